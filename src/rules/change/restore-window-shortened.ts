import type { Cluster } from '../../model';
import { linked } from '../../model/link';
import { is, show } from '../../model/value';
import { cluster, item, project, schedule, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { assign, fix } from '../fix/fix';
import { continuations } from './schedule-cluster';
import { clusterAt } from '../queries/names';

const window = (days: number) => ({
  restore_window_days: days,
  policy_item_hourly: item(6, 'days', 7),
});
const orders = together(project(), cluster({ pit_enabled: true }));

export const changeRestoreWindowShortened = defineRule({
  id: 'change/restore-window-shortened',
  severity: 'warning',
  phase: 'plan',
  since: '0.1.0',
  summary: 'the restore window of a cluster is shortened',
  why: 'The restore window is how far back a point-in-time restore can go. History that is older than a shorter window is not kept.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#restore_window_days',
  prevents: 'loss',
  facts: ['1.17'],
  get examples() {
    return {
      good: [
        {
          title: 'a longer window',
          before: together(orders, schedule(window(3))),
          resources: together(orders, schedule(window(5))),
        },
      ],
      bad: [
        {
          before: together(orders, schedule(window(5))),
          resources: together(orders, schedule(window(3))),
        },
      ],
    };
  },
  *check(context) {
    for (const [schedule, after] of continuations(context)) {
      const { restoreWindowDays: old } = schedule;
      if (old.kind !== 'known' || hasNoHistory(linked(schedule.cluster))) continue;
      const { restoreWindowDays: planned } = after;
      if (planned.kind === 'unknown') yield unchecked(after, 'restore_window_days', planned);
      if (planned.kind !== 'known' || !(planned.value < old.value)) continue;
      yield {
        at: after,
        attribute: 'restore_window_days',
        problem: `the restore window of ${clusterAt(schedule.cluster)} is shortened from ${show(old)} to ${show(planned)} days, which deletes older point-in-time history`,
        fix: fix`set ${assign('restore_window_days', old)}`,
      };
    }
  },
});

/** Without point-in-time restore there is no history to lose, even if the plan enables it. */
function hasNoHistory(cluster: Cluster | undefined): boolean {
  return cluster !== undefined && !is(cluster.pitEnabled, true);
}
