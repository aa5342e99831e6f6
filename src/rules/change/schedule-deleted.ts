import { type Schedule, is, isDestroyed } from '../../model';
import { policyCalled } from '../queries/compliance-policy';
import { becauseOf, destroying, forcing, isDeposed, leaveAsItIs, policyOf } from '../queries/deletion';
import { cluster, item, project, schedule, together } from '../example';
import { longestItems } from './loss';
import { keptFor } from '../queries/policy-items';
import { type Problem, defineRule, unchecked } from '../rule';
import { clusterPlace, isForSameCluster, outlives } from './schedule-cluster';
import { clusterOf } from '../queries/names';

const items = { policy_item_daily: item(1, 'days', 7), policy_item_monthly: item(40, 'months', 12) };

export const changeScheduleDeleted = defineRule({
  id: 'change/schedule-deleted',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a backup schedule is deleted while its cluster stays',
  why: 'Deleting a schedule removes every policy item of the cluster and does not bring back the default policy: Atlas takes no more snapshots, and those that are there expire.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#skip_destroy',
  prevents: 'no new snapshots',
  facts: ['T-4'],
  get examples() {
    return {
      good: [
        {
          title: 'the schedule goes with its cluster',
          before: together(project(), cluster({ termination_protection_enabled: false }), schedule(items)),
          resources: project(),
        },
        {
          title: 'the first apply: skip_destroy alone',
          before: together(project(), cluster(), schedule(items)),
          resources: together(project(), cluster(), schedule({ ...items, skip_destroy: true })),
        },
      ],
      bad: [
        {
          before: together(project(), cluster(), schedule(items)),
          resources: together(project(), cluster()),
        },
      ],
    };
  },
  *check({ before }) {
    for (const schedule of before.schedules) {
      // What has no items has none to lose.
      if (!isDestroyed(schedule) || !outlives(schedule) || schedule.items.length === 0) continue;
      const { after } = schedule;
      if (after === undefined) {
        yield deletionOf(schedule);
        continue;
      }
      const comesBack = isForSameCluster(schedule, after);
      if (comesBack === false) yield deletionOf(schedule);
      if (comesBack === undefined)
        yield unchecked(after, 'cluster_name', {
          kind: 'unknown',
          until: 'apply',
          reason: `whether the new schedule is for ${clusterOf(schedule)} again is known after apply`,
        });
    }
  },
});

function deletionOf(schedule: Schedule): Problem {
  const name = clusterOf(schedule);
  const here = { at: schedule, about: clusterPlace(schedule), attribute: 'skip_destroy' };
  if (is(schedule.skipDestroy, true))
    return {
      ...here,
      severity: 'info',
      problem: `the schedule of ${name} leaves Terraform, but skip_destroy is true in the state, so its policy items stay in Atlas`,
      fix: 'look after them in Atlas from now on, or keep the schedule here',
    };
  const policy = policyOf(schedule.project);
  if (policy !== undefined)
    return {
      ...here,
      problem: `Atlas refuses to delete the schedule of ${name}, which ${policyCalled(policy)} protects`,
      fix: `keep the schedule, or leave it in Atlas: ${LEAVE_IN_ATLAS}`,
      related: [policy],
      rejects: { action: 'delete' },
    };
  const other = otherSchedule(schedule);
  return {
    ...here,
    attribute: forcing(schedule)[0] ?? 'skip_destroy',
    problem: `${destroying(schedule)} the schedule of ${name}${becauseOf(schedule)} leaves ${name} without any policy item: no new snapshots are taken${lastOf(schedule)}`,
    fix: fixOf(schedule, other),
    ...(other === undefined ? {} : { related: [other] }),
  };
}

const LEAVE_IN_ATLAS =
  '1. write skip_destroy = true and apply; 2. then delete the schedule (or write a removed block with lifecycle { destroy = false })';

function fixOf(schedule: Schedule, other: Schedule | undefined): string {
  if (forcing(schedule).length > 0)
    return `${leaveAsItIs(schedule)}, and write another cloud_backup_schedule for the other cluster`;
  if (isDeposed(schedule))
    return 'apply again at once: nothing in the configuration reaches a deposed object, and only the next plan puts the policy items back';
  const fix = `keep the schedule, or leave its items in Atlas: ${LEAVE_IN_ATLAS}`;
  return other === undefined
    ? fix
    : `${fix}; the items of ${other.address} are the same ones, so leave them there`;
}

/** Another schedule of the same cluster that the plan leaves as it is. */
function otherSchedule(schedule: Schedule): Schedule | undefined {
  if (schedule.cluster.kind !== 'linked') return undefined;
  return schedule.cluster.to.schedules.find((other) => other !== schedule && !isDestroyed(other));
}

function lastOf(schedule: Schedule): string {
  const last = longestItems([schedule])[0];
  return last === undefined ? '' : `, and the last of its ${last.frequency} ones expires in ${keptFor(last)}`;
}
