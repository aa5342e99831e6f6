import type { Cluster, Link, Schedule, Unlinked } from '../../model';
import { linked } from '../../model/link';
import { isNew } from '../../model/resource';
import { show } from '../../model/value';
import { fix, importBlock } from '../fix/fix';
import { cluster, item, project, schedule, together } from '../example';
import { defineRule, unlinked } from '../rule';
import { clusterPlace, hasScheduleAlready } from './schedule-cluster';
import { clusterAt, scheduleNamed } from '../queries/names';

const items = { policy_item_daily: item(1, 'days', 7) };

export const changeScheduleRecreated = defineRule({
  id: 'change/schedule-recreated',
  severity: 'warning',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a schedule is created for a cluster that already has one in Atlas',
  why: 'To create a schedule, the Terraform provider first deletes the existing one, and then sends the new one. If Atlas rejects the new one, the cluster has no policy items.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#import',
  prevents: 'no schedule',
  facts: ['T-3', 'M-1'],
  get examples() {
    return {
      good: [
        {
          title: 'a schedule of a new cluster',
          before: project(),
          resources: together(project(), cluster(), schedule(items)),
        },
        {
          title: 'a schedule that is updated',
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
      const isThere = of === undefined ? isElsewhere(schedule.cluster) : hasScheduleAlready(of);
      if (typeof isThere === 'object') yield unlinked(schedule, 'cluster_name', isThere);
      if (isThere !== true) continue;
      const isReplaced = schedule.change?.action === 'replace';
      yield {
        at: schedule,
        about: clusterPlace(schedule),
        problem: isReplaced
          ? `the ${scheduleNamed(schedule)} is recreated: if Atlas rejects the new one, the cluster has no policy items`
          : `a schedule is created for ${clusterAt(schedule.cluster)}, which already has one: the old one is deleted first, and if Atlas rejects the new one, the cluster has no policy items`,
        fix: isReplaced
          ? 'remove -replace and replace_triggered_by, so that Terraform updates the schedule'
          : fix`import the existing schedule: add ${importBlock(schedule, `${projectIdOf(schedule)}-${clusterNameOf(schedule)}`)}`,
        ...(of === undefined ? {} : { related: [of] }),
      };
    }
  },
});

/** Whether a cluster that is in no input is a dedicated one, which exists then, or why that is not known. */
function isElsewhere(link: Link<Cluster>): boolean | Unlinked {
  if (link.kind !== 'outside') return false;
  if (link.clusterKind !== undefined) return link.clusterKind === 'dedicated';
  return link.unread === undefined ? false : { kind: 'unlinked', ...link.unread };
}

function clusterNameOf({ cluster, clusterName }: Schedule): string {
  const name = linked(cluster)?.name ?? clusterName;
  return name.kind === 'known' ? show(name) : 'CLUSTER_NAME';
}

function projectIdOf({ project }: Schedule): string {
  const id = linked(project)?.id;
  return id?.kind === 'known' ? show(id) : 'PROJECT_ID';
}
