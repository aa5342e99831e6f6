import type { Cluster, Estate, Link, Project, Schedule } from '../../model';
import { linked } from '../../model/link';
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
    const strays = straySchedules(after);
    for (const cluster of after.clusters) {
      if (cluster.schedules.length > 0 || isScheduleDeleted(cluster)) continue;
      const isBackedUp = hasBackups(cluster);
      if (typeof isBackedUp === 'object') yield isBackedUp;
      else if (isBackedUp)
        yield partial === undefined
          ? (perhapsScheduled(cluster, strays) ?? noSchedule(cluster))
          : leftOutOfPlan(cluster, 'name', partial);
    }
  },
});

/** After the deletion of its schedule, a cluster does not get the default policy back. */
function isScheduleDeleted({ before }: Cluster): boolean {
  return before?.schedules.some(({ change }) => change?.action === 'delete') ?? false;
}

function noSchedule(cluster: Cluster): Result {
  return {
    at: cluster,
    problem: `${clusterNamed(cluster)} has backups but no schedule in this configuration, so Atlas' default policy applies`,
    fix: fix`add ${resource('mongodbatlas_cloud_backup_schedule')} for the cluster, with every policy item that it needs`,
  };
}

/** Schedules whose cluster cannot be determined: the first of each project, and the first that may be in any project. */
interface Strays {
  readonly byProject: ReadonlyMap<Project, Schedule>;
  readonly ofAny: Schedule | undefined;
}

function straySchedules({ schedules }: Estate): Strays {
  const byProject = new Map<Project, Schedule>();
  let ofAny: Schedule | undefined;
  for (const schedule of schedules) {
    if (schedule.cluster.kind !== 'unlinked') continue;
    const project = settled(schedule.project);
    if (project === undefined) ofAny ??= schedule;
    else if (!byProject.has(project)) byProject.set(project, schedule);
  }
  return { byProject, ofAny };
}

/** The project, unless it may turn out to be the same as another one of this estate. */
function settled(link: Link<Project>): Project | undefined {
  const project = linked(link);
  return project?.resource !== undefined || project?.id.kind === 'known' ? project : undefined;
}

function perhapsScheduled(cluster: Cluster, { byProject, ofAny }: Strays): Result | undefined {
  const project = settled(cluster.project);
  const [ofSome] = byProject.values();
  const stray = (project === undefined ? ofSome : byProject.get(project)) ?? ofAny;
  return stray?.cluster.kind === 'unlinked'
    ? unlinked(cluster, 'name', {
        ...stray.cluster,
        reason: `${stray.address} may be the schedule for ${clusterNamed(cluster)}: ${stray.cluster.reason}`,
      })
    : undefined;
}
