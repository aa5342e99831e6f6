import type { Cluster, LegacyMethod, Value } from '../../model';
import { readCluster } from '../cluster/cluster';
import { member } from '../json/json';
import type { Building } from '../link/building';
import type { RawResource } from '../resource/raw-resource';

/** A cluster from its own resource; its project, and everything that names it, follow later. */
export function buildCluster(raw: RawResource): Building<Cluster> {
  const facts = readCluster(raw);
  // Written out rather than spread: with thousands of clusters, spreading that many members takes most of the time.
  return {
    address: raw.address,
    type: raw.type,
    constructPath: raw.constructPath,
    construct: raw.construct,
    existence: raw.existence,
    change: raw.change,
    origin: raw.scope.origin,
    name: facts.name,
    clusterId: facts.clusterId,
    kind: facts.kind,
    clusterType: facts.clusterType,
    shards: facts.shards,
    backupAttribute: facts.backupAttribute,
    setsBackup: facts.setsBackup,
    backupEnabled: facts.backupEnabled,
    pitEnabled: facts.pitEnabled,
    retainBackupsEnabled: facts.retainBackupsEnabled,
    terminationProtectionEnabled: facts.terminationProtectionEnabled,
    paused: facts.paused,
    encryptionAtRestProvider: facts.encryptionAtRestProvider,
    createDate: facts.createDate,
    mongoDbMajorVersion: facts.mongoDbMajorVersion,
    mongoDbVersion: facts.mongoDbVersion,
    pinnedFcv: facts.pinnedFcv,
    databaseEdition: facts.databaseEdition,
    effectiveDatabaseEdition: facts.effectiveDatabaseEdition,
    configServerManagementMode: facts.configServerManagementMode,
    configServerType: facts.configServerType,
    useEffectiveFields: facts.useEffectiveFields,
    continuousBackupEnabled: facts.continuousBackupEnabled,
    tags: facts.tags,
    oldContinuousBackup: facts.oldContinuousBackup,
    providerBackupEnabled: facts.providerBackupEnabled,
    rootDiskSizeGb: facts.rootDiskSizeGb,
    project: { kind: 'missing' },
    legacyMethod: ownLegacyMethod(raw, facts.providerBackupEnabled),
    legacyResources: [],
    schedules: [],
    snapshots: [],
    exportJobs: [],
    restoresInto: [],
    before: undefined,
    after: undefined,
  };
}

/** The legacy method, if the cluster's own construct or resource says so. */
function ownLegacyMethod(
  { address, metadata }: RawResource,
  providerBackup: Value<boolean>,
): LegacyMethod | undefined {
  if (member(metadata, 'legacyMethod') === true) return { by: 'construct', address };
  return providerBackup.kind === 'known' && providerBackup.value
    ? { by: 'provider_backup_enabled', address }
    : undefined;
}
