import { isNvme } from '../../atlas/instance-sizes';
import type { Fix } from '../fix/fix';
import { assign, fix } from '../fix/fix';
import type { Cluster, Region, Value } from '../../model';
import { is } from '../../model/value';

/** The size of some of a cluster's nodes. */
export interface NodeSize {
  /** The cloud provider that runs them. */
  readonly provider: Value<string>;
  readonly size: Value<string>;
  /** Whether they hold the data that is backed up, and not copies for reading or analytics alone. */
  readonly isElectable: boolean;
  /** The attribute that sets it. */
  readonly attribute: string;
}

/**
 * The sizes of a dedicated cluster's nodes, in configuration order; those of M0, M2 and M5 too where they are written as
 * sizes of a cloud provider. A size that is left out is not among them; one that is not known yet is, and stands for
 * whatever else is not known around it. They are listed once for all rules.
 */
export function nodeSizes(cluster: Cluster): readonly NodeSize[] {
  let sizes = listed.get(cluster);
  if (sizes === undefined) listed.set(cluster, (sizes = listedOf(cluster)));
  return sizes;
}

const listed = new WeakMap<Cluster, readonly NodeSize[]>();

function listedOf(cluster: Cluster): readonly NodeSize[] {
  const { kind, shards } = cluster;
  if (kind.kind === 'absent' || is(kind, 'flex') || is(kind, 'serverless')) return [];
  const isDedicated = kind.kind === 'unknown' || kind.value === 'dedicated';
  if (shards.kind === 'unknown') return [notKnown(shards, 'replication_specs')];
  if (shards.kind !== 'known') return [];
  const sizes: NodeSize[] = [];
  for (const [index, { regions }] of shards.value.entries()) {
    if (regions.kind === 'unknown')
      sizes.push(notKnown(regions, `replication_specs[${index}].region_configs`));
    if (regions.kind !== 'known') continue;
    for (const region of regions.value)
      if (isDedicated || (region.provider.kind === 'known' && !region.isTenant))
        addSizes(sizes, region, cluster);
  }
  return sizes;
}

/** The first NVMe size of a cluster, or the first that may be one; undefined where there is none. */
export function nvmeSize(cluster: Cluster): NodeSize | undefined {
  let perhaps: NodeSize | undefined;
  for (const node of nodeSizes(cluster)) {
    if (node.size.kind === 'known' && isNvme(node.size.value)) return node;
    if (node.size.kind === 'unknown') perhaps ??= node;
  }
  return perhaps;
}

function addSizes(sizes: NodeSize[], region: Region, { type }: Cluster): void {
  const { provider, instanceSize, otherSizes, attribute } = region;
  if (instanceSize.kind !== 'absent')
    sizes.push({
      provider,
      size: instanceSize,
      isElectable: true,
      attribute:
        type === 'mongodbatlas_cluster'
          ? 'provider_instance_size_name'
          : `${attribute}.electable_specs.instance_size`,
    });
  // If they are not set, the provider computes them, and a plan does not always distinguish that from an unknown size.
  for (const size of otherSizes)
    if (size.kind === 'known') sizes.push({ provider, size, isElectable: false, attribute });
}

function notKnown(value: Value<never>, attribute: string): NodeSize {
  return { provider: value, size: value, isElectable: true, attribute };
}

/** How to set another size. Sizes of analytics and read-only nodes have only the path of their region. */
export function otherSize({ attribute }: Pick<NodeSize, 'attribute'>, size: string): Fix {
  return /instance_size(?:_name)?$/.test(attribute)
    ? fix`set ${assign(attribute, size)}`
    : fix`set the instance size to ${size}`;
}
