import { flexTopologyObjections } from '../../forecast/restore-compatibility';
import { cluster, flexCluster, project, restoreOf, shards, together } from '../example';
import { obstaclesTo } from './restore-jobs';
import { defineRule } from '../rule';

const restore = restoreOf('mongodbatlas_flex_cluster.reports', 'mongodbatlas_advanced_cluster.orders');

export const restoreFlexToSharded = defineRule({
  id: 'restore/flex-to-sharded',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore of a Flex cluster into a sharded cluster',
  why: 'Atlas restores snapshots of Flex clusters only into replica sets.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/flex-cluster-backup/',
  prevents: 'TENANT_RESTORE_INCOMPATIBLE_TOPOLOGY',
  rejects: { action: 'create' },
  facts: ['F10', '4.14'],
  get examples() {
    return {
      good: [
        {
          title: 'a dedicated cluster',
          resources: together(
            project(),
            cluster(),
            restoreOf('mongodbatlas_advanced_cluster.orders', 'mongodbatlas_advanced_cluster.orders'),
          ),
        },
      ],
      bad: [
        {
          resources: together(
            project(),
            cluster({ cluster_type: 'SHARDED', replication_specs: shards(2) }),
            flexCluster(),
            restore,
          ),
        },
      ],
    };
  },
  silences: ['restore/unsupported-source'],
  *check({ after }) {
    yield* obstaclesTo(after, flexTopologyObjections);
  },
});
