import { CLUSTER_KIND_NAMES } from '../../atlas/cluster-kind';
import { isDestroyed } from '../../model/resource';
import { is } from '../../model/value';
import { kindAttribute } from '../queries/cluster-kind';
import { kindOf } from '../queries/deletion';
import { cluster, project, shards, tenantCluster, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { assign, fix } from '../fix/fix';
import { clusterNamed } from '../queries/names';

const sharded = cluster({ cluster_type: 'SHARDED', replication_specs: shards(2) });

export const changeImpossibleTierChange = defineRule({
  id: 'change/impossible-tier-change',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a cluster change that Atlas does not support',
  why: 'Atlas cannot turn a dedicated cluster into an M0 or Flex cluster, or a sharded cluster into a replica set. Terraform plans both anyway.',
  docs: 'https://www.mongodb.com/docs/atlas/scale-cluster/',
  prevents: 'rejected',
  rejects: { action: 'update' },
  facts: ['5.12', '11.10'],
  silences: ['change/snapshots-unrestorable'],
  get examples() {
    return {
      good: [
        {
          title: 'a replica set becomes sharded',
          before: together(project(), cluster({ replication_specs: shards(1) })),
          resources: together(project(), sharded),
        },
      ],
      bad: [
        {
          title: 'an M10 becomes an M0',
          before: together(project(), cluster({ backup_enabled: false }, 'sandbox')),
          resources: together(project(), tenantCluster('TENANT')),
        },
        {
          title: 'a sharded cluster becomes a replica set',
          before: together(project(), sharded),
          resources: together(project(), cluster({ replication_specs: shards(1) })),
        },
      ],
    };
  },
  *check({ before }) {
    for (const cluster of before.clusters) {
      const { after } = cluster;
      if (after === undefined || isDestroyed(cluster) || kindOf(cluster) !== 'dedicated') continue;
      if (after.kind.kind === 'unknown') yield unchecked(after, kindAttribute(after), after.kind);
      const kind = kindOf(after);
      if (kind !== 'dedicated') {
        yield {
          at: after,
          attribute: kindAttribute(after),
          problem: `${clusterNamed(after)} is a dedicated cluster, and Atlas cannot turn it into ${CLUSTER_KIND_NAMES[kind]}`,
          fix: 'keep this cluster, create another one, and move the data, with a restore if both kinds support it',
        };
        continue;
      }
      const { clusterType } = cluster;
      if (clusterType.kind !== 'known' || !['SHARDED', 'GEOSHARDED'].includes(clusterType.value)) continue;
      if (after.clusterType.kind === 'unknown') yield unchecked(after, 'cluster_type', after.clusterType);
      if (is(clusterType, 'GEOSHARDED') && is(after.clusterType, 'SHARDED'))
        yield {
          at: after,
          attribute: 'cluster_type',
          problem: `${clusterNamed(after)} is a Global Cluster, and Atlas cannot turn it into a sharded cluster without zones`,
          fix: fix`set ${assign('cluster_type', clusterType)}. For another topology, create another cluster and move the data`,
          prevents: 'CANNOT_CHANGE_GEOSHARDED_CLUSTER_TYPE',
        };
      if (is(after.clusterType, 'REPLICASET'))
        yield {
          at: after,
          attribute: 'cluster_type',
          problem: `${clusterNamed(after)} is a sharded cluster, and Atlas cannot turn it into a replica set`,
          fix: fix`set ${assign('cluster_type', clusterType)}. For a replica set, create another cluster and move the data`,
        };
    }
  },
});
