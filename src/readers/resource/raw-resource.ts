import type { Change, Existence, Resource } from '../../model';
import type { Attributes } from './attributes';
import type { BlockConfiguration, ModuleConfiguration } from './configuration';
import type { Expression } from '../expression/expression';
import type { Json } from '../json/json';

/** One instance of a resource or data source, as an input has it, before the model is made of it. */
export interface RawResource {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  /** The address of its module instance; empty for the root. */
  readonly module: string;
  /** Its key or number, where its block makes several. */
  readonly key: string | number | undefined;
  readonly attributes: Attributes;
  readonly scope: Scope;
  readonly constructPath: string | undefined;
  readonly existence: Existence;
  readonly change: Change | undefined;
  /** What constructs of this library left under `"//".metadata`. */
  readonly metadata: Json;
}

/** Where an expression stands: it decides what `var.x`, `each.key` and a resource's name mean in it. */
export interface Scope {
  /** The address of the module instance. */
  readonly module: string;
  /** The configuration of that module; undefined where the input has none. */
  readonly configuration: ModuleConfiguration | undefined;
  /** The block, for `each.value`. */
  readonly block: Pick<BlockConfiguration, 'forEach'> | undefined;
  /** The key or number of the instance. */
  readonly key: string | number | undefined;
  /** What `each.value` is, where that is written out. */
  readonly eachValue?: Expression | undefined;
  /** The iterators of dynamic blocks around the expression. */
  readonly iterators?: ReadonlyMap<string, Iteration>;
}

/** One turn of a dynamic block. */
export interface Iteration {
  readonly key: Expression;
  readonly value: Expression;
}

/** What the model keeps of a resource of any type. */
export function resourceOf({ address, type, constructPath, existence, change }: RawResource): Resource {
  return { address, type, constructPath, existence, change };
}

/** `type.name`, or `data.type.name`: what a reference within the module calls it. */
export function blockOf({ mode, type, name }: Pick<RawResource, 'mode' | 'type' | 'name'>): string {
  return mode === 'data' ? `data.${type}.${name}` : `${type}.${name}`;
}

/** The steps of an address, parted at the dots outside of keys: `module`, `a["x.y"]`, `aws_kms_key`, `k`. */
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

/** No address of a module is longer; an input is not to be trusted with the stack. */
const LONGEST = 4_000;

/** The last call in the address of a module instance, and the module that makes it; undefined for the root. */
export function lastCall(
  module: string,
): { readonly parent: string; readonly name: string; readonly key: string | number | undefined } | undefined {
  if (module === '' || module.length > LONGEST) return undefined;
  const steps = stepsOf(module);
  const { name, key } = nameAndKey(steps.at(-1) ?? '');
  return { parent: steps.slice(0, -2).join('.'), name, key };
}

/** An address without its instance keys: that of the block. */
export function withoutKeys(address: string): string {
  if (!address.includes('[')) return address;
  return stepsOf(address)
    .map((step) => nameAndKey(step).name)
    .join('.');
}

function nameAndKey(step: string): { readonly name: string; readonly key: string | number | undefined } {
  const bracket = step.indexOf('[');
  if (bracket === -1) return { name: step, key: undefined };
  return { name: step.slice(0, bracket), key: keyOf(step.slice(bracket + 1, -1)) };
}

function keyOf(text: string): string | number {
  if (!text.startsWith('"')) return Number(text);
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}

/** An instance key as Terraform writes it in an address. */
export function keyInAddress(key: string | number | undefined): string {
  return key === undefined ? '' : typeof key === 'number' ? `[${key}]` : `[${JSON.stringify(key)}]`;
}
