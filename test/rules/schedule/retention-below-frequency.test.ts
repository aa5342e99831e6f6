import { type Body, cluster, item, project, schedule, together } from '../../../src/rules/example';
import { scheduleRetentionBelowFrequency } from '../../../src/rules/schedule/retention-below-frequency';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const withItems = (items: Body) => ({ resources: together(project(), cluster(), schedule(items)) });
const only = (frequency: string, unit: unknown, value: unknown) =>
  withItems({ [`policy_item_${frequency}`]: item(1, unit, value) });

const enough = (frequency: string, unit: string, value: number) => ({
  title: `${frequency}, ${value} ${unit}`,
  ...only(frequency, unit, value),
});
const tooShort = (frequency: string, unit: string, value: number, kept: string, atLeast: string) => ({
  ...enough(frequency, unit, value),
  findings: [
    {
      at,
      attribute: `policy_item_${frequency}`,
      problem: `the schedule for cluster "orders" keeps ${frequency} snapshots only ${kept}, so they expire before the next one`,
      fix: `keep ${frequency} snapshots at least ${atLeast}`,
    },
  ],
});

testRule(scheduleRetentionBelowFrequency, [
  enough('hourly', 'days', 1),
  enough('daily', 'days', 1),
  enough('weekly', 'days', 7),
  enough('weekly', 'weeks', 1),
  enough('weekly', 'months', 1),
  enough('weekly', 'years', 1),
  tooShort('weekly', 'days', 6, '6 days', '7 days'),
  enough('monthly', 'days', 31),
  enough('monthly', 'weeks', 5),
  enough('monthly', 'months', 1),
  enough('monthly', 'years', 1),
  tooShort('monthly', 'days', 30, '30 days', '31 days'),
  tooShort('monthly', 'weeks', 4, '4 weeks', '5 weeks'),
  enough('yearly', 'days', 365),
  enough('yearly', 'weeks', 53),
  enough('yearly', 'months', 12),
  enough('yearly', 'years', 1),
  tooShort('yearly', 'days', 364, '364 days', '365 days'),
  tooShort('yearly', 'weeks', 52, '52 weeks', '53 weeks'),
  tooShort('yearly', 'months', 11, '11 months', '12 months'),
  {
    title: 'the second of two monthly items',
    ...withItems({ policy_item_monthly: [item(1, 'months', 12), item(15, 'days', 20)] }),
    findings: [
      {
        at,
        attribute: 'policy_item_monthly[1]',
        problem:
          'the schedule for cluster "orders" keeps monthly snapshots only 20 days, so they expire before the next one',
        fix: 'keep monthly snapshots at least 31 days',
      },
    ],
  },
  { title: 'an unsupported unit is reported by another rule', ...only('weekly', 'fortnights', 1) },
  { title: 'an invalid value is reported by another rule', ...only('weekly', 'days', 0) },
  { title: 'no items', ...withItems({}) },
  {
    title: 'a retention known only after apply',
    ...only('weekly', 'days', '${terraform_data.days.output}'),
    unchecked: [`${at} policy_item_weekly`],
  },
  {
    title: 'a unit known only after apply',
    ...only('weekly', '${terraform_data.unit.output}', 5),
    unchecked: [`${at} policy_item_weekly`],
  },
  {
    title: 'a daily retention not known, for which any number is enough',
    ...only('daily', 'days', '${terraform_data.days.output}'),
  },
  {
    title: 'a retention from a variable',
    ...only('weekly', 'days', '${var.days}'),
    variables: { days: 5 },
    atSynth: { unchecked: [`${at} policy_item_weekly`] },
    findings: [
      {
        at,
        attribute: 'policy_item_weekly',
        problem:
          'the schedule for cluster "orders" keeps weekly snapshots only 5 days, so they expire before the next one',
        fix: 'keep weekly snapshots at least 7 days',
      },
    ],
  },
  {
    title: 'weekly and hourly items known only after apply',
    ...withItems({
      dynamic: {
        policy_item_hourly: { for_each: '${terraform_data.hours.output}', content: item(6, 'days', 1) },
        policy_item_weekly: { for_each: '${terraform_data.weeks.output}', content: item(6, 'weeks', 1) },
      },
    }),
    unchecked: [`${at} policy_item_weekly`],
  },
]);
