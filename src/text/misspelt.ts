import { distance } from 'fastest-levenshtein';

/**
 * The name that was misspelt: one or two letters away, fewer in a short name. Names that differ only in their
 * numbers are different names.
 */
export function misspellingOf(typed: string, names: readonly string[]): string | undefined {
  const most = Math.min(2, Math.floor((typed.length + 1) / 4));
  let found: { readonly name: string; readonly away: number } | undefined;
  for (const name of names) {
    if (Math.abs(name.length - typed.length) > most || withoutDigits(name) === withoutDigits(typed)) continue;
    const away = distance(typed, name);
    if (away <= most && (found === undefined || away < found.away)) found = { name, away };
  }
  return found?.name;
}

function withoutDigits(name: string): string {
  return name.replaceAll(/\d/g, '');
}
