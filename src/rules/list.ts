// Made by npm run generate of the files that define a rule: change those.
import { freeBackupEnabled } from './free/backup-enabled';
import { freeCustomBackupPolicy } from './free/custom-backup-policy';
import { freeOnDemandSnapshot } from './free/on-demand-snapshot';
import { freeEncryptionAtRest } from './free/encryption-at-rest';
import { freeSecondInProject } from './free/second-in-project';
import { flexBackupDisabled } from './flex/backup-disabled';
import { flexCustomBackupPolicy } from './flex/custom-backup-policy';
import { flexOnDemandSnapshot } from './flex/on-demand-snapshot';
import { flexContinuousBackup } from './flex/continuous-backup';
import { flexEncryptionAtRest } from './flex/encryption-at-rest';
import { flexUnsupportedTopology } from './flex/unsupported-topology';
import { flexUnknownRegion } from './flex/unknown-region';
import { flexSnapshotsLeaveTheCountry } from './flex/snapshots-leave-the-country';
import { flexFirstDayWithoutSnapshot } from './flex/first-day-without-snapshot';
import { serverlessCreated } from './serverless/created';
import { serverlessNoLongerSupported } from './serverless/no-longer-supported';
import { serverlessBackupDisabled } from './serverless/backup-disabled';
import { serverlessCustomBackupPolicy } from './serverless/custom-backup-policy';
import { serverlessOnDemandSnapshot } from './serverless/on-demand-snapshot';
import { serverlessContinuousBackupIgnored } from './serverless/continuous-backup-ignored';
import { sharedUnsupportedTier } from './shared/unsupported-tier';
import { sharedRemovedDataSource } from './shared/removed-data-source';
import { clusterBackupNotDeclared } from './cluster/backup-not-declared';
import { clusterBackupDisabled } from './cluster/backup-disabled';
import { clusterSnapshotsDeletedWithIt } from './cluster/snapshots-deleted-with-it';
import { clusterNoTerminationProtection } from './cluster/no-termination-protection';
import { clusterNvmeWithoutBackup } from './cluster/nvme-without-backup';
import { clusterNvmePaused } from './cluster/nvme-paused';
import { clusterUnknownInstanceSize } from './cluster/unknown-instance-size';
import { clusterNvmeOnGoogleCloud } from './cluster/nvme-on-google-cloud';
import { clusterShardingBelowM30 } from './cluster/sharding-below-m30';
import { clusterInvalidName } from './cluster/invalid-name';
import { clusterNoSchedule } from './cluster/no-schedule';
import { clusterMisleadingNumShards } from './cluster/misleading-num-shards';
import { clusterAutoScalingBounds } from './cluster/auto-scaling-bounds';
import { clusterAutoScalingUndone } from './cluster/auto-scaling-undone';
import { clusterDiskOutOfRange } from './cluster/disk-out-of-range';
import { clusterDuplicateRegion } from './cluster/duplicate-region';
import { clusterElectableNodes } from './cluster/electable-nodes';
import { clusterEncryptionNotConfigured } from './cluster/encryption-not-configured';
import { clusterTenantSizeMismatch } from './cluster/tenant-size-mismatch';
import { clusterUnknownRegion } from './cluster/unknown-region';
import { infiniteBackupDisabled } from './infinite/backup-disabled';
import { infiniteCopySettings } from './infinite/copy-settings';
import { infiniteRetentionOverThreeYears } from './infinite/retention-over-three-years';
import { infiniteUnsupportedRestore } from './infinite/unsupported-restore';
import { infiniteUnsupportedSetting } from './infinite/unsupported-setting';
import { infiniteUnsupportedTopology } from './infinite/unsupported-topology';
import { scheduleInvalidInterval } from './schedule/invalid-interval';
import { scheduleNvmeInterval } from './schedule/nvme-interval';
import { scheduleInvalidRetention } from './schedule/invalid-retention';
import { scheduleRetentionBelowFrequency } from './schedule/retention-below-frequency';
import { scheduleRetentionOutOfOrder } from './schedule/retention-out-of-order';
import { scheduleNoPolicyItems } from './schedule/no-policy-items';
import { scheduleRepeatedItem } from './schedule/repeated-item';
import { scheduleDuplicateItem } from './schedule/duplicate-item';
import { scheduleInvalidReferenceTime } from './schedule/invalid-reference-time';
import { scheduleInvalidRestoreWindow } from './schedule/invalid-restore-window';
import { scheduleClusterWithoutBackup } from './schedule/cluster-without-backup';
import { scheduleNameInsteadOfReference } from './schedule/name-instead-of-reference';
import { scheduleSeveralForOneCluster } from './schedule/several-for-one-cluster';
import { scheduleNoSuchCluster } from './schedule/no-such-cluster';
import { scheduleOtherProject } from './schedule/other-project';
import { pitWithoutBackup } from './pit/without-backup';
import { pitWithoutHourlyItem } from './pit/without-hourly-item';
import { pitWindowExceedsHourlyRetention } from './pit/window-exceeds-hourly-retention';
import { copyIncomplete } from './copy/incomplete';
import { copyOplogsWithoutPit } from './copy/oplogs-without-pit';
import { copyOtherCloudProvider } from './copy/other-cloud-provider';
import { copyToOwnRegion } from './copy/to-own-region';
import { copyDuplicateTarget } from './copy/duplicate-target';
import { copyFrequencyNeverTaken } from './copy/frequency-never-taken';
import { copyInvalidItem } from './copy/invalid-item';
import { copyInvalidZone } from './copy/invalid-zone';
import { copyItemsIrrevocable } from './copy/items-irrevocable';
import { copySeveralModes } from './copy/several-modes';
import { copyUnknownProvider } from './copy/unknown-provider';
import { copyUnknownRegion } from './copy/unknown-region';
import { copyZoneOfOtherCluster } from './copy/zone-of-other-cluster';
import { exportWithoutBucket } from './export/without-bucket';
import { exportNotEnabled } from './export/not-enabled';
import { exportInvalidFrequency } from './export/invalid-frequency';
import { exportRestrictedFrequency } from './export/restricted-frequency';
import { exportNothingToExport } from './export/nothing-to-export';
import { exportInvalidBucket } from './export/invalid-bucket';
import { exportOtherProject } from './export/other-project';
import { exportUnauthorizedRole } from './export/unauthorized-role';
import { exportRoleCannotWrite } from './export/role-cannot-write';
import { exportRolePolicyNotAwaited } from './export/role-policy-not-awaited';
import { exportEncodedId } from './export/encoded-id';
import { exportUnsupportedSource } from './export/unsupported-source';
import { complianceInvalidContact } from './compliance/invalid-contact';
import { complianceInvalidItem } from './compliance/invalid-item';
import { complianceScheduleFallsShort } from './compliance/schedule-falls-short';
import { complianceClusterFallsShort } from './compliance/cluster-falls-short';
import { complianceSnapshotFallsShort } from './compliance/snapshot-falls-short';
import { complianceScheduleCannotBeDestroyed } from './compliance/schedule-cannot-be-destroyed';
import { complianceClusterCannotBeDestroyed } from './compliance/cluster-cannot-be-destroyed';
import { complianceNotAfterSchedules } from './compliance/not-after-schedules';
import { complianceSeveralForOneProject } from './compliance/several-for-one-project';
import { complianceIrrevocable } from './compliance/irrevocable';
import { snapshotInvalidRetention } from './snapshot/invalid-retention';
import { snapshotClusterWithoutBackup } from './snapshot/cluster-without-backup';
import { snapshotConcurrent } from './snapshot/concurrent';
import { snapshotOtherProject } from './snapshot/other-project';
import { restoreAmbiguousDelivery } from './restore/ambiguous-delivery';
import { restoreIncompleteTarget } from './restore/incomplete-target';
import { restoreInvalidPointInTime } from './restore/invalid-point-in-time';
import { restorePitNotEnabled } from './restore/pit-not-enabled';
import { restoreConcurrent } from './restore/concurrent';
import { restoreUnsupportedTarget } from './restore/unsupported-target';
import { restoreFlexToSharded } from './restore/flex-to-sharded';
import { restoreVersionMismatch } from './restore/version-mismatch';
import { restoreEncryptionMismatch } from './restore/encryption-mismatch';
import { restoreTopologyMismatch } from './restore/topology-mismatch';
import { restoreWipesTarget } from './restore/wipes-target';
import { restoreRepeatsItself } from './restore/repeats-itself';
import { restoreServerlessDownload } from './restore/serverless-download';
import { restoreCollectionInvalid } from './restore/collection-invalid';
import { restoreCollectionOverwrites } from './restore/collection-overwrites';
import { restoreCollectionUnsupported } from './restore/collection-unsupported';
import { restoreDownloadEncrypted } from './restore/download-encrypted';
import { restoreGovernmentBoundary } from './restore/government-boundary';
import { restoreNameInsteadOfReference } from './restore/name-instead-of-reference';
import { restoreNothingToRestore } from './restore/nothing-to-restore';
import { restoreOtherOrganization } from './restore/other-organization';
import { restoreOtherProject } from './restore/other-project';
import { restoreSnapshotOfOtherCluster } from './restore/snapshot-of-other-cluster';
import { restoreUnsupportedSource } from './restore/unsupported-source';
import { restoreWithoutSnapshot } from './restore/without-snapshot';
import { legacyNotAzure } from './legacy/not-azure';
import { legacyNotAReplicaSet } from './legacy/not-a-replica-set';
import { legacyUnsupportedTier } from './legacy/unsupported-tier';
import { legacyMixedMethods } from './legacy/mixed-methods';
import { legacyCustomPolicy } from './legacy/custom-policy';
import { legacyRemovedResource } from './legacy/removed-resource';
import { legacySuperseded } from './legacy/superseded';
import { changeBackupTurnedOff } from './change/backup-turned-off';
import { changePitTurnedOff } from './change/pit-turned-off';
import { changePitBeforeHourlyItem } from './change/pit-before-hourly-item';
import { changeClusterDeletedWithItsSnapshots } from './change/cluster-deleted-with-its-snapshots';
import { changeClusterDeleted } from './change/cluster-deleted';
import { changeFlexClusterDeleted } from './change/flex-cluster-deleted';
import { changeServerlessInstanceDeleted } from './change/serverless-instance-deleted';
import { changeRetentionShortened } from './change/retention-shortened';
import { changeRestoreWindowShortened } from './change/restore-window-shortened';
import { changeScheduleDeleted } from './change/schedule-deleted';
import { changeScheduleDeletedLast } from './change/schedule-deleted-last';
import { changeScheduleNotReapplied } from './change/schedule-not-reapplied';
import { changeDestroyStopsHalfWay } from './change/destroy-stops-half-way';
import { changeScheduleMoved } from './change/schedule-moved';
import { changeItemsLeftBehind } from './change/items-left-behind';
import { changeScheduleRecreated } from './change/schedule-recreated';
import { changeSnapshotDeleted } from './change/snapshot-deleted';
import { changeClusterUpdatedDuringRestore } from './change/cluster-updated-during-restore';
import { changeComplianceRemoved } from './change/compliance-removed';
import { changeComplianceWeakened } from './change/compliance-weakened';
import { changeComplianceMoved } from './change/compliance-moved';
import { changeNameReused } from './change/name-reused';
import { changeCopyRemoved } from './change/copy-removed';
import { changeExportBucketInUse } from './change/export-bucket-in-use';
import { changeExportDestinationDeleted } from './change/export-destination-deleted';
import { changeSnapshotsUnrestorable } from './change/snapshots-unrestorable';
import { changeEncryptionKeyDestroyed } from './change/encryption-key-destroyed';
import { changeMajorVersionUpgrade } from './change/major-version-upgrade';
import { changePrimaryRegionMoved } from './change/primary-region-moved';
import { changeUpgradeNeedsSecondApply } from './change/upgrade-needs-second-apply';
import { changeImpossibleTierChange } from './change/impossible-tier-change';
import { changeClusterPaused } from './change/cluster-paused';
import { changeExportFlipped } from './change/export-flipped';
import { changeChangedOutside } from './change/changed-outside';
import { changeClusterAtTwoAddresses } from './change/cluster-at-two-addresses';
import { changeCopyItemsSwitchedOff } from './change/copy-items-switched-off';
import { changeCopyRetentionShortened } from './change/copy-retention-shortened';
import { changeEditionChanged } from './change/edition-changed';
import { changeEncryptionConfigRemoved } from './change/encryption-config-removed';
import { changeGrantRemoved } from './change/grant-removed';
import { changeMigratedClusterCreated } from './change/migrated-cluster-created';
import { changePausedClusterUpdated } from './change/paused-cluster-updated';
import { changeProjectDeleted } from './change/project-deleted';
import { changeProtectionRemoved } from './change/protection-removed';
import { changeProtectionUnknown } from './change/protection-unknown';
import { changeTakenLessOften } from './change/taken-less-often';
import { changeVersionLowered } from './change/version-lowered';
import { projectNoOneCanRestore } from './project/no-one-can-restore';
import { projectTeamsUndone } from './project/teams-undone';
import { providerTooOld } from './provider/too-old';
import { providerUnknownAttribute } from './provider/unknown-attribute';
import { reviewStaleAcknowledgement } from './review/stale-acknowledgement';
import { objectiveWorstLoss } from './objective/worst-loss';
import { objectiveKeptTooShort } from './objective/kept-too-short';
import { objectiveNotStoredThere } from './objective/not-stored-there';
import { objectiveDoesNotSurvive } from './objective/does-not-survive';
import type { Rule } from './rule';

export const list: readonly Rule[] = [
  freeBackupEnabled,
  freeCustomBackupPolicy,
  freeOnDemandSnapshot,
  freeEncryptionAtRest,
  freeSecondInProject,
  flexBackupDisabled,
  flexCustomBackupPolicy,
  flexOnDemandSnapshot,
  flexContinuousBackup,
  flexEncryptionAtRest,
  flexUnsupportedTopology,
  flexUnknownRegion,
  flexSnapshotsLeaveTheCountry,
  flexFirstDayWithoutSnapshot,
  serverlessCreated,
  serverlessNoLongerSupported,
  serverlessBackupDisabled,
  serverlessCustomBackupPolicy,
  serverlessOnDemandSnapshot,
  serverlessContinuousBackupIgnored,
  sharedUnsupportedTier,
  sharedRemovedDataSource,
  clusterBackupNotDeclared,
  clusterBackupDisabled,
  clusterSnapshotsDeletedWithIt,
  clusterNoTerminationProtection,
  clusterNvmeWithoutBackup,
  clusterNvmePaused,
  clusterUnknownInstanceSize,
  clusterNvmeOnGoogleCloud,
  clusterShardingBelowM30,
  clusterInvalidName,
  clusterNoSchedule,
  clusterMisleadingNumShards,
  clusterAutoScalingBounds,
  clusterAutoScalingUndone,
  clusterDiskOutOfRange,
  clusterDuplicateRegion,
  clusterElectableNodes,
  clusterEncryptionNotConfigured,
  clusterTenantSizeMismatch,
  clusterUnknownRegion,
  infiniteBackupDisabled,
  infiniteCopySettings,
  infiniteRetentionOverThreeYears,
  infiniteUnsupportedRestore,
  infiniteUnsupportedSetting,
  infiniteUnsupportedTopology,
  scheduleInvalidInterval,
  scheduleNvmeInterval,
  scheduleInvalidRetention,
  scheduleRetentionBelowFrequency,
  scheduleRetentionOutOfOrder,
  scheduleNoPolicyItems,
  scheduleRepeatedItem,
  scheduleDuplicateItem,
  scheduleInvalidReferenceTime,
  scheduleInvalidRestoreWindow,
  scheduleClusterWithoutBackup,
  scheduleNameInsteadOfReference,
  scheduleSeveralForOneCluster,
  scheduleNoSuchCluster,
  scheduleOtherProject,
  pitWithoutBackup,
  pitWithoutHourlyItem,
  pitWindowExceedsHourlyRetention,
  copyIncomplete,
  copyOplogsWithoutPit,
  copyOtherCloudProvider,
  copyToOwnRegion,
  copyDuplicateTarget,
  copyFrequencyNeverTaken,
  copyInvalidItem,
  copyInvalidZone,
  copyItemsIrrevocable,
  copySeveralModes,
  copyUnknownProvider,
  copyUnknownRegion,
  copyZoneOfOtherCluster,
  exportWithoutBucket,
  exportNotEnabled,
  exportInvalidFrequency,
  exportRestrictedFrequency,
  exportNothingToExport,
  exportInvalidBucket,
  exportOtherProject,
  exportUnauthorizedRole,
  exportRoleCannotWrite,
  exportRolePolicyNotAwaited,
  exportEncodedId,
  exportUnsupportedSource,
  complianceInvalidContact,
  complianceInvalidItem,
  complianceScheduleFallsShort,
  complianceClusterFallsShort,
  complianceSnapshotFallsShort,
  complianceScheduleCannotBeDestroyed,
  complianceClusterCannotBeDestroyed,
  complianceNotAfterSchedules,
  complianceSeveralForOneProject,
  complianceIrrevocable,
  snapshotInvalidRetention,
  snapshotClusterWithoutBackup,
  snapshotConcurrent,
  snapshotOtherProject,
  restoreAmbiguousDelivery,
  restoreIncompleteTarget,
  restoreInvalidPointInTime,
  restorePitNotEnabled,
  restoreConcurrent,
  restoreUnsupportedTarget,
  restoreFlexToSharded,
  restoreVersionMismatch,
  restoreEncryptionMismatch,
  restoreTopologyMismatch,
  restoreWipesTarget,
  restoreRepeatsItself,
  restoreServerlessDownload,
  restoreCollectionInvalid,
  restoreCollectionOverwrites,
  restoreCollectionUnsupported,
  restoreDownloadEncrypted,
  restoreGovernmentBoundary,
  restoreNameInsteadOfReference,
  restoreNothingToRestore,
  restoreOtherOrganization,
  restoreOtherProject,
  restoreSnapshotOfOtherCluster,
  restoreUnsupportedSource,
  restoreWithoutSnapshot,
  legacyNotAzure,
  legacyNotAReplicaSet,
  legacyUnsupportedTier,
  legacyMixedMethods,
  legacyCustomPolicy,
  legacyRemovedResource,
  legacySuperseded,
  changeBackupTurnedOff,
  changePitTurnedOff,
  changePitBeforeHourlyItem,
  changeClusterDeletedWithItsSnapshots,
  changeClusterDeleted,
  changeFlexClusterDeleted,
  changeServerlessInstanceDeleted,
  changeRetentionShortened,
  changeRestoreWindowShortened,
  changeScheduleDeleted,
  changeScheduleDeletedLast,
  changeScheduleNotReapplied,
  changeDestroyStopsHalfWay,
  changeScheduleMoved,
  changeItemsLeftBehind,
  changeScheduleRecreated,
  changeSnapshotDeleted,
  changeClusterUpdatedDuringRestore,
  changeComplianceRemoved,
  changeComplianceWeakened,
  changeComplianceMoved,
  changeNameReused,
  changeCopyRemoved,
  changeExportBucketInUse,
  changeExportDestinationDeleted,
  changeSnapshotsUnrestorable,
  changeEncryptionKeyDestroyed,
  changeMajorVersionUpgrade,
  changePrimaryRegionMoved,
  changeUpgradeNeedsSecondApply,
  changeImpossibleTierChange,
  changeClusterPaused,
  changeExportFlipped,
  changeChangedOutside,
  changeClusterAtTwoAddresses,
  changeCopyItemsSwitchedOff,
  changeCopyRetentionShortened,
  changeEditionChanged,
  changeEncryptionConfigRemoved,
  changeGrantRemoved,
  changeMigratedClusterCreated,
  changePausedClusterUpdated,
  changeProjectDeleted,
  changeProtectionRemoved,
  changeProtectionUnknown,
  changeTakenLessOften,
  changeVersionLowered,
  projectNoOneCanRestore,
  projectTeamsUndone,
  providerTooOld,
  providerUnknownAttribute,
  reviewStaleAcknowledgement,
  objectiveWorstLoss,
  objectiveKeptTooShort,
  objectiveNotStoredThere,
  objectiveDoesNotSurvive,
];
