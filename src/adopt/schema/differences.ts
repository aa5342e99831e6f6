import { isObject } from '../../readers/json/json';
import { printable } from '../../text/printable';
import { type Values, objectsOf, own, setValues } from './set-values';
import { type Settable, type Shape, settableOf } from './settable';

/** An attribute that code sets to something other than the state has. It never contains the values: they may be secrets. */
export interface Difference {
  /** Its path, such as `replication_specs[0].zone_name`. */
  readonly path: string;
  readonly what: 'differs' | 'is not in the state' | 'is not in the code';
}

/**
 * What differs between the attributes that code sets and a state: everything that the code sets must be in the state, and
 * everything that the state has to set must be in the code.
 */
export function differencesOf(type: string, code: Values, state: Values): readonly Difference[] {
  const shape = settableOf(type);
  if (shape === undefined) return [{ path: '', what: 'is not in the state' }];
  return [...members(shape, code, state, setValues(type, state), '')];
}

function* members(shape: Shape, code: Values, state: Values, needed: Values, path: string): Iterable<Difference> {
  for (const [name, settable] of shape) {
    const at = path === '' ? name : `${path}.${name}`;
    yield* attribute(settable, own(code, name), own(state, name), own(needed, name), at);
  }
}

function* attribute(
  settable: Settable,
  code: unknown,
  state: unknown,
  needed: unknown,
  path: string,
): Iterable<Difference> {
  if (code === undefined || code === null) {
    if (needed !== undefined) yield { path, what: 'is not in the code' };
    return;
  }
  if (state === undefined || state === null) {
    yield { path, what: 'is not in the state' };
    return;
  }
  const { of, many } = settable;
  if (typeof of === 'string') {
    if (!isSame(code, state, many)) yield { path, what: 'differs' };
    return;
  }
  const [inCode, inState, toSet] = [objectsOf(code), objectsOf(state), objectsOf(needed)];
  if (inCode.length !== inState.length) {
    yield { path, what: 'differs' };
    return;
  }
  const order = many === 'set' ? orderOf(of, inCode, inState, toSet) : inCode.map((_, index) => index);
  for (const [index, one] of inCode.entries()) {
    const other = order[index] ?? -1;
    const at = many === 'one' ? path : `${path}[${index}]`;
    yield* members(of, one, inState[other] ?? {}, toSet[other] ?? {}, at);
  }
}

/** For each element of a set in the code the one in the state that is equal, or else any that is left. */
function orderOf(
  shape: Shape,
  code: readonly Values[],
  state: readonly Values[],
  needed: readonly Values[],
): readonly number[] {
  const left = new Set(state.keys());
  const found = code.map((one) => {
    for (const index of left) {
      const [difference] = members(shape, one, state[index] ?? {}, needed[index] ?? {}, '');
      if (difference !== undefined) continue;
      left.delete(index);
      return index;
    }
    return undefined;
  });
  const others = [...left];
  return found.map((index) => index ?? others.shift() ?? -1);
}

function sorted(list: readonly unknown[]): readonly unknown[] {
  return [...list].sort();
}

function isSame(one: unknown, other: unknown, many: Settable['many']): boolean {
  if (many === 'set' && Array.isArray(one) && Array.isArray(other)) return text(sorted(one as unknown[])) === text(sorted(other as unknown[]));
  return text(one) === text(other);
}

/** The same text for the same value, whatever the order of members. */
function text(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isObject(inner) ? Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)) : inner,
  );
}

/** A difference in words, without values. */
export function differenceText({ path, what }: Difference): string {
  return `${printable(path)} ${what}`;
}
