import { kindObjections } from '../../forecast';
import { cluster, flexCluster, project, restoreOf, tenantCluster, together } from '../example';
import { heldAgainst } from './restore-jobs';
import { defineRule } from '../rule';

const orders = 'mongodbatlas_advanced_cluster.orders';
const reports = 'mongodbatlas_flex_cluster.reports';

export const restoreUnsupportedTarget = defineRule({
  id: 'restore/unsupported-target',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore into a cluster that takes none, or none from such a source',
  why: 'Atlas restores nothing into an M0 or a paused cluster, into a Serverless instance only snapshots of another one, and into a Flex cluster none of a dedicated cluster.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/restore-from-snapshot/',
  prevents: 'TENANT_RESTORE_*',
  rejects: { action: 'create' },
  facts: ['4.6', '4.14', '4.15', 'S17', 'O19'],
  get examples() {
    return {
      good: [
        {
          title: 'a snapshot of a Flex cluster goes into an M10',
          resources: together(project(), cluster(), flexCluster(), restoreOf(reports, orders)),
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
          title: 'into a Flex cluster from a larger one',
          resources: together(project(), cluster(), flexCluster(), restoreOf(orders, reports)),
        },
      ],
    };
  },
  *check({ after }) {
    yield* heldAgainst(after, kindObjections);
  },
});
