import { snapshotsOn } from '../queries/belonging';
import { cluster, flexCluster, project, snapshotOf, together } from '../example';
import { defineRule } from '../rule';

export const flexOnDemandSnapshot = defineRule({
  id: 'flex/on-demand-snapshot',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an on-demand snapshot of a Flex cluster',
  why: 'Atlas takes only daily snapshots of a Flex cluster, and rejects an on-demand snapshot at apply.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/flex-cluster-backup/',
  prevents: 'CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API',
  rejects: { action: 'create' },
  facts: ['F9'],
  get examples() {
    return {
      good: [
        {
          title: 'a snapshot of an M10',
          resources: together(project(), cluster(), snapshotOf('mongodbatlas_advanced_cluster.orders')),
        },
      ],
      bad: [
        {
          resources: together(project(), flexCluster(), snapshotOf('mongodbatlas_flex_cluster.reports')),
        },
      ],
    };
  },
  check: ({ after }) =>
    snapshotsOn(
      'flex',
      after.snapshots,
      'remove the snapshot (Atlas keeps 8 daily snapshots), or make the cluster an M10 or larger',
    ),
});
