import type { RowId } from './evidence';

/** What the answers about a cluster are about. */
export type RowGroup = 'configuration' | 'recovery' | 'places' | 'protection';

/** The headings of the groups. */
export const GROUPS: Readonly<Record<RowGroup, string>> = {
  configuration: 'Configuration of backups',
  recovery: 'What can be restored',
  places: 'Places',
  protection: 'Protection',
};

/** The answers about a cluster, in their order. */
export const ROWS: Readonly<Record<RowId, { readonly label: string; readonly group: RowGroup }>> = {
  kind: { label: 'kind', group: 'configuration' },
  backup: { label: 'backups', group: 'configuration' },
  policy: { label: 'taken by', group: 'configuration' },
  schedule: { label: 'policy items', group: 'configuration' },
  pointInTime: { label: 'point-in-time restore', group: 'configuration' },
  export: { label: 'exports', group: 'configuration' },
  rpo: { label: 'RPO', group: 'recovery' },
  retention: { label: 'retention', group: 'recovery' },
  granularity: { label: 'granularity', group: 'recovery' },
  oldest: { label: 'oldest restorable point', group: 'recovery' },
  regions: { label: 'regions', group: 'places' },
  storedIn: { label: 'snapshots stored in', group: 'places' },
  copies: { label: 'copies', group: 'places' },
  survives: { label: 'survives', group: 'places' },
  terminationProtection: { label: 'termination protection', group: 'protection' },
  retainedOnDeletion: { label: 'retained on deletion', group: 'protection' },
  encryptionAtRest: { label: 'encryption at rest', group: 'protection' },
  compliancePolicy: { label: 'compliance policy', group: 'protection' },
};

export const ROW_IDS = Object.keys(ROWS) as readonly RowId[];

/** What is shown in lists instead of rows. */
export const LISTS = {
  objectives: 'objectives',
  findings: 'findings',
  acknowledgements: 'acknowledgements',
  unknown: 'what is not known',
} as const;

/** What a provision of a framework can be about. */
export type Topic = RowId | keyof typeof LISTS;

/** What reports call topics; a group whose rows are all among them is named by its heading. */
export function topicNames(topics: readonly Topic[]): readonly string[] {
  const all = new Set(topics);
  const names = topics.map((topic) => {
    if (isList(topic)) return LISTS[topic];
    const { label, group } = ROWS[topic];
    const isWhole = ROW_IDS.every((id) => ROWS[id].group !== group || all.has(id));
    return isWhole ? `all rows of "${GROUPS[group]}"` : label;
  });
  return [...new Set(names)];
}

function isList(topic: Topic): topic is keyof typeof LISTS {
  return topic in LISTS;
}
