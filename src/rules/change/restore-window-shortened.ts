import { is, linked, show, isDestroyed } from '../../model';
import { cluster, item, project, schedule, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { goesOn } from './schedule-cluster';
import { clusterOf } from '../queries/names';

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
  summary: 'point-in-time restores reach less far back',
  why: 'The restore window is how far back a point-in-time restore can go; history older than a shorter window is not kept.',
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
  *check({ before }) {
    for (const schedule of before.schedules) {
      const { after, restoreWindowDays: old } = schedule;
      const of = linked(schedule.cluster);
      if (after === undefined || !goesOn(schedule, after) || (of !== undefined && isDestroyed(of))) continue;
      if (old.kind !== 'known') continue;
      const { restoreWindowDays: planned } = after;
      if (planned.kind === 'unknown') yield unchecked(after, 'restore_window_days', planned);
      if (planned.kind !== 'known' || !(planned.value < old.value)) continue;
      const isOff = of !== undefined && !is(of.pitEnabled, true);
      yield {
        at: after,
        attribute: 'restore_window_days',
        problem: `the restore window of ${clusterOf(schedule)} drops from ${show(old)} to ${show(planned)} days${isOff ? ' (continuous backup is off, so no history goes with it)' : ': point-in-time history older than that goes'}`,
        fix: `write restore_window_days = ${show(old)} to reach as far back as now`,
      };
    }
  },
});
