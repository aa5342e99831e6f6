import type { Schedule } from '../../model';
import { linked } from '../../model/link';
import { isDestroyed } from '../../model/resource';
import { is } from '../../model/value';
import { cluster, item, project, schedule, scheduleOf, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { fix, resource } from '../fix/fix';
import { clusterAt } from '../queries/names';

const items = { policy_item_daily: item(1, 'days', 7) };
const clusters = together(project(), cluster(), cluster({}, 'payments'));
const payments = 'mongodbatlas_advanced_cluster.payments';

export const changeScheduleMoved = defineRule({
  id: 'change/schedule-moved',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'the cluster of a schedule is changed in place',
  why: 'The Terraform provider keeps updating the schedule of the original cluster, whatever cluster_name says. The other cluster never gets the schedule, and no later plan shows that.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#cluster_name',
  prevents: 'wrong cluster',
  facts: ['T-2', 'M-2'],
  get examples() {
    return {
      good: [
        {
          title: 'a separate schedule for each cluster',
          before: together(clusters, schedule(items)),
          resources: together(clusters, schedule(items), scheduleOf(payments, items, 'payments')),
        },
      ],
      bad: [
        {
          before: together(clusters, schedule(items)),
          resources: together(clusters, scheduleOf(payments, items, 'orders')),
        },
      ],
    };
  },
  *check({ before }) {
    for (const schedule of before.schedules) {
      const { after, clusterName } = schedule;
      if (after?.change?.action !== 'update' || clusterName.kind !== 'known') continue;
      if (after.clusterName.kind === 'unknown' && !leadsElsewhere(schedule, after)) {
        yield unchecked(after, 'cluster_name', after.clusterName);
        continue;
      }
      if (after.clusterName.kind === 'absent' || is(after.clusterName, clusterName.value)) continue;
      const old = clusterAt(schedule.cluster);
      const target = clusterAt(after.cluster);
      const isDeleted = isDeletedHere(schedule);
      const into = linked(after.cluster);
      yield {
        at: after,
        attribute: 'cluster_name',
        problem: `a schedule moves in place from ${old} to ${target}, but the provider keeps updating ${old}${isDeleted ? ', which the same plan deletes' : ''}: ${target} never gets it`,
        fix: isDeleted
          ? `recreate the schedule together with its cluster: add -replace='${after.address}' to the plan`
          : fix`keep this schedule for ${old}, and add ${resource('mongodbatlas_cloud_backup_schedule')} for ${target}`,
        ...(into === undefined ? {} : { related: [into] }),
      };
    }
  },
});

/** Whether it refers to another cluster while its own one stays: in one project, the two cannot have the same name. */
function leadsElsewhere(schedule: Schedule, after: Schedule): boolean {
  const [from, to] = [linked(schedule.cluster), linked(after.cluster)];
  return from?.after !== undefined && to !== undefined && to.before !== from && !isDestroyed(from);
}

/** Whether its original cluster is deleted or recreated in the same plan. */
function isDeletedHere({ cluster }: Schedule): boolean {
  const to = linked(cluster);
  return to !== undefined && isDestroyed(to);
}
