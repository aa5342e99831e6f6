import { copyFrequencyNeverTaken } from '../../../src/rules/copy/frequency-never-taken';
import { type Body, cluster, copyTo, item, project, schedule, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const attribute = 'copy_settings[0].frequencies';
const unknown = '${terraform_data.x.output}';
const daily: Body = { policy_item_daily: item(1, 'days', 7) };
const all: Body = {
  ...daily,
  policy_item_hourly: item(6, 'days', 2),
  policy_item_weekly: item(6, 'weeks', 4),
  policy_item_monthly: item(40, 'months', 12),
  policy_item_yearly: item(12, 'years', 1),
};

const copying = (frequencies: unknown, items: Body = daily) => ({
  resources: together(
    project(),
    cluster(),
    schedule({ ...items, copy_settings: copyTo('EU_WEST_1', { frequencies }) }),
  ),
});

testRule(copyFrequencyNeverTaken, [
  { title: 'what is copied is taken', ...copying(['DAILY']) },
  { title: 'on-demand snapshots need no item', ...copying(['DAILY', 'ON_DEMAND']) },
  {
    title: 'yearly snapshots are not taken',
    ...copying(['DAILY', 'YEARLY']),
    findings: [
      {
        at,
        attribute,
        problem: 'the schedule for cluster "orders" copies YEARLY snapshots, but does not take them',
        fix: 'add policy_item_yearly, or remove YEARLY from copy_settings[0].frequencies',
        fixInCode: 'add policyItemYearly, or remove YEARLY from copySettings[0].frequencies',
      },
    ],
  },
  {
    title: 'all six with only a daily item',
    ...copying(['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'ON_DEMAND']),
    findings: [
      {
        at,
        attribute,
        problem:
          'the schedule for cluster "orders" copies HOURLY, WEEKLY, MONTHLY and YEARLY snapshots, but does not take them',
        fix: 'add policy_item_hourly, policy_item_weekly, policy_item_monthly and policy_item_yearly, or remove HOURLY, WEEKLY, MONTHLY and YEARLY from copy_settings[0].frequencies',
        fixInCode:
          'add policyItemHourly, policyItemWeekly, policyItemMonthly and policyItemYearly, or remove HOURLY, WEEKLY, MONTHLY and YEARLY from copySettings[0].frequencies',
      },
    ],
  },
  {
    title: 'all six with all items',
    ...copying(['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'ON_DEMAND'], all),
  },
  {
    title: 'a schedule without any item',
    ...copying(['DAILY'], {}),
    findings: [
      {
        at,
        attribute,
        problem: 'the schedule for cluster "orders" copies DAILY snapshots, but does not take them',
        fix: 'add policy_item_daily, or remove DAILY from copy_settings[0].frequencies',
        fixInCode: 'add policyItemDaily, or remove DAILY from copySettings[0].frequencies',
      },
    ],
  },
  { title: 'a frequency in lower case is reported by another rule', ...copying(['yearly']) },
  { title: 'no frequencies', ...copying(undefined) },
  {
    title: 'the items of the kind are not known yet',
    ...copying(['DAILY', 'YEARLY'], {
      ...daily,
      dynamic: { policy_item_yearly: { for_each: unknown, content: {} } },
    }),
    unchecked: [`${at} policy_item_yearly`],
  },
  {
    title: 'the items of another kind are not known yet',
    ...copying(['DAILY'], { ...daily, dynamic: { policy_item_yearly: { for_each: unknown, content: {} } } }),
  },
  {
    title: 'a frequency is not known yet',
    ...copying(['DAILY', unknown]),
    unchecked: [`${at} ${attribute}`],
  },
  { title: 'a frequency is not known yet, and every kind is taken', ...copying(['DAILY', unknown], all) },
  {
    title: 'frequencies from a variable',
    ...copying('${var.frequencies}'),
    variables: { frequencies: ['WEEKLY'] },
    findings: [
      {
        at,
        attribute,
        problem: 'the schedule for cluster "orders" copies WEEKLY snapshots, but does not take them',
        fix: 'add policy_item_weekly, or remove WEEKLY from copy_settings[0].frequencies',
      },
    ],
    atSynth: { unchecked: [`${at} ${attribute}`] },
  },
  {
    title: 'all copy settings not known yet',
    resources: together(
      project(),
      cluster(),
      schedule({ ...daily, dynamic: { copy_settings: { for_each: unknown, content: {} } } }),
    ),
    unchecked: [`${at} copy_settings`],
  },
  {
    title: 'a cluster outside the configuration',
    resources: {
      mongodbatlas_cloud_backup_schedule: {
        orders: {
          project_id: '5f0000000000000000000002',
          cluster_name: 'orders',
          ...daily,
          copy_settings: copyTo('EU_WEST_1', { frequencies: ['HOURLY'] }),
        },
      },
    },
    findings: [
      {
        at,
        attribute,
        problem: 'the schedule for cluster "orders" copies HOURLY snapshots, but does not take them',
        fix: 'add policy_item_hourly, or remove HOURLY from copy_settings[0].frequencies',
        fixInCode: 'add policyItemHourly, or remove HOURLY from copySettings[0].frequencies',
      },
    ],
  },
]);
