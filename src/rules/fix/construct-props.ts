import { MONTHS, WEEKDAYS } from '../../atlas/calendar';
import { LAST_DAY_OF_MONTH } from '../../atlas/frequencies';
import { constructName, typescript } from './bindings';
import type { Value, Values } from './fix';
import { isReference, written } from './value';

/** What a construct says of the resource that it makes. Paths are from the root of its props and of the resource. */
export interface ConstructProps {
  /** Each prop with the attribute that it sets, or with how it writes the values of several. */
  readonly props: Readonly<Record<string, string | WrittenProp>>;
  /** Attributes that it always sets to the same value, so that no prop says them. */
  readonly always?: Readonly<Record<string, Value>>;
  /** Props that are lists, with the list of the resource whose indices they share. */
  readonly lists?: Readonly<Record<string, string>>;
  /** Lists that are props of another construct, with its name. */
  readonly owners?: Readonly<Record<string, string>>;
  /** Blocks that another construct adds to the resource, with how that is written. */
  readonly constructs?: Readonly<Record<string, (values: Values) => string>>;
}

/** A prop whose value is not that of one attribute. */
export interface WrittenProp {
  readonly of: readonly string[];
  /** The prop's value; undefined where it cannot say these. */
  readonly write: (...values: readonly (Value | undefined)[]) => string | undefined;
}

/** A `Retention`, where Terraform has a unit and a value. */
function retention(item: string): WrittenProp {
  return {
    of: [`${item}.retention_unit`, `${item}.retention_value`],
    write: (unit, value) =>
      typeof unit === 'string' && typeof value === 'number' ? `Retention.${unit}(${value})` : undefined,
  };
}

/** The name of a day or a month, where Atlas has its number from 1. */
function calendarName(attribute: string, names: readonly string[]): WrittenProp {
  return {
    of: [attribute],
    write: (number) => {
      const found = typeof number === 'number' ? names[number - 1] : undefined;
      return found === undefined ? undefined : `'${found}'`;
    },
  };
}

const DAY_OF_MONTH: WrittenProp = {
  of: ['policy_item_monthly.frequency_interval'],
  write: (day) => (day === LAST_DAY_OF_MONTH ? "'last-day'" : typeof day === 'number' ? `${day}` : undefined),
};

/** Frequencies as `SnapshotCopies` writes them. */
const COPIED_FREQUENCIES: WrittenProp = {
  of: ['copy_settings.frequencies'],
  write: (list) =>
    Array.isArray(list)
      ? written(
          (list as readonly unknown[]).map((one) => String(one).toLowerCase().replace('_', '-')),
          typescript,
        )
      : undefined,
};

/** The construct that a value refers to, such as a cluster whose name it is. */
function constructAt(value: Value | undefined): string | undefined {
  return typeof value === 'object' && isReference(value) ? constructName(value.reference) : undefined;
}

const CLUSTER_OF_JOB = ['cluster_name', 'project_id'];

/** The snapshot of a job, which also has its cluster. */
const SNAPSHOT: WrittenProp = {
  of: ['snapshot_id', ...CLUSTER_OF_JOB],
  write: (id, cluster) =>
    `ClusterSnapshots.fromSnapshotId(${constructAt(cluster) ?? 'cluster'}, ${written(id ?? '...', typescript)})`,
};

/** A cluster, where Terraform has its name and its project. */
function clusterIn(...attributes: readonly string[]): WrittenProp {
  return { of: attributes, write: (name) => constructAt(name) };
}

const TARGET = clusterIn(
  'delivery_type_config.target_cluster_name',
  'delivery_type_config.target_project_id',
);

/** A word of a prop, where Atlas has its own. */
function wordFor(attribute: string, words: Readonly<Record<string, string>>): WrittenProp {
  return {
    of: [attribute],
    write: (value) => {
      const word = typeof value === 'string' ? words[value] : undefined;
      return word === undefined ? undefined : `'${word}'`;
    },
  };
}

/** The props that collection restores have, whatever they restore from. */
const COLLECTIONS = {
  target: clusterIn('target_cluster_name', 'target_project_id'),
  databases: namespaces('databases'),
  collections: namespaces('collections'),
  onConflict: wordFor('write_strategy', { CREATE_NEW: 'rename', OVERWRITE_EXISTING: 'overwrite' }),
  indexes: wordFor('index_strategy', { ALL: 'all', NONE: 'none', ALL_EXCEPT_TTL: 'all-except-ttl' }),
  databaseSuffix: 'database_suffix',
  collectionSuffix: 'collection_suffix',
};

/** Databases or collections, each with the name that it is restored under. */
function namespaces(attribute: string): WrittenProp {
  return {
    of: [attribute],
    write: (list) =>
      Array.isArray(list)
        ? written(
            (list as readonly Values[]).map(({ source_namespace: from = '', target_namespace: to }) =>
              to === undefined ? from : { from, to },
            ),
            typescript,
          )
        : undefined,
  };
}

/** The items that a schedule and a compliance policy write alike. */
const ITEMS = {
  'hourly.everyHours': 'policy_item_hourly.frequency_interval',
  'hourly.keep': retention('policy_item_hourly'),
  'daily.keep': retention('policy_item_daily'),
  'weekly.keep': retention('policy_item_weekly'),
  'monthly.keep': retention('policy_item_monthly'),
  'yearly.keep': retention('policy_item_yearly'),
};

/** Props that do not compile on other kinds of clusters, but that JavaScript may still pass. */
const FORBIDDEN = {
  backup: 'backup_enabled',
  pointInTimeRestore: 'pit_enabled',
  encryptionAtRest: 'encryption_at_rest_provider',
};

/** The constructs by the name that they leave at their resource. */
export const CONSTRUCT_PROPS: ReadonlyMap<string, ConstructProps> = new Map<string, ConstructProps>([
  [
    'AtlasProject',
    {
      props: {
        name: 'name',
        organizationId: 'org_id',
        tags: 'tags',
        regionUsageRestrictions: 'region_usage_restrictions',
        defaultAlerts: 'with_default_alerts_settings',
        'settings.collectDatabaseSpecificsStatistics': 'is_collect_database_specifics_statistics_enabled',
        'settings.dataExplorer': 'is_data_explorer_enabled',
        'settings.extendedStorageSizes': 'is_extended_storage_sizes_enabled',
        'settings.performanceAdvisor': 'is_performance_advisor_enabled',
        'settings.realtimePerformancePanel': 'is_realtime_performance_panel_enabled',
        'settings.schemaAdvisor': 'is_schema_advisor_enabled',
      },
    },
  ],
  [
    'AtlasCluster',
    {
      props: {
        name: 'name',
        cloudProvider: 'replication_specs.region_configs.provider_name',
        instanceSize: 'replication_specs.region_configs.electable_specs.instance_size',
        'regions.region': 'replication_specs.region_configs.region_name',
        'regions.nodes': 'replication_specs.region_configs.electable_specs.node_count',
        'disk.sizeGb': 'replication_specs.region_configs.electable_specs.disk_size_gb',
        'disk.iops': 'replication_specs.region_configs.electable_specs.disk_iops',
        'disk.type': 'replication_specs.region_configs.electable_specs.ebs_volume_type',
        'autoScaling.disk': 'replication_specs.region_configs.auto_scaling.disk_gb_enabled',
        'autoScaling.compute.minInstanceSize':
          'replication_specs.region_configs.auto_scaling.compute_min_instance_size',
        'autoScaling.compute.maxInstanceSize':
          'replication_specs.region_configs.auto_scaling.compute_max_instance_size',
        'autoScaling.compute.scaleDown':
          'replication_specs.region_configs.auto_scaling.compute_scale_down_enabled',
        versionReleaseSystem: 'version_release_system',
        'advancedConfiguration.oplogSizeMb': 'advanced_configuration.oplog_size_mb',
        'advancedConfiguration.oplogMinRetentionHours': 'advanced_configuration.oplog_min_retention_hours',
        databaseEdition: 'database_edition',
        labels: 'labels',
        backup: 'backup_enabled',
        pointInTimeRestore: 'pit_enabled',
        retainBackupsOnDeletion: 'retain_backups_enabled',
        terminationProtection: 'termination_protection_enabled',
        encryptionAtRest: 'encryption_at_rest_provider',
        mongoDbMajorVersion: 'mongo_db_major_version',
        paused: 'paused',
        tags: 'tags',
      },
      lists: { regions: 'region_configs' },
    },
  ],
  [
    'FlexCluster',
    {
      props: {
        name: 'name',
        cloudProvider: 'provider_settings.backing_provider_name',
        region: 'provider_settings.region_name',
        terminationProtection: 'termination_protection_enabled',
        tags: 'tags',
        ...FORBIDDEN,
      },
    },
  ],
  [
    'FreeCluster',
    {
      props: {
        name: 'name',
        cloudProvider: 'replication_specs.region_configs.backing_provider_name',
        region: 'replication_specs.region_configs.region_name',
        tags: 'tags',
        ...FORBIDDEN,
      },
    },
  ],
  [
    'ServerlessInstance',
    {
      props: {
        name: 'name',
        cloudProvider: 'provider_settings_backing_provider_name',
        region: 'provider_settings_region_name',
        terminationProtection: 'termination_protection_enabled',
        continuousBackup: 'continuous_backup_enabled',
        backup: 'backup_enabled',
      },
    },
  ],
  [
    'BackupSchedule',
    {
      props: {
        ...ITEMS,
        'weekly.on': calendarName('policy_item_weekly.frequency_interval', WEEKDAYS),
        'monthly.on': DAY_OF_MONTH,
        'yearly.in': calendarName('policy_item_yearly.frequency_interval', MONTHS),
        'at.hour': 'reference_hour_of_day',
        'at.minute': 'reference_minute_of_hour',
        restoreWindowDays: 'restore_window_days',
        updateSnapshots: 'update_snapshots',
        skipDestroy: 'skip_destroy',
        'to.region': 'copy_settings.region_name',
        'to.cloudProvider': 'copy_settings.cloud_provider',
        'to.frequencies': COPIED_FREQUENCIES,
        'to.lastSnapshots': 'copy_settings.last_number_of_snapshots',
        'to.oplogs': 'copy_settings.should_copy_oplogs',
      },
      owners: { to: 'SnapshotCopies' },
      always: { 'policy_item_daily.frequency_interval': 1 },
      constructs: {
        copy_settings: ({ region_name: region }) =>
          `new SnapshotCopies(..., { schedule, to: [${region === undefined ? '...' : written(region, typescript)}] })`,
      },
    },
  ],
  [
    'BackupCompliancePolicy',
    {
      props: {
        'contact.email': 'authorized_email',
        'contact.firstName': 'authorized_user_first_name',
        'contact.lastName': 'authorized_user_last_name',
        ...ITEMS,
        onDemand: retention('on_demand_policy_item'),
        pointInTimeRestore: 'pit_enabled',
        restoreWindowDays: 'restore_window_days',
        encryptionAtRest: 'encryption_at_rest_enabled',
        copyProtection: 'copy_protection_enabled',
      },
      always: {
        'policy_item_daily.frequency_interval': 1,
        'policy_item_weekly.frequency_interval': 1,
        'policy_item_monthly.frequency_interval': LAST_DAY_OF_MONTH,
        'policy_item_yearly.frequency_interval': 1,
        'on_demand_policy_item.frequency_interval': 1,
      },
    },
  ],
  ['OnDemandSnapshot', { props: { keepDays: 'retention_in_days', description: 'description' } }],
  ['RestoreJob.automated', { props: { snapshot: SNAPSHOT, target: TARGET } }],
  [
    'RestoreJob.pointInTime',
    {
      props: {
        source: clusterIn(...CLUSTER_OF_JOB),
        at: 'delivery_type_config.point_in_time_utc_seconds',
        target: TARGET,
      },
    },
  ],
  ['RestoreJob.download', { props: { snapshot: SNAPSHOT } }],
  ['CollectionRestoreJob.fromSnapshot', { props: { snapshot: SNAPSHOT, ...COLLECTIONS } }],
  [
    'CollectionRestoreJob.fromPointInTime',
    { props: { source: clusterIn(...CLUSTER_OF_JOB), at: 'point_in_time_utc_seconds', ...COLLECTIONS } },
  ],
  ['SnapshotExport.toAws', { props: { bucketName: 'bucket_name', iamRoleId: 'iam_role_id' } }],
  [
    'SnapshotExport.toAzure',
    { props: { containerName: 'bucket_name', roleId: 'role_id', serviceUrl: 'service_url' } },
  ],
  ['SnapshotExport.toGoogleCloud', { props: { bucketName: 'bucket_name', roleId: 'role_id' } }],
  ['S3SnapshotExport', { props: { bucketName: 'bucket_name' } }],
  ['AzureSnapshotExport', { props: { containerName: 'bucket_name' } }],
  ['GoogleCloudSnapshotExport', { props: { bucketName: 'bucket_name' } }],
  ['BackupAlerts', { props: { notify: 'notification', lateAfterHours: 'threshold_config.threshold' } }],
  [
    'CloudProviderSnapshots',
    {
      props: {
        name: 'name',
        cloudProvider: 'replication_specs.region_configs.provider_name',
        region: 'replication_specs.region_configs.region_name',
        instanceSize: 'replication_specs.region_configs.electable_specs.instance_size',
        tags: 'tags',
      },
    },
  ],
]);

/** Constructs with factories in place of a constructor. */
const WITH_FACTORIES: ReadonlySet<string> = new Set([
  'CollectionRestoreJob',
  'EncryptionAtRest',
  'RestoreJob',
  'SnapshotExport',
]);

/** A new construct for a resource, as code or in words: the cloud provider decides the factory. */
export function newConstruct(type: string): string | undefined {
  const construct = CONSTRUCT_OF.get(type);
  if (construct === undefined) return undefined;
  if (!WITH_FACTORIES.has(construct)) return `new ${construct}(...)`;
  return `${/^[AEIOU]/.test(construct) ? 'an' : 'a'} ${construct}`;
}

/** The constructs that make a resource of a type. */
export const CONSTRUCT_OF: ReadonlyMap<string, string> = new Map([
  ['mongodbatlas_project', 'AtlasProject'],
  ['mongodbatlas_advanced_cluster', 'AtlasCluster'],
  ['mongodbatlas_flex_cluster', 'FlexCluster'],
  ['mongodbatlas_cloud_backup_schedule', 'BackupSchedule'],
  ['mongodbatlas_backup_compliance_policy', 'BackupCompliancePolicy'],
  ['mongodbatlas_cloud_backup_snapshot', 'OnDemandSnapshot'],
  ['mongodbatlas_cloud_backup_snapshot_restore_job', 'RestoreJob'],
  ['mongodbatlas_cloud_backup_collection_restore_job', 'CollectionRestoreJob'],
  ['mongodbatlas_cloud_backup_snapshot_export_bucket', 'SnapshotExport'],
  ['mongodbatlas_encryption_at_rest', 'EncryptionAtRest'],
]);
