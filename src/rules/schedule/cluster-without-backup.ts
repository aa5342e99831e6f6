import { cluster, project, schedule, together } from '../example';
import { defineRule } from '../rule';
import { onUnbackedCluster } from '../queries/unbacked-cluster';

export const scheduleClusterWithoutBackup = defineRule({
  id: 'schedule/cluster-without-backup',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a schedule for a cluster without backups',
  why: 'Atlas rejects a schedule for a cluster whose backups are disabled, so the apply fails.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule',
  prevents: '400',
  rejects: { action: 'write' },
  facts: ['T-1'],
  get examples() {
    return {
      good: [{ resources: together(project(), cluster(), schedule()) }],
      bad: [{ resources: together(project(), cluster({ backup_enabled: false }), schedule()) }],
    };
  },
  *check({ after }) {
    for (const schedule of after.schedules) yield* onUnbackedCluster(schedule, 'backup schedule');
  },
});
