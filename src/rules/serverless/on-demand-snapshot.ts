import { snapshotsOn } from '../queries/belonging';
import { cluster, project, serverlessInstance, snapshotOf, together } from '../example';
import { defineRule } from '../rule';

export const serverlessOnDemandSnapshot = defineRule({
  id: 'serverless/on-demand-snapshot',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an on-demand snapshot of a Serverless instance',
  why: 'Atlas takes only automatic snapshots of a Serverless instance, and rejects an on-demand snapshot at apply.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/serverless-backup/',
  prevents: 'CANNOT_USE_SERVERLESS_INSTANCE_IN_CLUSTER_API',
  rejects: { action: 'create' },
  facts: ['S16'],
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
          resources: together(
            project(),
            serverlessInstance(),
            snapshotOf('mongodbatlas_serverless_instance.queue'),
          ),
        },
      ],
    };
  },
  check: ({ after }) =>
    snapshotsOn(
      'serverless',
      after.snapshots,
      'remove the snapshot, or move the data to a dedicated cluster',
    ),
});
