import { type Cluster, type Link, type Schedule, type Unlinked, isNew, linked, show } from '../../model';
import { cluster, item, project, schedule, together } from '../example';
import { defineRule, unlinked } from '../rule';
import { clusterPlace, isThereAlready } from './schedule-cluster';
import { clusterOf } from '../queries/names';

const items = { policy_item_daily: item(1, 'days', 7) };

export const changeScheduleRecreated = defineRule({
  id: 'change/schedule-recreated',
  severity: 'warning',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a schedule is created for a cluster that already has one in Atlas',
  why: 'To create a schedule, the Terraform provider first deletes the one that the cluster has, and then sends the new one. If Atlas refuses that, the cluster is left without any policy item.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#import',
  prevents: 'no schedule',
  facts: ['T-3', 'M-1'],
  get examples() {
    return {
      good: [
        {
          title: 'a schedule beside its new cluster',
          before: project(),
          resources: together(project(), cluster(), schedule(items)),
        },
        {
          title: 'a schedule that is only changed',
          before: together(project(), cluster(), schedule(items)),
          resources: together(project(), cluster(), schedule({ policy_item_daily: item(1, 'days', 14) })),
        },
      ],
      bad: [
        {
          before: together(project(), cluster()),
          resources: together(project(), cluster(), schedule(items)),
        },
      ],
    };
  },
  *check({ before, after }) {
    for (const schedule of after.schedules) {
      if (!isNew(schedule)) continue;
      if (schedule.cluster.kind === 'unlinked' && before.clusters.length > 0)
        yield unlinked(schedule, 'cluster_name', schedule.cluster);
      const of = linked(schedule.cluster);
      const isThere = of === undefined ? isElsewhere(schedule.cluster) : isThereAlready(of);
      if (typeof isThere === 'object') yield unlinked(schedule, 'cluster_name', isThere);
      if (isThere !== true) continue;
      const isReplaced = schedule.change?.action === 'replace';
      const name = clusterOf(schedule);
      yield {
        at: schedule,
        about: clusterPlace(schedule),
        problem: isReplaced
          ? `the schedule of ${name} is deleted and made anew: if Atlas refuses the new one, ${name} is left without any policy item`
          : `a schedule is created for ${name}, which is there already: the one that it has is deleted first, and if Atlas refuses the new one, ${name} is left without any policy item`,
        fix: isReplaced
          ? 'let Terraform update it: leave out -replace and replace_triggered_by'
          : `import the one that is there: import { to = ${schedule.address}, id = "${projectIdOf(schedule)}-${name}" }`,
        ...(of === undefined ? {} : { related: [of] }),
      };
    }
  },
});

/** Whether a cluster of no input is an M10+ cluster, which is there then, or why that is not known. */
function isElsewhere(link: Link<Cluster>): boolean | Unlinked {
  if (link.kind !== 'outside') return false;
  if (link.clusterKind !== undefined) return link.clusterKind === 'dedicated';
  return link.unread === undefined ? false : { kind: 'unlinked', ...link.unread };
}

function projectIdOf({ project }: Schedule): string {
  const id = linked(project)?.id;
  return id?.kind === 'known' ? show(id) : 'PROJECT_ID';
}
