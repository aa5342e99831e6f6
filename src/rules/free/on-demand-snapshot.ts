import { snapshotsOn } from '../queries/belonging';
import { cluster, project, snapshotOf, tenantCluster, together } from '../example';
import { defineRule } from '../rule';

export const freeOnDemandSnapshot = defineRule({
  id: 'free/on-demand-snapshot',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an on-demand snapshot of an M0 cluster',
  why: 'Atlas takes no snapshots of M0 clusters, and rejects the request at apply.',
  docs: 'https://www.mongodb.com/docs/atlas/reference/free-shared-limitations/',
  prevents: 'PROVIDER_BACKUP_NOT_SUPPORTED',
  rejects: { action: 'create' },
  facts: ['5.6'],
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
            tenantCluster('TENANT'),
            snapshotOf('mongodbatlas_advanced_cluster.sandbox'),
          ),
        },
      ],
    };
  },
  check: ({ after }) =>
    snapshotsOn(
      'free',
      after.snapshots,
      'remove the snapshot (an M0 cluster is backed up with mongodump), or make the cluster an M10 or larger',
    ),
});
