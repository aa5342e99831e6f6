import { closest, distance } from 'fastest-levenshtein';

/** The name that somebody probably meant; undefined where none is near. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  // A name that contains what was typed, or ends with it, is meant whatever its length.
  const found = names.find((name) => name.endsWith(`/${typed}`)) ?? closest(typed, names);
  const isNear = found.includes(typed) || distance(typed, found) <= Math.max(2, Math.floor(typed.length / 3));
  return isNear ? found : undefined;
}
