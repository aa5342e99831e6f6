import { cluster, project, shards, together } from '../example';

import { INFINITE_ELECTABLE_NODES, INFINITE_MOST_NODES, INFINITE_REGIONS, isInfiniteSize } from '../../atlas';
import { type Cluster, type Nodes, type Region, type Value, is, knownValue, quote, show } from '../../model';
import { assign, fix, named } from '../fix';
import { clusterNamed } from '../queries/names';
import { type Problem, type Result, defineRule, unchecked } from '../rule';
import { infiniteClusters } from './editions';

/** A cluster of the edition INFINITE, as one should be. */
const infinite = (body: object = {}, region: object = {}) =>
  cluster({
    database_edition: 'INFINITE',
    replication_specs: shards(1, 'M30', {
      electable_specs: { instance_size: 'M30', node_count: 2 },
      auto_scaling: { compute_enabled: false },
      ...region,
    }),
    ...body,
  });

export const infiniteUnsupportedTopology = defineRule({
  id: 'infinite/unsupported-topology',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a cluster of the edition INFINITE with an unsupported topology',
  why: 'The edition INFINITE runs on AWS in one region, as a replica set with 2 electable nodes and up to 7 nodes, from M10 to M60 and R40 to R60. It is a preview, so the list may change.',
  docs: 'https://www.mongodb.com/docs/atlas/infinite/atlas-infinite-landing/',
  prevents: '400',
  rejects: { action: 'write' },
  facts: ['P20-5'],
  get examples() {
    return {
      good: [{ resources: together(project(), infinite()) }],
      bad: [
        {
          title: 'on Azure',
          resources: together(
            project(),
            infinite({}, { provider_name: 'AZURE', region_name: 'EUROPE_WEST' }),
          ),
        },
        {
          title: 'three electable nodes',
          resources: together(
            project(),
            infinite({}, { electable_specs: { instance_size: 'M30', node_count: 3 } }),
          ),
        },
      ],
    };
  },
  *check(context) {
    for (const cluster of infiniteClusters(context)) {
      if ('unchecked' in cluster) yield cluster;
      else yield* judge(cluster);
    }
  },
});

function* judge(cluster: Cluster): Iterable<Result> {
  const { clusterType, shards } = cluster;
  if (clusterType.kind === 'unknown') yield unchecked(cluster, 'cluster_type', clusterType);
  if (shards.kind === 'unknown') yield unchecked(cluster, 'replication_specs', shards);
  if (clusterType.kind === 'known' && clusterType.value !== 'REPLICASET') {
    yield problem(
      cluster,
      'cluster_type',
      `is ${show(clusterType)}, but supports only replica sets`,
      fix`set ${assign('cluster_type', 'REPLICASET')}`,
    );
    return;
  }
  const regions = (knownValue(shards) ?? []).flatMap((shard) => knownValue(shard.regions) ?? []);
  const [first, ...others] = regions;
  if (first === undefined) return;
  if (others.length > 0)
    yield problem(
      cluster,
      'replication_specs',
      `has ${regions.length} regions, but supports one`,
      'keep one region in region_configs',
    );
  yield* placeOf(cluster, first);
  yield* nodesOf(cluster, first);
}

function* placeOf(cluster: Cluster, { provider, region, attribute }: Region): Iterable<Result> {
  if (provider.kind === 'unknown') yield unchecked(cluster, `${attribute}.provider_name`, provider);
  if (provider.kind === 'known' && provider.value !== 'AWS') {
    yield problem(
      cluster,
      `${attribute}.provider_name`,
      `is on ${show(provider)}, but supports only AWS`,
      fix`set ${assign(`${attribute}.provider_name`, 'AWS')} with a region of AWS`,
    );
    return;
  }
  if (region.kind === 'unknown') yield unchecked(cluster, `${attribute}.region_name`, region);
  if (region.kind === 'known' && !INFINITE_REGIONS.includes(region.value))
    yield {
      ...problem(
        cluster,
        `${attribute}.region_name`,
        `is in the region ${quote(region)}, which is not listed for it`,
        fix`set ${named(`${attribute}.region_name`)} to a listed region, such as US_EAST_1 or EU_CENTRAL_1`,
      ),
      severity: 'warning',
      rejects: { action: 'write', isUncertain: true },
    };
}

function* nodesOf(cluster: Cluster, { electable, readOnly, analytics, attribute }: Region): Iterable<Result> {
  const all = [electable, readOnly, analytics];
  for (const nodes of all) {
    if (nodes.kind !== 'known') continue;
    const { size, attributes } = nodes.value;
    if (size.kind === 'known' && !isInfiniteSize(size.value))
      yield problem(
        cluster,
        attributes.size,
        `has the size ${show(size)}, which it does not support`,
        fix`set ${named(attributes.size)} to a size from M10 to M60, or from R40 to R60`,
      );
  }
  const count = countOf(electable);
  if (count.kind === 'unknown' && count.mayBeAbsent !== true)
    yield unchecked(cluster, `${attribute}.electable_specs.node_count`, count);
  if (count.kind === 'known' && !is(count, INFINITE_ELECTABLE_NODES))
    yield problem(
      cluster,
      `${attribute}.electable_specs.node_count`,
      `has ${show(count)} electable nodes, but supports ${INFINITE_ELECTABLE_NODES}`,
      fix`set ${assign(`${attribute}.electable_specs.node_count`, INFINITE_ELECTABLE_NODES)}`,
    );
  const total = all.reduce((sum, nodes) => sum + (knownValue(countOf(nodes)) ?? 0), 0);
  if (total > INFINITE_MOST_NODES)
    yield problem(
      cluster,
      attribute,
      `has ${total} nodes, but supports ${INFINITE_MOST_NODES}`,
      `keep at most ${INFINITE_MOST_NODES - INFINITE_ELECTABLE_NODES} read-only and analytics nodes`,
    );
}

function countOf(nodes: Value<Nodes>): Value<number> {
  return nodes.kind === 'known' ? nodes.value.count : nodes;
}

function problem(cluster: Cluster, attribute: string, what: string, correction: Problem['fix']): Problem {
  return {
    at: cluster,
    attribute,
    problem: `${clusterNamed(cluster)} of the edition INFINITE ${what}`,
    fix: correction,
  };
}
