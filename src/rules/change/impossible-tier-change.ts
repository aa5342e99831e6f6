import { CLUSTER_KIND_NAMES } from '../../atlas';
import { is, isDestroyed } from '../../model';
import { kindAttribute } from '../queries/cluster-kind';
import { kindOf } from '../queries/deletion';
import { cluster, project, shards, tenantCluster, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { called } from '../queries/names';

const sharded = cluster({ cluster_type: 'SHARDED', replication_specs: shards(2) });

export const changeImpossibleTierChange = defineRule({
  id: 'change/impossible-tier-change',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a cluster is to become what Atlas cannot make of it',
  why: 'Atlas makes neither an M0 or Flex cluster of a dedicated one nor a replica set of a sharded cluster; Terraform plans both all the same.',
  docs: 'https://www.mongodb.com/docs/atlas/scale-cluster/',
  prevents: 'refused',
  rejects: { action: 'update' },
  facts: ['5.12'],
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
          problem: `${called(after)}, an M10+ cluster, is to become ${CLUSTER_KIND_NAMES[kind]}, which Atlas refuses`,
          fix: 'keep this one, make another cluster, and move the data into it, by a restore where the kinds allow one',
        };
        continue;
      }
      if (!is(cluster.clusterType, 'SHARDED') && !is(cluster.clusterType, 'GEOSHARDED')) continue;
      if (after.clusterType.kind === 'unknown') yield unchecked(after, 'cluster_type', after.clusterType);
      if (is(after.clusterType, 'REPLICASET'))
        yield {
          at: after,
          attribute: 'cluster_type',
          problem: `${called(after)}, a sharded cluster, is to become a replica set, which Atlas refuses`,
          fix: 'write the old cluster_type; for a replica set make another cluster and move the data into it',
        };
    }
  },
});
