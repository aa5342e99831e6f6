import { type Body, cluster, item, project, schedule, together } from '../../../src/rules/example';
import { scheduleRepeatedItem } from '../../../src/rules/schedule/repeated-item';
import { inCamelCase, testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const withItems = (items: Body) => ({ resources: together(project(), cluster(), schedule(items)) });
const repeated = (frequency: string, count: number) => ({
  at,
  attribute: `policy_item_${frequency}`,
  problem: `the schedule for cluster "orders" has ${count} ${frequency} items, but supports only one`,
  fix: `keep one policy_item_${frequency} and remove the others`,
  fixInCode: inCamelCase(`keep one policy_item_${frequency} and remove the others`),
});

testRule(scheduleRepeatedItem, [
  {
    title: 'one item of every kind',
    ...withItems({
      policy_item_hourly: item(6, 'days', 7),
      policy_item_daily: item(1, 'days', 7),
      policy_item_weekly: item(6, 'weeks', 4),
      policy_item_monthly: item(40, 'months', 12),
      policy_item_yearly: item(12, 'years', 1),
    }),
  },
  {
    title: 'several weekly, monthly and yearly items',
    ...withItems({
      policy_item_weekly: [item(2, 'weeks', 4), item(6, 'weeks', 4)],
      policy_item_monthly: [item(1, 'months', 12), item(40, 'months', 12)],
      policy_item_yearly: [item(1, 'years', 1), item(12, 'years', 1)],
    }),
  },
  {
    title: 'two hourly items',
    ...withItems({ policy_item_hourly: [item(6, 'days', 7), item(12, 'days', 14)] }),
    findings: [repeated('hourly', 2)],
  },
  {
    title: 'three daily items',
    ...withItems({ policy_item_daily: [item(1, 'days', 7), item(1, 'days', 14), item(1, 'days', 21)] }),
    findings: [repeated('daily', 3)],
  },
  {
    title: 'two items as lists of blocks, from a dynamic block',
    ...withItems({
      policy_item_daily: item(1, 'days', 7),
      dynamic: {
        policy_item_daily: { for_each: [14], content: item(1, 'days', '${policy_item_daily.value}') },
      },
    }),
    findings: [repeated('daily', 2)],
  },
  { title: 'no items', ...withItems({}) },
  {
    title: 'daily items known only after apply',
    ...withItems({
      dynamic: {
        policy_item_daily: { for_each: '${terraform_data.days.output}', content: item(1, 'days', 7) },
      },
    }),
    unchecked: [`${at} policy_item_daily`],
  },
  {
    title: 'weekly items known only after apply',
    ...withItems({
      dynamic: {
        policy_item_weekly: { for_each: '${terraform_data.weeks.output}', content: item(6, 'weeks', 4) },
      },
    }),
  },
  {
    title: 'an interval known only after apply',
    ...withItems({ policy_item_hourly: item('${terraform_data.hours.output}', 'days', 7) }),
  },
]);
