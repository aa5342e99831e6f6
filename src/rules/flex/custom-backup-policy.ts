import { schedulesOn } from '../queries/belonging';
import { cluster, flexCluster, project, schedule, scheduleOf, together } from '../example';
import { defineRule } from '../rule';

export const flexCustomBackupPolicy = defineRule({
  id: 'flex/custom-backup-policy',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a backup schedule for a Flex cluster',
  why: 'Atlas takes one snapshot of a Flex cluster per day at a fixed time and keeps the last 8. It rejects a backup policy for it.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/flex-cluster-backup/',
  prevents: 'CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API',
  rejects: { action: 'write' },
  facts: ['F7', '5.6'],
  get examples() {
    return {
      good: [
        { title: 'a Flex cluster without a schedule', resources: together(project(), flexCluster()) },
        {
          title: 'a schedule for a dedicated cluster',
          resources: together(project(), cluster(), schedule()),
        },
      ],
      bad: [
        {
          resources: together(
            project(),
            flexCluster(),
            scheduleOf('mongodbatlas_flex_cluster.reports', undefined, 'nightly'),
          ),
        },
      ],
    };
  },
  check: ({ after }) =>
    schedulesOn(
      'flex',
      after.schedules,
      'remove the schedule (Atlas keeps 8 daily snapshots), or make the cluster an M10 or larger',
    ),
});
