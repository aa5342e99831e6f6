import type { Cluster } from '../../model';
import { outcomeOf, formerSchedules } from '../../model/former-schedule';
import { type OpenSchedule, OpenSchedules } from '../../model/open-schedules';
import { hasBackups } from '../queries/cluster-switches';
import { cluster, project, schedule, together } from '../example';
import { leftOutOfPlan } from '../queries/partial-plan';
import { type Result, defineRule, unlinked } from '../rule';
import { fix, resource } from '../fix/fix';
import { clusterNamed } from '../queries/names';

export const clusterNoSchedule = defineRule({
  id: 'cluster/no-schedule',
  severity: 'info',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a cluster with backups but no schedule in this configuration',
  why: 'Without a schedule a cluster has the default policy that Atlas created when backups were enabled. The configuration then does not show what is kept, and for how long.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/configure-backup-policy/',
  facts: ['1.26', 'X-12'],
  get examples() {
    return {
      good: [
        { title: 'a cluster and its schedule', resources: together(project(), cluster(), schedule()) },
        {
          title: 'a cluster without backups',
          resources: together(project(), cluster({ backup_enabled: false })),
        },
      ],
      bad: [{ resources: together(project(), cluster()) }],
    };
  },
  *check({ after, partial }) {
    const open = new OpenSchedules(after.schedules);
    for (const cluster of after.clusters) {
      const outcomes = formerSchedules(cluster).map((schedule) => outcomeOf(schedule));
      // What is deleted or only removed from the state does not give the cluster the default policy back.
      const isWithoutDefault = outcomes.includes('deleted') || outcomes.includes('removed');
      if (cluster.schedules.length > 0 || isWithoutDefault) continue;
      const isBackedUp = hasBackups(cluster);
      if (typeof isBackedUp === 'object') yield isBackedUp;
      else if (isBackedUp && partial !== undefined) yield leftOutOfPlan(cluster, 'name', partial);
      else if (isBackedUp) {
        const perhaps = open.perhapsOf(cluster);
        if (perhaps !== undefined) yield perhapsScheduled(cluster, perhaps);
        // The provider updates its schedule, even if that names another cluster now.
        else if (!outcomes.includes('changed')) yield noSchedule(cluster);
      }
    }
  },
});

function noSchedule(cluster: Cluster): Result {
  return {
    at: cluster,
    problem: `${clusterNamed(cluster)} has backups but no schedule in this configuration, so Atlas' default policy applies`,
    fix: fix`add ${resource('mongodbatlas_cloud_backup_schedule')} for the cluster, with every policy item that it needs`,
  };
}

function perhapsScheduled(cluster: Cluster, { schedule: of, reason, until }: OpenSchedule): Result {
  return unlinked(cluster, 'name', {
    reason: `${of.address} may be the schedule for ${clusterNamed(cluster)}: ${reason}`,
    until,
  });
}
