import { SMALLEST_SHARDED_SIZE, sizeNumber } from '../../atlas/instance-sizes';
import type { Cluster } from '../../model';
import { isNew } from '../../model/resource';
import { show } from '../../model/value';
import { cluster, project, shards, together } from '../example';
import { type NodeSize, nodeSizes } from '../queries/node-sizes';
import { type Result, defineRule, unchecked } from '../rule';
import { clusterNamed } from '../queries/names';

export const clusterShardingBelowM30 = defineRule({
  id: 'cluster/sharding-below-m30',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a new sharded cluster smaller than M30',
  why: 'Atlas creates sharded and global clusters only from M30. MongoDB Support can lift that limit, so existing clusters are not reported.',
  docs: 'https://www.mongodb.com/docs/atlas/scale-cluster/',
  prevents: '400',
  rejects: { action: 'create' },
  facts: ['5.10'],
  get examples() {
    return {
      good: [
        {
          title: 'shards of M30',
          resources: together(
            project(),
            cluster({ cluster_type: 'SHARDED', replication_specs: shards(2, 'M30') }),
          ),
        },
        { title: 'a replica set of M10', resources: together(project(), cluster()) },
      ],
      bad: [
        {
          resources: together(
            project(),
            cluster({ cluster_type: 'SHARDED', replication_specs: shards(2, 'M20') }),
          ),
        },
      ],
    };
  },
  *check({ after }) {
    for (const cluster of after.clusters)
      if (cluster.existence !== 'existing' || isNew(cluster)) yield* shardedBelowM30(cluster);
  },
});

const SHARDED: ReadonlySet<string> = new Set(['SHARDED', 'GEOSHARDED']);

function* shardedBelowM30(cluster: Cluster): Iterable<Result> {
  const { clusterType } = cluster;
  if (clusterType.kind === 'absent' || (clusterType.kind === 'known' && !SHARDED.has(clusterType.value)))
    return;
  const node = smallNode(cluster);
  if (node?.size.kind === 'unknown') yield unchecked(cluster, node.attribute, node.size);
  else if (node !== undefined && clusterType.kind === 'unknown')
    yield unchecked(cluster, 'cluster_type', clusterType);
  else if (node !== undefined)
    yield {
      at: cluster,
      attribute: node.attribute,
      problem: `${clusterNamed(cluster)} has the type ${show(clusterType)} and the size ${show(node.size)}, but sharding requires at least M${SMALLEST_SHARDED_SIZE}`,
      fix: `set the instance size to M${SMALLEST_SHARDED_SIZE} or larger, or make the cluster a replica set`,
    };
}

/** The first size that is too small, or the first one that is not known. */
function smallNode(cluster: Cluster): NodeSize | undefined {
  let perhaps: NodeSize | undefined;
  for (const node of nodeSizes(cluster)) {
    if (!node.isElectable) continue;
    if (node.size.kind === 'unknown') perhaps ??= node;
    if (node.size.kind !== 'known') continue;
    const number = sizeNumber(node.size.value);
    if (number !== undefined && number < SMALLEST_SHARDED_SIZE) return node;
  }
  return perhaps;
}
