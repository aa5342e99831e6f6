import { type Body, cluster, item, project, schedule, together } from '../../../src/rules/example';
import { scheduleInvalidRetention } from '../../../src/rules/schedule/invalid-retention';
import { inCamelCase, testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const withItems = (items: Body) => ({ resources: together(project(), cluster(), schedule(items)) });
const daily = (unit: unknown, value: unknown) => withItems({ policy_item_daily: item(1, unit, value) });

const wrongUnit = (unit: string) => ({
  at,
  attribute: 'policy_item_daily.retention_unit',
  problem: `the daily item of the schedule for cluster "orders" has the retention unit "${unit}", which Atlas does not support`,
  fix: 'set policy_item_daily.retention_unit to "days", "weeks", "months" or "years"',
  fixInCode: 'set policyItemDaily.retentionUnit to "days", "weeks", "months" or "years"',
});
const set = (block: string) => ({
  fix: `set ${block}.retention_value to a whole number of at least 1`,
  fixInCode: `set ${inCamelCase(block)}.retentionValue to a whole number of at least 1`,
});
const wrongValue = (kept: string) => ({
  at,
  attribute: 'policy_item_daily.retention_value',
  problem: `the daily item of the schedule for cluster "orders" has a retention of ${kept}, which Atlas does not support`,
  ...set('policy_item_daily'),
});

testRule(scheduleInvalidRetention, [
  ...['days', 'weeks', 'months', 'years'].map((unit) => ({ title: `1 of ${unit}`, ...daily(unit, 1) })),
  { title: 'a thousand days', ...daily('days', 1000) },
  { title: 'a value written as a text', ...daily('days', '7') },
  { title: 'fortnights', ...daily('fortnights', 2), findings: [wrongUnit('fortnights')] },
  { title: 'hours', ...daily('hours', 2), findings: [wrongUnit('hours')] },
  { title: 'days in capitals', ...daily('DAYS', 7), findings: [wrongUnit('DAYS')] },
  { title: 'a single day', ...daily('day', 1), findings: [wrongUnit('day')] },
  { title: '0 days', ...daily('days', 0), findings: [wrongValue('0 days')] },
  { title: '-1 weeks', ...daily('weeks', -1), findings: [wrongValue('-1 weeks')] },
  { title: 'a day and a half', ...daily('days', 1.5), findings: [wrongValue('1.5 days')] },
  {
    title: 'a value that is not a number',
    only: 'synth',
    ...daily('days', 'seven'),
    findings: [wrongValue('"seven" days')],
  },
  {
    title: 'both wrong',
    ...daily('fortnights', 0),
    findings: [wrongUnit('fortnights'), wrongValue('0 fortnights')],
  },
  {
    title: 'no unit, which Terraform rejects',
    ...daily(undefined, 7),
    findings: [
      {
        at,
        attribute: 'policy_item_daily.retention_unit',
        problem: 'the daily item of the schedule for cluster "orders" has no retention unit',
        fix: 'set policy_item_daily.retention_unit to "days", "weeks", "months" or "years"',
        fixInCode: 'set policyItemDaily.retentionUnit to "days", "weeks", "months" or "years"',
      },
    ],
  },
  {
    title: 'no value, which Terraform rejects',
    ...daily('days', undefined),
    findings: [
      {
        at,
        attribute: 'policy_item_daily.retention_value',
        problem: 'the daily item of the schedule for cluster "orders" has no retention value',
        ...set('policy_item_daily'),
      },
    ],
  },
  {
    title: 'the second of two weekly items',
    ...withItems({ policy_item_weekly: [item(6, 'weeks', 4), item(2, 'weeks', 0)] }),
    findings: [
      {
        at,
        attribute: 'policy_item_weekly[1].retention_value',
        problem:
          'the weekly item of the schedule for cluster "orders" has a retention of 0 weeks, which Atlas does not support',
        ...set('policy_item_weekly[1]'),
      },
    ],
  },
  { title: 'no items', ...withItems({}) },
  {
    title: 'unit and value known only after apply',
    ...daily('${terraform_data.unit.output}', '${terraform_data.value.output}'),
    unchecked: [`${at} policy_item_daily.retention_unit`, `${at} policy_item_daily.retention_value`],
  },
  {
    title: 'a value that is wrong in every unit',
    ...daily('${terraform_data.unit.output}', 0),
    findings: [wrongValue('0')],
    unchecked: [`${at} policy_item_daily.retention_unit`],
  },
  {
    title: 'a value from a variable',
    ...daily('days', '${var.days}'),
    variables: { days: 0 },
    atSynth: { unchecked: [`${at} policy_item_daily.retention_value`] },
    findings: [wrongValue('0 days')],
  },
  {
    title: 'items known only after apply',
    ...withItems({
      dynamic: {
        policy_item_yearly: { for_each: '${terraform_data.years.output}', content: item(1, 'years', 1) },
      },
    }),
    unchecked: [`${at} policy_item_yearly`],
  },
]);
