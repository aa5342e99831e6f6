import { type ClusterKind, isCloudProvider } from '../../atlas';
import {
  ABSENT,
  type Cluster,
  type PinnedFcv,
  type Region,
  type Shard,
  UNKNOWN_UNTIL_PLAN,
  type Unknown,
  type Value,
  is,
  known,
  map,
} from '../../model';
import { type Attributes, toFlag, toNumber } from '../resource/attributes';
import { isTemplate } from '../expression/expression';
import { type Json, isObject, member } from '../json/json';
import type { RawResource } from '../resource/raw-resource';

/** The Terraform resources, and data sources, that are clusters. */
export const CLUSTER_TYPES: ReadonlySet<string> = new Set([
  'mongodbatlas_advanced_cluster',
  'mongodbatlas_cluster',
  'mongodbatlas_flex_cluster',
  'mongodbatlas_serverless_instance',
]);

/** What a cluster is, as its resource says it; its links come later. */
export type ClusterFacts = Omit<
  Cluster,
  | 'address'
  | 'type'
  | 'constructPath'
  | 'existence'
  | 'change'
  | 'project'
  | 'legacyMethod'
  | 'legacyResources'
  | 'schedules'
  | 'snapshots'
  | 'restoresInto'
  | 'before'
  | 'after'
>;

/** Reads a cluster, whichever of the four resources it is. */
export function readCluster(raw: RawResource): ClusterFacts {
  const { attributes } = raw;
  const isDeprecated = raw.type === 'mongodbatlas_cluster';
  const backup = readBackup(raw);
  const shards = readShards(raw);
  return {
    name: attributes.text('name'),
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
    encryptionAtRestProvider: readEncryption(raw),
    mongoDbMajorVersion: filled(attributes.text('mongo_db_major_version')),
    mongoDbVersion: attributes.computed('mongo_db_version'),
    pinnedFcv: map(attributes.block('pinned_fcv'), readPinnedFcv),
    configServerManagementMode: filled(attributes.text('config_server_management_mode')),
    configServerType: filled(attributes.computed('config_server_type')),
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

/**
 * A switch, or what a construct was told of it where its resource has no attribute for it, such as `backup: false` on a
 * Serverless instance: that travels in the metadata. Neither the attribute, which may be an override or what Atlas
 * reports, nor the mark can take back what the other says in the `decisive` sense.
 */
function flagOrMark(
  raw: RawResource,
  name: string,
  value: Value<boolean>,
  decisive: boolean,
): Value<boolean> {
  const mark = member(raw.metadata, name);
  if (isToken(mark) && raw.change === undefined && !is(value, decisive)) return UNKNOWN_UNTIL_PLAN;
  if (typeof mark !== 'boolean') return value;
  return mark === decisive || value.kind === 'absent' ? known(mark) : value;
}

/** A token that a construct was told. No plan shows its value: the construct lets Terraform refuse a wrong one. */
function isToken(mark: Json): boolean {
  return typeof mark === 'string' && isTemplate(mark);
}

function readEncryption(raw: RawResource): Value<string> {
  const mark = member(raw.metadata, 'encryption_at_rest_provider');
  if (isToken(mark) && raw.change === undefined) return UNKNOWN_UNTIL_PLAN;
  return typeof mark === 'string' && !isToken(mark) && mark !== 'NONE'
    ? known(mark)
    : filled(raw.attributes.text('encryption_at_rest_provider'));
}

/** What the provider has nothing to report of, as of a Flex cluster's versions and keys, is an empty text in the state. */
function filled(text: Value<string>): Value<string> {
  return text.kind === 'known' && text.value === '' ? ABSENT : text;
}

/** The switch of cloud backup, by its own name or by another that an override may have given it. */
function readBackup({ type, attributes, metadata }: RawResource): {
  readonly attribute: string;
  readonly value: Value<boolean>;
} {
  const own = type === 'mongodbatlas_cluster' ? 'cloud_backup' : 'backup_enabled';
  // Of a Flex cluster the provider only reads backup_settings; whoever overrides it means the switch.
  const names =
    member(metadata, 'backup_enabled') === false ? [own] : [own, 'cloud_backup', 'backup_settings.enabled'];
  for (const attribute of names) {
    const value = toFlag(attributes.at(attribute));
    if (value.kind !== 'absent') return { attribute, value: orLegacy(value, attributes) };
  }
  return { attribute: own, value: orLegacy(ABSENT, attributes) };
}

/** Before provider 2.x the switch of the deprecated resource had an older name, and either of the two was enough. */
function orLegacy(value: Value<boolean>, attributes: Attributes): Value<boolean> {
  const legacy = attributes.flag('provider_backup_enabled');
  return legacy.kind === 'known' && legacy.value && value.kind !== 'unknown' ? legacy : value;
}

function readPinnedFcv(block: Attributes): PinnedFcv {
  return { version: block.text('version'), expirationDate: block.text('expiration_date') };
}

function readClusterType({ type, attributes }: RawResource): Value<string> {
  const clusterType = attributes.text('cluster_type');
  if (clusterType.kind !== 'absent') return clusterType;
  if (type !== 'mongodbatlas_cluster') return known('REPLICASET');
  const shards = attributes.number('num_shards');
  // The default of the deprecated resource: a replica set, unless it asks for several shards.
  return shards.kind === 'known' && shards.value > 1 ? known('SHARDED') : map(shards, () => 'REPLICASET');
}

function readKind(raw: RawResource, shards: Value<readonly Shard[]>): Value<ClusterKind> {
  switch (raw.type) {
    case 'mongodbatlas_flex_cluster':
      return known('flex');
    case 'mongodbatlas_serverless_instance':
      return known('serverless');
    case 'mongodbatlas_cluster':
      return kindOf(raw.attributes.text('provider_name'), raw.attributes.text('provider_instance_size_name'));
    default:
      return kindOfRegions(raw, shards);
  }
}

/** The kind by the first region that tells it: a cluster's regions never mix tenant and dedicated ones. */
function kindOfRegions(raw: RawResource, shards: Value<readonly Shard[]>): Value<ClusterKind> {
  if (shards.kind === 'unknown') return shards;
  const first = firstRegion(shards);
  const kind = first === undefined || first.isTenant ? ABSENT : kindOf(first.provider, first.instanceSize);
  return kind.kind === 'known' ? kind : kindOfSpecs(raw);
}

function firstRegion(shards: Value<readonly Shard[]>): Region | undefined {
  const regions = shards.kind === 'known' ? shards.value[0]?.regions : undefined;
  return regions?.kind === 'known' ? regions.value[0] : undefined;
}

/** The same, where the names of tenant providers or further regions have to be looked at. */
function kindOfSpecs(raw: RawResource): Value<ClusterKind> {
  let found: Value<ClusterKind> = raw.mode === 'data' ? UNKNOWN_UNTIL_PLAN : ABSENT;
  const specs = raw.attributes.blocks('replication_specs');
  for (const spec of specs.kind === 'known' ? specs.value : []) {
    const regions = spec.blocks('region_configs');
    if (regions.kind === 'unknown') return regions;
    for (const region of regions.kind === 'known' ? regions.value : []) {
      const kind = kindOf(region.text('provider_name'), sizeOf(region, 'electable_specs'));
      if (kind.kind === 'known') return kind;
      if (found.kind === 'absent') found = kind;
    }
  }
  return found;
}

function kindOf(provider: Value<string>, size: Value<string>): Value<ClusterKind> {
  if (is(provider, 'FLEX')) return known('flex');
  if (is(provider, 'SERVERLESS')) return known('serverless');
  // Only a dedicated cluster has a size but for M0, M2 and M5, whoever is written as its provider.
  if (is(size, 'M0')) return known('free');
  if (is(size, 'M2') || is(size, 'M5')) return known('shared');
  if (provider.kind !== 'known') return size.kind === 'known' ? known('dedicated') : provider;
  if (provider.value !== 'TENANT') return known('dedicated');
  if (size.kind === 'known') return known('free');
  return size.kind === 'unknown' ? size : UNKNOWN_UNTIL_PLAN;
}

function readShards(raw: RawResource): Value<readonly Shard[]> {
  const { attributes } = raw;
  switch (raw.type) {
    case 'mongodbatlas_flex_cluster':
      return known([singleShard(settingsRegion(attributes))]);
    case 'mongodbatlas_serverless_instance':
      return known([
        singleShard(
          known([
            region(
              attributes.text('provider_settings_backing_provider_name'),
              attributes.text('provider_settings_region_name'),
              'provider_settings_region_name',
            ),
          ]),
        ),
      ]);
    case 'mongodbatlas_cluster':
      return deprecatedShards(attributes);
    default:
      return map(attributes.blocks('replication_specs'), (specs) => specs.map(readShard));
  }
}

function readShard(spec: Attributes): Shard {
  return {
    zoneId: spec.computed('zone_id'),
    zoneName: spec.text('zone_name'),
    numShards: configuredNumber(spec, 'num_shards'),
    regions: map(spec.blocks('region_configs'), (regions) => regions.map(readRegion)),
  };
}

/** The provider drops num_shards without a word; what the configuration wrote shows only there. */
function configuredNumber(attributes: Attributes, name: string): Value<number> {
  const value = attributes.number(name);
  if (value.kind !== 'absent') return value;
  const written = attributes.written(name);
  if (written.kind === 'constant') return toNumber(written.value == null ? ABSENT : known(written.value));
  return written.kind === 'expression' || (written.kind === 'references' && written.references.length > 0)
    ? UNKNOWN_UNTIL_PLAN
    : ABSENT;
}

function readRegion(config: Attributes): Region {
  const provider = config.text('provider_name');
  const isTenant = provider.kind === 'known' && !isCloudProvider(provider.value);
  return {
    provider: isTenant ? config.text('backing_provider_name') : provider,
    isTenant,
    region: config.text('region_name'),
    priority: config.number('priority'),
    instanceSize: sizeOf(config, 'electable_specs'),
    otherSizes: ['read_only_specs', 'analytics_specs']
      .map((specs) => sizeOf(config, specs))
      .filter(({ kind }) => kind !== 'absent'),
    attribute: config.path,
  };
}

function sizeOf(config: Attributes, specs: string): Value<string> {
  const block = config.block(specs);
  return block.kind === 'known' ? block.value.text('instance_size') : block;
}

function settingsRegion(attributes: Attributes): Value<readonly Region[]> {
  return map(attributes.block('provider_settings'), (settings) => [
    region(
      settings.text('backing_provider_name'),
      settings.text('region_name'),
      'provider_settings.region_name',
    ),
  ]);
}

function region(provider: Value<string>, name: Value<string>, attribute: string): Region {
  return {
    provider,
    isTenant: true,
    region: name,
    priority: known(7),
    instanceSize: ABSENT,
    otherSizes: [],
    attribute,
  };
}

function singleShard(regions: Value<readonly Region[]>): Shard {
  return { zoneId: ABSENT, zoneName: ABSENT, numShards: ABSENT, regions };
}

/** The deprecated resource has one size and provider at its root, and regions within replication_specs or beside them. */
function deprecatedShards(attributes: Attributes): Value<readonly Shard[]> {
  const providerName = attributes.text('provider_name');
  const isTenant = providerName.kind === 'known' && !isCloudProvider(providerName.value);
  const provider = isTenant ? attributes.text('backing_provider_name') : providerName;
  const size = attributes.text('provider_instance_size_name');
  const regionOf = (name: Value<string>, priority: Value<number>, attribute: string): Region => ({
    provider,
    isTenant,
    region: name,
    priority,
    instanceSize: size,
    otherSizes: [],
    attribute,
  });
  const specs = attributes.blocks('replication_specs');
  if (specs.kind === 'unknown') return specs;
  const written = specs.kind === 'known' ? specs.value : [];
  if (written.length === 0) {
    const regionName = attributes.text('provider_region_name');
    return known([
      {
        zoneId: ABSENT,
        zoneName: ABSENT,
        numShards: attributes.number('num_shards'),
        regions: known([regionOf(regionName, known(7), 'provider_region_name')]),
      },
    ]);
  }
  return known(
    written.map((spec) => ({
      zoneId: ABSENT,
      zoneName: spec.text('zone_name'),
      numShards: spec.number('num_shards'),
      regions: map(spec.blocks('regions_config'), (regions) =>
        regions.map((config) => regionOf(config.text('region_name'), config.number('priority'), config.path)),
      ),
    })),
  );
}

/** Most clusters of an estate without tags share that. */
const NO_TAGS: Value<ReadonlyMap<string, Value<string>>> = known(new Map());

/** Tags and labels, as maps of today's resources or as the blocks of older ones. */
function readTags({ type, attributes }: RawResource): Value<ReadonlyMap<string, Value<string>>> {
  if (attributes.read('labels').kind === 'absent' && attributes.read('tags').kind === 'absent')
    return NO_TAGS;
  const hasBlocks = type === 'mongodbatlas_cluster' || type === 'mongodbatlas_serverless_instance';
  const tags = new Map<string, Value<string>>();
  let unknown: Unknown | undefined;
  for (const name of ['labels', 'tags']) {
    const value = attributes.read(name);
    if (value.kind === 'unknown') unknown = value;
    if (value.kind !== 'known') continue;
    if (isObject(value.value) && !hasBlocks) {
      const texts = attributes.textMap(name);
      if (texts.kind === 'known') for (const [key, text] of texts.value) tags.set(key, text);
    } else {
      const blocks = attributes.blocks(name);
      for (const block of blocks.kind === 'known' ? blocks.value : []) {
        const key = block.text('key');
        if (key.kind === 'known') tags.set(key.value, block.text('value'));
      }
    }
  }
  return unknown !== undefined && tags.size === 0 ? unknown : known(tags);
}
