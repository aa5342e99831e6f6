import type { Cluster } from './cluster';
import type { Link } from './link';
import type { Project } from './project';
import type { Resource } from './resource';
import type { Snapshot } from './snapshot';
import type { Value } from './value';

/** A restore job: creating it is the restore. */
export interface RestoreJob extends Resource {
  readonly clusterName: Value<string>;
  /** The cluster whose snapshot or history is restored. */
  readonly source: Link<Cluster>;
  /** The cluster that `cluster_name` refers to, if that is a cluster of another project. */
  readonly clusterElsewhere: Cluster | undefined;
  readonly project: Link<Project>;
  readonly snapshotId: Value<string>;
  readonly snapshot: SnapshotSource;
  /** How it is delivered; absent if the whole block is not set. */
  readonly delivery: Value<Delivery>;
  /** The cluster that is restored into; missing if none is named. */
  readonly target: Link<Cluster>;
  /** The project of the cluster that is restored into; missing where none is named. */
  readonly targetProject: Link<Project>;
  /** The cluster that `target_cluster_name` refers to, if that is a cluster of another project. */
  readonly targetElsewhere: Cluster | undefined;

  readonly before: RestoreJob | undefined;
  readonly after: RestoreJob | undefined;
}

/** Where a restore job takes its snapshot from, as far as the configuration shows. */
export type SnapshotSource =
  /** An on-demand snapshot of this configuration. */
  | { readonly kind: 'resource'; readonly snapshot: Snapshot }
  /** A data source that lists snapshots: which one it is changes with time. */
  | { readonly kind: 'list'; readonly address: string }
  /** A literal id, or anything else that does not show which snapshot it is. */
  | { readonly kind: 'other' };

/** How a restore is delivered. */
export interface Delivery {
  readonly automated: Value<boolean>;
  readonly download: Value<boolean>;
  readonly pointInTime: Value<boolean>;
  readonly targetClusterName: Value<string>;
  readonly targetProjectId: Value<string>;
  readonly pointInTimeUtcSeconds: Value<number>;
  readonly oplogTs: Value<number>;
  readonly oplogInc: Value<number>;
}
