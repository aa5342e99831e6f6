import type { ClusterKind } from '../atlas';
import type { ExportJob } from './export-job';
import type { Link } from './link';
import type { OtherResource } from './other-resource';
import type { Project } from './project';
import type { Resource } from './resource';
import type { RestoreJob } from './restore-job';
import type { Schedule } from './schedule';
import type { Snapshot } from './snapshot';
import type { Value } from './value';

/** A cluster of any kind, whichever Terraform resource creates it. */
export interface Cluster extends Resource {
  readonly name: Value<string>;
  /** `cluster_id`, the id that Atlas gave it; absent where it has none yet, or where its resource has no such attribute. */
  readonly clusterId: Value<string>;
  readonly project: Link<Project>;
  readonly kind: Value<ClusterKind>;
  /** `REPLICASET`, `SHARDED` or `GEOSHARDED`. */
  readonly clusterType: Value<string>;
  /** One for each replication spec, in configuration order. */
  readonly shards: Value<readonly Shard[]>;

  /** Whether cloud backup is enabled, whatever this resource calls the attribute. */
  readonly backupEnabled: Value<boolean>;
  /** What this resource calls that attribute: `backup_enabled`, or usually `cloud_backup` on `mongodbatlas_cluster`. */
  readonly backupAttribute: string;
  /** Whether the configuration sets that attribute; undefined if that is not known. */
  readonly setsBackup: boolean | undefined;
  readonly pitEnabled: Value<boolean>;
  readonly retainBackupsEnabled: Value<boolean>;
  readonly terminationProtectionEnabled: Value<boolean>;
  readonly paused: Value<boolean>;
  readonly encryptionAtRestProvider: Value<string>;
  /** When Atlas created it, such as `2026-01-31T17:05:10Z`. */
  readonly createDate: Value<string>;
  readonly mongoDbMajorVersion: Value<string>;
  readonly mongoDbVersion: Value<string>;
  readonly pinnedFcv: Value<PinnedFcv>;
  /** `CORE` or `INFINITE`, if the configuration sets it; `editionOf` says which one there is. */
  readonly databaseEdition: Value<string>;
  /** The edition in force, as Atlas reports it. */
  readonly effectiveDatabaseEdition: Value<string>;
  readonly configServerManagementMode: Value<string>;
  readonly configServerType: Value<string>;
  /** `use_effective_fields`: sizes that auto-scaling has changed are kept. */
  readonly useEffectiveFields: Value<boolean>;
  /** Serverless only: continuous instead of basic backup. */
  readonly continuousBackupEnabled: Value<boolean>;
  /** Tags and labels together; a label never hides a tag. */
  readonly tags: Value<ReadonlyMap<string, Value<string>>>;

  /** The old continuous backup: `backup_enabled` of a `mongodbatlas_cluster`, where the cloud backup switch is another. */
  readonly oldContinuousBackup: Value<boolean>;
  /** The legacy `provider_backup_enabled` of a `mongodbatlas_cluster`, where the configuration sets it. */
  readonly providerBackupEnabled: Value<boolean>;
  /** The resource or construct that puts this cluster under the legacy Cloud Provider Snapshots, if one does. */
  readonly legacyMethod: LegacyMethod | undefined;
  /** The resources of the legacy Cloud Provider Snapshots that name this cluster. */
  readonly legacyResources: readonly OtherResource[];
  /** `disk_size_gb` at the root, where an advanced_cluster has no such attribute. */
  readonly rootDiskSizeGb: Value<unknown>;

  readonly schedules: readonly Schedule[];
  readonly snapshots: readonly Snapshot[];
  /** The jobs that export snapshots of this cluster. */
  readonly exportJobs: readonly ExportJob[];
  /** The restore jobs that have this cluster as their target. */
  readonly restoresInto: readonly RestoreJob[];

  /** The same resource in the other estate of a plan. */
  readonly before: Cluster | undefined;
  readonly after: Cluster | undefined;
}

/** One shard, or the one replica set: a replication spec. */
export interface Shard {
  readonly zoneId: Value<string>;
  readonly zoneName: Value<string>;
  /** `num_shards`: real on `mongodbatlas_cluster`, silently dropped on an advanced_cluster. */
  readonly numShards: Value<number>;
  readonly regions: Value<readonly Region[]>;
}

/** A region of a shard. */
export interface Region {
  /** The cloud provider that runs it; for a tenant cluster, the one behind it. */
  readonly provider: Value<string>;
  /** What provider_name says: a cloud provider, `TENANT`, `FLEX` or `SERVERLESS`. */
  readonly providerName: Value<string>;
  /** Whether its provider is that of a tenant cluster: `TENANT`, `FLEX` or `SERVERLESS`. */
  readonly isTenant: boolean;
  readonly region: Value<string>;
  /** The highest priority, 7, is the region of the primary, and of the snapshots. */
  readonly priority: Value<number>;
  readonly instanceSize: Value<string>;
  /** Further sizes in this region: those of analytics and read-only nodes. */
  readonly otherSizes: readonly Value<string>[];
  /** The nodes that can become primary. */
  readonly electable: Value<Nodes>;
  readonly readOnly: Value<Nodes>;
  readonly analytics: Value<Nodes>;
  /** Of the electable and read-only nodes. */
  readonly autoScaling: Value<AutoScaling>;
  readonly analyticsAutoScaling: Value<AutoScaling>;
  /** Where it is written, such as `replication_specs[0].region_configs[1]`. */
  readonly attribute: string;
}

/** The nodes of one kind in a region. */
export interface Nodes {
  readonly size: Value<string>;
  readonly count: Value<number>;
  readonly diskSizeGb: Value<number>;
  readonly diskIops: Value<number>;
  readonly volumeType: Value<string>;
  /** Where each of these is written: `replication_specs[0].region_configs[1].electable_specs.node_count`. */
  readonly attributes: Readonly<Record<'size' | 'count' | 'diskSizeGb' | 'diskIops' | 'volumeType', string>>;
}

/** How Atlas scales nodes automatically. */
export interface AutoScaling {
  readonly computeEnabled: Value<boolean>;
  readonly scaleDownEnabled: Value<boolean>;
  readonly minSize: Value<string>;
  readonly maxSize: Value<string>;
  readonly diskEnabled: Value<boolean>;
  /** Where each of these is written. */
  readonly attributes: Readonly<
    Record<'computeEnabled' | 'scaleDownEnabled' | 'minSize' | 'maxSize' | 'diskEnabled', string>
  >;
}

/** A pinned feature compatibility version. */
export interface PinnedFcv {
  readonly version: Value<string>;
  readonly expirationDate: Value<string>;
}

/** What puts a cluster under the legacy Cloud Provider Snapshots. */
export interface LegacyMethod {
  readonly by: 'construct' | 'provider_backup_enabled' | 'resource';
  /** The address of what puts it there. */
  readonly address: string;
}
