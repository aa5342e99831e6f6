import { SERVERLESS_AND_SHARED_END } from './dates';

/**
 * The facts behind the rules, by the ids that rules name: what Atlas documents, what the provider does, and where sources
 * disagree. They are short; the source has the details. Only explanations and documentation load this file.
 */

/** How sure a fact is. */
export type Confidence =
  /** An official page or the API's own description says so. */
  | 'documented'
  /** The code or a test of the provider or the operator shows it. */
  | 'seen in code'
  /** It follows from other facts. */
  | 'inferred'
  /** The real provider did it, against a server that recorded every request. */
  | 'measured'
  /** Atlas itself answered so, in the recordings of the tests of its command line. */
  | 'recorded'
  /** It was true for a backup method that no longer exists, and applies only where that method is chosen. */
  | 'historic'
  /** Official sources contradict each other: rules take the cautious side and say so. */
  | 'sources disagree'
  /** No source says it for certain. */
  | 'not confirmed';

/** A fact that rules enforce. */
export interface Fact {
  readonly statement: string;
  /** The page or file that it is from. */
  readonly source: string;
  readonly confidence: Confidence;
  /** The error codes of Atlas when it is not respected. */
  readonly errors?: readonly string[];
}

/** The day on which the sources were read last, as YYYY-MM-DD. */
export { FACTS_AS_OF as FACTS_READ_ON } from './dates';

const PROVIDER = 'https://github.com/mongodb/terraform-provider-mongodbatlas';
const REGISTRY = 'https://registry.terraform.io/providers/mongodb/mongodbatlas/2.16.0/docs';

const page = (name: string): string => `https://www.mongodb.com/docs/atlas/${name}/`;
const resource = (name: string): string => `${REGISTRY}/resources/${name}`;
const guide = (name: string): string => `${REGISTRY}/guides/${name}`;
const code = (path: string): string => `${PROVIDER}/blob/v2.16.0/${path}`;
const operatorCode = (path: string): string =>
  `https://github.com/mongodb/mongodb-atlas-kubernetes/blob/3fb4fa5/${path}`;
const issue = (number: number): string => `${PROVIDER}/issues/${number}`;

const API = 'https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/';
const ERRORS = page('reference/api-errors');
const CHANGELOG = `${PROVIDER}/blob/v2.16.0/CHANGELOG.md`;
const MODULE = 'https://github.com/terraform-mongodbatlas-modules/terraform-mongodbatlas-cluster';
const MEASURED = `${PROVIDER}/tree/v2.16.0`;

export const FACTS: Readonly<Record<string, Fact>> = {
  // Schedules
  '1.2': {
    statement: '`frequency_interval` takes 1 to 28 and 40, and no other number.',
    source: API,
    confidence: 'documented',
  },
  '1.3': {
    statement: 'An hourly item has an interval of 1, 2, 4, 6, 8 or 12; on NVMe storage only 12.',
    source: resource('cloud_backup_schedule#policy_item_hourly'),
    confidence: 'documented',
  },
  '1.4': {
    statement: 'A daily item has the interval 1.',
    source: resource('cloud_backup_schedule#policy_item_daily'),
    confidence: 'documented',
  },
  '1.5': {
    statement: 'The interval of a weekly item is the day of the week: 1 is Monday, 7 is Sunday.',
    source: resource('cloud_backup_schedule#policy_item_weekly'),
    confidence: 'documented',
  },
  '1.6': {
    statement: 'The interval of a monthly item is the day of the month, 1 to 28; 40 is the last day.',
    source: resource('cloud_backup_schedule#policy_item_monthly'),
    confidence: 'documented',
  },
  '1.7': {
    statement: 'The interval of a yearly item is a month, 1 to 12; the snapshot is taken on its first day.',
    source: resource('cloud_backup_schedule#policy_item_yearly'),
    confidence: 'documented',
  },
  '1.8': {
    statement: 'The unit of a retention is days, weeks, months or years, for items of every frequency.',
    source: API,
    confidence: 'documented',
  },
  '1.9': {
    statement:
      'A retention is at least as long as its frequency: weekly 7 days or 1 week, monthly 31 days, 5 weeks or 1 month, yearly 1 year.',
    source: resource('cloud_backup_schedule#retention_value'),
    confidence: 'documented',
  },
  '1.10': {
    statement: 'The value of a retention is positive. No maximum is published.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['BACKUP_SNAPSHOT_RETENTION_VALUE_INVALID'],
  },
  '1.11': {
    statement:
      'Snapshots of a less frequent item are kept at least as long as those of every more frequent one, also with different units and when frequencies in between are missing.',
    source: page('backup/cloud-backup/configure-backup-policy'),
    confidence: 'documented',
  },
  '1.12': {
    statement:
      'Atlas does not publish how it converts units. Its own default, monthly for 12 months together with yearly for 1 year, shows that months and years compare as calendar months.',
    source: page('backup/cloud-backup/configure-backup-policy'),
    confidence: 'inferred',
  },
  '1.13': {
    statement:
      'A policy has at most one hourly and one daily item; there may be several weekly, monthly and yearly ones.',
    source: page('backup/cloud-backup/configure-backup-policy'),
    confidence: 'documented',
  },
  '1.14': {
    statement: 'The API takes exactly one policy with at least one item.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['INVALID_NUM_OF_POLICIES', 'INVALID_NUM_OF_POLICY_ITEMS'],
  },
  '1.15': {
    statement:
      'Through Terraform a schedule without items is accepted: the default policy is deleted, and the cluster takes no scheduled snapshots.',
    source: resource('cloud_backup_schedule'),
    confidence: 'seen in code',
  },
  '1.16': {
    statement: 'The reference hour (0 to 23, UTC) and minute (0 to 59) are given together or not at all.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['INVALID_REFERENCE_TIME_OF_DAY_MISSING_FIELDS'],
  },
  '1.17': {
    statement: 'A restore window is a positive number of days. The provider accepts 0, Atlas does not.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['INVALID_RESTORE_WINDOW'],
  },
  '1.18': {
    statement: 'A restore window cannot be longer than hourly snapshots are kept.',
    source: page('backup/cloud-backup/configure-backup-policy'),
    confidence: 'documented',
  },
  '1.19': {
    statement:
      'Atlas compares the restore window with retentions only while continuous backup is enabled; otherwise it accepts a longer window.',
    source: code('internal/service/cloudbackupschedule/resource_cloud_backup_schedule_test.go'),
    confidence: 'seen in code',
  },
  '1.20': {
    statement:
      'Continuous backup requires an hourly item: without it, Atlas returns ATLAS_GENERAL_ERROR. A schedule without any item is accepted.',
    source: issue(2029),
    confidence: 'documented',
    errors: ['ATLAS_GENERAL_ERROR'],
  },
  '1.21': {
    statement:
      '`update_snapshots` applies a new retention to existing snapshots, even a shorter one. The provider never reads it back.',
    source: page('backup/cloud-backup/configure-backup-policy'),
    confidence: 'documented',
  },
  '1.26': {
    statement:
      'The default policy: 18:00 UTC, daily 7 days, weekly on Saturday 4 weeks, monthly on the last day 12 months, yearly in December 1 year; hourly every 6 hours for 7 days, by most sources only with continuous backup.',
    source: page('backup/cloud-backup/configure-backup-policy'),
    confidence: 'sources disagree',
  },
  '1.27': {
    statement: '`auto_export_enabled` requires an `export` block.',
    source: operatorCode('internal/controller/validate/validate.go'),
    confidence: 'seen in code',
  },
  '1.28': {
    statement:
      'Which frequencies can be exported differs by source: monthly and yearly in all current sources; weekly and daily in some, daily only on request to MongoDB Support.',
    source: resource('cloud_backup_schedule#export'),
    confidence: 'sources disagree',
  },
  '1.29': {
    statement:
      'An automatic export exports only snapshots of one frequency: if the policy has no item with that frequency, nothing is exported.',
    source: page('backup/cloud-backup/export'),
    confidence: 'documented',
  },
  '1.30': {
    statement:
      'A copy setting has a cloud provider, a region and a zone, and frequencies in capitals, ON_DEMAND among them.',
    source: API,
    confidence: 'documented',
  },
  '1.31': {
    statement: "Copies stay with the cloud provider of the zone's primary region.",
    source: page('backup/cloud-backup/snapshot-distribution'),
    confidence: 'documented',
  },
  '1.32': {
    statement: 'Copying oplogs requires continuous backup.',
    source: page('backup/cloud-backup/snapshot-distribution'),
    confidence: 'documented',
  },
  '1.34': {
    statement:
      'Only snapshots of the policy are copied: a copy setting accepts frequencies that the schedule does not take, but copies nothing for them.',
    source: page('backup/cloud-backup/snapshot-distribution'),
    confidence: 'documented',
  },
  '1.35': {
    statement:
      'Newer versions of the API have an item for each copied frequency, a number of last snapshots, and copies that Atlas manages automatically.',
    source: API,
    confidence: 'documented',
  },
  '1.37': {
    statement:
      'Removing a copy setting keeps existing copies until they expire; new snapshots are not copied.',
    source: page('backup/cloud-backup/snapshot-distribution'),
    confidence: 'documented',
  },
  '1.39': {
    statement:
      'If the primary region moves to a region that snapshots are copied to, Atlas rewrites the copy settings, and Terraform reports drift.',
    source: page('backup/cloud-backup/snapshot-distribution'),
    confidence: 'documented',
  },
  '1.41': {
    statement: 'A cluster has one on-demand snapshot queued or running at a time. It is kept at least a day.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['UNFINISHED_ON_DEMAND_SNAPSHOT'],
  },
  '1.42': {
    statement:
      'Every argument of an on-demand snapshot forces a new one, and destroying the resource deletes the snapshot.',
    source: code('internal/service/cloudbackupsnapshot/resource.go'),
    confidence: 'seen in code',
  },

  // The provider and schedules
  'T-1': {
    statement:
      'A schedule requires an existing cluster with backups enabled; a cluster name written as text gives Terraform no order.',
    source: resource('cloud_backup_schedule#cluster_name'),
    confidence: 'documented',
  },
  'T-2': {
    statement:
      'Changing `cluster_name` does not replace a schedule: the request is sent for the old cluster, and later plans show no drift.',
    source: code('internal/service/cloudbackupschedule/resource_cloud_backup_schedule.go'),
    confidence: 'inferred',
  },
  'T-3': {
    statement:
      'Creating a schedule first deletes the existing one. If Atlas then rejects the new one, the cluster has no schedule.',
    source: code('internal/service/cloudbackupschedule/resource_cloud_backup_schedule.go'),
    confidence: 'seen in code',
  },
  'T-4': {
    statement:
      'Destroying a schedule removes all its items; `skip_destroy`, once it is in the state, keeps them in Atlas. Provider 2.12 and later.',
    source: resource('cloud_backup_schedule#skip_destroy'),
    confidence: 'documented',
    errors: ['BACKUP_POLICIES_NOT_MEETING_BACKUP_COMPLIANCE_POLICY_REQUIREMENTS'],
  },
  'T-5': {
    statement: 'Removing every item from a schedule sends none, so the items stay in Atlas.',
    source: code('internal/service/cloudbackupschedule/resource_cloud_backup_schedule.go'),
    confidence: 'inferred',
  },
  'T-6': {
    statement:
      'Copy settings name zones since provider 2.0; a zone id is known only once the cluster exists.',
    source: guide('2.0.0-upgrade-guide'),
    confidence: 'documented',
  },
  'T-7': {
    statement: 'Before provider 2.9.0 `auto_export_enabled = false` was never sent.',
    source: CHANGELOG,
    confidence: 'documented',
  },
  'T-8': {
    statement:
      'Provider 2.x silently drops `num_shards` in replication specs; at the root it rejects it, as it does `disk_size_gb`.',
    source: resource('advanced_cluster'),
    confidence: 'measured',
  },
  'T-9': {
    statement:
      'Provider 2.x has no `cloud_provider_snapshot` resources and no `provider_backup_enabled`: Terraform rejects them.',
    source: guide('2.0.0-upgrade-guide'),
    confidence: 'measured',
  },

  // Compliance policies
  '2.1': {
    statement:
      'A compliance policy names a person by first name, last name and email. A wrong email blocks every later change until MongoDB Support corrects it.',
    source: page('backup/cloud-backup/backup-compliance-policy'),
    confidence: 'documented',
  },
  '2.4': {
    statement:
      'The restore window of a compliance policy is no longer than its hourly retention, and has an effect only with continuous backup.',
    source: API,
    confidence: 'documented',
  },
  '2.5': {
    statement: 'The on-demand item of a compliance policy ignores its interval, 0 included.',
    source: API,
    confidence: 'documented',
  },
  '2.6': {
    statement:
      'Intervals of a compliance policy have an effect only for its hourly item; provider tests set the others to 0, though the list of values begins at 1.',
    source: API,
    confidence: 'sources disagree',
  },
  '2.7': {
    statement: "Items of a compliance policy have the minimums and the order of a schedule's.",
    source: resource('backup_compliance_policy'),
    confidence: 'documented',
  },
  '2.8': {
    statement:
      'The provider requests that Atlas does not change schedules, so Atlas rejects a compliance policy while any schedule of the project falls short of it.',
    source: code('internal/service/backupcompliancepolicy/resource_backup_compliance_policy.go'),
    confidence: 'seen in code',
    errors: ['BACKUP_POLICIES_NOT_MEETING_BACKUP_COMPLIANCE_POLICY_REQUIREMENTS'],
  },
  '2.11': {
    statement:
      'A compliance policy prevents disabling backups, deleting snapshots, shortening retentions or restore windows, and schedules that fall short of it.',
    source: page('backup/cloud-backup/backup-compliance-policy'),
    confidence: 'documented',
  },
  '2.12': {
    statement:
      'Only MongoDB Support can disable or weaken a compliance policy, on request of the person it names; in a project without clusters and snapshots an owner can.',
    source: page('backup/cloud-backup/backup-compliance-policy'),
    confidence: 'documented',
  },
  '2.13': {
    statement:
      'Destroying the resource requests that Atlas disables the policy, which Atlas rejects: CANNOT_DISABLE_BACKUP_COMPLIANCE_POLICY.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['CANNOT_DISABLE_BACKUP_COMPLIANCE_POLICY'],
  },
  '2.15': {
    statement: 'If a compliance policy requires encryption with customer keys, every cluster must use it.',
    source: page('backup/cloud-backup/backup-compliance-policy'),
    confidence: 'documented',
    errors: ['CANNOT_DISABLE_ENCRYPTION_AT_REST_WITH_BACKUP_COMPLIANCE_POLICY'],
  },
  '2.16': {
    statement:
      'If a compliance policy requires continuous backup, every cluster must have `pit_enabled = true`.',
    source: issue(1855),
    confidence: 'documented',
    errors: ['CANNOT_DISABLE_PIT_WITH_BACKUP_COMPLIANCE_POLICY'],
  },
  '2.17': {
    statement: 'A compliance policy enables backups for every cluster, and Atlas rejects disabling them.',
    source: page('backup/cloud-backup/backup-compliance-policy'),
    confidence: 'documented',
    errors: ['CANNOT_DISABLE_CLOUD_BACKUP_WITH_BACKUP_COMPLIANCE_POLICY'],
  },
  '2.18': {
    statement:
      'A schedule must have every item of the compliance policy, with a retention and a restore window at least as long.',
    source: ERRORS,
    confidence: 'documented',
    errors: [
      'BACKUP_POLICIES_NOT_MEETING_BACKUP_COMPLIANCE_POLICY_REQUIREMENTS',
      'CANNOT_DECREASE_PIT_WINDOW_WITH_BACKUP_COMPLIANCE_POLICY',
    ],
  },
  '2.19': {
    statement: 'An on-demand snapshot is kept at least as long as the compliance policy requires.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['SNAPSHOT_RETENTION_LESS_THAN_BACKUP_COMPLIANCE_POLICY'],
  },
  '2.21': {
    statement:
      'Deleting a cluster under a compliance policy through Terraform requires `retain_backups_enabled = true`, though the pages say that snapshots are kept automatically.',
    source: issue(3308),
    confidence: 'sources disagree',
    errors: ['CANNOT_DELETE_SNAPSHOT_WITH_BACKUP_COMPLIANCE_POLICY'],
  },
  '2.22': {
    statement: 'Under a compliance policy the name of a deleted cluster cannot be used again in the project.',
    source: page('backup/cloud-backup/backup-compliance-policy'),
    confidence: 'documented',
  },
  '2.23': {
    statement:
      'A compliance policy is for M10 and larger. Whether a project with one may have a Flex or M0 cluster is not documented.',
    source: page('backup/cloud-backup/backup-compliance-policy'),
    confidence: 'not confirmed',
  },
  '2.26': {
    statement: 'Changing `project_id` of a compliance policy keeps updating the old project.',
    source: code('internal/service/backupcompliancepolicy/resource_backup_compliance_policy.go'),
    confidence: 'inferred',
  },
  '2.27': {
    statement:
      'So schedules are created before the compliance policy, and need `skip_destroy` when they are destroyed.',
    source: code('internal/service/backupcompliancepolicy/resource_backup_compliance_policy.go'),
    confidence: 'inferred',
  },
  '2.28': {
    statement: 'One `terraform destroy` cannot delete a project with a compliance policy.',
    source: page('backup/cloud-backup/backup-compliance-policy'),
    confidence: 'inferred',
  },

  // Continuous backup
  '3.1': {
    statement: 'Continuous backup requires backups; disabling backups disables it.',
    source: page('backup/cloud-backup/configure-backup-policy'),
    confidence: 'documented',
  },
  '3.2': {
    statement: 'Continuous backup is for M10 and larger.',
    source: page('backup/cloud-backup/restore-from-continuous'),
    confidence: 'documented',
  },
  '3.10': {
    statement:
      "With AWS KMS the oplog is encrypted with the customer's key, which must still be valid for a restore.",
    source: page('backup/cloud-backup/restore-from-ear'),
    confidence: 'documented',
  },

  // Restores
  '4.1': {
    statement:
      'A restore has one delivery: automated, download, or to a point in time. The first and the last have a target, a download does not.',
    source: resource('cloud_backup_snapshot_restore_job#delivery_type_config'),
    confidence: 'documented',
  },
  '4.2': {
    statement:
      'A point in time is set in one way: in seconds, or as oplog timestamp and increment; not before 2008.',
    source: resource('cloud_backup_snapshot_restore_job#delivery_type_config'),
    confidence: 'documented',
  },
  '4.4': {
    statement:
      'Restoring a cluster deletes everything on the target first. Creating the resource is the restore, and any change of it restores again.',
    source: resource('cloud_backup_snapshot_restore_job'),
    confidence: 'documented',
  },
  '4.6': {
    statement: 'The target of a restore cannot be paused.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['CLUSTER_PAUSED_CANNOT_RESTORE'],
  },
  '4.7': {
    statement: 'A cluster can be part of only one restore at a time.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['ATLAS_CLUSTER_RESTORE_IN_PROGRESS'],
  },
  '4.8': {
    statement: 'A cluster cannot be updated while it is restored.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['CLUSTER_RESTORE_IN_PROGRESS_CANNOT_UPDATE'],
  },
  '4.9': {
    statement:
      'A snapshot can be restored to the same major version with an equal or higher minor version, or to the next major version.',
    source: page('backup-restore-cluster'),
    confidence: 'documented',
  },
  '4.10': {
    statement:
      'With a pinned FCV the target must have the major version of the pin. A pin lasts at most four weeks.',
    source: page('backup-restore-cluster'),
    confidence: 'documented',
  },
  '4.11': {
    statement:
      'A 7.0 snapshot with up to three shards can be restored to an 8.0 cluster with up to three shards only if that cluster has dedicated config servers.',
    source: page('backup/cloud-backup/restore-overview'),
    confidence: 'documented',
  },
  '4.12': {
    statement: 'A Flex snapshot can be restored only to the same major version.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['TENANT_RESTORE_VERSION_MISMATCH'],
  },
  '4.13': {
    statement: 'A Flex snapshot cannot be restored to a cluster with customer keys.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['TENANT_RESTORE_DESTINATION_ENCRYPTION'],
  },
  '4.14': {
    statement:
      'A Flex snapshot cannot be restored to a sharded cluster, and no snapshot can be restored to an M0 cluster.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['TENANT_RESTORE_INCOMPATIBLE_TOPOLOGY'],
  },
  '4.15': {
    statement:
      'By the API a Flex snapshot can be restored to Flex clusters and to M10 and larger; one page says otherwise. No source allows restoring a dedicated snapshot to a Flex cluster.',
    source: API,
    confidence: 'sources disagree',
  },
  '4.16': {
    statement:
      'A sharded snapshot can be restored to a cluster with the same number of shards and the same kind of config servers, never to a replica set.',
    source: page('backup/cloud-backup/restore-from-snapshot'),
    confidence: 'documented',
    errors: ['AUTOMATED_RESTORE_OF_SHARD_NOT_ALLOWED'],
  },
  '4.17': {
    statement:
      "Whether a replica set's snapshot can be restored to a sharded cluster is not documented; the pages require a matching topology.",
    source: page('backup/cloud-backup/overview'),
    confidence: 'not confirmed',
  },
  '4.18': {
    statement: 'After a shard is added or removed, older snapshots cannot be restored into that cluster.',
    source: page('backup/cloud-backup/overview'),
    confidence: 'documented',
  },
  '4.20': {
    statement:
      'Source and target must have customer keys of the same provider. A snapshot without customer keys cannot be restored to a cluster that has them.',
    source: page('backup/cloud-backup/restore-from-ear'),
    confidence: 'documented',
    errors: ['INVALID_SNAPSHOT_RESTORE_ENCRYPTION'],
  },
  '4.21': {
    statement:
      'A snapshot can be restored to another project, with a role in both; to another organization only in the Atlas UI.',
    source: page('backup/cloud-backup/restore-from-snapshot'),
    confidence: 'documented',
  },

  // Tiers
  '5.1': {
    statement: 'An M0 cluster has no backups, no continuous backup and no customer keys.',
    source: page('reference/free-shared-limitations'),
    confidence: 'documented',
    errors: [
      'INVALID_TENANT_BACKUP_ENABLED',
      'PROVIDER_BACKUP_NOT_SUPPORTED',
      'CANNOT_USE_ENCRYPTION_AT_REST_TENANT',
    ],
  },
  '5.3': {
    statement:
      'A Flex cluster is a replica set on a MongoDB version that Atlas chooses, without continuous backup, backup policy, on-demand snapshots, customer keys or pausing.',
    source: page('reference/flex-limitations'),
    confidence: 'documented',
  },
  '5.4': {
    statement:
      'A Flex cluster in `advanced_cluster` has one region with the provider FLEX, a backing provider and priority 7; little of it can change later.',
    source: resource('advanced_cluster'),
    confidence: 'documented',
  },
  '5.5': {
    statement:
      'Backups of a Flex cluster are always enabled, and the attribute is read-only; a configuration that sets another value fails with an inconsistent result after apply.',
    source: API,
    confidence: 'inferred',
  },
  '5.6': {
    statement:
      'The API rejects a schedule or snapshot of a Flex or M0 cluster: CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API.',
    source: issue(2029),
    confidence: 'inferred',
    errors: ['CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API'],
  },
  '5.7': {
    statement: 'The instance sizes of each cloud provider; Google Cloud has no NVMe storage.',
    source: API,
    confidence: 'documented',
  },
  '5.8': {
    statement:
      'A cluster on NVMe storage requires backups, takes hourly snapshots only every 12 hours, and cannot be paused.',
    source: API,
    confidence: 'documented',
    errors: ['NVME_STORAGE_PROVIDER_BACKUP_REQUIRED', 'CANNOT_PAUSE_NVME_CLUSTER'],
  },
  '5.9': {
    statement: 'The regions of Flex clusters differ by cloud provider, and so do their names.',
    source: page('reference/amazon-aws'),
    confidence: 'documented',
  },
  '5.10': {
    statement: 'Sharding requires M30 or larger, unless MongoDB Support lifted that limit.',
    source: page('reference/atlas-limits'),
    confidence: 'documented',
  },
  '5.11': {
    statement:
      'The name of a cluster has letters, digits and hyphens, and its first 23 characters must be unique.',
    source: page('reference/atlas-limits'),
    confidence: 'documented',
  },
  '5.12': {
    statement: 'A dedicated cluster cannot become Flex or M0, nor a sharded cluster a replica set.',
    source: ERRORS,
    confidence: 'documented',
  },
  '5.13': {
    statement:
      'A new cluster without `backup_enabled` has no backups; removing the line later keeps the current value.',
    source: resource('advanced_cluster#backup_enabled'),
    confidence: 'documented',
  },

  // Export
  '6.2': {
    statement:
      'An S3 export has a bucket name of 3 to 63 characters and the id of a role that Atlas may assume.',
    source: API,
    confidence: 'documented',
  },
  '6.3': {
    statement: 'An Azure export has a role, a container and a service URL under blob.core.windows.net.',
    source: resource('cloud_backup_snapshot_export_bucket'),
    confidence: 'documented',
  },
  '6.4': {
    statement:
      "A Google Cloud export has a bucket name and a role. The provider's page names only AWS and Azure.",
    source: API,
    confidence: 'not confirmed',
  },
  '6.5': {
    statement:
      'The AWS role allows Atlas to assume it with its external id, `s3:GetBucketLocation` on the bucket and `s3:PutObject` in it.',
    source: page('backup/cloud-backup/export'),
    confidence: 'documented',
  },
  '6.7': {
    statement:
      'Use the role id of the authorization, not of the setup: only then is the role authorized first.',
    source: resource('cloud_provider_access_authorization'),
    confidence: 'seen in code',
  },
  '6.8': {
    statement: "Atlas writes a file to the bucket when it is added: the role's policy must exist before.",
    source: page('backup/cloud-backup/export'),
    confidence: 'documented',
  },
  '6.9': {
    statement:
      'An export bucket cannot be deleted while any cluster exports to it, and any change recreates it.',
    source: resource('cloud_backup_snapshot_export_bucket'),
    confidence: 'documented',
  },
  '6.14': {
    statement:
      "Destroying a bucket and its schedule in one apply can fail; the provider's page recommends two.",
    source: resource('cloud_backup_snapshot_export_bucket'),
    confidence: 'documented',
  },

  // Retention and deletion
  '8.1': {
    statement:
      'Disabling backups deletes every snapshot immediately. The provider never requests that they are kept.',
    source: page('backup/cloud-backup/configure-backup-policy'),
    confidence: 'documented',
  },
  '8.2': {
    statement: 'Disabling backups disables continuous backup, and deletes its history.',
    source: page('backup/cloud-backup/configure-backup-policy'),
    confidence: 'documented',
  },
  '8.3': {
    statement: 'Disabling continuous backup deletes its history, and keeps the snapshots.',
    source: page('backup/cloud-backup/configure-backup-policy'),
    confidence: 'documented',
  },
  '8.4': {
    statement:
      'Deleting a cluster deletes its snapshots, unless `retain_backups_enabled` is true or a compliance policy protects them.',
    source: resource('advanced_cluster#retain_backups_enabled'),
    confidence: 'documented',
  },
  '8.5': {
    statement:
      'The provider reads `retain_backups_enabled` from the state: set in the apply that destroys the cluster it has no effect.',
    source: code('internal/service/advancedcluster/resource.go'),
    confidence: 'seen in code',
  },
  '8.8': {
    statement: 'Atlas rejects a new cluster with the name of a deleted cluster whose snapshots are kept.',
    source: MODULE,
    confidence: 'documented',
  },
  '8.9': {
    statement: 'A change of tier, disk or region keeps the snapshots, and the next snapshot is a full copy.',
    source: page('backup/cloud-backup/overview'),
    confidence: 'documented',
  },
  '8.10': {
    statement:
      'The API has no way to keep the snapshots of a deleted Flex cluster; presumably they are deleted.',
    source: API,
    confidence: 'not confirmed',
  },
  '8.11': {
    statement:
      'An upgrade from Flex or M0 sends only `backup_enabled`: continuous backup and the rest require a second apply. What happens to Flex snapshots is not documented.',
    source: code('internal/service/advancedcluster/resource_upgrade.go'),
    confidence: 'not confirmed',
  },
  '8.12': {
    statement:
      'When the primary region moves, Atlas immediately takes a snapshot in the new region; older snapshots stay where they are.',
    source: page('scale-cluster'),
    confidence: 'documented',
  },
  '8.13': {
    statement:
      'Pages allow a change of cloud provider, an error code rejects it. Copy settings must follow the new provider.',
    source: ERRORS,
    confidence: 'sources disagree',
    errors: ['CLUSTER_CANNOT_CHANGE_PROVIDER_NAME'],
  },
  '8.14': {
    statement:
      'After customer keys are enabled or disabled, older snapshots cannot be restored into that cluster.',
    source: page('backup/cloud-backup/restore-from-ear'),
    confidence: 'documented',
    errors: ['CANNOT_CHANGE_ENCRYPTION_AT_REST_PROVIDER'],
  },
  '8.15': {
    statement:
      'Snapshots can be restored one major version up: after two upgrades an old snapshot fits no current cluster.',
    source: page('backup-restore-cluster'),
    confidence: 'inferred',
  },
  '8.16': {
    statement: 'A paused cluster takes no snapshots, and its existing ones expire as usual.',
    source: page('pause-terminate-cluster'),
    confidence: 'documented',
  },
  '8.17': {
    statement: 'After the number of shards changes, older snapshots cannot be restored into that cluster.',
    source: page('backup/cloud-backup/overview'),
    confidence: 'documented',
  },
  '8.19': {
    statement: 'Termination protection stops the deletion of a cluster, not `backup_enabled = false`.',
    source: resource('advanced_cluster#termination_protection_enabled'),
    confidence: 'documented',
  },

  // M2, M5 and Serverless
  '9.4': {
    statement: `Since ${SERVERLESS_AND_SHARED_END} Atlas supports neither M2 and M5 clusters nor Serverless instances.`,
    source: page('flex-migration'),
    confidence: 'documented',
  },
  '9.5': {
    statement: 'The API can no longer create, change or delete a Serverless instance.',
    source: API,
    confidence: 'documented',
  },
  '9.7': { statement: 'M2 and M5 were discontinued in January 2026.', source: API, confidence: 'documented' },
  '9.9': {
    statement:
      'Provider 2.16 still has the resources of Serverless instances and shared tiers, with a warning; their endpoints no longer exist.',
    source: code('internal/service/serverlessinstance/resource_serverless_instance.go'),
    confidence: 'inferred',
  },
  '9.11': {
    statement:
      'For a Serverless instance in the state: import the cluster that it was migrated to, and remove the old resource from the state without destroying it.',
    source: guide('serverless-shared-migration-guide'),
    confidence: 'documented',
  },

  // Measured with provider 2.16.0 and Terraform 1.11.4 against a server that recorded every request
  'M-1': {
    statement: 'Creating a schedule sends DELETE, GET, PATCH.',
    source: MEASURED,
    confidence: 'measured',
  },
  'M-2': {
    statement:
      'Changing `cluster_name` is planned as an update in place, and the request is sent for the old cluster.',
    source: MEASURED,
    confidence: 'measured',
  },
  'M-3': {
    statement:
      'Removing every item sends no policies; if they stay in Atlas, every later plan shows the same change again.',
    source: MEASURED,
    confidence: 'measured',
  },
  'M-4': {
    statement: 'Disabling backups is one request, and the plan shows it as any other change.',
    source: MEASURED,
    confidence: 'measured',
  },
  'M-5': {
    statement:
      'A destroy with `retain_backups_enabled` set for that run alone deletes the cluster without keeping its snapshots.',
    source: MEASURED,
    confidence: 'measured',
  },
  'M-11': {
    statement:
      'A schedule replaced with `create_before_destroy` sends DELETE, PATCH, DELETE: no item is left.',
    source: MEASURED,
    confidence: 'measured',
  },
  'M-12': {
    statement: 'The plan that replaces a cluster under its name does not change its schedule.',
    source: MEASURED,
    confidence: 'measured',
  },
  'M-13': {
    statement: 'Items are sent by position, with the ids of the state: swapping two of them swaps their ids.',
    source: MEASURED,
    confidence: 'measured',
  },

  // Where sources disagree or are silent
  'X-3': {
    statement: 'Five sources give four answers on which frequencies can be exported.',
    source: resource('cloud_backup_schedule#export'),
    confidence: 'sources disagree',
  },
  'X-5': {
    statement:
      'A compliance policy with the interval 0: accepted in provider tests, missing from the list of values.',
    source: API,
    confidence: 'sources disagree',
  },
  'X-11': {
    statement:
      'How to destroy under a compliance policy: an older guide has manual steps, the newer way is `skip_destroy`.',
    source: resource('cloud_backup_schedule#skip_destroy'),
    confidence: 'sources disagree',
  },
  'X-12': {
    statement: 'Whether the default policy has an hourly item without continuous backup.',
    source: page('backup/cloud-backup/configure-backup-policy'),
    confidence: 'sources disagree',
  },
  'U-5': {
    statement: "Whether Atlas rejects copies of snapshots to the cluster's own region is not documented.",
    source: page('backup/cloud-backup/snapshot-distribution'),
    confidence: 'not confirmed',
  },

  // What Atlas rejects besides, and provider 2.17 and later
  '11.4': {
    statement: 'A point in time is in seconds since 1970: a number of 13 digits is in milliseconds.',
    source: API,
    confidence: 'documented',
  },
  '11.5': {
    statement: 'A snapshot is downloaded by one job at a time.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['CANNOT_DOWNLOAD_SNAPSHOT_CONCURRENTLY'],
  },
  '11.10': {
    statement: 'Atlas cannot turn a Global Cluster into a sharded cluster.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['CANNOT_CHANGE_GEOSHARDED_CLUSTER_TYPE'],
  },
  '11.12': {
    statement: 'Cluster names of atlas- and six letters or digits are reserved.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['ATLAS_RESERVED_CLUSTER_NAME'],
  },
  '11.15': {
    statement:
      'Under a compliance policy Atlas rejects the deletion of a schedule, which Terraform deletes before its cluster.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['BACKUP_POLICIES_NOT_MEETING_BACKUP_COMPLIANCE_POLICY_REQUIREMENTS'],
  },
  '11.16': {
    statement: 'Atlas rejects a cluster without what a compliance policy requires.',
    source: ERRORS,
    confidence: 'documented',
    errors: [
      'CANNOT_DISABLE_PIT_WITH_BACKUP_COMPLIANCE_POLICY',
      'CANNOT_DISABLE_CLOUD_BACKUP_WITH_BACKUP_COMPLIANCE_POLICY',
    ],
  },
  '11.21': {
    statement:
      'Before 2.1.0 the provider does not send whether backups are enabled when it upgrades an M0 or Flex cluster.',
    source: CHANGELOG,
    confidence: 'documented',
  },
  '11.22': {
    statement:
      'If a plan deletes the schedule and enables point-in-time restore, the schedule is deleted first, and Atlas rejects the change.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['ATLAS_GENERAL_ERROR'],
  },
  '11.7': {
    statement:
      'Customer keys are enabled by project and cloud provider. They cannot be disabled while a cluster uses them, and snapshots need them until they expire.',
    source: ERRORS,
    confidence: 'documented',
    errors: [
      'ENCRYPTION_AT_REST_NOT_ENABLED',
      'CANNOT_DISABLE_ENCRYPTION_AT_REST',
      'ENCRYPTION_AT_REST_PROVIDER_NOT_SUPPORTED',
    ],
  },
  '11.8': {
    statement:
      'A paused cluster accepts no change except its resumption. The provider resumes first, in a separate request, so resuming and changing in one plan works.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['CANNOT_UPDATE_PAUSED_CLUSTER'],
  },
  '11.9': {
    statement: 'The version of MongoDB cannot be lowered, except to a pinned feature compatibility version.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['CLUSTER_UPGRADE_INVALID'],
  },
  '11.11': {
    statement: 'A project cannot be deleted while it has clusters or backups.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS', 'CANNOT_CLOSE_GROUP_ACTIVE_BACKUP'],
  },
  '11.13': {
    statement:
      'Regions are in capitals with underscores, providers are AWS, AZURE or GCP, and the ids of zones and roles have 24 hexadecimal digits.',
    source: API,
    confidence: 'documented',
    errors: ['INVALID_REGION', 'INVALID_ENUM_VALUE', 'INVALID_PROVIDER'],
  },
  '11.20': {
    statement:
      'With compute auto-scaling, the next apply reverts the size, unless `use_effective_fields` or `ignore_changes` keeps it. With several replication specs only `ignore_changes` does.',
    source: resource('advanced_cluster#use_effective_fields'),
    confidence: 'documented',
  },
  'N-3': {
    statement: 'A project has one M0 cluster, unless a contract says otherwise.',
    source: page('reference/atlas-limits'),
    confidence: 'documented',
  },
  'N-7': {
    statement: 'The electable nodes of a shard, over all its regions, are 3, 5 or 7.',
    source: page('cluster-config/multi-cloud-distribution'),
    confidence: 'documented',
    errors: ['CLUSTER_REPLICATION_FACTOR_INVALID'],
  },
  'N-9': {
    statement: 'A replication spec has a region of a cloud provider at most once.',
    source: API,
    confidence: 'documented',
  },
  'N-10': {
    statement: 'All nodes of a cluster have equal disks.',
    source: code('internal/service/advancedcluster/resource_test.go'),
    confidence: 'seen in code',
    errors: ['DISK_SIZE_GB_INCONSISTENT'],
  },
  'N-30': {
    statement: 'Compute auto-scaling requires a largest size, and scaling down a smallest one.',
    source: API,
    confidence: 'documented',
    errors: [
      'COMPUTE_AUTO_SCALING_MAX_INSTANCE_SIZE_REQUIRED',
      'COMPUTE_AUTO_SCALING_MIN_INSTANCE_SIZE_REQUIRED',
    ],
  },
  'N-31': {
    statement:
      'The smallest size of auto-scaling is below the largest, and the size of the cluster is between them.',
    source: ERRORS,
    confidence: 'documented',
    errors: [
      'COMPUTE_AUTO_SCALING_INSTANCE_SIZE_RANGE_INVALID',
      'COMPUTE_AUTO_SCALING_MIN_INSTANCE_SIZE_INVALID',
      'COMPUTE_AUTO_SCALING_MAX_INSTANCE_SIZE_INVALID',
    ],
  },
  'N-32': {
    statement:
      "The sizes of auto-scaling are of the class and generation of the cluster's size; M10 and M20 fit to any generation.",
    source: page('cluster-autoscaling'),
    confidence: 'documented',
    errors: ['INVALID_ATTRIBUTE'],
  },
  'N-33': {
    statement: 'Clusters on NVMe storage have no compute auto-scaling.',
    source: page('cluster-autoscaling'),
    confidence: 'documented',
    errors: ['AUTO_SCALING_NOT_SUPPORTED'],
  },
  'N-36': {
    statement:
      'Each instance size supports a range of disks, from 10 GB on AWS and Google Cloud and 8 GB on Azure; the disk of an NVMe size is fixed.',
    source: page('customize-storage'),
    confidence: 'documented',
    errors: ['CLUSTER_DISK_SIZE_INVALID'],
  },
  'N-37': {
    statement:
      'In projects with extended storage, M40 supports 4 TB, M50 and M60 support 8 TB, and larger sizes 14 TB.',
    source: page('customize-storage'),
    confidence: 'documented',
  },
  'P20-5': {
    statement:
      'INFINITE is a preview: AWS, one region, a replica set with 2 electable and up to 7 nodes, retention up to 3 years, no copies and no downloads.',
    source: page('infinite/atlas-infinite-landing'),
    confidence: 'documented',
  },
  '11.3': {
    statement: 'The cluster that a restore job names is the one whose snapshot is restored, not the target.',
    source: resource('cloud_backup_snapshot_restore_job#cluster_name'),
    confidence: 'documented',
  },
  '11.14': {
    statement:
      'A schedule, snapshot or restore requires a cluster of the same project, and a restore a snapshot of its source.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['CLUSTER_NOT_FOUND', 'CLUSTER_NAME_NOT_FOUND', 'SNAPSHOT_NOT_FOUND'],
  },
  '11.19': {
    statement:
      'Without `ignore_changes` of `teams`, a project removes the roles that an assignment of a team grants, in every second apply.',
    source: guide('atlas-user-management'),
    confidence: 'documented',
  },
  'P20-1': {
    statement:
      'Copy policy items and a number of snapshots replace frequencies; enabling them cannot be reverted. The provider supports them from 2.18.0.',
    source: resource('cloud_backup_schedule#copy_policy_items_enabled'),
    confidence: 'seen in code',
  },
  'N-51': {
    statement: 'The number of snapshots to copy is from 1 to 500.',
    source: API,
    confidence: 'documented',
    errors: ['INVALID_NUM_OF_SNAPSHOTS_TO_RETAIN'],
  },
  'N-52': {
    statement:
      'A copy item has a retention in days, weeks, months or years, which may be shorter than that of the original.',
    source: API,
    confidence: 'documented',
  },
  '11.17': {
    statement:
      'Terraform may manage one cluster at two addresses, after an import or a migration. Deleting one of them deletes the cluster of both.',
    source: guide('serverless-shared-migration-guide'),
    confidence: 'documented',
  },
  '11.18': {
    statement:
      'A Serverless instance, M2 or M5 was migrated under its own name: the cluster that it became is imported, not created.',
    source: guide('serverless-shared-migration-guide'),
    confidence: 'documented',
    errors: ['DUPLICATE_CLUSTER_NAME'],
  },
  'P20-3': {
    statement:
      'The database edition is CORE or INFINITE and cannot be changed; removing INFINITE is a change. The provider supports it from 2.19.0.',
    source: resource('advanced_cluster#database_edition'),
    confidence: 'seen in code',
  },
  '11.1': {
    statement: 'An automated restore and a download need a snapshot that exists.',
    source: code(
      'internal/service/cloudbackupsnapshotrestorejob/resource_cloud_backup_snapshot_restore_job_test.go',
    ),
    confidence: 'seen in code',
    errors: ['SNAPSHOT_NOT_FOUND'],
  },
  '11.2': {
    statement:
      "The provider's restore job speaks to the API of dedicated clusters alone, which rejects Flex clusters; the Atlas CLI and API restore those.",
    source: code(
      'internal/service/cloudbackupsnapshotrestorejob/resource_cloud_backup_snapshot_restore_job.go',
    ),
    confidence: 'seen in code',
    errors: ['CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API'],
  },
  '11.6': {
    statement:
      "`id` of an export bucket and of a provider access setup is an id that Terraform composes; Atlas' own are `export_bucket_id` and `role_id`.",
    source: code('internal/service/cloudbackupsnapshotexportbucket/resource.go'),
    confidence: 'seen in code',
  },
  '11.23': {
    statement:
      'An export job exports a snapshot of a dedicated cluster with backups, to a bucket of the same project.',
    source: page('backup/cloud-backup/export'),
    confidence: 'documented',
  },
  '11.24': {
    statement: 'Atlas accepts an address at example.com as the contact of a compliance policy.',
    source: code('internal/service/backupcompliancepolicy/resource_backup_compliance_policy_test.go'),
    confidence: 'seen in code',
  },
  'N-105': {
    statement:
      'Recorded answers of Atlas show compliance policies whose contact is an address at example.com.',
    source: 'https://github.com/mongodb/mongodb-atlas-cli/tree/8ddea41/test/e2e',
    confidence: 'recorded',
  },
  'N-17': {
    statement:
      'Backups of government projects are not restored into other projects, nor the other way round.',
    source: 'https://www.mongodb.com/docs/atlas/government/',
    confidence: 'documented',
  },
  '4.26': {
    statement: 'Documents disagree on whether snapshots under customer keys can be downloaded.',
    source: page('backup/cloud-backup/restore-from-ear'),
    confidence: 'sources disagree',
    errors: ['CANNOT_DOWNLOAD_SNAPSHOT_WITH_ENCRYPTION'],
  },
  'X-6': {
    statement:
      'Whether an encrypted snapshot can be downloaded: one page says that it can, the list of errors that it cannot.',
    source: ERRORS,
    confidence: 'sources disagree',
  },
  '3.8': {
    statement: 'A restore to a point in time needs a snapshot that was taken before it.',
    source: ERRORS,
    confidence: 'documented',
    errors: ['UNABLE_T0_FIND_SNAPSHOT_PRIOR_TO_PIT_RESTORE_OPTIME', 'NO_CHECKPOINT_FOR_PIT_RESTORE'],
  },
  '1.25': {
    statement:
      'Where policy items overlap, Atlas takes one snapshot, which belongs to the item with the longest retention.',
    source: page('backup/cloud-backup/configure-backup-policy'),
    confidence: 'documented',
  },
  'P20-2': {
    statement:
      'A collection restore names a snapshot or a point in time, within one organization and only of clusters of the edition CORE. OVERWRITE_EXISTING drops what is there. A cluster has one at a time. The provider supports it from 2.17.0.',
    source:
      'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_collection_restore_job',
    confidence: 'documented',
  },
  '4.28': {
    statement:
      'A collection restore takes up to 100 databases and 100 collections, ALL, NONE or ALL_EXCEPT_TTL indexes, and CREATE_NEW or OVERWRITE_EXISTING. NVMe clusters do not support it.',
    source: page('backup/cloud-backup/restore-from-db-coll'),
    confidence: 'documented',
  },

  // The original page on Serverless instances
  S1: {
    statement:
      'Since February 2025 Flex clusters can be created, and M2, M5 and Serverless instances cannot.',
    source: page('flex-migration'),
    confidence: 'documented',
  },
  S2: {
    statement: 'Existing Serverless instances could still be used: outdated since 2026-01-22.',
    source: page('flex-migration'),
    confidence: 'sources disagree',
  },
  S3: {
    statement: 'M2 and M5 are no longer supported.',
    source: page('flex-migration'),
    confidence: 'documented',
  },
  S9: {
    statement: 'Deleting a Serverless instance deletes all its backups.',
    source: page('backup/cloud-backup/serverless-backup'),
    confidence: 'documented',
  },
  S10: {
    statement:
      'Serverless Continuous Backup could restore any moment of the last 72 hours. It ended in January 2025.',
    source: page('backup/cloud-backup/serverless-backup'),
    confidence: 'sources disagree',
  },
  S12: {
    statement: 'Backups of a Serverless instance cannot be disabled.',
    source: page('backup/cloud-backup/serverless-backup'),
    confidence: 'documented',
  },
  S13: {
    statement: 'Snapshots of a Serverless instance cannot be downloaded.',
    source: page('backup/cloud-backup/serverless-backup'),
    confidence: 'documented',
  },
  S14: {
    statement: 'A Serverless instance has no backup policy: it is backed up every 6 hours.',
    source: page('backup/cloud-backup/serverless-backup'),
    confidence: 'documented',
  },
  S16: {
    statement: 'A Serverless instance takes no on-demand snapshots.',
    source: page('backup/cloud-backup/serverless-backup'),
    confidence: 'documented',
  },
  S17: {
    statement: 'Snapshots of other kinds cannot be restored into a Serverless instance.',
    source: page('backup/cloud-backup/serverless-backup'),
    confidence: 'documented',
  },
  S18: {
    statement: 'Viewing the snapshots of a Serverless instance requires the role Project Read Only.',
    source: page('backup/cloud-backup/serverless-backup'),
    confidence: 'documented',
  },

  // The original overview
  O3: {
    statement: 'Managing and restoring backups requires Project Backup Manager or Project Owner.',
    source: page('backup/cloud-backup/overview'),
    confidence: 'documented',
  },
  O4: {
    statement: 'An Organization Owner first adds themselves to the project, by most pages.',
    source: page('reference/user-roles'),
    confidence: 'sources disagree',
  },
  O5: {
    statement: 'M0 clusters have no backups; use mongodump and mongorestore instead.',
    source: page('backup/cloud-backup/overview'),
    confidence: 'documented',
  },
  O7: {
    statement: 'A backup can be restored to the same major version, with an equal or higher minor version.',
    source: page('backup-restore-cluster'),
    confidence: 'documented',
  },
  O8: {
    statement: 'A backup can be restored to the next major version.',
    source: page('backup-restore-cluster'),
    confidence: 'documented',
  },
  O9: {
    statement: 'If the FCV is pinned, the target must have the major version of the pin.',
    source: page('backup-restore-cluster'),
    confidence: 'documented',
  },
  O10: {
    statement: 'Cloud Backups are for M10 and larger.',
    source: page('backup/cloud-backup/overview'),
    confidence: 'documented',
  },
  O12: {
    statement: 'Cloud Backups work on AWS, Azure and Google Cloud.',
    source: page('backup-restore-cluster'),
    confidence: 'documented',
  },
  O15: {
    statement: 'Backups of a Flex cluster are enabled and cannot be disabled.',
    source: page('backup/cloud-backup/flex-cluster-backup'),
    confidence: 'documented',
  },
  O17: {
    statement: 'Backups of a Serverless instance are enabled and cannot be disabled.',
    source: page('backup/cloud-backup/serverless-backup'),
    confidence: 'documented',
  },
  O19: {
    statement: 'Serverless snapshots can be restored to Serverless instances and to dedicated clusters.',
    source: page('backup/cloud-backup/serverless-backup'),
    confidence: 'documented',
  },

  // The original page on Flex clusters
  F2: {
    statement: 'The first snapshot of a Flex cluster is taken 24 hours after it is created.',
    source: page('backup/cloud-backup/flex-cluster-backup'),
    confidence: 'documented',
  },
  F5: {
    statement:
      'Managing the backups of a Flex cluster requires Project Owner by the page; the API lists roles with fewer permissions.',
    source: page('backup/cloud-backup/flex-cluster-backup'),
    confidence: 'sources disagree',
  },
  F6: {
    statement: 'An Organization Owner first adds themselves to the project, by most pages.',
    source: page('reference/user-roles'),
    confidence: 'sources disagree',
  },
  F7: {
    statement: 'A Flex cluster has no backup policy: one snapshot a day at a fixed time.',
    source: page('backup/cloud-backup/flex-cluster-backup'),
    confidence: 'documented',
  },
  F9: {
    statement: 'A Flex cluster takes no on-demand snapshots.',
    source: page('backup/cloud-backup/flex-cluster-backup'),
    confidence: 'documented',
  },
  F10: {
    statement: 'Flex snapshots can be restored to replica sets, not to sharded clusters.',
    source: page('backup/cloud-backup/flex-cluster-backup'),
    confidence: 'documented',
    errors: ['TENANT_RESTORE_INCOMPATIBLE_TOPOLOGY'],
  },
  F11: {
    statement: 'Snapshots of a Flex cluster in Australia are stored in Australia.',
    source: page('backup/cloud-backup/flex-cluster-backup'),
    confidence: 'documented',
  },
  F12: {
    statement: 'Snapshots of a Flex cluster in Germany are stored in Germany.',
    source: page('backup/cloud-backup/flex-cluster-backup'),
    confidence: 'documented',
  },
  F13: {
    statement: 'Snapshots of a Flex cluster in Hong Kong are stored in Australia.',
    source: page('backup/cloud-backup/flex-cluster-backup'),
    confidence: 'documented',
  },
  F14: {
    statement: 'Snapshots of a Flex cluster in India, Singapore or Taiwan are stored in Asia.',
    source: page('backup/cloud-backup/flex-cluster-backup'),
    confidence: 'documented',
  },
  F15: {
    statement: 'Snapshots of a Flex cluster in the USA are stored in the USA.',
    source: page('backup/cloud-backup/flex-cluster-backup'),
    confidence: 'documented',
  },
  F16: {
    statement: 'Snapshots of a Flex cluster anywhere else are stored in Ireland.',
    source: page('backup/cloud-backup/flex-cluster-backup'),
    confidence: 'documented',
  },

  // The original page on the legacy Cloud Provider Snapshots
  L1: {
    statement: 'Cloud Provider Snapshots are not for M0, M2 and M5 clusters.',
    source: page('backup/cloud-backup/overview'),
    confidence: 'historic',
  },
  L2: {
    statement: 'Cloud Provider Snapshots are for clusters on Azure only.',
    source: page('backup/cloud-backup/overview'),
    confidence: 'historic',
  },
  L4: {
    statement: 'Cloud Provider Snapshots are for replica sets only.',
    source: page('backup/cloud-backup/overview'),
    confidence: 'historic',
  },
  L6: {
    statement: 'The first backup method in a project applies to all its clusters.',
    source: page('backup/cloud-backup/overview'),
    confidence: 'historic',
    errors: ['ATLAS_BACKUP_CONFLICTING_OPTIONS'],
  },
  L7: {
    statement: 'Changing the method requires disabling backups on all clusters, which deletes snapshots.',
    source: page('backup/cloud-backup/configure-backup-policy'),
    confidence: 'documented',
  },
  L8: {
    statement: 'Another backup method requires a separate project.',
    source: page('backup/cloud-backup/overview'),
    confidence: 'historic',
  },
  L9: {
    statement: 'A project with Cloud Provider Snapshots has no sharded cluster and no other cloud provider.',
    source: page('backup/cloud-backup/overview'),
    confidence: 'historic',
  },
  L13: {
    statement: 'The first snapshot is taken immediately, then one every 24 hours.',
    source: page('backup/cloud-backup/overview'),
    confidence: 'historic',
  },
  L14: {
    statement: 'The last three snapshots are kept.',
    source: page('backup/cloud-backup/overview'),
    confidence: 'historic',
  },
  L15: {
    statement: 'Disabling backups or terminating the cluster deletes the snapshots immediately.',
    source: page('backup/cloud-backup/configure-backup-policy'),
    confidence: 'documented',
  },
};

/** The fact of an id; undefined where there is none. */
export function factOf(id: string): Fact | undefined {
  return Object.hasOwn(FACTS, id) ? FACTS[id] : undefined;
}
