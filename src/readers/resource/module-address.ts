/** The key of an instance: a text for for_each, a number for count. */
export type InstanceKey = string | number;

/** No address of a module is longer; an untrusted input must not overflow the stack. */
const LONGEST = 4_000;

/** The last call in the address of a module instance, and the module that makes it; undefined for the root. */
export function lastCall(
  module: string,
): { readonly parent: string; readonly name: string; readonly key: InstanceKey | undefined } | undefined {
  if (module === '' || module.length > LONGEST) return undefined;
  const steps = stepsOf(module);
  const { name, key } = nameAndKey(steps.at(-1) ?? '');
  return { parent: steps.slice(0, -2).join('.'), name, key };
}

/** The address of a module that another one calls, without an instance key. */
export function childModule(module: string, name: string): string {
  return module === '' ? `module.${name}` : `${module}.module.${name}`;
}

/** An address without its instance keys: the address of the block. */
export function withoutKeys(address: string): string {
  if (!address.includes('[')) return address;
  return stepsOf(address)
    .map((step) => nameAndKey(step).name)
    .join('.');
}

/** An instance key as Terraform writes it in an address. */
export function keyInAddress(key: InstanceKey | undefined): string {
  return key === undefined ? '' : typeof key === 'number' ? `[${key}]` : `[${JSON.stringify(key)}]`;
}

/** The steps of an address, split at the dots outside of keys: `module`, `a["x.y"]`, `aws_kms_key`, `k`. */
function stepsOf(address: string): string[] {
  const steps: string[] = [];
  let from = 0;
  let within: '[' | '"' | undefined;
  for (let at = 0; at < address.length; at += 1) {
    const character = address[at];
    if (within === '"') {
      if (character === '\\') at += 1;
      else if (character === '"') within = '[';
    } else if (within === '[') {
      if (character === '"') within = '"';
      else if (character === ']') within = undefined;
    } else if (character === '[') within = '[';
    else if (character === '.') {
      steps.push(address.slice(from, at));
      from = at + 1;
    }
  }
  steps.push(address.slice(from));
  return steps;
}

function nameAndKey(step: string): { readonly name: string; readonly key: InstanceKey | undefined } {
  const bracket = step.indexOf('[');
  if (bracket === -1) return { name: step, key: undefined };
  return { name: step.slice(0, bracket), key: keyOf(step.slice(bracket + 1, -1)) };
}

function keyOf(text: string): InstanceKey {
  if (!text.startsWith('"')) return Number(text);
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}
