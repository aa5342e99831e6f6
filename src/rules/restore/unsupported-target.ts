import { kindObjections } from '../../forecast/restore-compatibility';
import { cluster, flexCluster, project, restoreOf, tenantCluster, together } from '../example';
import { obstaclesTo } from './restore-jobs';
import { defineRule } from '../rule';

const orders = 'mongodbatlas_advanced_cluster.orders';
const reports = 'mongodbatlas_flex_cluster.reports';

export const restoreUnsupportedTarget = defineRule({
  id: 'restore/unsupported-target',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore into a cluster that does not support it',
  why: 'M0 and paused clusters do not support restores. A Serverless instance supports only snapshots of another one, and a Flex cluster none of a dedicated cluster.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/restore-from-snapshot/',
  prevents: 'TENANT_RESTORE_*',
  rejects: { action: 'create' },
  facts: ['4.6', '4.14', '4.15', 'S17', 'O19'],
  get examples() {
    return {
      good: [
        {
          title: 'into a dedicated cluster',
          resources: together(project(), cluster(), restoreOf(orders, orders)),
        },
      ],
      bad: [
        {
          title: 'into an M0 cluster',
          resources: together(
            project(),
            cluster(),
            tenantCluster('TENANT'),
            restoreOf(orders, 'mongodbatlas_advanced_cluster.sandbox'),
          ),
        },
        {
          title: 'a dedicated cluster into a Flex cluster',
          resources: together(project(), cluster(), flexCluster(), restoreOf(orders, reports)),
        },
      ],
    };
  },
  *check({ after }) {
    yield* obstaclesTo(after, kindObjections);
  },
});
