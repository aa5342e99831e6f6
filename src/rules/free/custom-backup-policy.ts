import { schedulesOn } from '../queries/belonging';
import { cluster, project, schedule, scheduleOf, tenantCluster, together } from '../example';
import { defineRule } from '../rule';

export const freeCustomBackupPolicy = defineRule({
  id: 'free/custom-backup-policy',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a backup schedule for an M0 cluster',
  why: 'Atlas does not back up M0 clusters, so it rejects the schedule at apply.',
  docs: 'https://www.mongodb.com/docs/atlas/reference/free-shared-limitations/',
  prevents: 'PROVIDER_BACKUP_NOT_SUPPORTED',
  rejects: { action: 'write' },
  facts: ['5.6'],
  get examples() {
    return {
      good: [
        {
          title: 'an M0 cluster without a schedule',
          resources: together(project(), tenantCluster('TENANT')),
        },
        {
          title: 'a schedule for a dedicated cluster',
          resources: together(project(), cluster(), schedule()),
        },
      ],
      bad: [
        {
          resources: together(
            project(),
            tenantCluster('TENANT'),
            scheduleOf('mongodbatlas_advanced_cluster.sandbox', undefined, 'nightly'),
          ),
        },
      ],
    };
  },
  check: ({ after }) =>
    schedulesOn(
      'free',
      after.schedules,
      'remove the schedule (an M0 cluster is backed up with mongodump), or make the cluster an M10 or larger',
    ),
});
