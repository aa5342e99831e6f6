import type { Cluster } from './cluster';
import type { Link } from './link';
import type { Project } from './project';
import type { Resource } from './resource';
import type { SnapshotSource } from './restore-job';
import type { Value } from './value';

/** A restore of databases and collections: creating it is the restore. */
export interface CollectionRestoreJob extends Resource {
  readonly clusterName: Value<string>;
  /** The cluster whose snapshot or history is restored. */
  readonly source: Link<Cluster>;
  /** The cluster that `cluster_name` refers to, if that is a cluster of another project. */
  readonly clusterElsewhere: Cluster | undefined;
  readonly project: Link<Project>;
  readonly targetClusterName: Value<string>;
  /** The cluster that is restored into. */
  readonly target: Link<Cluster>;
  readonly targetProjectId: Value<string>;
  readonly targetProject: Link<Project>;
  /** The cluster that `target_cluster_name` refers to, if that is a cluster of another project. */
  readonly targetElsewhere: Cluster | undefined;
  /** `CREATE_NEW` or `OVERWRITE_EXISTING`. */
  readonly writeStrategy: Value<string>;
  /** `ALL`, `NONE` or `ALL_EXCEPT_TTL`. */
  readonly indexStrategy: Value<string>;
  readonly snapshotId: Value<string>;
  readonly snapshot: SnapshotSource;
  readonly pointInTimeUtcSeconds: Value<number>;
  readonly oplogTs: Value<number>;
  readonly oplogInc: Value<number>;
  /** Absent if there are none; an empty list is the same. */
  readonly databases: Value<readonly RestoredNamespace[]>;
  /** Absent if there are none; an empty list is the same. */
  readonly collections: Value<readonly RestoredNamespace[]>;
  /** `timeouts.create`: how long the provider waits for the restore to finish, such as `3h`. */
  readonly createTimeout: Value<string>;

  readonly before: CollectionRestoreJob | undefined;
  readonly after: CollectionRestoreJob | undefined;
}

/** A database, or a collection as `database.collection`, and the name that it is restored under. */
export interface RestoredNamespace {
  readonly source: Value<string>;
  readonly target: Value<string>;
}
