import { isDeepStrictEqual } from 'node:util';
import { type Value, list, literal, object } from '../program/program';
import { type Values, objectsOf, own } from '../schema/set-values';

/** The props of an `AtlasCluster` that make its replication specs. */
export interface Topology {
  readonly cloudProvider: string;
  readonly instanceSize: string;
  readonly props: Readonly<Record<string, Value | undefined>>;
  /** Whether something scales, so that the construct keeps what Atlas scales. */
  readonly scales: boolean;
  /** The ids of zones by their names; a cluster that is not global has one without a name. */
  readonly specs: number;
}

/**
 * The props for replication specs; undefined if the construct would write others.
 */
export function topologyOf(type: unknown, specs: readonly Values[]): Topology | undefined {
  const shapes = specs.map((spec) => regionsOf(objectsOf(own(spec, 'region_configs'))));
  const [first] = shapes;
  if (first === undefined) return undefined;
  const { common } = first;
  if (shapes.some((one) => one === undefined || !isDeepStrictEqual(one.common, common))) return undefined;
  const layout = layoutOf(type, specs, shapes as readonly Regions[]);
  if (layout === undefined) return undefined;
  const { cloudProvider, instanceSize, disk, scaling, analyticsScaling } = common;
  const autoScaling = scalingValue(scaling);
  const analyticsAutoScaling = scalingValue(analyticsScaling);
  if (autoScaling === 'inexact' || analyticsAutoScaling === 'inexact') return undefined;
  return {
    cloudProvider,
    instanceSize,
    props: {
      ...layout,
      disk: Object.keys(disk).length === 0 ? undefined : object(diskProps(disk)),
      autoScaling,
      analyticsAutoScaling,
    },
    scales: [scaling, analyticsScaling].some((one) => own(one ?? {}, 'compute_enabled') === true),
    specs: specs.length,
  };
}

/** What all regions of a cluster share. */
interface Common {
  readonly cloudProvider: string;
  readonly instanceSize: string;
  readonly disk: Values;
  readonly scaling: Values | undefined;
  readonly analyticsScaling: Values | undefined;
}

interface Regions {
  readonly common: Common;
  readonly values: Value;
}

/** Where the shards are: in regions, or in zones. */
function layoutOf(
  type: unknown,
  specs: readonly Values[],
  shapes: readonly Regions[],
): Readonly<Record<string, Value>> | undefined {
  const [first] = shapes;
  const areEqual = shapes.every((one) => isDeepStrictEqual(one.values, first?.values));
  const names = specs.map((spec) => own(spec, 'zone_name'));
  if (first === undefined) return undefined;
  if (type === 'GEOSHARDED') return zonesOf(names, shapes);
  if (!areEqual || names.some((name) => name !== undefined)) return undefined;
  if (type === 'REPLICASET') return specs.length === 1 ? { regions: first.values } : undefined;
  return type === 'SHARDED' ? { regions: first.values, shards: literal(specs.length) } : undefined;
}

function zonesOf(
  names: readonly unknown[],
  shapes: readonly Regions[],
): Readonly<Record<string, Value>> | undefined {
  const zones: { name: string; values: Value; shards: number }[] = [];
  for (const [index, name] of names.entries()) {
    const values = shapes[index]?.values;
    if (typeof name !== 'string' || values === undefined) return undefined;
    const before = zones.at(-1);
    if (before?.name === name && isDeepStrictEqual(before.values, values)) before.shards += 1;
    else if (zones.some((zone) => zone.name === name)) return undefined;
    else zones.push({ name, values, shards: 1 });
  }
  return {
    zones: list(
      zones.map(({ name, values, shards }) =>
        object({ name: literal(name), regions: values, shards: shards === 1 ? undefined : literal(shards) }),
      ),
    ),
  };
}

function regionsOf(configs: readonly Values[]): Regions | undefined {
  const first = configs[0];
  if (first === undefined) return undefined;
  const cloudProvider = own(first, 'provider_name');
  const data = configs.flatMap((config) => nodesOf(config, ['electable_specs', 'read_only_specs']));
  const all = configs.flatMap((config) =>
    nodesOf(config, ['electable_specs', 'read_only_specs', 'analytics_specs']),
  );
  const instanceSize = own(data[0] ?? {}, 'instance_size');
  const disk = diskOf(all[0] ?? {});
  const [scaling, analyticsScaling] = ['auto_scaling', 'analytics_auto_scaling'].map(
    (name) => objectsOf(own(first, name))[0],
  );
  const isUniform =
    data.every((nodes) => own(nodes, 'instance_size') === instanceSize) &&
    all.every((nodes) => isDeepStrictEqual(diskOf(nodes), disk)) &&
    configs.every(
      (config) =>
        isDeepStrictEqual(objectsOf(own(config, 'auto_scaling'))[0], scaling) &&
        isDeepStrictEqual(objectsOf(own(config, 'analytics_auto_scaling'))[0], analyticsScaling) &&
        own(config, 'backing_provider_name') === undefined,
    );
  if (typeof cloudProvider !== 'string' || typeof instanceSize !== 'string' || !isUniform) return undefined;
  if (!CLOUDS.has(cloudProvider)) return undefined;
  let electable = 0;
  const regions: Value[] = [];
  for (const [index, config] of configs.entries()) {
    const nodes = countOf(config, 'electable_specs');
    const priority = nodes === 0 ? 0 : Math.max(7 - electable, 0);
    if (own(config, 'priority') !== priority) return undefined;
    if (nodes > 0) electable += 1;
    const region = regionValue(config, {
      index,
      nodes,
      regions: configs.length,
      cloudProvider,
      instanceSize,
    });
    if (region === undefined) return undefined;
    regions.push(region);
  }
  return {
    common: { cloudProvider, instanceSize, disk, scaling, analyticsScaling },
    values: list(regions),
  };
}

const CLOUDS: ReadonlySet<string> = new Set(['AWS', 'AZURE', 'GCP']);

function regionValue(
  config: Values,
  at: { index: number; nodes: number; regions: number; cloudProvider: string; instanceSize: string },
): Value | undefined {
  const region = own(config, 'region_name');
  const provider = own(config, 'provider_name');
  if (typeof region !== 'string' || typeof provider !== 'string' || !CLOUDS.has(provider)) return undefined;
  const [readOnly, analytics] = [countOf(config, 'read_only_specs'), countOf(config, 'analytics_specs')];
  const [analyticsSpecs = {}] = nodesOf(config, ['analytics_specs']);
  const size = own(analyticsSpecs, 'instance_size');
  // As the construct chooses them: one for each region, and one more in the first if they are even.
  const usual = at.regions === 1 ? 3 : at.index === 0 && at.regions % 2 === 0 ? 2 : 1;
  const others = object({
    cloudProvider: provider === at.cloudProvider ? undefined : literal(provider),
    nodes: at.nodes === usual ? undefined : literal(at.nodes),
    readOnlyNodes: readOnly === 0 ? undefined : literal(readOnly),
    analyticsNodes: analytics === 0 ? undefined : literal(analytics),
    analyticsInstanceSize:
      analytics === 0 || size === at.instanceSize || typeof size !== 'string' ? undefined : literal(size),
  });
  if (others.kind === 'object' && others.members.length === 0) return literal(region);
  return others.kind === 'object'
    ? object([{ name: 'region', value: literal(region) }, ...others.members])
    : undefined;
}

function nodesOf(config: Values, names: readonly string[]): readonly Values[] {
  return names.flatMap((name) => objectsOf(own(config, name)));
}

function countOf(config: Values, name: string): number {
  const [nodes = {}] = objectsOf(own(config, name));
  const count = own(nodes, 'node_count');
  return typeof count === 'number' ? count : 0;
}

function diskOf(nodes: Values): Values {
  return Object.fromEntries(
    ['disk_size_gb', 'disk_iops', 'ebs_volume_type'].flatMap((name) => {
      const value = own(nodes, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function diskProps(disk: Values): Readonly<Record<string, Value | undefined>> {
  const prop = (name: string): Value | undefined => {
    const value = own(disk, name);
    return value === undefined ? undefined : literal(value as string | number);
  };
  return { sizeGb: prop('disk_size_gb'), iops: prop('disk_iops'), type: prop('ebs_volume_type') };
}

/** Auto-scaling as a prop; `inexact` if the construct would write something else. */
function scalingValue(scaling: Values | undefined): Value | undefined | 'inexact' {
  if (scaling === undefined) return undefined;
  const [min, max] = [own(scaling, 'compute_min_instance_size'), own(scaling, 'compute_max_instance_size')];
  const isOn = own(scaling, 'compute_enabled') === true;
  if (isOn !== (typeof min === 'string' && typeof max === 'string')) return 'inexact';
  if (
    !isOn &&
    (min !== undefined || max !== undefined || own(scaling, 'compute_scale_down_enabled') === true)
  )
    return 'inexact';
  const disk = own(scaling, 'disk_gb_enabled');
  return object({
    compute: isOn
      ? object({
          minInstanceSize: literal(min as string),
          maxInstanceSize: literal(max as string),
          scaleDown: own(scaling, 'compute_scale_down_enabled') === true ? undefined : literal(false),
        })
      : undefined,
    disk: disk === undefined ? undefined : literal(disk === true),
  });
}
