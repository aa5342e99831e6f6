// Made by npm run generate of the files that define a rule: change those.
/* eslint-disable @typescript-eslint/no-require-imports */
import { listedRule } from './listed-rule';
import type { Rule } from './rule';

export const list: readonly Rule[] = [
  listedRule(
    'free/backup-enabled',
    'error',
    'synth',
    () => (require('./free/backup-enabled') as Record<'freeBackupEnabled', Rule>).freeBackupEnabled,
  ),
  listedRule(
    'free/custom-backup-policy',
    'error',
    'synth',
    () =>
      (require('./free/custom-backup-policy') as Record<'freeCustomBackupPolicy', Rule>)
        .freeCustomBackupPolicy,
  ),
  listedRule(
    'free/on-demand-snapshot',
    'error',
    'synth',
    () => (require('./free/on-demand-snapshot') as Record<'freeOnDemandSnapshot', Rule>).freeOnDemandSnapshot,
  ),
  listedRule(
    'free/encryption-at-rest',
    'error',
    'synth',
    () => (require('./free/encryption-at-rest') as Record<'freeEncryptionAtRest', Rule>).freeEncryptionAtRest,
  ),
  listedRule(
    'free/second-in-project',
    'error',
    'synth',
    () => (require('./free/second-in-project') as Record<'freeSecondInProject', Rule>).freeSecondInProject,
  ),
  listedRule(
    'flex/backup-disabled',
    'error',
    'synth',
    () => (require('./flex/backup-disabled') as Record<'flexBackupDisabled', Rule>).flexBackupDisabled,
  ),
  listedRule(
    'flex/custom-backup-policy',
    'error',
    'synth',
    () =>
      (require('./flex/custom-backup-policy') as Record<'flexCustomBackupPolicy', Rule>)
        .flexCustomBackupPolicy,
  ),
  listedRule(
    'flex/on-demand-snapshot',
    'error',
    'synth',
    () => (require('./flex/on-demand-snapshot') as Record<'flexOnDemandSnapshot', Rule>).flexOnDemandSnapshot,
  ),
  listedRule(
    'flex/continuous-backup',
    'error',
    'synth',
    () => (require('./flex/continuous-backup') as Record<'flexContinuousBackup', Rule>).flexContinuousBackup,
  ),
  listedRule(
    'flex/encryption-at-rest',
    'error',
    'synth',
    () => (require('./flex/encryption-at-rest') as Record<'flexEncryptionAtRest', Rule>).flexEncryptionAtRest,
  ),
  listedRule(
    'flex/unsupported-topology',
    'error',
    'synth',
    () =>
      (require('./flex/unsupported-topology') as Record<'flexUnsupportedTopology', Rule>)
        .flexUnsupportedTopology,
  ),
  listedRule(
    'flex/unknown-region',
    'warning',
    'synth',
    () => (require('./flex/unknown-region') as Record<'flexUnknownRegion', Rule>).flexUnknownRegion,
  ),
  listedRule(
    'flex/snapshots-leave-the-country',
    'warning',
    'synth',
    () =>
      (require('./flex/snapshots-leave-the-country') as Record<'flexSnapshotsLeaveTheCountry', Rule>)
        .flexSnapshotsLeaveTheCountry,
  ),
  listedRule(
    'flex/first-day-without-snapshot',
    'info',
    'synth',
    () =>
      (require('./flex/first-day-without-snapshot') as Record<'flexFirstDayWithoutSnapshot', Rule>)
        .flexFirstDayWithoutSnapshot,
  ),
  listedRule(
    'serverless/created',
    'error',
    'synth',
    () => (require('./serverless/created') as Record<'serverlessCreated', Rule>).serverlessCreated,
  ),
  listedRule(
    'serverless/no-longer-supported',
    'warning',
    'synth',
    () =>
      (require('./serverless/no-longer-supported') as Record<'serverlessNoLongerSupported', Rule>)
        .serverlessNoLongerSupported,
  ),
  listedRule(
    'serverless/backup-disabled',
    'error',
    'synth',
    () =>
      (require('./serverless/backup-disabled') as Record<'serverlessBackupDisabled', Rule>)
        .serverlessBackupDisabled,
  ),
  listedRule(
    'serverless/custom-backup-policy',
    'error',
    'synth',
    () =>
      (require('./serverless/custom-backup-policy') as Record<'serverlessCustomBackupPolicy', Rule>)
        .serverlessCustomBackupPolicy,
  ),
  listedRule(
    'serverless/on-demand-snapshot',
    'error',
    'synth',
    () =>
      (require('./serverless/on-demand-snapshot') as Record<'serverlessOnDemandSnapshot', Rule>)
        .serverlessOnDemandSnapshot,
  ),
  listedRule(
    'serverless/continuous-backup-ignored',
    'warning',
    'synth',
    () =>
      (require('./serverless/continuous-backup-ignored') as Record<'serverlessContinuousBackupIgnored', Rule>)
        .serverlessContinuousBackupIgnored,
  ),
  listedRule(
    'shared/unsupported-tier',
    'error',
    'synth',
    () =>
      (require('./shared/unsupported-tier') as Record<'sharedUnsupportedTier', Rule>).sharedUnsupportedTier,
  ),
  listedRule(
    'shared/removed-data-source',
    'warning',
    'synth',
    () =>
      (require('./shared/removed-data-source') as Record<'sharedRemovedDataSource', Rule>)
        .sharedRemovedDataSource,
  ),
  listedRule(
    'cluster/backup-not-declared',
    'warning',
    'synth',
    () =>
      (require('./cluster/backup-not-declared') as Record<'clusterBackupNotDeclared', Rule>)
        .clusterBackupNotDeclared,
  ),
  listedRule(
    'cluster/backup-disabled',
    'info',
    'synth',
    () =>
      (require('./cluster/backup-disabled') as Record<'clusterBackupDisabled', Rule>).clusterBackupDisabled,
  ),
  listedRule(
    'cluster/snapshots-deleted-with-it',
    'warning',
    'synth',
    () =>
      (require('./cluster/snapshots-deleted-with-it') as Record<'clusterSnapshotsDeletedWithIt', Rule>)
        .clusterSnapshotsDeletedWithIt,
  ),
  listedRule(
    'cluster/no-termination-protection',
    'info',
    'synth',
    () =>
      (require('./cluster/no-termination-protection') as Record<'clusterNoTerminationProtection', Rule>)
        .clusterNoTerminationProtection,
  ),
  listedRule(
    'cluster/nvme-without-backup',
    'error',
    'synth',
    () =>
      (require('./cluster/nvme-without-backup') as Record<'clusterNvmeWithoutBackup', Rule>)
        .clusterNvmeWithoutBackup,
  ),
  listedRule(
    'cluster/nvme-paused',
    'error',
    'synth',
    () => (require('./cluster/nvme-paused') as Record<'clusterNvmePaused', Rule>).clusterNvmePaused,
  ),
  listedRule(
    'cluster/unknown-instance-size',
    'warning',
    'synth',
    () =>
      (require('./cluster/unknown-instance-size') as Record<'clusterUnknownInstanceSize', Rule>)
        .clusterUnknownInstanceSize,
  ),
  listedRule(
    'cluster/nvme-on-google-cloud',
    'error',
    'synth',
    () =>
      (require('./cluster/nvme-on-google-cloud') as Record<'clusterNvmeOnGoogleCloud', Rule>)
        .clusterNvmeOnGoogleCloud,
  ),
  listedRule(
    'cluster/sharding-below-m30',
    'error',
    'synth',
    () =>
      (require('./cluster/sharding-below-m30') as Record<'clusterShardingBelowM30', Rule>)
        .clusterShardingBelowM30,
  ),
  listedRule(
    'cluster/invalid-name',
    'error',
    'synth',
    () => (require('./cluster/invalid-name') as Record<'clusterInvalidName', Rule>).clusterInvalidName,
  ),
  listedRule(
    'cluster/no-schedule',
    'info',
    'synth',
    () => (require('./cluster/no-schedule') as Record<'clusterNoSchedule', Rule>).clusterNoSchedule,
  ),
  listedRule(
    'cluster/misleading-num-shards',
    'error',
    'synth',
    () =>
      (require('./cluster/misleading-num-shards') as Record<'clusterMisleadingNumShards', Rule>)
        .clusterMisleadingNumShards,
  ),
  listedRule(
    'cluster/auto-scaling-bounds',
    'error',
    'synth',
    () =>
      (require('./cluster/auto-scaling-bounds') as Record<'clusterAutoScalingBounds', Rule>)
        .clusterAutoScalingBounds,
  ),
  listedRule(
    'cluster/auto-scaling-undone',
    'warning',
    'synth',
    () =>
      (require('./cluster/auto-scaling-undone') as Record<'clusterAutoScalingUndone', Rule>)
        .clusterAutoScalingUndone,
  ),
  listedRule(
    'cluster/disk-out-of-range',
    'warning',
    'synth',
    () =>
      (require('./cluster/disk-out-of-range') as Record<'clusterDiskOutOfRange', Rule>).clusterDiskOutOfRange,
  ),
  listedRule(
    'cluster/duplicate-region',
    'error',
    'synth',
    () =>
      (require('./cluster/duplicate-region') as Record<'clusterDuplicateRegion', Rule>)
        .clusterDuplicateRegion,
  ),
  listedRule(
    'cluster/electable-nodes',
    'error',
    'synth',
    () =>
      (require('./cluster/electable-nodes') as Record<'clusterElectableNodes', Rule>).clusterElectableNodes,
  ),
  listedRule(
    'cluster/encryption-not-configured',
    'error',
    'synth',
    () =>
      (require('./cluster/encryption-not-configured') as Record<'clusterEncryptionNotConfigured', Rule>)
        .clusterEncryptionNotConfigured,
  ),
  listedRule(
    'cluster/tenant-size-mismatch',
    'error',
    'synth',
    () =>
      (require('./cluster/tenant-size-mismatch') as Record<'clusterTenantSizeMismatch', Rule>)
        .clusterTenantSizeMismatch,
  ),
  listedRule(
    'cluster/unknown-region',
    'warning',
    'synth',
    () => (require('./cluster/unknown-region') as Record<'clusterUnknownRegion', Rule>).clusterUnknownRegion,
  ),
  listedRule(
    'infinite/backup-disabled',
    'info',
    'synth',
    () =>
      (require('./infinite/backup-disabled') as Record<'infiniteBackupDisabled', Rule>)
        .infiniteBackupDisabled,
  ),
  listedRule(
    'infinite/copy-settings',
    'error',
    'synth',
    () => (require('./infinite/copy-settings') as Record<'infiniteCopySettings', Rule>).infiniteCopySettings,
  ),
  listedRule(
    'infinite/retention-over-three-years',
    'error',
    'synth',
    () =>
      (require('./infinite/retention-over-three-years') as Record<'infiniteRetentionOverThreeYears', Rule>)
        .infiniteRetentionOverThreeYears,
  ),
  listedRule(
    'infinite/unsupported-restore',
    'error',
    'synth',
    () =>
      (require('./infinite/unsupported-restore') as Record<'infiniteUnsupportedRestore', Rule>)
        .infiniteUnsupportedRestore,
  ),
  listedRule(
    'infinite/unsupported-setting',
    'error',
    'synth',
    () =>
      (require('./infinite/unsupported-setting') as Record<'infiniteUnsupportedSetting', Rule>)
        .infiniteUnsupportedSetting,
  ),
  listedRule(
    'infinite/unsupported-topology',
    'error',
    'synth',
    () =>
      (require('./infinite/unsupported-topology') as Record<'infiniteUnsupportedTopology', Rule>)
        .infiniteUnsupportedTopology,
  ),
  listedRule(
    'schedule/invalid-interval',
    'error',
    'synth',
    () =>
      (require('./schedule/invalid-interval') as Record<'scheduleInvalidInterval', Rule>)
        .scheduleInvalidInterval,
  ),
  listedRule(
    'schedule/nvme-interval',
    'error',
    'synth',
    () => (require('./schedule/nvme-interval') as Record<'scheduleNvmeInterval', Rule>).scheduleNvmeInterval,
  ),
  listedRule(
    'schedule/invalid-retention',
    'error',
    'synth',
    () =>
      (require('./schedule/invalid-retention') as Record<'scheduleInvalidRetention', Rule>)
        .scheduleInvalidRetention,
  ),
  listedRule(
    'schedule/retention-below-frequency',
    'error',
    'synth',
    () =>
      (require('./schedule/retention-below-frequency') as Record<'scheduleRetentionBelowFrequency', Rule>)
        .scheduleRetentionBelowFrequency,
  ),
  listedRule(
    'schedule/retention-out-of-order',
    'error',
    'synth',
    () =>
      (require('./schedule/retention-out-of-order') as Record<'scheduleRetentionOutOfOrder', Rule>)
        .scheduleRetentionOutOfOrder,
  ),
  listedRule(
    'schedule/no-policy-items',
    'warning',
    'synth',
    () =>
      (require('./schedule/no-policy-items') as Record<'scheduleNoPolicyItems', Rule>).scheduleNoPolicyItems,
  ),
  listedRule(
    'schedule/repeated-item',
    'error',
    'synth',
    () => (require('./schedule/repeated-item') as Record<'scheduleRepeatedItem', Rule>).scheduleRepeatedItem,
  ),
  listedRule(
    'schedule/duplicate-item',
    'warning',
    'synth',
    () =>
      (require('./schedule/duplicate-item') as Record<'scheduleDuplicateItem', Rule>).scheduleDuplicateItem,
  ),
  listedRule(
    'schedule/invalid-reference-time',
    'error',
    'synth',
    () =>
      (require('./schedule/invalid-reference-time') as Record<'scheduleInvalidReferenceTime', Rule>)
        .scheduleInvalidReferenceTime,
  ),
  listedRule(
    'schedule/invalid-restore-window',
    'error',
    'synth',
    () =>
      (require('./schedule/invalid-restore-window') as Record<'scheduleInvalidRestoreWindow', Rule>)
        .scheduleInvalidRestoreWindow,
  ),
  listedRule(
    'schedule/cluster-without-backup',
    'error',
    'synth',
    () =>
      (require('./schedule/cluster-without-backup') as Record<'scheduleClusterWithoutBackup', Rule>)
        .scheduleClusterWithoutBackup,
  ),
  listedRule(
    'schedule/name-instead-of-reference',
    'warning',
    'synth',
    () =>
      (require('./schedule/name-instead-of-reference') as Record<'scheduleNameInsteadOfReference', Rule>)
        .scheduleNameInsteadOfReference,
  ),
  listedRule(
    'schedule/several-for-one-cluster',
    'error',
    'synth',
    () =>
      (require('./schedule/several-for-one-cluster') as Record<'scheduleSeveralForOneCluster', Rule>)
        .scheduleSeveralForOneCluster,
  ),
  listedRule(
    'schedule/no-such-cluster',
    'error',
    'synth',
    () =>
      (require('./schedule/no-such-cluster') as Record<'scheduleNoSuchCluster', Rule>).scheduleNoSuchCluster,
  ),
  listedRule(
    'schedule/other-project',
    'error',
    'synth',
    () => (require('./schedule/other-project') as Record<'scheduleOtherProject', Rule>).scheduleOtherProject,
  ),
  listedRule(
    'pit/without-backup',
    'error',
    'synth',
    () => (require('./pit/without-backup') as Record<'pitWithoutBackup', Rule>).pitWithoutBackup,
  ),
  listedRule(
    'pit/without-hourly-item',
    'error',
    'synth',
    () => (require('./pit/without-hourly-item') as Record<'pitWithoutHourlyItem', Rule>).pitWithoutHourlyItem,
  ),
  listedRule(
    'pit/window-exceeds-hourly-retention',
    'error',
    'synth',
    () =>
      (require('./pit/window-exceeds-hourly-retention') as Record<'pitWindowExceedsHourlyRetention', Rule>)
        .pitWindowExceedsHourlyRetention,
  ),
  listedRule(
    'copy/incomplete',
    'error',
    'synth',
    () => (require('./copy/incomplete') as Record<'copyIncomplete', Rule>).copyIncomplete,
  ),
  listedRule(
    'copy/oplogs-without-pit',
    'error',
    'synth',
    () => (require('./copy/oplogs-without-pit') as Record<'copyOplogsWithoutPit', Rule>).copyOplogsWithoutPit,
  ),
  listedRule(
    'copy/other-cloud-provider',
    'error',
    'synth',
    () =>
      (require('./copy/other-cloud-provider') as Record<'copyOtherCloudProvider', Rule>)
        .copyOtherCloudProvider,
  ),
  listedRule(
    'copy/to-own-region',
    'warning',
    'synth',
    () => (require('./copy/to-own-region') as Record<'copyToOwnRegion', Rule>).copyToOwnRegion,
  ),
  listedRule(
    'copy/duplicate-target',
    'warning',
    'synth',
    () => (require('./copy/duplicate-target') as Record<'copyDuplicateTarget', Rule>).copyDuplicateTarget,
  ),
  listedRule(
    'copy/frequency-never-taken',
    'warning',
    'synth',
    () =>
      (require('./copy/frequency-never-taken') as Record<'copyFrequencyNeverTaken', Rule>)
        .copyFrequencyNeverTaken,
  ),
  listedRule(
    'copy/invalid-item',
    'error',
    'synth',
    () => (require('./copy/invalid-item') as Record<'copyInvalidItem', Rule>).copyInvalidItem,
  ),
  listedRule(
    'copy/invalid-zone',
    'error',
    'synth',
    () => (require('./copy/invalid-zone') as Record<'copyInvalidZone', Rule>).copyInvalidZone,
  ),
  listedRule(
    'copy/items-irrevocable',
    'warning',
    'plan',
    () => (require('./copy/items-irrevocable') as Record<'copyItemsIrrevocable', Rule>).copyItemsIrrevocable,
  ),
  listedRule(
    'copy/several-modes',
    'error',
    'synth',
    () => (require('./copy/several-modes') as Record<'copySeveralModes', Rule>).copySeveralModes,
  ),
  listedRule(
    'copy/unknown-provider',
    'error',
    'synth',
    () => (require('./copy/unknown-provider') as Record<'copyUnknownProvider', Rule>).copyUnknownProvider,
  ),
  listedRule(
    'copy/unknown-region',
    'warning',
    'synth',
    () => (require('./copy/unknown-region') as Record<'copyUnknownRegion', Rule>).copyUnknownRegion,
  ),
  listedRule(
    'copy/zone-of-other-cluster',
    'error',
    'synth',
    () =>
      (require('./copy/zone-of-other-cluster') as Record<'copyZoneOfOtherCluster', Rule>)
        .copyZoneOfOtherCluster,
  ),
  listedRule(
    'export/without-bucket',
    'error',
    'synth',
    () => (require('./export/without-bucket') as Record<'exportWithoutBucket', Rule>).exportWithoutBucket,
  ),
  listedRule(
    'export/not-enabled',
    'warning',
    'synth',
    () => (require('./export/not-enabled') as Record<'exportNotEnabled', Rule>).exportNotEnabled,
  ),
  listedRule(
    'export/invalid-frequency',
    'error',
    'synth',
    () =>
      (require('./export/invalid-frequency') as Record<'exportInvalidFrequency', Rule>)
        .exportInvalidFrequency,
  ),
  listedRule(
    'export/restricted-frequency',
    'warning',
    'synth',
    () =>
      (require('./export/restricted-frequency') as Record<'exportRestrictedFrequency', Rule>)
        .exportRestrictedFrequency,
  ),
  listedRule(
    'export/nothing-to-export',
    'warning',
    'synth',
    () =>
      (require('./export/nothing-to-export') as Record<'exportNothingToExport', Rule>).exportNothingToExport,
  ),
  listedRule(
    'export/invalid-bucket',
    'error',
    'synth',
    () => (require('./export/invalid-bucket') as Record<'exportInvalidBucket', Rule>).exportInvalidBucket,
  ),
  listedRule(
    'export/other-project',
    'error',
    'synth',
    () => (require('./export/other-project') as Record<'exportOtherProject', Rule>).exportOtherProject,
  ),
  listedRule(
    'export/unauthorized-role',
    'error',
    'synth',
    () =>
      (require('./export/unauthorized-role') as Record<'exportUnauthorizedRole', Rule>)
        .exportUnauthorizedRole,
  ),
  listedRule(
    'export/role-cannot-write',
    'error',
    'synth',
    () =>
      (require('./export/role-cannot-write') as Record<'exportRoleCannotWrite', Rule>).exportRoleCannotWrite,
  ),
  listedRule(
    'export/role-policy-not-awaited',
    'warning',
    'synth',
    () =>
      (require('./export/role-policy-not-awaited') as Record<'exportRolePolicyNotAwaited', Rule>)
        .exportRolePolicyNotAwaited,
  ),
  listedRule(
    'export/encoded-id',
    'error',
    'synth',
    () => (require('./export/encoded-id') as Record<'exportEncodedId', Rule>).exportEncodedId,
  ),
  listedRule(
    'export/unsupported-source',
    'error',
    'synth',
    () =>
      (require('./export/unsupported-source') as Record<'exportUnsupportedSource', Rule>)
        .exportUnsupportedSource,
  ),
  listedRule(
    'compliance/invalid-contact',
    'error',
    'synth',
    () =>
      (require('./compliance/invalid-contact') as Record<'complianceInvalidContact', Rule>)
        .complianceInvalidContact,
  ),
  listedRule(
    'compliance/invalid-item',
    'error',
    'synth',
    () =>
      (require('./compliance/invalid-item') as Record<'complianceInvalidItem', Rule>).complianceInvalidItem,
  ),
  listedRule(
    'compliance/schedule-falls-short',
    'error',
    'synth',
    () =>
      (require('./compliance/schedule-falls-short') as Record<'complianceScheduleFallsShort', Rule>)
        .complianceScheduleFallsShort,
  ),
  listedRule(
    'compliance/cluster-falls-short',
    'error',
    'synth',
    () =>
      (require('./compliance/cluster-falls-short') as Record<'complianceClusterFallsShort', Rule>)
        .complianceClusterFallsShort,
  ),
  listedRule(
    'compliance/snapshot-falls-short',
    'error',
    'synth',
    () =>
      (require('./compliance/snapshot-falls-short') as Record<'complianceSnapshotFallsShort', Rule>)
        .complianceSnapshotFallsShort,
  ),
  listedRule(
    'compliance/schedule-cannot-be-destroyed',
    'warning',
    'synth',
    () =>
      (
        require('./compliance/schedule-cannot-be-destroyed') as Record<
          'complianceScheduleCannotBeDestroyed',
          Rule
        >
      ).complianceScheduleCannotBeDestroyed,
  ),
  listedRule(
    'compliance/cluster-cannot-be-destroyed',
    'warning',
    'synth',
    () =>
      (
        require('./compliance/cluster-cannot-be-destroyed') as Record<
          'complianceClusterCannotBeDestroyed',
          Rule
        >
      ).complianceClusterCannotBeDestroyed,
  ),
  listedRule(
    'compliance/not-after-schedules',
    'warning',
    'synth',
    () =>
      (require('./compliance/not-after-schedules') as Record<'complianceNotAfterSchedules', Rule>)
        .complianceNotAfterSchedules,
  ),
  listedRule(
    'compliance/several-for-one-project',
    'error',
    'synth',
    () =>
      (require('./compliance/several-for-one-project') as Record<'complianceSeveralForOneProject', Rule>)
        .complianceSeveralForOneProject,
  ),
  listedRule(
    'compliance/irrevocable',
    'error',
    'plan',
    () =>
      (require('./compliance/irrevocable') as Record<'complianceIrrevocable', Rule>).complianceIrrevocable,
  ),
  listedRule(
    'snapshot/invalid-retention',
    'error',
    'synth',
    () =>
      (require('./snapshot/invalid-retention') as Record<'snapshotInvalidRetention', Rule>)
        .snapshotInvalidRetention,
  ),
  listedRule(
    'snapshot/cluster-without-backup',
    'error',
    'synth',
    () =>
      (require('./snapshot/cluster-without-backup') as Record<'snapshotClusterWithoutBackup', Rule>)
        .snapshotClusterWithoutBackup,
  ),
  listedRule(
    'snapshot/concurrent',
    'error',
    'synth',
    () => (require('./snapshot/concurrent') as Record<'snapshotConcurrent', Rule>).snapshotConcurrent,
  ),
  listedRule(
    'snapshot/other-project',
    'error',
    'synth',
    () => (require('./snapshot/other-project') as Record<'snapshotOtherProject', Rule>).snapshotOtherProject,
  ),
  listedRule(
    'restore/ambiguous-delivery',
    'error',
    'synth',
    () =>
      (require('./restore/ambiguous-delivery') as Record<'restoreAmbiguousDelivery', Rule>)
        .restoreAmbiguousDelivery,
  ),
  listedRule(
    'restore/incomplete-target',
    'error',
    'synth',
    () =>
      (require('./restore/incomplete-target') as Record<'restoreIncompleteTarget', Rule>)
        .restoreIncompleteTarget,
  ),
  listedRule(
    'restore/invalid-point-in-time',
    'error',
    'synth',
    () =>
      (require('./restore/invalid-point-in-time') as Record<'restoreInvalidPointInTime', Rule>)
        .restoreInvalidPointInTime,
  ),
  listedRule(
    'restore/pit-not-enabled',
    'error',
    'synth',
    () => (require('./restore/pit-not-enabled') as Record<'restorePitNotEnabled', Rule>).restorePitNotEnabled,
  ),
  listedRule(
    'restore/concurrent',
    'error',
    'synth',
    () => (require('./restore/concurrent') as Record<'restoreConcurrent', Rule>).restoreConcurrent,
  ),
  listedRule(
    'restore/unsupported-target',
    'error',
    'synth',
    () =>
      (require('./restore/unsupported-target') as Record<'restoreUnsupportedTarget', Rule>)
        .restoreUnsupportedTarget,
  ),
  listedRule(
    'restore/flex-to-sharded',
    'error',
    'synth',
    () => (require('./restore/flex-to-sharded') as Record<'restoreFlexToSharded', Rule>).restoreFlexToSharded,
  ),
  listedRule(
    'restore/version-mismatch',
    'error',
    'synth',
    () =>
      (require('./restore/version-mismatch') as Record<'restoreVersionMismatch', Rule>)
        .restoreVersionMismatch,
  ),
  listedRule(
    'restore/encryption-mismatch',
    'error',
    'synth',
    () =>
      (require('./restore/encryption-mismatch') as Record<'restoreEncryptionMismatch', Rule>)
        .restoreEncryptionMismatch,
  ),
  listedRule(
    'restore/topology-mismatch',
    'error',
    'synth',
    () =>
      (require('./restore/topology-mismatch') as Record<'restoreTopologyMismatch', Rule>)
        .restoreTopologyMismatch,
  ),
  listedRule(
    'restore/wipes-target',
    'error',
    'synth',
    () => (require('./restore/wipes-target') as Record<'restoreWipesTarget', Rule>).restoreWipesTarget,
  ),
  listedRule(
    'restore/repeats-itself',
    'warning',
    'synth',
    () => (require('./restore/repeats-itself') as Record<'restoreRepeatsItself', Rule>).restoreRepeatsItself,
  ),
  listedRule(
    'restore/serverless-download',
    'error',
    'synth',
    () =>
      (require('./restore/serverless-download') as Record<'restoreServerlessDownload', Rule>)
        .restoreServerlessDownload,
  ),
  listedRule(
    'restore/collection-invalid',
    'error',
    'synth',
    () =>
      (require('./restore/collection-invalid') as Record<'restoreCollectionInvalid', Rule>)
        .restoreCollectionInvalid,
  ),
  listedRule(
    'restore/collection-overwrites',
    'error',
    'synth',
    () =>
      (require('./restore/collection-overwrites') as Record<'restoreCollectionOverwrites', Rule>)
        .restoreCollectionOverwrites,
  ),
  listedRule(
    'restore/collection-unsupported',
    'error',
    'synth',
    () =>
      (require('./restore/collection-unsupported') as Record<'restoreCollectionUnsupported', Rule>)
        .restoreCollectionUnsupported,
  ),
  listedRule(
    'restore/download-encrypted',
    'warning',
    'synth',
    () =>
      (require('./restore/download-encrypted') as Record<'restoreDownloadEncrypted', Rule>)
        .restoreDownloadEncrypted,
  ),
  listedRule(
    'restore/government-boundary',
    'error',
    'synth',
    () =>
      (require('./restore/government-boundary') as Record<'restoreGovernmentBoundary', Rule>)
        .restoreGovernmentBoundary,
  ),
  listedRule(
    'restore/name-instead-of-reference',
    'warning',
    'synth',
    () =>
      (require('./restore/name-instead-of-reference') as Record<'restoreNameInsteadOfReference', Rule>)
        .restoreNameInsteadOfReference,
  ),
  listedRule(
    'restore/nothing-to-restore',
    'error',
    'synth',
    () =>
      (require('./restore/nothing-to-restore') as Record<'restoreNothingToRestore', Rule>)
        .restoreNothingToRestore,
  ),
  listedRule(
    'restore/other-organization',
    'error',
    'synth',
    () =>
      (require('./restore/other-organization') as Record<'restoreOtherOrganization', Rule>)
        .restoreOtherOrganization,
  ),
  listedRule(
    'restore/other-project',
    'error',
    'synth',
    () => (require('./restore/other-project') as Record<'restoreOtherProject', Rule>).restoreOtherProject,
  ),
  listedRule(
    'restore/snapshot-of-other-cluster',
    'error',
    'synth',
    () =>
      (require('./restore/snapshot-of-other-cluster') as Record<'restoreSnapshotOfOtherCluster', Rule>)
        .restoreSnapshotOfOtherCluster,
  ),
  listedRule(
    'restore/unsupported-source',
    'error',
    'synth',
    () =>
      (require('./restore/unsupported-source') as Record<'restoreUnsupportedSource', Rule>)
        .restoreUnsupportedSource,
  ),
  listedRule(
    'restore/without-snapshot',
    'error',
    'synth',
    () =>
      (require('./restore/without-snapshot') as Record<'restoreWithoutSnapshot', Rule>)
        .restoreWithoutSnapshot,
  ),
  listedRule(
    'legacy/not-azure',
    'error',
    'synth',
    () => (require('./legacy/not-azure') as Record<'legacyNotAzure', Rule>).legacyNotAzure,
  ),
  listedRule(
    'legacy/not-a-replica-set',
    'error',
    'synth',
    () =>
      (require('./legacy/not-a-replica-set') as Record<'legacyNotAReplicaSet', Rule>).legacyNotAReplicaSet,
  ),
  listedRule(
    'legacy/unsupported-tier',
    'error',
    'synth',
    () =>
      (require('./legacy/unsupported-tier') as Record<'legacyUnsupportedTier', Rule>).legacyUnsupportedTier,
  ),
  listedRule(
    'legacy/mixed-methods',
    'error',
    'synth',
    () => (require('./legacy/mixed-methods') as Record<'legacyMixedMethods', Rule>).legacyMixedMethods,
  ),
  listedRule(
    'legacy/custom-policy',
    'error',
    'synth',
    () => (require('./legacy/custom-policy') as Record<'legacyCustomPolicy', Rule>).legacyCustomPolicy,
  ),
  listedRule(
    'legacy/removed-resource',
    'error',
    'synth',
    () =>
      (require('./legacy/removed-resource') as Record<'legacyRemovedResource', Rule>).legacyRemovedResource,
  ),
  listedRule(
    'legacy/superseded',
    'info',
    'synth',
    () => (require('./legacy/superseded') as Record<'legacySuperseded', Rule>).legacySuperseded,
  ),
  listedRule(
    'change/backup-turned-off',
    'error',
    'plan',
    () =>
      (require('./change/backup-turned-off') as Record<'changeBackupTurnedOff', Rule>).changeBackupTurnedOff,
  ),
  listedRule(
    'change/pit-turned-off',
    'error',
    'plan',
    () => (require('./change/pit-turned-off') as Record<'changePitTurnedOff', Rule>).changePitTurnedOff,
  ),
  listedRule(
    'change/pit-before-hourly-item',
    'warning',
    'plan',
    () =>
      (require('./change/pit-before-hourly-item') as Record<'changePitBeforeHourlyItem', Rule>)
        .changePitBeforeHourlyItem,
  ),
  listedRule(
    'change/cluster-deleted-with-its-snapshots',
    'error',
    'plan',
    () =>
      (
        require('./change/cluster-deleted-with-its-snapshots') as Record<
          'changeClusterDeletedWithItsSnapshots',
          Rule
        >
      ).changeClusterDeletedWithItsSnapshots,
  ),
  listedRule(
    'change/cluster-deleted',
    'warning',
    'plan',
    () => (require('./change/cluster-deleted') as Record<'changeClusterDeleted', Rule>).changeClusterDeleted,
  ),
  listedRule(
    'change/flex-cluster-deleted',
    'error',
    'plan',
    () =>
      (require('./change/flex-cluster-deleted') as Record<'changeFlexClusterDeleted', Rule>)
        .changeFlexClusterDeleted,
  ),
  listedRule(
    'change/serverless-instance-deleted',
    'error',
    'plan',
    () =>
      (require('./change/serverless-instance-deleted') as Record<'changeServerlessInstanceDeleted', Rule>)
        .changeServerlessInstanceDeleted,
  ),
  listedRule(
    'change/retention-shortened',
    'warning',
    'plan',
    () =>
      (require('./change/retention-shortened') as Record<'changeRetentionShortened', Rule>)
        .changeRetentionShortened,
  ),
  listedRule(
    'change/restore-window-shortened',
    'warning',
    'plan',
    () =>
      (require('./change/restore-window-shortened') as Record<'changeRestoreWindowShortened', Rule>)
        .changeRestoreWindowShortened,
  ),
  listedRule(
    'change/schedule-deleted',
    'error',
    'plan',
    () =>
      (require('./change/schedule-deleted') as Record<'changeScheduleDeleted', Rule>).changeScheduleDeleted,
  ),
  listedRule(
    'change/schedule-deleted-last',
    'error',
    'plan',
    () =>
      (require('./change/schedule-deleted-last') as Record<'changeScheduleDeletedLast', Rule>)
        .changeScheduleDeletedLast,
  ),
  listedRule(
    'change/schedule-not-reapplied',
    'error',
    'plan',
    () =>
      (require('./change/schedule-not-reapplied') as Record<'changeScheduleNotReapplied', Rule>)
        .changeScheduleNotReapplied,
  ),
  listedRule(
    'change/destroy-stops-half-way',
    'error',
    'plan',
    () =>
      (require('./change/destroy-stops-half-way') as Record<'changeDestroyStopsHalfWay', Rule>)
        .changeDestroyStopsHalfWay,
  ),
  listedRule(
    'change/schedule-moved',
    'error',
    'plan',
    () => (require('./change/schedule-moved') as Record<'changeScheduleMoved', Rule>).changeScheduleMoved,
  ),
  listedRule(
    'change/items-left-behind',
    'warning',
    'plan',
    () =>
      (require('./change/items-left-behind') as Record<'changeItemsLeftBehind', Rule>).changeItemsLeftBehind,
  ),
  listedRule(
    'change/schedule-recreated',
    'warning',
    'plan',
    () =>
      (require('./change/schedule-recreated') as Record<'changeScheduleRecreated', Rule>)
        .changeScheduleRecreated,
  ),
  listedRule(
    'change/snapshot-deleted',
    'error',
    'plan',
    () =>
      (require('./change/snapshot-deleted') as Record<'changeSnapshotDeleted', Rule>).changeSnapshotDeleted,
  ),
  listedRule(
    'change/cluster-updated-during-restore',
    'error',
    'plan',
    () =>
      (
        require('./change/cluster-updated-during-restore') as Record<
          'changeClusterUpdatedDuringRestore',
          Rule
        >
      ).changeClusterUpdatedDuringRestore,
  ),
  listedRule(
    'change/compliance-removed',
    'error',
    'plan',
    () =>
      (require('./change/compliance-removed') as Record<'changeComplianceRemoved', Rule>)
        .changeComplianceRemoved,
  ),
  listedRule(
    'change/compliance-weakened',
    'error',
    'plan',
    () =>
      (require('./change/compliance-weakened') as Record<'changeComplianceWeakened', Rule>)
        .changeComplianceWeakened,
  ),
  listedRule(
    'change/compliance-moved',
    'error',
    'plan',
    () =>
      (require('./change/compliance-moved') as Record<'changeComplianceMoved', Rule>).changeComplianceMoved,
  ),
  listedRule(
    'change/name-reused',
    'error',
    'plan',
    () => (require('./change/name-reused') as Record<'changeNameReused', Rule>).changeNameReused,
  ),
  listedRule(
    'change/copy-removed',
    'warning',
    'plan',
    () => (require('./change/copy-removed') as Record<'changeCopyRemoved', Rule>).changeCopyRemoved,
  ),
  listedRule(
    'change/export-bucket-in-use',
    'error',
    'plan',
    () =>
      (require('./change/export-bucket-in-use') as Record<'changeExportBucketInUse', Rule>)
        .changeExportBucketInUse,
  ),
  listedRule(
    'change/export-destination-deleted',
    'error',
    'plan',
    () =>
      (require('./change/export-destination-deleted') as Record<'changeExportDestinationDeleted', Rule>)
        .changeExportDestinationDeleted,
  ),
  listedRule(
    'change/snapshots-unrestorable',
    'warning',
    'plan',
    () =>
      (require('./change/snapshots-unrestorable') as Record<'changeSnapshotsUnrestorable', Rule>)
        .changeSnapshotsUnrestorable,
  ),
  listedRule(
    'change/encryption-key-destroyed',
    'error',
    'plan',
    () =>
      (require('./change/encryption-key-destroyed') as Record<'changeEncryptionKeyDestroyed', Rule>)
        .changeEncryptionKeyDestroyed,
  ),
  listedRule(
    'change/major-version-upgrade',
    'warning',
    'plan',
    () =>
      (require('./change/major-version-upgrade') as Record<'changeMajorVersionUpgrade', Rule>)
        .changeMajorVersionUpgrade,
  ),
  listedRule(
    'change/primary-region-moved',
    'warning',
    'plan',
    () =>
      (require('./change/primary-region-moved') as Record<'changePrimaryRegionMoved', Rule>)
        .changePrimaryRegionMoved,
  ),
  listedRule(
    'change/upgrade-needs-second-apply',
    'warning',
    'plan',
    () =>
      (require('./change/upgrade-needs-second-apply') as Record<'changeUpgradeNeedsSecondApply', Rule>)
        .changeUpgradeNeedsSecondApply,
  ),
  listedRule(
    'change/impossible-tier-change',
    'error',
    'plan',
    () =>
      (require('./change/impossible-tier-change') as Record<'changeImpossibleTierChange', Rule>)
        .changeImpossibleTierChange,
  ),
  listedRule(
    'change/cluster-paused',
    'warning',
    'plan',
    () => (require('./change/cluster-paused') as Record<'changeClusterPaused', Rule>).changeClusterPaused,
  ),
  listedRule(
    'change/export-flipped',
    'warning',
    'plan',
    () => (require('./change/export-flipped') as Record<'changeExportFlipped', Rule>).changeExportFlipped,
  ),
  listedRule(
    'change/changed-outside',
    'warning',
    'plan',
    () => (require('./change/changed-outside') as Record<'changeChangedOutside', Rule>).changeChangedOutside,
  ),
  listedRule(
    'change/cluster-at-two-addresses',
    'error',
    'plan',
    () =>
      (require('./change/cluster-at-two-addresses') as Record<'changeClusterAtTwoAddresses', Rule>)
        .changeClusterAtTwoAddresses,
  ),
  listedRule(
    'change/copy-items-switched-off',
    'error',
    'plan',
    () =>
      (require('./change/copy-items-switched-off') as Record<'changeCopyItemsSwitchedOff', Rule>)
        .changeCopyItemsSwitchedOff,
  ),
  listedRule(
    'change/copy-retention-shortened',
    'warning',
    'plan',
    () =>
      (require('./change/copy-retention-shortened') as Record<'changeCopyRetentionShortened', Rule>)
        .changeCopyRetentionShortened,
  ),
  listedRule(
    'change/edition-changed',
    'error',
    'plan',
    () => (require('./change/edition-changed') as Record<'changeEditionChanged', Rule>).changeEditionChanged,
  ),
  listedRule(
    'change/encryption-config-removed',
    'error',
    'plan',
    () =>
      (require('./change/encryption-config-removed') as Record<'changeEncryptionConfigRemoved', Rule>)
        .changeEncryptionConfigRemoved,
  ),
  listedRule(
    'change/grant-removed',
    'error',
    'plan',
    () => (require('./change/grant-removed') as Record<'changeGrantRemoved', Rule>).changeGrantRemoved,
  ),
  listedRule(
    'change/migrated-cluster-created',
    'error',
    'plan',
    () =>
      (require('./change/migrated-cluster-created') as Record<'changeMigratedClusterCreated', Rule>)
        .changeMigratedClusterCreated,
  ),
  listedRule(
    'change/paused-cluster-updated',
    'error',
    'plan',
    () =>
      (require('./change/paused-cluster-updated') as Record<'changePausedClusterUpdated', Rule>)
        .changePausedClusterUpdated,
  ),
  listedRule(
    'change/project-deleted',
    'error',
    'plan',
    () => (require('./change/project-deleted') as Record<'changeProjectDeleted', Rule>).changeProjectDeleted,
  ),
  listedRule(
    'change/protection-removed',
    'warning',
    'plan',
    () =>
      (require('./change/protection-removed') as Record<'changeProtectionRemoved', Rule>)
        .changeProtectionRemoved,
  ),
  listedRule(
    'change/protection-unknown',
    'warning',
    'plan',
    () =>
      (require('./change/protection-unknown') as Record<'changeProtectionUnknown', Rule>)
        .changeProtectionUnknown,
  ),
  listedRule(
    'change/taken-less-often',
    'warning',
    'plan',
    () => (require('./change/taken-less-often') as Record<'changeTakenLessOften', Rule>).changeTakenLessOften,
  ),
  listedRule(
    'change/version-lowered',
    'error',
    'plan',
    () => (require('./change/version-lowered') as Record<'changeVersionLowered', Rule>).changeVersionLowered,
  ),
  listedRule(
    'project/no-one-can-restore',
    'info',
    'synth',
    () =>
      (require('./project/no-one-can-restore') as Record<'projectNoOneCanRestore', Rule>)
        .projectNoOneCanRestore,
  ),
  listedRule(
    'project/teams-undone',
    'warning',
    'synth',
    () => (require('./project/teams-undone') as Record<'projectTeamsUndone', Rule>).projectTeamsUndone,
  ),
  listedRule(
    'provider/too-old',
    'warning',
    'synth',
    () => (require('./provider/too-old') as Record<'providerTooOld', Rule>).providerTooOld,
  ),
  listedRule(
    'provider/unknown-attribute',
    'warning',
    'synth',
    () =>
      (require('./provider/unknown-attribute') as Record<'providerUnknownAttribute', Rule>)
        .providerUnknownAttribute,
  ),
  listedRule(
    'review/stale-acknowledgement',
    'warning',
    'synth',
    () =>
      (require('./review/stale-acknowledgement') as Record<'reviewStaleAcknowledgement', Rule>)
        .reviewStaleAcknowledgement,
  ),
  listedRule(
    'objective/worst-loss',
    'error',
    'synth',
    () => (require('./objective/worst-loss') as Record<'objectiveWorstLoss', Rule>).objectiveWorstLoss,
  ),
  listedRule(
    'objective/kept-too-short',
    'error',
    'synth',
    () =>
      (require('./objective/kept-too-short') as Record<'objectiveKeptTooShort', Rule>).objectiveKeptTooShort,
  ),
  listedRule(
    'objective/not-stored-there',
    'error',
    'synth',
    () =>
      (require('./objective/not-stored-there') as Record<'objectiveNotStoredThere', Rule>)
        .objectiveNotStoredThere,
  ),
  listedRule(
    'objective/does-not-survive',
    'error',
    'synth',
    () =>
      (require('./objective/does-not-survive') as Record<'objectiveDoesNotSurvive', Rule>)
        .objectiveDoesNotSurvive,
  ),
];
