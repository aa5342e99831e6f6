/**
 * Ids that rules had in a released version, each with the id that the rule has now. A released id never disappears:
 * acknowledgements, severities, baselines and `atlas-backup explain` understand a former one as the current one. A row
 * stays as long as docs/versioning.md promises.
 */
export const FORMER_IDS: ReadonlyMap<string, string> = new Map<string, string>([]);

/** The current id of a rule, whether its current or a former one is given. An id that no rule ever had is returned unchanged. */
export function currentId(id: string): string {
  return FORMER_IDS.get(id) ?? id;
}

/** The ids that a rule had before. */
export function formerIdsOf(id: string): readonly string[] {
  return [...FORMER_IDS].flatMap(([former, current]) => (current === id ? [former] : []));
}

/** What is set by rule id, under current ids. Where a rule is named by both, what its current id says counts. */
export function byCurrentId<T>(entries: Iterable<readonly [id: string, value: T]>): Map<string, T> {
  const all = [...entries];
  const isFormer = ([id]: readonly [string, T]): boolean => currentId(id) !== id;
  return new Map([
    ...all.filter(isFormer).map(([id, value]) => [currentId(id), value] as const),
    ...all.filter((entry) => !isFormer(entry)),
  ]);
}
