import type { Schedule } from '../../model';
import { isDestroyed } from '../../model/resource';
import { is } from '../../model/value';
import { kindOf } from '../queries/deletion';
import { cluster, item, project, schedule, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { assign, fix } from '../fix/fix';
import { clusterNamed } from '../queries/names';

const daily = { policy_item_daily: item(1, 'days', 7) };
const hourly = { ...daily, policy_item_hourly: item(6, 'days', 3) };

export const changePitBeforeHourlyItem = defineRule({
  id: 'change/pit-before-hourly-item',
  severity: 'warning',
  phase: 'plan',
  since: '0.1.0',
  summary: 'point-in-time restore is enabled before the schedule has an hourly item',
  why: 'Atlas rejects point-in-time restore without an hourly policy item, and Terraform changes a cluster before the schedule that refers to it.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule',
  prevents: '400',
  rejects: { action: 'update', when: 'until' },
  facts: ['1.20', 'T-1', '11.22'],
  get examples() {
    return {
      good: [
        {
          title: 'an earlier apply added the hourly item',
          before: together(project(), cluster(), schedule(hourly)),
          resources: together(project(), cluster({ pit_enabled: true }), schedule(hourly)),
        },
        {
          title: 'the first apply: the hourly item alone',
          before: together(project(), cluster(), schedule(daily)),
          resources: together(project(), cluster(), schedule(hourly)),
        },
      ],
      bad: [
        {
          before: together(project(), cluster(), schedule(daily)),
          resources: together(project(), cluster({ pit_enabled: true }), schedule(hourly)),
        },
      ],
    };
  },
  *check({ before, after: planned }) {
    for (const cluster of before.clusters) {
      const { after } = cluster;
      if (after === undefined || isDestroyed(cluster) || is(cluster.pitEnabled, true)) continue;
      if (kindOf(cluster) !== 'dedicated' || kindOf(after) !== 'dedicated') continue;
      const schedule = cluster.schedules.find(
        (one) =>
          isEmptied(one) ||
          (hasNoHourlyItem(one) && (one.after === undefined || planned.waitsFor(after, one.after) !== true)),
      );
      if (schedule === undefined) continue;
      if (after.pitEnabled.kind === 'unknown') yield unchecked(after, 'pit_enabled', after.pitEnabled);
      if (is(after.pitEnabled, true))
        yield {
          at: after,
          attribute: 'pit_enabled',
          ...(isEmptied(schedule)
            ? {
                problem: `${clusterNamed(cluster)} enables point-in-time restore, but its schedule is deleted first, and Atlas requires an hourly item`,
                fix: fix`keep the schedule, with an hourly item, or set ${assign('pit_enabled', false)}`,
                rejects: { action: 'update' } as const,
              }
            : {
                problem: `${clusterNamed(cluster)} enables point-in-time restore before its schedule has an hourly item, which Atlas rejects`,
                fix: fix`1. apply the hourly item alone, with ${assign('pit_enabled', false)}; 2. set ${assign('pit_enabled', true)} and apply again`,
              }),
          related: [schedule],
        };
    }
  },
});

/** Terraform deletes a schedule before it changes the cluster that the schedule refers to. */
function isEmptied({ change, skipDestroy }: Schedule): boolean {
  return change?.action === 'delete' && !is(skipDestroy, true);
}

/** A schedule without items is not a problem. */
function hasNoHourlyItem({ items }: Schedule): boolean {
  return items.length > 0 && items.every(({ frequency }) => frequency !== 'hourly');
}
