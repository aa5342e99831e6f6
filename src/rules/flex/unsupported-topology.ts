import type { Cluster } from '../../model';
import { show } from '../../model/value';
import { isOfKind, kindAttribute, perhapsOfKind } from '../queries/cluster-kind';
import { project, tenantCluster, together } from '../example';
import { type Result, defineRule, unchecked } from '../rule';
import { wrongOn } from '../queries/setting';
import { assign, fix, named } from '../fix/fix';
import { kindNamed } from '../queries/names';

const inFlex = (region: string, priority: number): object => ({
  provider_name: 'FLEX',
  backing_provider_name: 'AWS',
  region_name: region,
  priority,
});

export const flexUnsupportedTopology = defineRule({
  id: 'flex/unsupported-topology',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a Flex cluster that is sharded, paused, in several regions, or in one without priority 7',
  why: 'A Flex cluster is a replica set in one region with priority 7, and cannot be paused.',
  docs: 'https://www.mongodb.com/docs/atlas/reference/flex-limitations/',
  prevents: 'API error',
  rejects: { action: 'write' },
  facts: ['5.3', '5.4'],
  get examples() {
    return {
      good: [{ resources: together(project(), tenantCluster('FLEX')) }],
      bad: [
        {
          title: 'two regions',
          resources: together(
            project(),
            tenantCluster('FLEX', {
              replication_specs: [{ region_configs: [inFlex('EU_WEST_1', 7), inFlex('EU_CENTRAL_1', 6)] }],
            }),
          ),
        },
        { title: 'paused', resources: together(project(), tenantCluster('FLEX', { paused: true })) },
      ],
    };
  },
  *check({ after }) {
    for (const cluster of perhapsOfKind('flex', after.clusters)) {
      yield* wrongOn('flex', cluster, {
        attribute: 'cluster_type',
        value: cluster.clusterType,
        isWrong: (type) => type !== 'REPLICASET',
        problem: `${kindNamed('flex', cluster)} must be a replica set, but cluster_type is ${show(cluster.clusterType)}`,
        fix: fix`set ${assign('cluster_type', 'REPLICASET')}, or make the cluster an M30 or larger`,
      });
      yield* wrongOn('flex', cluster, {
        attribute: 'paused',
        value: cluster.paused,
        isWrong: (isPaused) => isPaused,
        problem: `${kindNamed('flex', cluster)} cannot be paused, but paused is ${show(cluster.paused)}`,
        fix: fix`remove ${named('paused')}, or make the cluster an M10 or larger`,
      });
      yield* regionsOf(cluster);
    }
  },
});

function* regionsOf(cluster: Cluster): Iterable<Result> {
  const { shards } = cluster;
  const attribute = kindAttribute(cluster);
  const isFlex = isOfKind('flex', cluster, attribute);
  if (typeof isFlex === 'object') yield isFlex;
  if (isFlex !== true || shards.kind !== 'known') return;
  if (shards.value.length > 1) {
    yield tooMany(cluster, 'replication_specs', shards.value.length, 'replication spec');
    return;
  }
  for (const { regions } of shards.value) {
    if (regions.kind === 'unknown') yield unchecked(cluster, attribute, regions);
    if (regions.kind !== 'known') continue;
    const [region, ...others] = regions.value;
    if (others.length > 0) yield tooMany(cluster, 'replication_specs', regions.value.length, 'region');
    else if (region !== undefined)
      yield* wrongOn('flex', cluster, {
        attribute: `${region.attribute}.priority`,
        value: region.priority,
        isWrong: (priority) => priority !== 7,
        problem: `the only region of ${kindNamed('flex', cluster)} must have priority 7, but has ${show(region.priority)}`,
        fix: fix`set ${assign(`${region.attribute}.priority`, 7)}`,
      });
  }
}

function tooMany(cluster: Cluster, attribute: string, count: number, what: string): Result {
  return {
    at: cluster,
    attribute,
    problem: `${kindNamed('flex', cluster)} has ${count} ${what}s, but can have only one`,
    fix: `keep one ${what}, or make the cluster an M10 or larger`,
  };
}
