import { type Schedule, is, linked, isDestroyed } from '../../model';
import { cluster, item, project, schedule, scheduleOf, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { clusterOf } from '../queries/names';

const items = { policy_item_daily: item(1, 'days', 7) };
const clusters = together(project(), cluster(), cluster({}, 'payments'));
const payments = 'mongodbatlas_advanced_cluster.payments';

export const changeScheduleMoved = defineRule({
  id: 'change/schedule-moved',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a schedule is pointed at another cluster in place',
  why: 'The Terraform provider updates the schedule of the cluster that it was made for, whatever cluster_name says now. The other cluster never gets it, and no later plan shows that.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#cluster_name',
  prevents: 'wrong cluster',
  facts: ['T-2', 'M-2'],
  get examples() {
    return {
      good: [
        {
          title: 'a schedule of its own for each cluster',
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
      const old = clusterOf(schedule);
      const target = clusterOf(after);
      const goes = isGoing(schedule);
      const into = linked(after.cluster);
      yield {
        at: after,
        attribute: 'cluster_name',
        problem: `cluster_name changes in place from ${old} to ${target}: Terraform updates the schedule of ${old}${goes ? ', which goes in the same plan' : ''}, and ${target} never gets it`,
        fix: goes
          ? `make the schedule anew with its cluster: add -replace='${after.address}'`
          : `keep this schedule for ${old}, and write another cloud_backup_schedule for ${target}`,
        ...(into === undefined ? {} : { related: [into] }),
      };
    }
  },
});

/** Whether it refers to another cluster while its own one goes on: of one project, the two cannot share a name. */
function leadsElsewhere(schedule: Schedule, after: Schedule): boolean {
  const [from, to] = [linked(schedule.cluster), linked(after.cluster)];
  return from?.after !== undefined && to !== undefined && to.before !== from && !isDestroyed(from);
}

/** Whether the cluster that it was made for is deleted or replaced in the same plan. */
function isGoing({ cluster }: Schedule): boolean {
  const to = linked(cluster);
  return to !== undefined && isDestroyed(to);
}
