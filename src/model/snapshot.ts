import type { Cluster } from './cluster';
import type { Link } from './link';
import type { Project } from './project';
import type { Resource } from './resource';
import type { Value } from './value';

/** An on-demand snapshot. */
export interface Snapshot extends Resource {
  readonly clusterName: Value<string>;
  readonly cluster: Link<Cluster>;
  /** The cluster that `cluster_name` refers to, if that is a cluster of another project. */
  readonly clusterElsewhere: Cluster | undefined;
  readonly project: Link<Project>;
  readonly description: Value<string>;
  readonly retentionInDays: Value<number>;
  readonly snapshotId: Value<string>;
  /** When it was taken, as Atlas writes it: `2026-01-31T18:00:00Z`. */
  readonly createdAt: Value<string>;

  readonly before: Snapshot | undefined;
  readonly after: Snapshot | undefined;
}
