import type { InstanceSize } from '../../atlas';
import { isCloudProvider } from '../../atlas/cloud-provider';
import { instanceSize, isNvme } from '../../atlas/instance-sizes';
import type { AutoScaling, Cluster, Nodes, Region, Value } from '../../model';
import { isNew } from '../../model/resource';
import { is, knownValue, show } from '../../model/value';
import { cluster, deprecatedCluster, project, shards, together } from '../example';
import { assign, fix, named } from '../fix/fix';
import { perhapsOfKind } from '../queries/cluster-kind';
import { clusterNamed } from '../queries/names';
import { type Problem, type Result, defineRule, unchecked } from '../rule';

const scaled = (autoScaling: object, size = 'M30') =>
  cluster({
    use_effective_fields: true,
    replication_specs: shards(1, size, { auto_scaling: { compute_enabled: true, ...autoScaling } }),
  });

export const clusterAutoScalingBounds = defineRule({
  id: 'cluster/auto-scaling-bounds',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'bounds of compute auto-scaling that Atlas rejects',
  why: 'Atlas requires a largest size, a smallest one for scaling down, the size of the cluster between them, and all of one class and generation. NVMe clusters cannot be scaled automatically.',
  docs: 'https://www.mongodb.com/docs/atlas/cluster-autoscaling/',
  prevents:
    'COMPUTE_AUTO_SCALING_MAX_INSTANCE_SIZE_REQUIRED, COMPUTE_AUTO_SCALING_MIN_INSTANCE_SIZE_REQUIRED, COMPUTE_AUTO_SCALING_INSTANCE_SIZE_RANGE_INVALID, COMPUTE_AUTO_SCALING_MIN_INSTANCE_SIZE_INVALID, COMPUTE_AUTO_SCALING_MAX_INSTANCE_SIZE_INVALID',
  rejects: { action: 'write' },
  facts: ['N-30', 'N-31', 'N-32', 'N-33'],
  get examples() {
    return {
      good: [
        {
          title: 'a deprecated cluster',
          resources: together(
            project(),
            deprecatedCluster({
              auto_scaling_compute_enabled: true,
              auto_scaling_compute_scale_down_enabled: true,
              provider_auto_scaling_compute_min_instance_size: 'M10',
              provider_auto_scaling_compute_max_instance_size: 'M40',
            }),
          ),
        },
        {
          resources: together(
            project(),
            scaled({
              compute_scale_down_enabled: true,
              compute_min_instance_size: 'M10',
              compute_max_instance_size: 'M60',
            }),
          ),
        },
      ],
      bad: [
        { title: 'no largest size', resources: together(project(), scaled({})) },
        {
          title: 'the smallest size above the largest',
          resources: together(
            project(),
            scaled({
              compute_scale_down_enabled: true,
              compute_min_instance_size: 'M60',
              compute_max_instance_size: 'M30',
            }),
          ),
        },
        {
          title: 'a largest size of another class',
          resources: together(project(), scaled({ compute_max_instance_size: 'R60' })),
        },
      ],
    };
  },
  *check({ after }) {
    for (const cluster of perhapsOfKind('dedicated', after.clusters)) yield* judge(cluster);
  },
});

/** Each problem once, however many regions have it. */
function* judge(cluster: Cluster): Iterable<Result> {
  const judged = new Set<string>();
  for (const { regions } of knownValue(cluster.shards) ?? [])
    for (const region of knownValue(regions) ?? []) {
      if (region.autoScaling.kind !== 'known' && region.analyticsAutoScaling.kind !== 'known') continue;
      for (const result of [
        ...wrongBounds(cluster, region, region.autoScaling, region.electable),
        ...wrongBounds(cluster, region, region.analyticsAutoScaling, region.analytics),
      ]) {
        if ('problem' in result && judged.has(result.problem)) continue;
        if ('problem' in result) judged.add(result.problem);
        yield result;
      }
    }
}

function* wrongBounds(
  cluster: Cluster,
  region: Region,
  scaling: Value<AutoScaling>,
  nodes: Value<Nodes>,
): Iterable<Result> {
  if (scaling.kind !== 'known' || !is(cluster.kind, 'dedicated')) return;
  const { computeEnabled, scaleDownEnabled, minSize, maxSize, attributes } = scaling.value;
  if (computeEnabled.kind === 'unknown' && computeEnabled.mayBeAbsent !== true)
    yield unchecked(cluster, attributes.computeEnabled, computeEnabled);
  if (!is(computeEnabled, true)) return;
  const size = nodes.kind === 'known' ? nodes.value.size : nodes;
  const name = clusterNamed(cluster);
  if (size.kind === 'known' && isNvme(size.value)) {
    yield {
      at: cluster,
      attribute: attributes.computeEnabled,
      problem: `${name} has the NVMe size ${show(size)} and compute auto-scaling, which NVMe does not support`,
      fix: fix`set ${assign(attributes.computeEnabled, false)}`,
      prevents: 'AUTO_SCALING_NOT_SUPPORTED',
    };
    return;
  }
  if (maxSize.kind === 'absent')
    yield {
      at: cluster,
      attribute: attributes.maxSize,
      problem: `${name} has compute auto-scaling without a largest size`,
      fix: fix`set ${named(attributes.maxSize)} to a size above that of the cluster, or set ${assign(attributes.computeEnabled, false)}`,
      prevents: 'COMPUTE_AUTO_SCALING_MAX_INSTANCE_SIZE_REQUIRED',
    };
  if (is(scaleDownEnabled, true) && minSize.kind === 'absent')
    yield {
      at: cluster,
      attribute: attributes.minSize,
      problem: `${name} is scaled down automatically, but without a smallest size`,
      fix: fix`set ${named(attributes.minSize)} to a size up to that of the cluster, or set ${assign(attributes.scaleDownEnabled, false)}`,
      prevents: 'COMPUTE_AUTO_SCALING_MIN_INSTANCE_SIZE_REQUIRED',
    };
  // Without scaling down there is no smallest size.
  const smallest = is(scaleDownEnabled, true) ? minSize : ({ kind: 'absent' } as const);
  for (const [attribute, value] of [
    [attributes.minSize, smallest],
    [attributes.maxSize, maxSize],
  ] as const)
    if (value.kind === 'unknown' && value.mayBeAbsent !== true) yield unchecked(cluster, attribute, value);
  const wrong = wrongRange(sizesOf(cluster, region, smallest, size, maxSize));
  if (wrong === undefined) return;
  const { which, problem, prevents, instead } = wrong;
  yield {
    at: cluster,
    attribute: attributes[which],
    problem: `${name} ${problem}`,
    fix: fix`set ${named(attributes[which])} to ${instead}`,
    prevents,
  };
}

/** The sizes that are known, with what is documented of each. */
interface Sizes {
  readonly smallest: KnownSize | undefined;
  readonly size: KnownSize | undefined;
  readonly largest: KnownSize | undefined;
}

interface KnownSize extends InstanceSize {
  readonly shown: string;
}

function sizesOf(
  cluster: Cluster,
  { provider }: Region,
  smallest: Value<string>,
  size: Value<string>,
  largest: Value<string>,
): Sizes {
  const documented = (value: Value<string>): KnownSize | undefined => {
    if (provider.kind !== 'known' || !isCloudProvider(provider.value) || value.kind !== 'known')
      return undefined;
    const found = instanceSize(provider.value, value.value);
    return found === undefined ? undefined : { ...found, shown: show(value) };
  };
  // With effective fields the configured size of a cluster that exists is no longer the one that it has.
  const isOutdated = !isNew(cluster) && cluster.before !== undefined && is(cluster.useEffectiveFields, true);
  return {
    smallest: documented(smallest),
    size: isOutdated ? undefined : documented(size),
    largest: documented(largest),
  };
}

interface WrongRange {
  readonly which: 'minSize' | 'maxSize';
  readonly problem: string;
  readonly prevents: NonNullable<Problem['prevents']>;
  readonly instead: string;
}

function wrongRange({ smallest, size, largest }: Sizes): WrongRange | undefined {
  for (const [which, bound] of [
    ['minSize', smallest],
    ['maxSize', largest],
  ] as const)
    if (size !== undefined && bound !== undefined && !isOfOneFamily(size, bound))
      return {
        which,
        problem: `has the size ${size.shown}, but its ${which === 'minSize' ? 'smallest' : 'largest'} size for auto-scaling, ${bound.shown}, is of another ${size.sizeClass === bound.sizeClass ? 'generation' : 'class'}`,
        prevents: 'INVALID_ATTRIBUTE',
        instead: `a ${size.sizeClass} size${size.fitsAnyGeneration || size.generation === 1 ? '' : ' of generation 2'}, as ${size.shown} is`,
      };
  if (smallest !== undefined && largest !== undefined && smallest.sizeClass === largest.sizeClass) {
    if (smallest.number >= largest.number)
      return {
        which: 'minSize',
        problem: `has the smallest size ${smallest.shown} for auto-scaling, which is not below the largest, ${largest.shown}`,
        prevents: 'COMPUTE_AUTO_SCALING_INSTANCE_SIZE_RANGE_INVALID',
        instead: `a size below ${largest.shown}`,
      };
  }
  if (size !== undefined && largest !== undefined && size.number > largest.number)
    return {
      which: 'maxSize',
      problem: `has the size ${size.shown}, above the largest size for auto-scaling, ${largest.shown}`,
      prevents: 'COMPUTE_AUTO_SCALING_MAX_INSTANCE_SIZE_INVALID',
      instead: `at least ${size.shown}`,
    };
  if (size !== undefined && smallest !== undefined && size.number < smallest.number)
    return {
      which: 'minSize',
      problem: `has the size ${size.shown}, below the smallest size for auto-scaling, ${smallest.shown}`,
      prevents: 'COMPUTE_AUTO_SCALING_MIN_INSTANCE_SIZE_INVALID',
      instead: `at most ${size.shown}`,
    };
  return undefined;
}

/** Whether sizes are of one class, and of one generation as far as they have any. */
function isOfOneFamily(one: InstanceSize, other: InstanceSize): boolean {
  if (one.sizeClass !== other.sizeClass) return false;
  return one.fitsAnyGeneration || other.fitsAnyGeneration || one.generation === other.generation;
}
