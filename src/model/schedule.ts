import type { Frequency } from '../atlas';
import type { Cluster, Shard } from './cluster';
import type { ExportBucket } from './export-bucket';
import type { Link } from './link';
import type { Project } from './project';
import type { Resource } from './resource';
import type { Value } from './value';

/** A cloud backup schedule. */
export interface Schedule extends Resource {
  readonly clusterName: Value<string>;
  readonly cluster: Link<Cluster>;
  /** The cluster that `cluster_name` refers to, if that is a cluster of another project. */
  readonly clusterElsewhere: Cluster | undefined;
  readonly project: Link<Project>;
  /** Whether Terraform creates the cluster first; undefined if that is not known. */
  readonly waitsForCluster: boolean | undefined;
  /** Its policy items, the most frequent first; a kind whose items are not known yet is in `unknownItems`. */
  readonly items: readonly PolicyItem[];
  /** The kinds whose blocks are not known yet. */
  readonly unknownItems: readonly UnknownItems[];
  readonly referenceHourOfDay: Value<number>;
  readonly referenceMinuteOfHour: Value<number>;
  readonly restoreWindowDays: Value<number>;
  /** Whether the configuration sets restore_window_days; undefined if that is not known. */
  readonly setsRestoreWindow: boolean | undefined;
  readonly updateSnapshots: Value<boolean>;
  readonly autoExportEnabled: Value<boolean>;
  /** Whether the configuration sets auto_export_enabled; undefined if that is not known. */
  readonly setsAutoExport: boolean | undefined;
  readonly export: Value<SnapshotExport>;
  readonly copySettings: Value<readonly CopySetting[]>;
  /** Whether copies have a separate retention or number instead of frequencies. */
  readonly copyPolicyItemsEnabled: Value<boolean>;
  /** Whether a changed retention of copies applies to those that exist. */
  readonly updateCopySnapshots: Value<boolean>;
  /** Whether the copies of copy items that are removed are deleted. */
  readonly deleteCopySnapshots: Value<boolean>;
  readonly skipDestroy: Value<boolean>;
  /** Whether the configuration sets skip_destroy; undefined if that is not known. */
  readonly setsSkipDestroy: boolean | undefined;

  readonly before: Schedule | undefined;
  readonly after: Schedule | undefined;
}

/** One item of a backup policy. */
export interface PolicyItem {
  readonly frequency: Frequency;
  readonly interval: Value<number>;
  readonly unit: Value<string>;
  readonly value: Value<number>;
  /** The id that Atlas gave it; the provider sends items by position with these ids. */
  readonly id: Value<string>;
  /** The block's name, such as `policy_item_weekly`. */
  readonly attribute: string;
  /** Its place among the blocks of its kind. */
  readonly index: number;
}

/** One item of a copy setting: the snapshots that it copies, and how long the copies are kept. */
export interface CopyPolicyItem {
  /** In lower case: `hourly`, `daily`, `weekly`, `monthly`, `yearly` or `ondemand`. */
  readonly frequency: Value<string>;
  readonly unit: Value<string>;
  readonly value: Value<number>;
  /** The id that Atlas gave it. */
  readonly id: Value<string>;
  /** Its place among the items of its copy setting. */
  readonly index: number;
}

/** A kind of policy item whose blocks are not known yet, as from a dynamic block. */
export interface UnknownItems {
  readonly frequency: Frequency;
  readonly attribute: string;
  readonly until: 'plan' | 'apply';
}

/** Where automatic export writes to. */
export interface SnapshotExport {
  readonly bucketId: Value<string>;
  /** Whether the configuration takes it from `id` of the bucket, which is Terraform's own. */
  readonly refersToStateId: boolean;
  readonly bucket: Link<ExportBucket>;
  readonly frequency: Value<string>;
}

/** A region that snapshots are copied to. */
export interface CopySetting {
  readonly index: number;
  readonly cloudProvider: Value<string>;
  readonly regionName: Value<string>;
  readonly zoneId: Value<string>;
  /** The shard of the cluster that the zone belongs to. */
  readonly zone: Link<Shard>;
  readonly frequencies: Value<readonly Value<string>[]>;
  readonly shouldCopyOplogs: Value<boolean>;
  /** Which snapshots are copied, and how long the copies are kept; absent if there are none. */
  readonly copyPolicyItems: Value<readonly CopyPolicyItem[]>;
  /** How many of the newest snapshots are copied; absent if it is 0, as the provider reads it. */
  readonly lastNumberOfSnapshots: Value<number>;
  /** The legacy `replication_spec_id`, which provider 2.x no longer has. */
  readonly replicationSpecId: Value<unknown>;
}
