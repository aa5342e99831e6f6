import { isCloudProvider } from '../../atlas/cloud-provider';
import type { Region, Shard, Value } from '../../model';
import { ABSENT, UNKNOWN_UNTIL_PLAN, known, map, knownItems } from '../../model/value';
import type { Attributes } from '../resource/attributes';
import { toNumber } from '../resource/conversions';
import type { RawResource } from '../resource/raw-resource';
import { NO_NODES, ReadRegion, deprecatedNodes, nodesIn } from './nodes';

export function readShards({ type, attributes }: RawResource): Value<readonly Shard[]> {
  switch (type) {
    case 'mongodbatlas_flex_cluster':
      return known([shard({ regions: flexRegion(attributes) })]);
    case 'mongodbatlas_serverless_instance':
      return known([shard({ regions: known([serverlessRegion(attributes)]) })]);
    case 'mongodbatlas_cluster':
      return deprecatedShards(attributes);
    default:
      return map(attributes.blocks('replication_specs'), (specs) => specs.map(readShard));
  }
}

function shard(parts: Partial<Shard> & Pick<Shard, 'regions'>): Shard {
  return { zoneId: ABSENT, zoneName: ABSENT, numShards: ABSENT, ...parts };
}

function readShard(spec: Attributes): Shard {
  return {
    zoneId: spec.computed('zone_id'),
    zoneName: spec.text('zone_name'),
    numShards: configuredNumShards(spec),
    regions: map(spec.blocks('region_configs'), (regions) => regions.map(readRegion)),
  };
}

/** The provider silently drops num_shards; only the configuration shows what was written. */
function configuredNumShards(spec: Attributes): Value<number> {
  const value = spec.number('num_shards');
  if (value.kind !== 'absent') return value;
  const written = spec.written('num_shards');
  if (written.kind === 'constant') return toNumber(written.value == null ? ABSENT : known(written.value));
  return written.kind === 'expression' || (written.kind === 'references' && written.references.length > 0)
    ? UNKNOWN_UNTIL_PLAN
    : ABSENT;
}

function readRegion(config: Attributes): Region {
  return new ReadRegion(nodesIn(config), {
    ...readProvider(config),
    region: config.text('region_name'),
    priority: config.number('priority'),
    instanceSize: sizeOf(config, 'electable_specs'),
    otherSizes: ['read_only_specs', 'analytics_specs']
      .map((specs) => sizeOf(config, specs))
      .filter(({ kind }) => kind !== 'absent'),
    attribute: config.path,
  });
}

/** The instance size in one of the specs of a region. */
export function sizeOf(config: Attributes, specs: string): Value<string> {
  const block = config.block(specs);
  return block.kind === 'known' ? block.value.text('instance_size') : block;
}

/** The cloud provider; for a tenant cluster, whose provider is `TENANT`, `FLEX` or `SERVERLESS`, the one behind it. */
function readProvider(attributes: Attributes): Pick<Region, 'provider' | 'providerName' | 'isTenant'> {
  const providerName = attributes.text('provider_name');
  const isTenant = providerName.kind === 'known' && !isCloudProvider(providerName.value);
  const provider = isTenant ? attributes.text('backing_provider_name') : providerName;
  return { provider, providerName, isTenant };
}

function flexRegion(attributes: Attributes): Value<readonly Region[]> {
  return map(attributes.block('provider_settings'), (settings) => [
    tenantRegion(
      'FLEX',
      settings.text('backing_provider_name'),
      settings.text('region_name'),
      'provider_settings.region_name',
    ),
  ]);
}

function serverlessRegion(attributes: Attributes): Region {
  return tenantRegion(
    'SERVERLESS',
    attributes.text('provider_settings_backing_provider_name'),
    attributes.text('provider_settings_region_name'),
    'provider_settings_region_name',
  );
}

function tenantRegion(
  providerName: 'FLEX' | 'SERVERLESS',
  provider: Value<string>,
  region: Value<string>,
  attribute: string,
): Region {
  return new ReadRegion(NO_NODES, {
    provider,
    providerName: known(providerName),
    isTenant: true,
    region,
    priority: known(7),
    instanceSize: ABSENT,
    otherSizes: [],
    attribute,
  });
}

/** The deprecated resource has one size and provider at its root, and regions in replication_specs or at its root. */
function deprecatedShards(attributes: Attributes): Value<readonly Shard[]> {
  const common = {
    ...readProvider(attributes),
    instanceSize: attributes.text('provider_instance_size_name'),
    otherSizes: [],
  };
  const specs = attributes.blocks('replication_specs');
  if (specs.kind === 'unknown') return specs;
  const written = knownItems(specs);
  if (written.length === 0) {
    const region = attributes.text('provider_region_name');
    return known([
      shard({
        numShards: attributes.number('num_shards'),
        regions: known([
          new ReadRegion(deprecatedNodes(attributes, undefined), {
            ...common,
            region,
            priority: known(7),
            attribute: 'provider_region_name',
          }),
        ]),
      }),
    ]);
  }
  return known(
    written.map((spec) =>
      shard({
        zoneName: spec.text('zone_name'),
        numShards: spec.number('num_shards'),
        regions: map(spec.blocks('regions_config'), (regions) =>
          regions.map(
            (config) =>
              new ReadRegion(deprecatedNodes(attributes, config), {
                ...common,
                region: config.text('region_name'),
                priority: config.number('priority'),
                attribute: config.path,
              }),
          ),
        ),
      }),
    ),
  );
}
