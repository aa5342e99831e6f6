import { closest, distance } from 'fastest-levenshtein';

/** The name closest to what was typed; undefined if none is similar. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  // A name that contains the typed text is similar, whatever its length.
  const found = names.find((name) => name.endsWith(`/${typed}`)) ?? closest(typed, names);
  const isNear = found.includes(typed) || distance(typed, found) <= Math.max(2, Math.floor(typed.length / 3));
  return isNear ? found : undefined;
}
