import { schedulesOn } from '../queries/belonging';
import { cluster, project, schedule, scheduleOf, serverlessInstance, together } from '../example';
import { defineRule } from '../rule';

export const serverlessCustomBackupPolicy = defineRule({
  id: 'serverless/custom-backup-policy',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a backup schedule for a Serverless instance',
  why: 'Atlas takes snapshots of a Serverless instance every 6 hours, and rejects a backup policy for it.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/serverless-backup/',
  prevents: 'CANNOT_USE_SERVERLESS_INSTANCE_IN_CLUSTER_API',
  rejects: { action: 'write' },
  facts: ['S14'],
  get examples() {
    return {
      good: [
        {
          title: 'a schedule for a dedicated cluster',
          resources: together(project(), cluster(), schedule()),
        },
      ],
      bad: [
        {
          resources: together(
            project(),
            serverlessInstance(),
            scheduleOf('mongodbatlas_serverless_instance.queue', undefined, 'nightly'),
          ),
        },
      ],
    };
  },
  check: ({ after }) =>
    schedulesOn(
      'serverless',
      after.schedules,
      'remove the schedule, or move the data to a dedicated cluster',
    ),
});
