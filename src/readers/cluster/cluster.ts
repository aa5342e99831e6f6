import type { Cluster, PinnedFcv, Resource, Shard, Value } from '../../model';
import { ABSENT, known, map } from '../../model/value';
import type { Attributes } from '../resource/attributes';
import type { RawResource } from '../resource/raw-resource';
import { filled } from './filled';
import { readKind } from './kind';
import { readShards } from './shards';
import { flagOrMark, readBackupSwitch, readEncryptionProvider } from './switches';
import { readTags } from './tags';

/** What a cluster is by its own resource, without its links. */
export type ClusterFacts = Omit<
  Cluster,
  | keyof Resource
  | 'project'
  | 'legacyMethod'
  | 'legacyResources'
  | 'schedules'
  | 'snapshots'
  | 'exportJobs'
  | 'restoresInto'
  | 'before'
  | 'after'
>;

/** Reads a cluster from any of the four resources. */
export function readCluster(raw: RawResource): ClusterFacts {
  const { attributes } = raw;
  const isDeprecated = raw.type === 'mongodbatlas_cluster';
  const hasEdition = raw.type === 'mongodbatlas_advanced_cluster';
  const backup = readBackupSwitch(raw);
  const shards: Value<readonly Shard[]> = readShards(raw);
  return {
    name: attributes.text('name'),
    clusterId: attributes.computed('cluster_id'),
    kind: readKind(raw, shards),
    clusterType: readClusterType(raw),
    shards,
    backupAttribute: backup.attribute,
    setsBackup: attributes.isSet(backup.attribute),
    backupEnabled: flagOrMark(raw, 'backup_enabled', backup.value, false),
    pitEnabled: flagOrMark(raw, 'pit_enabled', attributes.flag('pit_enabled'), true),
    retainBackupsEnabled: attributes.flag('retain_backups_enabled'),
    terminationProtectionEnabled: attributes.flag('termination_protection_enabled'),
    paused: flagOrMark(raw, 'paused', attributes.flag('paused'), true),
    encryptionAtRestProvider: readEncryptionProvider(raw),
    createDate: attributes.computed('create_date'),
    mongoDbMajorVersion: filled(attributes.text('mongo_db_major_version')),
    mongoDbVersion: attributes.computed('mongo_db_version'),
    pinnedFcv: map(attributes.block('pinned_fcv'), readPinnedFcv),
    databaseEdition: hasEdition ? filled(attributes.text('database_edition')) : ABSENT,
    effectiveDatabaseEdition: hasEdition ? filled(attributes.computed('effective_database_edition')) : ABSENT,
    configServerManagementMode: filled(attributes.text('config_server_management_mode')),
    configServerType: filled(attributes.computed('config_server_type')),
    useEffectiveFields: attributes.flag('use_effective_fields'),
    continuousBackupEnabled: attributes.flag('continuous_backup_enabled'),
    tags: readTags(raw),
    oldContinuousBackup: isDeprecated ? attributes.flag('backup_enabled') : ABSENT,
    providerBackupEnabled:
      attributes.isSet('provider_backup_enabled') === false
        ? ABSENT
        : attributes.flag('provider_backup_enabled'),
    rootDiskSizeGb: raw.type === 'mongodbatlas_advanced_cluster' ? attributes.read('disk_size_gb') : ABSENT,
  };
}

function readPinnedFcv(block: Attributes): PinnedFcv {
  return { version: block.text('version'), expirationDate: block.text('expiration_date') };
}

function readClusterType({ type, attributes }: RawResource): Value<string> {
  const clusterType = attributes.text('cluster_type');
  if (clusterType.kind !== 'absent') return clusterType;
  if (type !== 'mongodbatlas_cluster') return known('REPLICASET');
  const shards = attributes.number('num_shards');
  // The default of the deprecated resource: a replica set, unless it has several shards.
  return shards.kind === 'known' && shards.value > 1 ? known('SHARDED') : map(shards, () => 'REPLICASET');
}
