import { type Body, cluster, item, project, schedule, together } from '../../../src/rules/example';
import { scheduleDuplicateItem } from '../../../src/rules/schedule/duplicate-item';
import { inCamelCase, testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const withItems = (items: Body) => ({ resources: together(project(), cluster(), schedule(items)) });
const duplicate = (frequency: string, day: string, block = `policy_item_${frequency}[1]`) => ({
  at,
  attribute: block,
  problem: `the schedule for cluster "orders" has two ${frequency} items for ${day}`,
  fix: `remove ${block}, or set ${block}.frequency_interval to another day`,
  fixInCode: inCamelCase(`remove ${block}, or set ${block}.frequency_interval to another day`),
});

testRule(scheduleDuplicateItem, [
  {
    title: 'two weekly items on two days',
    ...withItems({ policy_item_weekly: [item(2, 'weeks', 4), item(6, 'weeks', 4)] }),
  },
  {
    title: 'two weekly items on Saturday',
    ...withItems({ policy_item_weekly: [item(6, 'weeks', 4), item(6, 'weeks', 8)] }),
    findings: [duplicate('weekly', 'Saturday')],
  },
  {
    title: 'two monthly items on the first day',
    ...withItems({ policy_item_monthly: [item(1, 'months', 6), item(1, 'months', 12)] }),
    findings: [duplicate('monthly', 'day 1 of the month')],
  },
  {
    title: 'two monthly items on the last day',
    ...withItems({ policy_item_monthly: [item(40, 'months', 6), item(40, 'months', 6)] }),
    findings: [duplicate('monthly', 'the last day of the month')],
  },
  {
    title: 'two yearly items in December',
    ...withItems({ policy_item_yearly: [item(12, 'years', 1), item(12, 'years', 2)] }),
    findings: [duplicate('yearly', 'December')],
  },
  {
    title: 'the first and the third of three weekly items',
    ...withItems({ policy_item_weekly: [item(1, 'weeks', 4), item(3, 'weeks', 4), item(1, 'weeks', 4)] }),
    findings: [duplicate('weekly', 'Monday', 'policy_item_weekly[2]')],
  },
  {
    title: 'the same interval in two kinds',
    ...withItems({ policy_item_monthly: item(1, 'months', 6), policy_item_yearly: item(1, 'years', 1) }),
  },
  {
    title: 'an unsupported interval, twice',
    ...withItems({ policy_item_weekly: [item(9, 'weeks', 4), item(9, 'weeks', 4)] }),
    findings: [duplicate('weekly', 'interval 9')],
  },
  {
    title: 'two daily items, although a schedule has only one',
    ...withItems({ policy_item_daily: [item(1, 'days', 7), item(1, 'days', 14)] }),
    findings: [
      {
        ...duplicate('daily', 'interval 1'),
        fix: 'remove policy_item_daily[1]',
        fixInCode: 'remove policyItemDaily[1]',
      },
    ],
  },
  {
    title: 'two hourly items with two intervals',
    ...withItems({ policy_item_hourly: [item(6, 'days', 7), item(12, 'days', 7)] }),
  },
  { title: 'no items', ...withItems({}) },
  {
    title: 'an interval known only after apply, of the only item',
    ...withItems({ policy_item_weekly: item('${terraform_data.day.output}', 'weeks', 4) }),
  },
  {
    title: 'an interval known only after apply, and another item',
    ...withItems({
      policy_item_weekly: [item(6, 'weeks', 4), item('${terraform_data.day.output}', 'weeks', 4)],
    }),
    unchecked: [`${at} policy_item_weekly[1].frequency_interval`],
  },
  {
    title: 'an interval from a variable',
    ...withItems({ policy_item_weekly: [item(6, 'weeks', 4), item('${var.day}', 'weeks', 4)] }),
    variables: { day: 6 },
    atSynth: { unchecked: [`${at} policy_item_weekly[1].frequency_interval`] },
    findings: [duplicate('weekly', 'Saturday')],
  },
  {
    title: 'weekly and daily items known only after apply',
    ...withItems({
      dynamic: {
        policy_item_daily: { for_each: '${terraform_data.days.output}', content: item(1, 'days', 7) },
        policy_item_weekly: { for_each: '${terraform_data.weeks.output}', content: item(6, 'weeks', 4) },
      },
    }),
    unchecked: [`${at} policy_item_daily`, `${at} policy_item_weekly`],
  },
]);
