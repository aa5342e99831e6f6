import { changeTakenLessOften } from '../../../src/rules/change/taken-less-often';
import { cluster, item, project, schedule, scheduleOf, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const scheduled = (items: object) => together(project(), cluster(), schedule({ ...items }));
const hourly = (hours: unknown) => scheduled({ policy_item_hourly: item(hours, 'days', 7) });
const weekly = (...days: readonly number[]) =>
  scheduled({ policy_item_weekly: days.map((day) => item(day, 'weeks', 4)) });

testRule(changeTakenLessOften, [
  {
    title: 'every 12 hours in place of every hour',
    before: hourly(1),
    resources: hourly(12),
    findings: [
      {
        at,
        attribute: 'policy_item_hourly.frequency_interval',
        problem:
          'the schedule for cluster "orders" takes a snapshot every 12 hours instead of every hour, so a restore may lose more',
        fix: 'set frequency_interval = 1 in policy_item_hourly',
      },
    ],
  },
  {
    title: 'every 12 hours in place of every hour, in a schedule at another address',
    before: hourly(1),
    resources: together(
      project(),
      cluster(),
      scheduleOf(
        'mongodbatlas_advanced_cluster.orders',
        { policy_item_hourly: item(12, 'days', 7) },
        'nightly',
      ),
    ),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.nightly',
        attribute: 'policy_item_hourly.frequency_interval',
        problem:
          'the schedule for cluster "orders" takes a snapshot every 12 hours instead of every hour, so a restore may lose more',
        fix: 'set frequency_interval = 1 in policy_item_hourly',
      },
    ],
  },
  { title: 'more often', before: hourly(12), resources: hourly(6) },
  { title: 'as often', before: hourly(6), resources: hourly(6) },
  { title: 'another day of the week, which is no longer interval', before: weekly(1), resources: weekly(7) },
  {
    title: 'one weekly item in place of two',
    before: weekly(1, 4),
    resources: weekly(1),
    findings: [
      {
        at,
        attribute: 'policy_item_weekly',
        problem:
          'the schedule for cluster "orders" has 1 weekly item instead of 2, so it takes fewer snapshots',
        fix: 'keep all 2 weekly items, or acknowledge this finding',
      },
    ],
  },
  {
    title: 'all weekly items removed, which another rule reports',
    before: weekly(1, 4),
    resources: hourly(6),
  },
  {
    title: 'an interval known only after apply',
    before: hourly(1),
    resources: hourly('${terraform_data.hours.output}'),
    unchecked: [`${at} policy_item_hourly.frequency_interval`],
  },
  { title: 'a schedule that is deleted', before: hourly(1), resources: together(project(), cluster()) },
]);
