import { type Body, cluster, item, project, schedule, together } from '../../../src/rules/example';
import { scheduleRetentionOutOfOrder } from '../../../src/rules/schedule/retention-out-of-order';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const withItems = (items: Body) => ({ resources: together(project(), cluster(), schedule(items)) });

testRule(scheduleRetentionOutOfOrder, [
  {
    title: 'daily 7 days, weekly 4 weeks, monthly 12 months, yearly 1 year',
    ...withItems({
      policy_item_daily: item(1, 'days', 7),
      policy_item_weekly: item(6, 'weeks', 4),
      policy_item_monthly: item(40, 'months', 12),
      policy_item_yearly: item(12, 'years', 1),
    }),
  },
  {
    title: 'weekly 2 weeks after daily 30 days',
    ...withItems({ policy_item_daily: item(1, 'days', 30), policy_item_weekly: item(6, 'weeks', 2) }),
    findings: [
      {
        at,
        attribute: 'policy_item_weekly',
        problem:
          'the schedule for cluster "orders" keeps weekly snapshots 2 weeks, less than daily ones (30 days)',
        fix: 'keep weekly snapshots at least 30 days, or daily snapshots at most 2 weeks',
      },
    ],
  },
  {
    title: 'monthly 1 month after daily 31 days: a month may have 31 days, so nothing is reported',
    ...withItems({ policy_item_daily: item(1, 'days', 31), policy_item_monthly: item(1, 'months', 1) }),
  },
  {
    title: 'yearly 1 year after weekly 52 weeks',
    ...withItems({ policy_item_weekly: item(1, 'weeks', 52), policy_item_yearly: item(1, 'years', 1) }),
  },
  {
    title: 'yearly 1 year after weekly 53 weeks, without a monthly item in between',
    ...withItems({ policy_item_weekly: item(1, 'weeks', 53), policy_item_yearly: item(1, 'years', 1) }),
    findings: [
      {
        at,
        attribute: 'policy_item_yearly',
        problem:
          'the schedule for cluster "orders" keeps yearly snapshots 1 year, less than weekly ones (53 weeks)',
        fix: 'keep yearly snapshots at least 53 weeks, or weekly snapshots at most 1 year',
      },
    ],
  },
  {
    title: 'the second of two weekly items',
    ...withItems({
      policy_item_daily: item(1, 'days', 14),
      policy_item_weekly: [item(6, 'weeks', 4), item(3, 'weeks', 1)],
    }),
    findings: [
      {
        at,
        attribute: 'policy_item_weekly[1]',
        problem:
          'the schedule for cluster "orders" keeps weekly snapshots 1 week, less than daily ones (14 days)',
        fix: 'keep weekly snapshots at least 14 days, or daily snapshots at most 1 week',
      },
    ],
  },
  {
    title: 'months and days that may be equal do not hide what is certain',
    ...withItems({
      policy_item_hourly: item(6, 'months', 1),
      policy_item_daily: item(1, 'days', 30),
      policy_item_weekly: item(6, 'days', 29),
    }),
    findings: [
      {
        at,
        attribute: 'policy_item_weekly',
        problem:
          'the schedule for cluster "orders" keeps weekly snapshots 29 days, less than daily ones (30 days)',
        fix: 'keep weekly snapshots at least 30 days, or daily snapshots at most 29 days',
      },
    ],
  },
  {
    title: 'two items that are shorter than the longest before them',
    ...withItems({
      policy_item_hourly: item(6, 'days', 60),
      policy_item_daily: item(1, 'days', 7),
      policy_item_monthly: item(1, 'months', 1),
    }),
    findings: [
      {
        at,
        attribute: 'policy_item_daily',
        problem:
          'the schedule for cluster "orders" keeps daily snapshots 7 days, less than hourly ones (60 days)',
        fix: 'keep daily snapshots at least 60 days, or hourly snapshots at most 7 days',
      },
      {
        at,
        attribute: 'policy_item_monthly',
        problem:
          'the schedule for cluster "orders" keeps monthly snapshots 1 month, less than hourly ones (60 days)',
        fix: 'keep monthly snapshots at least 60 days, or hourly snapshots at most 1 month',
      },
    ],
  },
  {
    title: 'items of one kind may be kept for different times',
    ...withItems({ policy_item_weekly: [item(6, 'weeks', 8), item(3, 'weeks', 4)] }),
  },
  {
    title: 'weekly items known only after apply',
    ...withItems({
      policy_item_daily: item(1, 'days', 7),
      dynamic: {
        policy_item_weekly: { for_each: '${terraform_data.weeks.output}', content: item(6, 'weeks', 4) },
      },
    }),
    unchecked: [`${at} policy_item_weekly`],
  },
  {
    title: 'daily retention not known yet',
    ...withItems({
      policy_item_daily: item(1, 'days', '${terraform_data.keep.output}'),
      policy_item_weekly: item(6, 'weeks', 2),
    }),
    unchecked: [`${at} policy_item_daily`],
  },
  {
    title: 'a retention not known yet of the only item: a single item is always in order',
    ...withItems({ policy_item_daily: item(1, 'days', '${terraform_data.keep.output}') }),
  },
  {
    title: 'a retention from a variable',
    ...withItems({
      policy_item_daily: item(1, 'days', '${var.days}'),
      policy_item_weekly: item(6, 'weeks', 2),
    }),
    variables: { days: 30 },
    atSynth: { unchecked: [`${at} policy_item_daily`] },
    findings: [
      {
        at,
        attribute: 'policy_item_weekly',
        problem:
          'the schedule for cluster "orders" keeps weekly snapshots 2 weeks, less than daily ones (30 days)',
        fix: 'keep weekly snapshots at least 30 days, or daily snapshots at most 2 weeks',
      },
    ],
  },
  { title: 'no items at all', ...withItems({}) },
  {
    title: 'an unsupported unit is reported by another rule',
    ...withItems({ policy_item_daily: item(1, 'fortnights', 30), policy_item_weekly: item(6, 'weeks', 2) }),
  },
]);
