import type { Schedule } from '../../model';
import { switchOf } from '../../model/cluster-switch';
import { unknownBehind } from '../../model/link';
import { daysOf, isCertainlyShorter, isRetentionValue, readRetention } from '../../model/retention';
import { is, known, show } from '../../model/value';
import { leadsTo } from '../queries/cluster-kind';
import { type Body, cluster, item, project, schedule, together } from '../example';
import { attributeOf, keptFor } from '../queries/policy-items';
import { type Problem, type Result, type Unchecked, defineRule, unchecked, unlinked } from '../rule';
import { clusterAt } from '../queries/names';
import { assign, fix } from '../fix/fix';

const withSchedule = (body: Body) => together(project(), cluster({ pit_enabled: true }), schedule(body));

export const pitWindowExceedsHourlyRetention = defineRule({
  id: 'pit/window-exceeds-hourly-retention',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore window longer than the retention of hourly snapshots',
  why: 'While point-in-time restore is enabled, Atlas rejects a restore window longer than the retention of hourly snapshots. While it is disabled, Atlas accepts the window, but point-in-time restore cannot be enabled later.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/configure-backup-policy/',
  prevents: '400',
  rejects: { action: 'write', when: 'last', changing: 'pit_enabled' },
  facts: ['1.18', '1.19'],
  get examples() {
    return {
      good: [
        {
          title: 'a window as long as hourly snapshots are kept',
          resources: withSchedule({ restore_window_days: 7, policy_item_hourly: item(6, 'days', 7) }),
        },
      ],
      bad: [
        {
          title: 'a window of 10 days over 7 days of hourly snapshots',
          resources: withSchedule({ restore_window_days: 10, policy_item_hourly: item(6, 'days', 7) }),
        },
      ],
    };
  },
  *check({ after }) {
    for (const schedule of after.schedules) yield* windowTooLong(schedule);
  },
});

const ATTRIBUTE = 'restore_window_days';

function* windowTooLong(schedule: Schedule): Iterable<Result> {
  const { cluster } = schedule;
  const excess = excessOf(schedule);
  if (excess === undefined) return;
  const unknown = unknownBehind(cluster);
  if (unknown !== undefined) yield unlinked(schedule, ATTRIBUTE, unknown);
  if (cluster.kind !== 'linked') return;
  const isDedicated = leadsTo('dedicated', cluster, schedule, ATTRIBUTE);
  if (typeof isDedicated === 'object') yield isDedicated;
  if (isDedicated !== true) return;
  const pit = switchOf(cluster.to, 'pitEnabled');
  // While point-in-time restore is off, a window that only Atlas reports is not a mistake of the configuration.
  const isIntended = is(pit, true) || schedule.setsRestoreWindow === true;
  if ('unchecked' in excess) {
    if (isIntended || pit.kind === 'unknown') yield excess;
    return;
  }
  if (isIntended)
    yield {
      at: schedule,
      attribute: ATTRIBUTE,
      ...excess,
      ...(is(pit, true) ? {} : { severity: 'info', rejects: 'nothing' }),
      related: [cluster.to],
    };
  if (pit.kind === 'unknown')
    yield unchecked(schedule, ATTRIBUTE, {
      ...pit,
      reason: `pit_enabled of ${cluster.to.address} is known only after ${pit.until}`,
    });
}

/** By how much the window is too long, or why that is not known yet; undefined if it is not. */
function excessOf(schedule: Schedule): Pick<Problem, 'problem' | 'fix'> | Unchecked | undefined {
  const { items, unknownItems, restoreWindowDays: window } = schedule;
  if (window.kind === 'absent') return undefined;
  const hourly = items.filter(({ frequency }) => frequency === 'hourly');
  const perhaps = unknownItems.find(({ frequency }) => frequency === 'hourly');
  if (hourly.length === 0 && perhaps === undefined) return undefined;
  if (window.kind === 'unknown') return unchecked(schedule, ATTRIBUTE, window);
  if (!isRetentionValue(window.value)) return undefined;
  if (perhaps !== undefined)
    return unchecked(schedule, perhaps.attribute, { kind: 'unknown', until: perhaps.until });
  for (const item of hourly) {
    const read = readRetention(item);
    if (read.kind === 'unknown') return unchecked(schedule, attributeOf(item, schedule), read);
    if (read.kind === 'known' && isCertainlyShorter(read.retention, { unit: 'days', value: window.value }))
      return {
        problem: `the restore window of ${clusterAt(schedule.cluster)} is ${show(window)} days, but its hourly snapshots are kept only ${keptFor(item)}`,
        fix: fix`set ${assign(ATTRIBUTE, known(daysOf(read.retention).least, read.sensitive))}, or keep hourly snapshots at least ${show(window)} days`,
      };
  }
  return undefined;
}
