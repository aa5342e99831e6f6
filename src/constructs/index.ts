export {
  AtlasCluster,
  type AtlasClusterAttributes,
  type AtlasClusterBaseProps,
  type AtlasClusterProps,
  type ClusterAdvancedConfiguration,
  type ClusterTimeouts,
  type GlobalClusterProps,
  type RegionalClusterProps,
} from './atlas-cluster';
export { type AtlasDefaultValues, AtlasDefaults } from './atlas-defaults';
export {
  AtlasProject,
  type AtlasProjectProps,
  type ExistingProjectOptions,
  type IExistingProject,
  type ProjectSettings,
} from './atlas-project';
export {
  type AzureReplication,
  AzureSnapshotExport,
  type AzureSnapshotExportProps,
} from './azure-snapshot-export';
export { BackupAlerts, type BackupAlertsProps, type BackupTrouble } from './backup-alerts';
export {
  type AuthorizedContact,
  BackupCompliancePolicy,
  type BackupCompliancePolicyProps,
  type CompliancePolicyItem,
  type IrrevocableConsent,
} from './backup-compliance-policy';
export {
  BackupSchedule,
  type BackupScheduleItems,
  type BackupScheduleProps,
  type BackupTime,
  type DailyItem,
  type HourlyItem,
  type MonthlyItem,
  type WeeklyItem,
  type YearlyItem,
} from './backup-schedule';
export type { DatabaseEdition, Month, RegionUsageRestriction, Weekday } from '../atlas';
export { CloudProviderSnapshots, type CloudProviderSnapshotsProps } from './cloud-provider-snapshots';
export type { ICluster, IDedicatedCluster, IFlexCluster, ZoneReference } from './cluster';
export { ClusterBase } from './cluster-base';
export type {
  ClusterAutoScaling,
  ClusterDisk,
  ClusterRegion,
  ClusterZone,
  DiskSpeed,
  DiskType,
} from './cluster-topology';
export {
  type CollectionRestoreBaseProps,
  type CollectionRestoreFromPointInTimeProps,
  type CollectionRestoreFromSnapshotProps,
  CollectionRestoreJob,
  type RestoredNamespace,
} from './collection-restore-job';
export type { Consent } from './consent';
export { Duration } from './duration';
export {
  type AwsEncryptionProps,
  type AzureEncryptionProps,
  EncryptionAtRest,
  type EncryptionAtRestBaseProps,
  type GoogleCloudEncryptionProps,
  type IEncryptionAtRest,
} from './encryption-at-rest';
export { FlexCluster, type FlexClusterAttributes, type FlexClusterProps } from './flex-cluster';
export { FreeCluster, type FreeClusterProps } from './free-cluster';
export {
  GoogleCloudSnapshotExport,
  type GoogleCloudSnapshotExportProps,
} from './google-cloud-snapshot-export';
export type { MaintenanceWindow } from './maintenance-window';
export { MongodbatlasProvider, type MongodbatlasProviderConfig } from './mongodbatlas-provider';
export type { InstanceSize, Region } from './names';
export { OnDemandSnapshot, type OnDemandSnapshotProps } from './on-demand-snapshot';
export type { IAtlasProject } from './project';
export type { ProviderProps } from './provider-prop';
export { type Grantee, ProjectRoles } from './project-roles';
export type { ObjectiveExceptions, RecoveryObjective } from './recovery';
export {
  type AutomatedRestoreProps,
  type DownloadRestoreProps,
  type PointInTimeRestoreProps,
  RestoreJob,
} from './restore-job';
export { Retention } from './retention';
export { ServerlessInstance, type ServerlessInstanceProps } from './serverless-instance';
export {
  type CopiedFrequency,
  type CopyRetentions,
  SnapshotCopies,
  type SnapshotCopiesProps,
  type SnapshotCopy,
} from './snapshot-copies';
export {
  type AddScheduleOptions,
  type AwsExportProps,
  type AzureExportProps,
  type ExportFrequency,
  type GoogleCloudExportProps,
  SnapshotExport,
  type SnapshotExportBaseProps,
} from './snapshot-export';
export { ClusterSnapshots, FlexSnapshots, type ISnapshot } from './snapshot-lookups';
export type { Tags } from './tags';
export type { OrToken } from './token';
