/** How Atlas runs a cluster: it decides which backups there are. */
export type ClusterKind = 'free' | 'flex' | 'dedicated' | 'serverless' | 'shared';

/** All kinds of clusters. */
export const CLUSTER_KINDS = [
  'free',
  'flex',
  'dedicated',
  'serverless',
  'shared',
] as const satisfies readonly ClusterKind[];

/** What a person calls a cluster of each kind, with its article. */
export const CLUSTER_KIND_NAMES: Readonly<Record<ClusterKind, string>> = {
  free: 'an M0 cluster',
  flex: 'a Flex cluster',
  dedicated: 'a dedicated cluster',
  serverless: 'a Serverless instance',
  shared: 'an M2 or M5 cluster',
};
