import { closest, distance } from 'fastest-levenshtein';

/** The name that a person probably intended; undefined where none is near. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  // A name that begins or ends with what was typed is intended whatever its length: "Jan" is january, not may.
  const lower = typed.toLowerCase();
  const found =
    names.find((name) => name.endsWith(`/${typed}`)) ??
    only(names.filter((name) => lower.length > 1 && name.toLowerCase().startsWith(lower))) ??
    closest(typed, names);
  if (found.toLowerCase().includes(lower)) return found;
  const away = distance(typed, found);
  // Of a short text most letters may differ, so at least the first one has to be the same: "zhs" is zsh.
  const isNear = away <= typed.length / 2 || found.startsWith(lower.slice(0, 1));
  return isNear && away <= Math.max(2, Math.floor(typed.length / 3)) ? found : undefined;
}

/** What a message says of a name that a person probably intended: `; did you mean "error"?`. Empty where none is near. */
export function suggestion(typed: string, names: readonly string[]): string {
  const intended = nearest(typed, names);
  return intended === undefined ? '' : `; did you mean "${intended}"?`;
}

function only<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}
