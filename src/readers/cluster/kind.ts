import type { ClusterKind } from '../../atlas';
import type { Region, Shard, Value } from '../../model';
import { ABSENT, UNKNOWN_UNTIL_PLAN, is, known, knownItems } from '../../model/value';
import type { RawResource } from '../resource/raw-resource';
import { sizeOf } from './shards';

export function readKind(raw: RawResource, shards: Value<readonly Shard[]>): Value<ClusterKind> {
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

/** The kind by the first region that decides it: a cluster does not mix tenant and dedicated regions. */
function kindOfRegions(raw: RawResource, shards: Value<readonly Shard[]>): Value<ClusterKind> {
  if (shards.kind === 'unknown') return shards;
  const first = firstRegion(shards);
  const kind = first === undefined || first.isTenant ? ABSENT : kindOf(first.provider, first.instanceSize);
  return kind.kind === 'known' ? kind : kindOfSpecs(raw);
}

function firstRegion(shards: Value<readonly Shard[]>): Region | undefined {
  const [shard] = knownItems(shards);
  return shard === undefined ? undefined : knownItems(shard.regions)[0];
}

/** The same, where the names of tenant providers or further regions are needed. */
function kindOfSpecs(raw: RawResource): Value<ClusterKind> {
  let found: Value<ClusterKind> = raw.mode === 'data' ? UNKNOWN_UNTIL_PLAN : ABSENT;
  for (const spec of knownItems(raw.attributes.blocks('replication_specs'))) {
    const regions = spec.blocks('region_configs');
    if (regions.kind === 'unknown') return regions;
    for (const region of knownItems(regions)) {
      const kind = kindOf(region.text('provider_name'), sizeOf(region, 'electable_specs'));
      if (kind.kind === 'known') return kind;
      if (found.kind === 'absent') found = kind;
    }
  }
  return found;
}

function kindOf(provider: Value<string>, size: Value<string>): Value<ClusterKind> {
  // Atlas rejects lower case, but it still shows which kind is intended.
  const name = provider.kind === 'known' ? provider.value.toUpperCase() : undefined;
  if (name === 'FLEX') return known('flex');
  if (name === 'SERVERLESS') return known('serverless');
  // Only dedicated clusters have sizes other than M0, M2 and M5, whatever provider is written.
  if (is(size, 'M0')) return known('free');
  if (is(size, 'M2') || is(size, 'M5')) return known('shared');
  if (provider.kind !== 'known') return size.kind === 'known' ? known('dedicated') : provider;
  if (name !== 'TENANT') return known('dedicated');
  if (size.kind === 'known') return known('free');
  return size.kind === 'unknown' ? size : UNKNOWN_UNTIL_PLAN;
}
