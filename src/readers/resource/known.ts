import type { Value } from '../../model';

/** The value, if it is known. */
export function knownValue<T>(value: Value<T>): T | undefined {
  return value.kind === 'known' ? value.value : undefined;
}

/** The items of a list, if it is known; otherwise none. */
export function knownItems<T>(value: Value<readonly T[]>): readonly T[] {
  return value.kind === 'known' ? value.value : [];
}
