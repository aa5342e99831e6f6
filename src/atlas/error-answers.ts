/*
 * The errors of Atlas about clusters and backups that no rule names as prevented: those that nevertheless belong to a
 * rule, and those that only Atlas can decide.
 */

/** An error that depends on what Atlas has, and not on the configuration. */
export interface RunTimeError {
  /** What it says, in one sentence. */
  readonly meaning: string;
  /** Where to find the cause. */
  readonly lookAt: string;
}

const CLUSTER = 'the message, and the cluster in Atlas: its activity feed, size, version and disk';
const PAUSE = 'whether the cluster is paused in Atlas, and what else the apply changes';
const TENANT = 'the kind of the cluster in Atlas, and the resource type that manages it';
const BACKUP = 'the backup page of the cluster, and the billing settings of the organization';
const SNAPSHOT = 'the snapshot in Atlas: its state and its downloads';
const RESTORE = 'the restore history of the target cluster, and its activity feed';
const KEY =
  'the key at its cloud provider, its state and expiry date, and the credentials or role that Atlas uses';
const PROJECT = 'the project in Atlas: its name, its id and what it still contains';
const STATE = 'the message, and the state of the cluster or policy in Atlas';
const ACCOUNT =
  'the message, the billing settings and limits of the organization, and the rights of the API key';

/** Errors that Atlas decides at run time. */
export const RUN_TIME_ERRORS: Readonly<Record<string, RunTimeError>> = {
  ACCOUNT_SUSPENDED: { meaning: 'An invoice is more than 30 days overdue.', lookAt: ACCOUNT },
  ATLAS_BACKUP_CANCEL_SHARD_RESTORE_JOB_NOT_ALLOWED: {
    meaning: "Cancel the whole cluster's restore, not one shard's.",
    lookAt: RESTORE,
  },
  ATLAS_CLUSTER_VERSION_DEPRECATED: {
    meaning: 'The requested MongoDB version is no longer offered by Atlas.',
    lookAt: CLUSTER,
  },
  ATLAS_NETWORK_PERMISSIONS_SIZE_EXCEEDED: {
    meaning: 'The IP access list is too long for a tenant download.',
    lookAt: TENANT,
  },
  ATTRIBUTE_READ_ONLY: { meaning: 'The field cannot be set.', lookAt: ACCOUNT },
  AWS_CUSTOMER_MASTER_KEY_NOT_FOUND: { meaning: 'No AWS key is set for the project.', lookAt: KEY },
  AWS_KMS_CUSTOMER_MASTER_KEY_PENDING_IMPORT: { meaning: 'The AWS key has no material yet.', lookAt: KEY },
  AWS_KMS_REGION_NOT_SUPPORTED: { meaning: 'Not a region for AWS KMS keys.', lookAt: KEY },
  AWS_TIME_BASED_SNAPSHOT_COPY_REQUIRES_AWS_NODES: {
    meaning: 'use_aws_time_based_snapshot_copy_for_fast_initial_sync needs AWS nodes.',
    lookAt: STATE,
  },
  AZURE_KEY_VAULT_ENVIRONMENT_NOT_SUPPORTED: {
    meaning: 'Atlas does not support that Azure environment.',
    lookAt: KEY,
  },
  AZURE_KEY_VAULT_KEY_EXPIRED: { meaning: 'The Azure key has expired.', lookAt: KEY },
  AZURE_KEY_VAULT_KEY_EXPIRING: { meaning: 'The Azure key expires within 48 hours.', lookAt: KEY },
  AZURE_KEY_VAULT_KEY_IDENTIFIER_INVALID_FORMAT: { meaning: 'Not a Key Vault key identifier.', lookAt: KEY },
  AZURE_KEY_VAULT_KEY_NOT_ACTIVE: { meaning: 'The Azure key is not valid yet.', lookAt: KEY },
  CANNOT_CREATE_PAUSED_CLUSTER: { meaning: 'A cluster cannot be created paused.', lookAt: PAUSE },
  CANNOT_DECREASE_DISK_SIZE: {
    meaning: 'The data for judging whether a smaller disk is safe are missing.',
    lookAt: CLUSTER,
  },
  CANNOT_DELETE_FROM_CLUSTER_SNAPSHOT: {
    meaning: "One shard's part of a cluster snapshot cannot be deleted alone.",
    lookAt: SNAPSHOT,
  },
  CANNOT_DOWNLOAD_INCOMPLETE_SNAPSHOT: {
    meaning: 'An unfinished cluster snapshot cannot be downloaded.',
    lookAt: SNAPSHOT,
  },
  CANNOT_GET_VOLUME_SIZE_LIMITS: {
    meaning: 'Atlas could not look up the limits of that volume type.',
    lookAt: CLUSTER,
  },
  CANNOT_MODIFY_CLUSTER_SNAPSHOT: {
    meaning: "One shard's part of a cluster snapshot cannot be changed alone.",
    lookAt: SNAPSHOT,
  },
  CANNOT_MODIFY_CLUSTER_WITH_RUNNING_LIVE_IMPORT: {
    meaning: 'A live migration into the cluster is under way: no changes.',
    lookAt: CLUSTER,
  },
  CANNOT_MODIFY_IN_PROGRESS_SNAPSHOT_RETENTION: {
    meaning: 'Retention can change only once the snapshot is complete.',
    lookAt: SNAPSHOT,
  },
  CANNOT_MODIFY_SNAPSHOT: { meaning: 'The change has fields that snapshots do not take.', lookAt: SNAPSHOT },
  CANNOT_PERFORM_RESTORE_ON_CLUSTER_WITH_RUNNING_LIVE_IMPORT: {
    meaning: 'The target is receiving a live migration.',
    lookAt: RESTORE,
  },
  CANNOT_ROTATE_KEY_ENCRYPTION_DISABLED: { meaning: 'Nothing to rotate: encryption is off.', lookAt: KEY },
  CANNOT_START_BACKUP_NO_BILLING_INFO: { meaning: 'Backups need billing data first.', lookAt: BACKUP },
  CANNOT_START_RESTORE_JOB_FOR_INCOMPLETE_CLUSTER_SNAPSHOT: {
    meaning: 'That cluster snapshot is not complete.',
    lookAt: RESTORE,
  },
  CANNOT_TERMINATE_CLUSTER_WITH_UNDERGOING_REGIONAL_OUTAGE_SIMULATION: {
    meaning: 'An outage simulation must end before deletion.',
    lookAt: STATE,
  },
  CANNOT_UPDATE_AND_PAUSE_CLUSTER: {
    meaning: 'One request cannot pause a cluster and change it otherwise.',
    lookAt: PAUSE,
  },
  CANNOT_UPDATE_BACKUP_COMPLIANCE_POLICY_SETTINGS_WITH_PENDING_ACTION: {
    meaning: 'The policy is still being applied; wait until ACTIVE.',
    lookAt: STATE,
  },
  CANNOT_UPDATE_PAUSED_CLUSTER: { meaning: 'A paused cluster takes no changes.', lookAt: PAUSE },
  CANNOT_USE_CLUSTER_IN_SERVERLESS_INSTANCE_API: {
    meaning: 'A cluster was addressed as a Serverless instance.',
    lookAt: STATE,
  },
  CANNOT_USE_NON_FLEX_CLUSTER_IN_FLEX_API: {
    meaning: 'A dedicated cluster was addressed as Flex.',
    lookAt: STATE,
  },
  CLUSTER_ALREADY_PAUSED: { meaning: 'The cluster is paused already.', lookAt: PAUSE },
  CLUSTER_ALREADY_REQUESTED_DELETION: { meaning: 'The cluster is being deleted already.', lookAt: CLUSTER },
  CLUSTER_GROUP_ID_INVALID: {
    meaning: 'The project in the body differs from the project in the path.',
    lookAt: CLUSTER,
  },
  CLUSTER_INCOMPATIBLE_WITH_EXISTING_PRIVATELINK: {
    meaning: "The change would exceed the region's private endpoint target nodes.",
    lookAt: CLUSTER,
  },
  CLUSTER_NUM_SHARDS_INVALID: {
    meaning: 'The number of shards lies outside the permitted range.',
    lookAt: CLUSTER,
  },
  CLUSTER_VERSION_INCOMPATIBLE_WITH_EXISTING_CUSTOM_ROLES: {
    meaning: 'A custom role needs a newer MongoDB than this cluster would run.',
    lookAt: CLUSTER,
  },
  CROSS_REGION_NETWORK_PERMISSIONS_LIMIT_EXCEEDED: {
    meaning: "The project's clusters span too many regions.",
    lookAt: CLUSTER,
  },
  DB_VERSION_NOT_SUPPORTED: { meaning: 'That MongoDB version is not offered.', lookAt: CLUSTER },
  DISK_SIZE_GB_TOO_SMALL: { meaning: 'The data present does not fit on the smaller disk.', lookAt: CLUSTER },
  DUAL_REPLICATION_SPEC_SPECIFIED: {
    meaning: 'Old and new form of the replication spec were sent together.',
    lookAt: CLUSTER,
  },
  DUPLICATE_ZONE_NAME: { meaning: 'Two zones of a Global Cluster have one name.', lookAt: CLUSTER },
  ENCRYPTION_AT_REST_SETTINGS_INVALID: {
    meaning: 'Atlas cannot reach the present key, so it accepts no change either.',
    lookAt: KEY,
  },
  FEATURE_UNSUPPORTED: { meaning: "The account's level lacks this feature.", lookAt: ACCOUNT },
  GOOGLE_CLOUD_KMS_KEY_VERSION_NOT_FOUND: { meaning: 'There is no such Google key version.', lookAt: KEY },
  GOOGLE_CLOUD_KMS_KEY_VERSION_PENDING_GENERATION: {
    meaning: 'The Google key version is not ready.',
    lookAt: KEY,
  },
  GROUP_ALREADY_EXISTS: { meaning: 'The organization has a project of that name.', lookAt: PROJECT },
  GROUP_NOT_FOUND: { meaning: 'There is no such project.', lookAt: PROJECT },
  HOURLY_BILLING_LIMIT_EXCEEDED: { meaning: 'The hourly spending limit is reached.', lookAt: ACCOUNT },
  INSUFFICIENT_INSTANCE_SIZE: {
    meaning: 'A feature in the request needs a larger instance size.',
    lookAt: CLUSTER,
  },
  INVALID_AWS_CREDENTIALS: { meaning: 'The AWS credentials do not work.', lookAt: KEY },
  INVALID_AZURE_CREDENTIALS: { meaning: 'The Azure credentials do not work.', lookAt: KEY },
  INVALID_CLUSTER_ID: { meaning: 'No cluster has that id.', lookAt: CLUSTER },
  INVALID_GOOGLE_CLOUD_CREDENTIALS: { meaning: 'The Google credentials do not work.', lookAt: KEY },
  INVALID_GROUP_ID: { meaning: 'Not an id of a project.', lookAt: PROJECT },
  INVALID_JOB_ID: { meaning: 'Not an id of a restore job.', lookAt: RESTORE },
  INVALID_MONGODB_VERSION_CONFIG: { meaning: 'The version settings contradict each other.', lookAt: CLUSTER },
  INVALID_POLICY_ID: { meaning: 'The schedule has no policy of that id.', lookAt: BACKUP },
  INVALID_RESTORE_PROCESS: {
    meaning: 'The target process cannot take an automated restore.',
    lookAt: RESTORE,
  },
  INVALID_ZONE: { meaning: 'The region has no zone of that name.', lookAt: CLUSTER },
  LINK_EXPIRATION_AFTER_SNAPSHOT_DELETION: {
    meaning: 'A download link cannot be valid longer than its snapshot exists.',
    lookAt: RESTORE,
  },
  MONGODB_VERSION_INVALID: { meaning: 'There is no such MongoDB version.', lookAt: CLUSTER },
  NOT_SHARDED: { meaning: 'Only replica sets and sharded clusters can be changed so.', lookAt: CLUSTER },
  NO_CAPACITY: { meaning: "No room was found for the project's containers.", lookAt: CLUSTER },
  NO_COMMON_INSTANCE_FAMILY: {
    meaning: 'The chosen regions share no machine family for that size.',
    lookAt: CLUSTER,
  },
  NO_PAYMENT_INFORMATION_FOUND: { meaning: 'The project has no payment method.', lookAt: ACCOUNT },
  NO_PERMISSION_TO_ENCRYPT_DECRYPT: { meaning: 'The credentials may not use the key.', lookAt: KEY },
  ONLY_FAILED_JOB_CAN_BE_RESTARTED: { meaning: 'Only a failed job can be started again.', lookAt: RESTORE },
  OPLOG_SIZE_MB_LESS_THAN_990: { meaning: 'The oplog cannot be set below 990 MB.', lookAt: CLUSTER },
  OPLOG_SIZE_MB_LESS_THAN_EQUAL_ZERO: { meaning: 'The oplog size must be positive.', lookAt: CLUSTER },
  OPLOG_SIZE_MB_TOO_BIG: { meaning: 'The oplog would be too large for the disk.', lookAt: CLUSTER },
  OPLOG_SIZE_MB_TOO_SMALL: { meaning: 'The oplog would be too small.', lookAt: CLUSTER },
  OUT_OF_CAPACITY: { meaning: 'The region has no machines of that size at the moment.', lookAt: CLUSTER },
  RATE_LIMITED: { meaning: 'Too many requests in the period.', lookAt: ACCOUNT },
  REPLICATION_SPECS_INVALID: {
    meaning: 'An entry of replication_specs lacks required fields.',
    lookAt: CLUSTER,
  },
  RESTORE_INITIATION_FAILED: {
    meaning: 'The restore could not begin; the message says why.',
    lookAt: RESTORE,
  },
  RESTORE_JOB_NOT_FOUND: { meaning: 'The cluster has no restore job of that id.', lookAt: RESTORE },
  RESTORE_JOB_NOT_FOUND_IN_GROUP: { meaning: 'The project has no restore job of that id.', lookAt: RESTORE },
  SHARDING_NOT_SUPPORTED: { meaning: 'That instance size cannot be sharded.', lookAt: CLUSTER },
  TENANT_CLUSTER_TEST_FAILOVER_NOT_SUPPORTED: {
    meaning: 'No failover tests on tenant clusters.',
    lookAt: TENANT,
  },
  TENANT_CLUSTER_UPDATE_UNSUPPORTED: {
    meaning: 'M0 and Flex clusters cannot be changed through this API.',
    lookAt: TENANT,
  },
  UNSUPPORTED_FEATURE: { meaning: 'Atlas does not offer it yet.', lookAt: ACCOUNT },
  UNSUPPORTED_FOR_CURRENT_CONFIG: {
    meaning: 'The present configuration forbids this operation.',
    lookAt: ACCOUNT,
  },
  UNSUPPORTED_FOR_CURRENT_PLAN: { meaning: 'The plan lacks this operation.', lookAt: ACCOUNT },
  VALIDATION_ERROR: { meaning: 'The body failed validation; the message says where.', lookAt: ACCOUNT },
  WRITES_NOT_ALLOWED_DURING_APP_UPGRADES: { meaning: 'Atlas itself is being upgraded.', lookAt: ACCOUNT },
};

/** Errors of backup methods that Atlas no longer has. */
export const ERRORS_OF_OLDER_METHODS: readonly string[] = [
  'CANNOT_GET_BACKUP_CONFIG_INVALID_STATE',
  'CANNOT_MODIFY_SHARD_BACKUP_CONFIG',
  'CANNOT_SET_BACKUP_AUTH_FOR_MANAGED_CLUSTER',
  'CANNOT_SET_CLUSTER_CHECKPOINT_INTERVAL_FOR_REPLICA_SET',
  'CANNOT_SET_POINT_IN_TIME_WINDOW',
  'CANNOT_SET_REF_TIME_OF_DAY',
  'CANNOT_START_BACKUP_INVALID_STATE',
  'CANNOT_STOP_BACKUP_INVALID_STATE',
  'CANNOT_TERMINATE_BACKUP_INVALID_STATE',
  'CHECKPOINTS_ONLY_ON_CONTINOUS_BACKUP',
  'CHECKPOINT_NOT_FOUND',
  'CHECKPOINT_RESTORE_UNSUPPORTED_FOR_REPLICA_SETS',
  'CONFIG_RESTORE_JOB_NOT_FOUND',
  'CONFIG_SNAPSHOT_NOT_FOUND',
  'INCORRECT_BACKUP_API_ENDPOINT',
  'INVALID_CHECKPOINT_ID',
  'INVALID_CLUSTER_CHECKPOINT_INTERVAL',
  'INVALID_DELIVERY_SCP',
  'INVALID_FILTERLIST',
  'INVALID_INSTANCE_COUNT',
  'INVALID_REFERENCE_TIMEZONE_OFFSET',
  'INVALID_RESTORE_SNAPSHOT_FILTER_LIST',
  'LEGACY_PIT_RESTORE_UNSUPPORTED',
  'MISSING_SYNC_SOURCE',
  'MULTI_CLOUD_CLUSTER_INVALID',
  'NO_BACKUP_ENCRYPTION_KEY_FOR_SHARDED_CLUSTER',
  'OPLOG_RESTORE_ONLY_SUPPORTED_FOR_REPLICA_SETS',
  'PIT_RESTORE_ONLY_SUPPORTED_FOR_REPLICA_SETS',
  'UNSUPPORTED_SET_BACKUP_STATE',
  'UPGRADE_FOR_CLUSTER_CHECKPOINT_INTERVAL',
  'UPGRADE_FOR_EXCLUDED_NAMESPACES',
  'UPGRADE_FOR_INCLUDED_NAMESPACES',
  'VOLUME_ENCRYPTION_NOT_AVAILABLE',
];

/** The rules that an error belongs to, by their ids. */
export const RULES_OF_ERRORS: Readonly<Record<string, readonly string[]>> = {
  ACCESS_FORBIDDEN: ['project/no-one-can-restore'],
  ATLAS_BACKUP_CONFLICTING_OPTIONS: ['legacy/mixed-methods'],
  ATLAS_CLUSTER_RESTORE_IN_PROGRESS: ['restore/concurrent'],
  ATLAS_GENERAL_ERROR: ['pit/without-hourly-item'],
  ATLAS_RESERVED_CLUSTER_NAME: ['cluster/invalid-name'],
  ATTRIBUTE_NEGATIVE_OR_ZERO: ['snapshot/invalid-retention'],
  AUTOMATED_RESTORE_OF_SHARD_NOT_ALLOWED: ['restore/topology-mismatch'],
  AUTO_SCALING_NOT_SUPPORTED: ['cluster/auto-scaling-bounds'],
  AWS_KMS_CUSTOMER_MASTER_KEY_NOT_ENABLED: ['change/encryption-key-destroyed'],
  AWS_KMS_CUSTOMER_MASTER_KEY_PENDING_DELETION: ['change/encryption-key-destroyed'],
  AZURE_KEY_VAULT_KEY_NOT_ENABLED: ['change/encryption-key-destroyed'],
  AZURE_KEY_VAULT_KEY_NOT_FOUND: ['change/encryption-key-destroyed'],
  BACKUP_COMPLIANCE_POLICY_SETTINGS_INVALID: ['compliance/invalid-item'],
  BACKUP_CONFIG_NOT_FOUND: ['schedule/cluster-without-backup'],
  BACKUP_JOB_NOT_FOUND: ['schedule/cluster-without-backup'],
  BACKUP_POLICIES_NOT_MEETING_BACKUP_COMPLIANCE_POLICY_REQUIREMENTS: ['compliance/schedule-falls-short'],
  BACKUP_POLICY_NOT_MEETING_BACKUP_COMPLIANCE_POLICY_REQUIREMENTS: ['compliance/schedule-falls-short'],
  BACKUP_SNAPSHOT_RETENTION_VALUE_INVALID: ['schedule/invalid-retention', 'snapshot/invalid-retention'],
  CANNOT_CANCEL_AUTOMATED_RESTORE: ['restore/wipes-target'],
  CANNOT_CHANGE_ENCRYPTION_AT_REST_PROVIDER: ['change/snapshots-unrestorable'],
  CANNOT_CHANGE_GEOSHARDED_CLUSTER_TYPE: ['change/impossible-tier-change'],
  CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS: ['change/project-deleted'],
  CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_DATA_FEDERATION_PRIVATE_ENDPOINTS: ['change/project-deleted'],
  CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_DATA_LAKES: ['change/project-deleted'],
  CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_PRIVATE_ENDPOINT_SERVICES: ['change/project-deleted'],
  CANNOT_CLOSE_GROUP_ACTIVE_BACKUP: ['change/project-deleted'],
  CANNOT_CLOSE_GROUP_ACTIVE_BACKUP_COMPLIANCE_POLICY: ['change/project-deleted'],
  CANNOT_CLOSE_GROUP_ACTIVE_PEERING_CONNECTIONS: ['change/project-deleted'],
  CANNOT_CLOSE_GROUP_ACTIVE_STREAMS_RESOURCE: ['change/project-deleted'],
  CANNOT_DECREASE_PIT_WINDOW_WITH_BACKUP_COMPLIANCE_POLICY: ['compliance/schedule-falls-short'],
  CANNOT_DECREASE_SNAPSHOT_RETENTION_WITH_BACKUP_COMPLIANCE_POLICY: ['change/retention-shortened'],
  CANNOT_DELETE_COPY_SNAPSHOT_WITH_BACKUP_COMPLIANCE_POLICY_ENABLED: ['change/copy-removed'],
  CANNOT_DELETE_IN_PROGRESS_SNAPSHOT: ['change/snapshot-deleted'],
  CANNOT_DELETE_SNAPSHOT_WITH_BACKUP_COMPLIANCE_POLICY: ['compliance/cluster-cannot-be-destroyed'],
  CANNOT_DISABLE_BACKUP_COMPLIANCE_POLICY: ['change/compliance-removed'],
  CANNOT_DISABLE_CLOUD_BACKUP_WITH_BACKUP_COMPLIANCE_POLICY: ['compliance/cluster-falls-short'],
  CANNOT_DISABLE_ENCRYPTION_AT_REST: ['change/encryption-config-removed'],
  CANNOT_DISABLE_ENCRYPTION_AT_REST_WITH_BACKUP_COMPLIANCE_POLICY: ['compliance/cluster-falls-short'],
  CANNOT_DISABLE_PIT_WITH_BACKUP_COMPLIANCE_POLICY: ['compliance/cluster-falls-short'],
  CANNOT_DISABLE_PIT_WITH_BACKUUP_COMPLIANCE_POLICY: ['compliance/cluster-falls-short'],
  CANNOT_DOWNLOAD_SNAPSHOT_CONCURRENTLY: ['restore/concurrent'],
  CANNOT_DOWNLOAD_SNAPSHOT_WITH_ENCRYPTION: ['restore/encryption-mismatch'],
  CANNOT_PAUSE_CLUSTER_WITH_PENDING_CHANGES: ['change/cluster-paused'],
  CANNOT_PAUSE_NVME_CLUSTER: ['cluster/nvme-paused'],
  CANNOT_PAUSE_RECENTLY_RESUMED_CLUSTER: ['change/cluster-paused'],
  CANNOT_RESTORE_TO_TARGET: ['project/no-one-can-restore'],
  CANNOT_START_RESTORE_JOB_FOR_DELETED_CLUSTER_SNAPSHOT: ['restore/repeats-itself'],
  CANNOT_START_RESTORE_JOB_FOR_DELETED_SNAPSHOT: ['restore/repeats-itself'],
  CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED: ['change/destroy-stops-half-way'],
  CANNOT_USE_ENCRYPTION_AT_REST_TENANT: ['free/encryption-at-rest'],
  CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API: ['flex/custom-backup-policy'],
  CANNOT_USE_SERVERLESS_INSTANCE_IN_CLUSTER_API: ['serverless/custom-backup-policy'],
  CAN_NOT_DISABLE_ALL_ENCRYPTION_AT_REST_SETTINGS_WHILE_BACKUP_COMPLIANCE_POLICY_ENCRYPTION_ENABLED: [
    'change/encryption-key-destroyed',
  ],
  CLUSTER_CANNOT_CHANGE_NAME: ['change/cluster-deleted-with-its-snapshots'],
  CLUSTER_CANNOT_CHANGE_PROVIDER_NAME: ['change/primary-region-moved'],
  CLUSTER_DISK_IOPS_INVALID: ['cluster/disk-out-of-range'],
  CLUSTER_DISK_SIZE_INVALID: ['cluster/disk-out-of-range'],
  CLUSTER_DISK_SIZE_NOT_WHOLE_NUMBER: ['cluster/disk-out-of-range'],
  CLUSTER_NAME_INVALID: ['cluster/invalid-name'],
  CLUSTER_NAME_NOT_FOUND: ['schedule/name-instead-of-reference'],
  CLUSTER_NAME_PREFIX_INVALID: ['cluster/invalid-name'],
  CLUSTER_NAME_TOO_LONG: ['cluster/invalid-name'],
  CLUSTER_NOT_FOUND: ['schedule/name-instead-of-reference'],
  CLUSTER_PAUSED_CANNOT_RESTORE: ['restore/unsupported-target'],
  CLUSTER_REPLICATION_FACTOR_INVALID: ['cluster/electable-nodes'],
  CLUSTER_RESTORE_IN_PROGRESS_CANNOT_UPDATE: ['change/cluster-updated-during-restore'],
  CLUSTER_UPGRADE_INVALID: ['change/version-lowered'],
  COMPUTE_AUTO_SCALING_INSTANCE_SIZE_RANGE_INVALID: ['cluster/auto-scaling-bounds'],
  COMPUTE_AUTO_SCALING_MAX_INSTANCE_SIZE_INVALID: ['cluster/auto-scaling-bounds'],
  COMPUTE_AUTO_SCALING_MAX_INSTANCE_SIZE_REQUIRED: ['cluster/auto-scaling-bounds'],
  COMPUTE_AUTO_SCALING_MIN_INSTANCE_SIZE_INVALID: ['cluster/auto-scaling-bounds'],
  COMPUTE_AUTO_SCALING_MIN_INSTANCE_SIZE_INVALID_FOR_SHARDING: ['cluster/auto-scaling-bounds'],
  COMPUTE_AUTO_SCALING_MIN_INSTANCE_SIZE_REQUIRED: ['cluster/auto-scaling-bounds'],
  COMPUTE_AUTO_SCALING_MIN_INSTANCE_SIZE_STORAGE_CONFIGURATION_INVALID: ['cluster/auto-scaling-bounds'],
  COMPUTE_AUTO_SCALING_SCALE_DOWN_ENABLED_INVALID: ['cluster/auto-scaling-bounds'],
  CONTINUOUS_BACKUP_NOT_SUPPORTED_ON_CLUSTER_UPDATE: ['legacy/removed-resource'],
  CONTINUOUS_BACKUP_NOT_SUPPORTED_ON_MONGODB_VERSION: ['legacy/removed-resource'],
  CONTINUOUS_BACKUP_NOT_SUPPORTED_ON_MONGODB_VERSION_UPGRADE: ['legacy/removed-resource'],
  CONTINUOUS_BACKUP_NOT_SUPPORTED_ON_NEW_AWS_CLUSTERS: ['legacy/removed-resource'],
  CONTINUOUS_BACKUP_NOT_SUPPORTED_ON_NEW_CLUSTERS: ['legacy/removed-resource'],
  DISK_SIZE_GB_INCONSISTENT: ['cluster/disk-out-of-range'],
  DUPLICATE_CLUSTER_NAME: ['cluster/invalid-name', 'change/name-reused'],
  DUPLICATE_CLUSTER_NAME_PREFIX: ['cluster/invalid-name', 'change/name-reused'],
  ENCRYPTION_AT_REST_NOT_ENABLED: ['cluster/encryption-not-configured'],
  ENCRYPTION_AT_REST_PROVIDER_NOT_SUPPORTED: ['cluster/encryption-not-configured'],
  EXPORT_BUCKET_DELETE_FAILED: ['change/export-bucket-in-use'],
  EXPORT_BUCKET_NAME_INVALID: ['export/invalid-bucket'],
  EXPORT_BUCKET_NOT_FOUND: ['export/other-project'],
  GOOGLE_CLOUD_KMS_KEY_VERSION_DESTROYED: ['change/encryption-key-destroyed'],
  GOOGLE_CLOUD_KMS_KEY_VERSION_DESTROY_SCHEDULED: ['change/encryption-key-destroyed'],
  GOOGLE_CLOUD_KMS_KEY_VERSION_DISABLED: ['change/encryption-key-destroyed'],
  INVALID_ATTRIBUTE: ['cluster/auto-scaling-bounds'],
  INVALID_BACKUP_POLICY: [
    'schedule/invalid-interval',
    'schedule/nvme-interval',
    'schedule/retention-below-frequency',
    'schedule/retention-out-of-order',
  ],
  INVALID_CLUSTER_CONFIGURATION: ['cluster/unknown-instance-size'],
  INVALID_ENCRYPTION_AT_REST_PROVIDER: ['cluster/encryption-not-configured'],
  INVALID_ENUM_VALUE: ['schedule/invalid-retention'],
  INVALID_FREQUENCY_TYPE_CHANGE: ['change/retention-shortened'],
  INVALID_HOURLY_SNAPSHOT_INTERVAL_OR_RETENTION_PERIOD: ['schedule/invalid-interval'],
  INVALID_NUM_OF_POLICIES: ['schedule/no-policy-items'],
  INVALID_NUM_OF_POLICY_ITEMS: ['schedule/no-policy-items'],
  INVALID_NUM_OF_SNAPSHOTS_TO_RETAIN: ['copy/incomplete'],
  INVALID_PIT_RESTORE_TIME: ['restore/invalid-point-in-time'],
  INVALID_POLICY_ITEM_ID: ['change/retention-shortened'],
  INVALID_PROVIDER: ['cluster/unknown-region'],
  INVALID_PROVIDER_PARAMETERS: ['cluster/unknown-region'],
  INVALID_REFERENCE_HOUR_OF_DAY: ['schedule/invalid-reference-time'],
  INVALID_REFERENCE_MINUTE_OF_HOUR: ['schedule/invalid-reference-time'],
  INVALID_REFERENCE_TIME_OF_DAY_MISSING_FIELDS: ['schedule/invalid-reference-time'],
  INVALID_REGION: ['copy/other-cloud-provider'],
  INVALID_RESTORE_WINDOW: ['schedule/invalid-restore-window'],
  INVALID_SNAPSHOT_ID: ['restore/repeats-itself'],
  INVALID_SNAPSHOT_RESTORE_ENCRYPTION: ['restore/encryption-mismatch'],
  INVALID_SNAPSHOT_SCHEDULE: ['schedule/invalid-interval'],
  INVALID_TENANT_BACKUP_ENABLED: ['free/backup-enabled'],
  INVALID_TENANT_CONFIGURATION: ['flex/unknown-region'],
  MISSING_ATTRIBUTE: ['copy/incomplete'],
  MISSING_ENCRYPTION_AT_REST_PROVIDER: ['cluster/encryption-not-configured'],
  MISSING_POLICY_ITEM_PARAMETERS: ['schedule/invalid-retention'],
  NO_CHECKPOINT_FOR_PIT_RESTORE: ['restore/pit-not-enabled'],
  NVME_STORAGE_CONTINUOUS_BACKUP_UNSUPPORTED: ['legacy/mixed-methods'],
  NVME_STORAGE_PROVIDER_BACKUP_REQUIRED: ['cluster/nvme-without-backup'],
  ORG_NOT_EMPTY: ['change/project-deleted'],
  PROVIDER_BACKUP_NOT_SUPPORTED: ['free/custom-backup-policy', 'free/on-demand-snapshot'],
  REGION_UNAVAILABLE: ['flex/unknown-region'],
  SERVERLESS_INSTANCE_NOT_FOUND: ['serverless/no-longer-supported'],
  SHARDED_CLUSTER_CANT_BECOME_REPLICA_SET: ['change/impossible-tier-change'],
  SNAPSHOT_NOT_FOUND: ['restore/repeats-itself'],
  SNAPSHOT_RETENTION_LESS_THAN_BACKUP_COMPLIANCE_POLICY: ['compliance/snapshot-falls-short'],
  TENANT_CLUSTER_PROCESS_ARGS_NOT_SUPPORTED: ['flex/unsupported-topology'],
  TENANT_RESTORE_DESTINATION_ENCRYPTION: ['restore/encryption-mismatch'],
  TENANT_RESTORE_DESTINATION_UNAVAILABLE: ['restore/unsupported-target'],
  TENANT_RESTORE_INCOMPATIBLE_TOPOLOGY: ['restore/flex-to-sharded'],
  TENANT_RESTORE_NOT_FOUND: ['restore/unsupported-target'],
  TENANT_RESTORE_VERSION_MISMATCH: ['restore/version-mismatch'],
  TENANT_SNAPSHOT_ACCESS_DENIED: ['project/no-one-can-restore'],
  TENANT_SNAPSHOT_NOT_FOUND: ['restore/repeats-itself'],
  TOO_MANY_SNAPSHOT_DOWNLOADS: ['restore/concurrent'],
  UNABLE_T0_FIND_SNAPSHOT_PRIOR_TO_PIT_RESTORE_OPTIME: ['restore/invalid-point-in-time'],
  UNFINISHED_ON_DEMAND_SNAPSHOT: ['snapshot/concurrent'],
  UNSUPPORTED_DELIVERY_METHOD: ['restore/ambiguous-delivery'],
  USER_UNAUTHORIZED: ['project/no-one-can-restore'],
};

/** What the documentation of Atlas calls an error, where its API spells it in another way. */
export const ERROR_SPELLINGS: Readonly<Record<string, string>> = {
  BACKUP_POLICY_NOT_MEETING_BACKUP_COMPLIANCE_POLICY_REQUIREMENTS:
    'BACKUP_POLICIES_NOT_MEETING_BACKUP_COMPLIANCE_POLICY_REQUIREMENTS',
  CANNOT_DISABLE_PIT_WITH_BACKUUP_COMPLIANCE_POLICY: 'CANNOT_DISABLE_PIT_WITH_BACKUP_COMPLIANCE_POLICY',
  UNABLE_TO_FIND_SNAPSHOT_PRIOR_TO_PIT_RESTORE_OPTIME: 'UNABLE_T0_FIND_SNAPSHOT_PRIOR_TO_PIT_RESTORE_OPTIME',
};

/** An error as the API of Atlas spells it. */
export function apiSpelling(code: string): string {
  return ERROR_SPELLINGS[code] ?? code;
}
