export { AtlasCluster } from './cluster/atlas-cluster';
export type { AtlasClusterAttributes } from './cluster/named-cluster';
export type {
  AtlasClusterBaseProps,
  AtlasClusterProps,
  ClusterAdvancedConfiguration,
  ClusterTimeouts,
  GlobalClusterProps,
  RegionalClusterProps,
} from './cluster/atlas-cluster-props';
export { type AtlasDefaultValues, AtlasDefaults } from './backup/atlas-defaults';
export {
  AtlasProject,
  type AtlasProjectProps,
  type ExistingProjectOptions,
  type IExistingProject,
  type ProjectSettings,
} from './project/atlas-project';
export {
  type AzureReplication,
  AzureSnapshotExport,
  type AzureSnapshotExportProps,
} from './export/azure-snapshot-export';
export { BackupAlerts, type BackupAlertsProps, type BackupTrouble } from './project/backup-alerts';
export {
  type AuthorizedContact,
  BackupCompliancePolicy,
  type BackupCompliancePolicyProps,
  type CompliancePolicyItem,
  type IrrevocableConsent,
} from './backup/backup-compliance-policy';
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
} from './backup/backup-schedule';
export type { DatabaseEdition, Month, RegionUsageRestriction, Weekday } from '../atlas';
export { CloudProviderSnapshots, type CloudProviderSnapshotsProps } from './cluster/cloud-provider-snapshots';
export type { ICluster, IDedicatedCluster, IFlexCluster, ZoneReference } from './props/cluster';
export { ClusterBase } from './cluster/cluster-base';
export type {
  ClusterAutoScaling,
  ClusterDisk,
  ClusterRegion,
  ClusterZone,
  DiskSpeed,
  DiskType,
} from './cluster/cluster-topology';
export {
  type CollectionRestoreBaseProps,
  type CollectionRestoreFromPointInTimeProps,
  type CollectionRestoreFromSnapshotProps,
  CollectionRestoreJob,
  type RestoredNamespace,
} from './restore/collection-restore-job';
export type { Consent } from './props/consent';
export { Duration } from './props/duration';
export {
  type AwsEncryptionProps,
  type AzureEncryptionProps,
  EncryptionAtRest,
  type EncryptionAtRestBaseProps,
  type GoogleCloudEncryptionProps,
  type IEncryptionAtRest,
} from './project/encryption-at-rest';
export { FlexCluster, type FlexClusterAttributes, type FlexClusterProps } from './cluster/flex-cluster';
export { FreeCluster, type FreeClusterProps } from './cluster/free-cluster';
export {
  GoogleCloudSnapshotExport,
  type GoogleCloudSnapshotExportProps,
} from './export/google-cloud-snapshot-export';
export type { MaintenanceWindow } from './project/maintenance-window';
export { MongodbatlasProvider, type MongodbatlasProviderConfig } from './binding/mongodbatlas-provider';
export type { InstanceSize, Region } from './props/names';
export { OnDemandSnapshot, type OnDemandSnapshotProps } from './backup/on-demand-snapshot';
export type { IAtlasProject } from './props/project';
export type { ProviderProps } from './props/provider-prop';
export { type Grantee, ProjectRoles } from './project/project-roles';
export type { ObjectiveExceptions, RecoveryObjective } from './backup/recovery';
export {
  type AutomatedRestoreProps,
  type DownloadRestoreProps,
  type PointInTimeRestoreProps,
  RestoreJob,
} from './restore/restore-job';
export { Retention } from './props/retention';
export { ServerlessInstance, type ServerlessInstanceProps } from './cluster/serverless-instance';
export {
  type CopiedFrequency,
  type CopyRetentions,
  SnapshotCopies,
  type SnapshotCopiesProps,
  type SnapshotCopy,
} from './backup/snapshot-copies';
export {
  type AddScheduleOptions,
  type AwsExportProps,
  type AzureExportProps,
  type ExportFrequency,
  type GoogleCloudExportProps,
  SnapshotExport,
  type SnapshotExportBaseProps,
} from './export/snapshot-export';
export { ClusterSnapshots, FlexSnapshots, type ISnapshot } from './backup/snapshot-lookups';
export type { Tags } from './props/tags';
export type { OrToken } from './props/token';
