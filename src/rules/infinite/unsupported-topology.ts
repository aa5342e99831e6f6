import { ELECTABLE_NODES } from '../../atlas/electable-nodes';
import {
  INFINITE_ELECTABLE_NODES,
  INFINITE_OTHER_NODES,
  INFINITE_REGIONS,
  INFINITE_SIZES_IN_WORDS,
  isInfiniteSize,
} from '../../atlas/infinite';
import { instanceSizes } from '../../atlas/instance-sizes';
import { isRegion } from '../../atlas/regions';
import type { Cluster, Region } from '../../model';
import { knownRegions } from '../../model/shards';
import { is, known, knownValue, quote, show } from '../../model/value';
import { infiniteCluster, project, region, together } from '../example';
import type { Fix } from '../fix/fix';
import { assign, fix, named } from '../fix/fix';
import { perhapsOfKind } from '../queries/cluster-kind';
import { clusterNamed } from '../queries/names';
import { regionsOf } from '../queries/regions';
import { listed } from '../../text/list';
import { type Problem, type Result, type Unchecked, defineRule, unchecked } from '../rule';
import { IN_PREVIEW, type NodesOfRegion, ifInfinite, nodesOf } from './infinite-clusters';

const nodes = (size: string, count: number) => ({
  electable_specs: { instance_size: size, node_count: count },
});

export const infiniteUnsupportedTopology = defineRule({
  id: 'infinite/unsupported-topology',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a cluster of the edition INFINITE with a topology that the edition does not support',
  why: `Atlas Infinite supports replica sets in one AWS region, with 2 electable nodes, at most 5 read-only and analytics nodes, and sizes from M10 to M60 or R40 to R60. ${IN_PREVIEW}`,
  docs: 'https://www.mongodb.com/docs/atlas/infinite/atlas-infinite-landing/',
  prevents: '400',
  rejects: { action: 'write' },
  facts: ['P20-5'],
  get examples() {
    return {
      good: [{ resources: together(project(), infiniteCluster()) }],
      bad: [
        {
          title: 'on Azure',
          resources: together(
            project(),
            infiniteCluster({}, 'orders', { provider_name: 'AZURE', region_name: 'EUROPE_WEST' }),
          ),
        },
        {
          title: 'two regions',
          resources: together(
            project(),
            infiniteCluster({
              replication_specs: [
                {
                  region_configs: [
                    region('M30', nodes('M30', 1)),
                    region('M30', { ...nodes('M30', 1), region_name: 'EU_WEST_1', priority: 6 }),
                  ],
                },
              ],
            }),
          ),
        },
        {
          title: 'a sharded cluster',
          resources: together(project(), infiniteCluster({ cluster_type: 'SHARDED' })),
        },
        {
          title: 'three electable nodes',
          resources: together(project(), infiniteCluster({}, 'orders', nodes('M30', 3))),
        },
        {
          title: 'an M80',
          resources: together(project(), infiniteCluster({}, 'orders', nodes('M80', 2))),
        },
        {
          title: 'a region without the edition: a warning',
          resources: together(project(), infiniteCluster({}, 'orders', { region_name: 'EU_NORTH_1' })),
        },
      ],
    };
  },
  *check({ after, asOf }) {
    for (const cluster of perhapsOfKind('dedicated', after.clusters))
      yield* ifInfinite(cluster, wrongTopology(cluster), asOf);
  },
});

function* wrongTopology(cluster: Cluster): Iterable<Result> {
  yield* notAReplicaSet(cluster);
  yield* wrongRegions(cluster);
  const all: NodesOfRegion[] = [];
  for (const one of nodesOf(cluster)) {
    if ('unchecked' in one) yield one;
    else all.push(one);
  }
  yield* wrongSizes(cluster, all);
  yield* wrongNumbers(cluster, all);
}

function* notAReplicaSet(cluster: Cluster): Iterable<Result> {
  const { clusterType } = cluster;
  if (clusterType.kind === 'unknown') yield unchecked(cluster, 'cluster_type', clusterType);
  if (clusterType.kind !== 'known' || clusterType.value === 'REPLICASET') return;
  yield problem(
    cluster,
    'cluster_type',
    `has cluster_type ${quote(clusterType)}, but Atlas Infinite supports only replica sets`,
    fix`set ${assign('cluster_type', 'REPLICASET')}`,
  );
}

/** One finding for each cloud provider and region, however often it is there. */
function* wrongRegions(cluster: Cluster): Iterable<Result> {
  const regions: Region[] = [];
  for (const one of regionsOf(cluster)) {
    if ('unchecked' in one) yield one;
    else regions.push(one);
  }
  const judged = new Set<string>();
  for (const one of regions) {
    const { provider, region: name, attribute } = one;
    const unknown = [
      [`${attribute}.provider_name`, provider] as const,
      [`${attribute}.region_name`, name] as const,
    ];
    for (const [at, value] of unknown) if (value.kind === 'unknown') yield unchecked(cluster, at, value);
    const found = wrongProvider(cluster, one) ?? unlistedRegion(cluster, one);
    if (found === undefined || judged.has(found.problem)) continue;
    judged.add(found.problem);
    yield found;
  }
  if (regions.length > 1 && (knownValue(cluster.shards) ?? []).length === 1)
    yield {
      at: cluster,
      attribute: 'replication_specs[0].region_configs',
      problem: `${clusterNamed(cluster)} has ${regions.length} regions, but Atlas Infinite supports one`,
      fix: fix`keep one region, or ${WITHOUT_INFINITE}`,
    };
}

const WITHOUT_INFINITE = fix`create the cluster with ${assign('database_edition', 'CORE')} and ${listed(ELECTABLE_NODES.map(String), 'or')} electable nodes`;

function wrongProvider(cluster: Cluster, { provider, attribute }: Region): Problem | undefined {
  if (provider.kind !== 'known' || provider.value === 'AWS') return undefined;
  return problem(
    cluster,
    `${attribute}.provider_name`,
    `is on ${show(provider)}, but Atlas Infinite supports only AWS`,
    fix`set ${named(`${attribute}.provider_name`)} to AWS and ${named(`${attribute}.region_name`)} to ${listed(INFINITE_REGIONS, 'or')}`,
  );
}

function unlistedRegion(
  cluster: Cluster,
  { provider, region: name, attribute }: Region,
): Problem | undefined {
  if (!is(provider, 'AWS') || name.kind !== 'known') return undefined;
  // Which region a name that AWS does not have stands for, cannot be determined.
  if (!isRegion('AWS', name.value) || INFINITE_REGIONS.includes(name.value)) return undefined;
  // The list may have grown: a cluster that is there already proves it.
  if (
    knownRegions(cluster.before ?? { shards: { kind: 'absent' } }).some((one) => is(one.region, name.value))
  )
    return undefined;
  return {
    ...problem(
      cluster,
      `${attribute}.region_name`,
      `is in ${show(name)}, where Atlas does not list Atlas Infinite`,
      fix`set ${named(`${attribute}.region_name`)} to ${listed(INFINITE_REGIONS, 'or')}`,
    ),
    severity: 'warning',
    rejects: { action: 'write', isUncertain: true },
  };
}

/** One finding for each size, however many nodes have it. */
function* wrongSizes(cluster: Cluster, all: readonly NodesOfRegion[]): Iterable<Result> {
  const judged = new Set<string>();
  for (const { nodes } of all) {
    const { size, attributes } = nodes;
    if (size.kind === 'unknown' && size.mayBeAbsent !== true) yield unchecked(cluster, attributes.size, size);
    if (size.kind !== 'known' || isInfiniteSize(size.value) || judged.has(size.value)) continue;
    // What a size with a name that AWS does not have is, cannot be determined.
    if (!instanceSizes('AWS').includes(size.value)) continue;
    judged.add(size.value);
    yield problem(
      cluster,
      attributes.size,
      `has nodes of size ${show(size)}, but Atlas Infinite supports ${INFINITE_SIZES_IN_WORDS}`,
      fix`set ${named(attributes.size)} to a size from ${INFINITE_SIZES_IN_WORDS}`,
    );
  }
}

function* wrongNumbers(cluster: Cluster, all: readonly NodesOfRegion[]): Iterable<Result> {
  const electable = total(cluster, all, true);
  const others = total(cluster, all, false);
  if (isCertain(electable, electable.count > INFINITE_ELECTABLE_NODES)) {
    if (electable.count !== INFINITE_ELECTABLE_NODES)
      yield problem(
        cluster,
        electable.attribute,
        `has ${shown(electable)} electable ${electable.count === 1 && !electable.isSensitive ? 'node' : 'nodes'}, but Atlas Infinite requires ${INFINITE_ELECTABLE_NODES}`,
        fix`set ${assign(electable.attribute, INFINITE_ELECTABLE_NODES)}`,
      );
  } else yield* electable.open;
  if (others.count > INFINITE_OTHER_NODES && others.attribute !== undefined)
    yield problem(
      cluster,
      others.attribute,
      `has ${shown(others)} read-only and analytics nodes, but Atlas Infinite supports ${INFINITE_OTHER_NODES}`,
      fix`keep at most ${INFINITE_OTHER_NODES} read-only and analytics nodes`,
    );
  else yield* others.open;
}

/** How many nodes of a kind are known. */
interface Total {
  readonly count: number;
  /** Whether one of the numbers in it is. */
  readonly isSensitive: boolean;
  /** Where the first number is written; undefined if none is. */
  readonly attribute: string | undefined;
  /** Numbers that are not known yet. */
  readonly open: readonly Unchecked[];
  /** Whether there may be more nodes than those. */
  readonly isOpen: boolean;
}

function total(cluster: Cluster, all: readonly NodesOfRegion[], isElectable: boolean): Total {
  let sum = 0;
  let attribute: string | undefined;
  let isOpen = false;
  let isSensitive = false;
  const open: Unchecked[] = [];
  for (const { isElectable: is, nodes } of all) {
    if (is !== isElectable) continue;
    const { count, attributes } = nodes;
    if (count.kind === 'known') {
      sum += count.value;
      isSensitive ||= count.sensitive === true;
      attribute ??= attributes.count;
    } else isOpen = true;
    if (count.kind === 'unknown' && count.mayBeAbsent !== true)
      open.push(unchecked(cluster, attributes.count, count));
  }
  return { count: sum, isSensitive, attribute, open, isOpen };
}

function shown({ count, isSensitive }: Total): string {
  return show(known(count, isSensitive));
}

/** Whether a number decides: nodes that are not known yet can only make it larger. */
function isCertain(of: Total, isTooLarge: boolean): of is Total & { readonly attribute: string } {
  return of.attribute !== undefined && (isTooLarge || !of.isOpen);
}

function problem(cluster: Cluster, attribute: string, what: string, correction: Fix): Problem {
  return {
    at: cluster,
    attribute,
    problem: `${clusterNamed(cluster)} ${what}`,
    fix: fix`${correction}, or ${WITHOUT_INFINITE}`,
  };
}
