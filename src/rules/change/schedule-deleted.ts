import type { Cluster, Estate, Schedule } from '../../model';
import { linked } from '../../model/link';
import { isReplacementRejected } from '../../model/rejected-replacement';
import { isDeposed, isDestroyed } from '../../model/resource';
import { is } from '../../model/value';
import { becauseOf, destroying, forcing, keepUnchanged, policyOf } from '../queries/deletion';
import { cluster, item, project, schedule, together } from '../example';
import { longestItems } from './loss';
import { keptFor } from '../queries/policy-items';
import { type Problem, defineRule, unchecked } from '../rule';
import { assign, fix, named, resource } from '../fix/fix';
import { clusterPlace, isForSameCluster, survives } from './schedule-cluster';
import { clusterAt, scheduleNamed, compliancePolicyNamed } from '../queries/names';

const items = { policy_item_daily: item(1, 'days', 7), policy_item_monthly: item(40, 'months', 12) };

export const changeScheduleDeleted = defineRule({
  id: 'change/schedule-deleted',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a backup schedule is deleted while its cluster stays',
  why: 'Deleting a schedule removes all policy items of the cluster and does not restore the default policy. Atlas takes no more snapshots, and the existing ones expire.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#skip_destroy',
  prevents: 'no new snapshots',
  facts: ['T-4'],
  get examples() {
    return {
      good: [
        {
          title: 'the schedule is deleted with its cluster',
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
  *check({ before, after: planned }) {
    for (const schedule of before.schedules) {
      // A schedule without items cannot lose any.
      if (!isDestroyed(schedule) || !survives(schedule) || schedule.items.length === 0) continue;
      const { after } = schedule;
      if (after === undefined) {
        yield deletionOf(schedule);
        continue;
      }
      const rejected = rejectedCluster(schedule, planned);
      if (rejected !== undefined) {
        yield withoutCluster(schedule, rejected);
        continue;
      }
      const comesBack = isForSameCluster(schedule, after);
      if (comesBack === false) yield deletionOf(schedule);
      if (comesBack === undefined)
        yield unchecked(after, 'cluster_name', {
          kind: 'unknown',
          until: 'apply',
          reason: `whether the new schedule is for ${clusterAt(schedule.cluster)} again is known only after apply`,
        });
    }
  },
});

function deletionOf(schedule: Schedule): Problem {
  const name = scheduleNamed(schedule);
  const here = { at: schedule, about: clusterPlace(schedule), attribute: 'skip_destroy' };
  if (is(schedule.skipDestroy, true))
    return {
      ...here,
      severity: 'info',
      problem: `the ${name} is removed from Terraform, but skip_destroy is true in the state, so its policy items stay in Atlas`,
      fix: 'manage the policy items in Atlas from now on, or keep the schedule in the configuration',
    };
  const policy = policyOf(schedule.project);
  if (policy !== undefined)
    return {
      ...here,
      problem: `Atlas rejects the deletion of the ${name}, which the ${compliancePolicyNamed(policy)} protects`,
      fix: fix`keep the schedule, or keep its items in Atlas: ${LEAVE_IN_ATLAS}`,
      related: [policy],
      rejects: { action: 'delete' },
    };
  const other = otherSchedule(schedule);
  return {
    ...here,
    attribute: forcing(schedule)[0] ?? 'skip_destroy',
    problem: `${destroying(schedule)} the ${name}${becauseOf(schedule)} leaves it without policy items: no new snapshots are taken${lastOf(schedule)}`,
    fix: fixOf(schedule, other),
    ...(other === undefined ? {} : { related: [other] }),
  };
}

/** The new cluster that the new schedule waits for, where Atlas rejects it after the old schedule is deleted. */
function rejectedCluster(schedule: Schedule, planned: Estate): Cluster | undefined {
  const { after, change, project, skipDestroy } = schedule;
  const old = linked(schedule.cluster);
  if (after === undefined || old?.after === undefined || !isReplacementRejected(old)) return undefined;
  const isKept =
    change?.createBeforeDestroy === true || is(skipDestroy, true) || policyOf(project) !== undefined;
  return !isKept && planned.waitsFor(after, old.after) === true ? old.after : undefined;
}

function withoutCluster(schedule: Schedule, cluster: Cluster): Problem {
  return {
    at: schedule,
    about: clusterPlace(schedule),
    problem: `the ${scheduleNamed(schedule)} is deleted and not created again, because Atlas rejects the new cluster: no new snapshots are taken${lastOf(schedule)}`,
    fix: fix`set ${named('name', cluster)} of the cluster to another name, or do not recreate the cluster`,
    related: [cluster],
  };
}

const LEAVE_IN_ATLAS = fix`1. set ${assign('skip_destroy', true)} and apply; 2. delete the schedule, or add a removed block with lifecycle { destroy = false }`;

function fixOf(schedule: Schedule, other: Schedule | undefined): Problem['fix'] {
  if (forcing(schedule).length > 0)
    return fix`${keepUnchanged(schedule)}, and add ${resource('mongodbatlas_cloud_backup_schedule')} for the other cluster`;
  if (isDeposed(schedule))
    return 'apply again immediately: the configuration does not manage a deposed object, and only the next plan restores the policy items';
  return other === undefined
    ? fix`keep the schedule, or keep its items in Atlas: ${LEAVE_IN_ATLAS}`
    : fix`keep the items in Atlas, because ${other.address} manages the same ones: ${LEAVE_IN_ATLAS}`;
}

/** Another schedule of the same cluster that the plan does not destroy. */
function otherSchedule(schedule: Schedule): Schedule | undefined {
  if (schedule.cluster.kind !== 'linked') return undefined;
  return schedule.cluster.to.schedules.find((other) => other !== schedule && !isDestroyed(other));
}

function lastOf(schedule: Schedule): string {
  const last = longestItems([schedule])[0];
  return last === undefined ? '' : `, and the last ${last.frequency} one expires in ${keptFor(last)}`;
}
