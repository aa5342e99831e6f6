import { type Body, cluster, item, project, schedule, together } from '../../../src/rules/example';
import { scheduleInvalidInterval } from '../../../src/rules/schedule/invalid-interval';
import { inCamelCase, testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const withItems = (items: Body) => ({ resources: together(project(), cluster(), schedule(items)) });

const RETENTIONS: Readonly<Record<string, readonly [string, number]>> = {
  hourly: ['days', 7],
  daily: ['days', 7],
  weekly: ['weeks', 4],
  monthly: ['months', 12],
  yearly: ['years', 1],
};
const of = (frequency: string, interval: unknown) => {
  const [unit, value] = RETENTIONS[frequency] ?? [];
  return withItems({ [`policy_item_${frequency}`]: item(interval, unit, value) });
};
const unsupported = (frequency: string, interval: unknown) =>
  `the ${frequency} item of the schedule for cluster "orders" has the interval ${String(interval)}, which Atlas does not support`;
const set = (block: string, values: string) => ({
  fix: `set ${block}.frequency_interval to ${values}`,
  fixInCode: `set ${inCamelCase(block)}.frequencyInterval to ${values}`,
});
const invalid = (frequency: string, interval: unknown, fix: string) => ({
  title: `${frequency}, ${String(interval)}`,
  ...of(frequency, interval),
  findings: [
    {
      at,
      attribute: `policy_item_${frequency}.frequency_interval`,
      problem: unsupported(frequency, interval),
      ...set(`policy_item_${frequency}`, fix),
    },
  ],
});
const valid = (frequency: string, intervals: readonly number[]) =>
  intervals.map((interval) => ({ title: `${frequency}, ${interval}`, ...of(frequency, interval) }));

const HOURS = '1, 2, 4, 6, 8 or 12';
const DAYS_OF_WEEK = 'a number from 1 (Monday) to 7 (Sunday)';
const DAYS_OF_MONTH = 'a number from 1 to 28, or 40 for the last day of the month';
const MONTHS = 'a number from 1 (January) to 12 (December)';

testRule(scheduleInvalidInterval, [
  ...valid('hourly', [1, 2, 4, 6, 8, 12]),
  ...[0, 3, 5, 24, 1.5, -6].map((interval) => invalid('hourly', interval, HOURS)),
  ...valid('daily', [1]),
  ...[0, 2].map((interval) => invalid('daily', interval, '1')),
  ...valid('weekly', [1, 7]),
  ...[0, 8, 6.5].map((interval) => invalid('weekly', interval, DAYS_OF_WEEK)),
  ...valid('monthly', [1, 28, 40]),
  ...[0, 29, 31, 39, 41].map((interval) => invalid('monthly', interval, DAYS_OF_MONTH)),
  ...valid('yearly', [1, 12]),
  ...[0, 13].map((interval) => invalid('yearly', interval, MONTHS)),
  { title: 'an interval written as a text', ...of('hourly', '6') },
  {
    title: 'an interval that is not a number',
    only: 'synth',
    ...of('weekly', 'Saturday'),
    findings: [
      {
        at,
        attribute: 'policy_item_weekly.frequency_interval',
        problem:
          'the weekly item of the schedule for cluster "orders" has the interval "Saturday", which Atlas does not support',
        ...set('policy_item_weekly', DAYS_OF_WEEK),
      },
    ],
  },
  {
    title: 'no interval, which Terraform rejects',
    ...withItems({ policy_item_daily: { retention_unit: 'days', retention_value: 7 } }),
    findings: [
      {
        at,
        attribute: 'policy_item_daily.frequency_interval',
        problem: 'the daily item of the schedule for cluster "orders" has no interval',
        fix: 'set policy_item_daily.frequency_interval to 1',
        fixInCode: 'set policyItemDaily.frequencyInterval to 1',
      },
    ],
  },
  {
    title: 'the second of two weekly items',
    ...withItems({ policy_item_weekly: [item(6, 'weeks', 4), item(0, 'weeks', 4)] }),
    findings: [
      {
        at,
        attribute: 'policy_item_weekly[1].frequency_interval',
        problem:
          'the weekly item of the schedule for cluster "orders" has the interval 0, which Atlas does not support',
        ...set('policy_item_weekly[1]', DAYS_OF_WEEK),
      },
    ],
  },
  { title: 'no items', ...withItems({}) },
  {
    title: 'an interval known only after apply',
    ...of('hourly', '${terraform_data.hours.output}'),
    unchecked: [`${at} policy_item_hourly.frequency_interval`],
  },
  {
    title: 'an interval from a variable',
    ...of('hourly', '${var.hours}'),
    variables: { hours: 3 },
    atSynth: { unchecked: [`${at} policy_item_hourly.frequency_interval`] },
    findings: [
      {
        at,
        attribute: 'policy_item_hourly.frequency_interval',
        problem: unsupported('hourly', 3),
        ...set('policy_item_hourly', HOURS),
      },
    ],
  },
  {
    title: 'items known only after apply',
    ...withItems({
      policy_item_daily: item(1, 'days', 7),
      dynamic: {
        policy_item_weekly: {
          for_each: '${terraform_data.weeks.output}',
          content: item('${policy_item_weekly.value}', 'weeks', 4),
        },
      },
    }),
    unchecked: [`${at} policy_item_weekly`],
  },
  {
    title: 'items from a dynamic block',
    ...withItems({
      dynamic: {
        policy_item_weekly: { for_each: [6, 9], content: item('${policy_item_weekly.value}', 'weeks', 4) },
      },
    }),
    findings: [
      {
        at,
        attribute: 'policy_item_weekly[1].frequency_interval',
        problem:
          'the weekly item of the schedule for cluster "orders" has the interval 9, which Atlas does not support',
        ...set('policy_item_weekly[1]', DAYS_OF_WEEK),
      },
    ],
  },
  {
    title: 'a schedule whose cluster is not known yet',
    resources: schedule({
      cluster_name: '${terraform_data.pick.output}',
      policy_item_hourly: item(3, 'days', 7),
    }),
    findings: [
      {
        at,
        attribute: 'policy_item_hourly.frequency_interval',
        problem:
          'the hourly item of the schedule mongodbatlas_cloud_backup_schedule.orders has the interval 3, which Atlas does not support',
        ...set('policy_item_hourly', HOURS),
      },
    ],
  },
]);
