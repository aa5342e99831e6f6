import { entriesOf, isObject, member } from '../../readers/json/json';
import { withoutDoubledSigns } from '../../text/hcl-text';
import type { AdoptedCode } from '../code/adopted-code';
import { type Difference, differencesOf } from '../schema/differences';
import { type StackLayout, stacksOf } from '../program/program';
import type { Values } from '../schema/set-values';
import type { StateResource } from '../state/state-resource';
import { type Load, runProgram } from './interpreter';

/** How the code compares with the state that it was made of. */
export interface RoundTrip {
  /** The number of resources whose attributes are equal. */
  readonly equal: number;
  readonly all: number;
  /** Resources that differ, by their addresses in the state. */
  readonly differences: ReadonlyMap<string, readonly Difference[]>;
  /** Why resources could not be created, by their addresses in the state. */
  readonly failures: ReadonlyMap<string, string>;
  /** Each synthesized stack, by its id. */
  readonly stacks: ReadonlyMap<string, unknown>;
}

/** How code is run. */
export interface RunOptions {
  readonly load: Load;
  readonly layout: StackLayout;
  /** The names in the state to keep, by the path below the stack; none if they are not kept. */
  readonly names: ReadonlyMap<string, string>;
}

/** Runs the code, and compares each attribute that it sets with the state. */
export function roundTrip(code: AdoptedCode, { load, layout, names }: RunOptions): RoundTrip {
  const { stacks, addresses, failures } = runProgram(stacksOf(code.files, layout), load, names);
  const resources = new Map(code.places.map(({ resource }) => [resource.address, resource]));
  const keptNames = new Map(
    code.places.map(({ path, resource }) => [resource.address, names.get(path.join('/'))]),
  );
  const values = new Map(code.variables.map((variable) => [variable.name, variable.value]));
  const differences = new Map<string, readonly Difference[]>();
  const failed = new Map<string, string>();
  for (const { address, reason } of failures) failed.set(address ?? 'the stack', reason);
  const seen = new Set<string>();
  const resolve = (text: string): unknown => resolved(text, { addresses, resources, values });
  const created = [...stacks.values()].flatMap((json) => entriesOf(member(json, 'resource')));
  for (const [type, all] of created)
    for (const [name, attributes] of entriesOf(all)) {
      const address = addresses.get(`${type}.${name}`);
      const resource = address === undefined ? undefined : resources.get(address);
      if (address === undefined || resource === undefined || resource.type !== type) {
        failed.set(`${type}.${name}`, 'the code creates a resource that the state does not have');
        continue;
      }
      seen.add(address);
      const kept = keptNames.get(address) ?? name;
      if (kept !== name) failed.set(address, `its address would be ${type}.${name}`);
      const found = differencesOf(type, withValues(attributes, resolve) as Values, resource.values);
      if (found.length > 0) differences.set(address, found);
    }
  for (const address of resources.keys())
    if (!seen.has(address) && !failed.has(address)) failed.set(address, 'the code does not create it');
  const wrong = new Set([...differences.keys(), ...failed.keys()]);
  const equal = [...resources.keys()].filter((address) => !wrong.has(address)).length;
  return { equal, all: resources.size, differences, failures: failed, stacks };
}

interface Known {
  readonly addresses: ReadonlyMap<string, string>;
  readonly resources: ReadonlyMap<string, StateResource>;
  readonly values: ReadonlyMap<string, unknown>;
}

/** Values as Terraform would have them: references followed into the state, variables with the values of the state. */
function withValues(value: unknown, resolve: (text: string) => unknown): unknown {
  if (typeof value === 'string') return resolve(value);
  if (Array.isArray(value)) return value.map((one) => withValues(one, resolve));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [withoutDoubledSigns(name), withValues(one, resolve)]),
  );
}

function resolved(text: string, { addresses, resources, values }: Known): unknown {
  const [, expression] = /^\$\{([^}]*)\}$/.exec(text) ?? [];
  if (expression === undefined) return withoutDoubledSigns(text);
  const [first = '', second = '', ...path] = expression.split(/[.[\]]+/).filter((part) => part !== '');
  if (first === 'var') return values.get(second);
  const address = addresses.get(`${first}.${second}`);
  const resource = address === undefined ? undefined : resources.get(address);
  return path.reduce<unknown>(
    (inner, name) => (Array.isArray(inner) ? (inner as unknown[])[Number(name)] : member(inner, name)),
    resource?.values,
  );
}
