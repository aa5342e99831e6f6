import { complianceInvalidItem } from '../../../src/rules/compliance/invalid-item';
import { type Body, compliancePolicy, item, project, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_backup_compliance_policy.statute';
const withPolicy = (body: Body) => ({ resources: together(project(), compliancePolicy(body)) });
const later = '${terraform_data.later.output}';

testRule(complianceInvalidItem, [
  {
    title: "the items of Atlas' default policy",
    ...withPolicy({
      policy_item_hourly: item(6, 'days', 7),
      policy_item_daily: item(1, 'days', 7),
      policy_item_weekly: item(6, 'weeks', 4),
      policy_item_monthly: item(40, 'months', 12),
      policy_item_yearly: item(12, 'years', 1),
      on_demand_policy_item: item(1, 'days', 1),
    }),
  },
  {
    title: 'an interval of 0 wherever Atlas ignores it',
    ...withPolicy({
      policy_item_daily: item(0, 'days', 7),
      policy_item_weekly: item(0, 'weeks', 4),
      policy_item_monthly: item(0, 'months', 12),
      policy_item_yearly: item(0, 'years', 1),
      on_demand_policy_item: item(0, 'days', 3),
    }),
  },
  { title: 'a policy without items', ...withPolicy({}) },
  {
    title: 'an hourly interval of 0',
    ...withPolicy({ policy_item_hourly: item(0, 'days', 7) }),
    findings: [
      {
        at,
        attribute: 'policy_item_hourly.frequency_interval',
        problem:
          'the hourly item of the backup compliance policy of project "shop" has the interval 0, which Atlas does not support',
        fix: 'set policy_item_hourly.frequency_interval to 1, 2, 4, 6, 8 or 12',
        fixInCode: 'set policyItemHourly.frequencyInterval to 1, 2, 4, 6, 8 or 12',
      },
    ],
  },
  {
    title: 'intervals that no kind has',
    ...withPolicy({
      policy_item_hourly: item(3, 'days', 7),
      policy_item_daily: item(2, 'days', 7),
      policy_item_weekly: item(8, 'weeks', 4),
      policy_item_monthly: item(31, 'months', 12),
      policy_item_yearly: item(13, 'years', 1),
      on_demand_policy_item: item(31, 'days', 3),
    }),
    findings: [
      {
        at,
        attribute: 'on_demand_policy_item.frequency_interval',
        problem:
          'the on-demand item of the backup compliance policy of project "shop" has the interval 31, which Atlas does not support',
        fix: 'set frequency_interval = 0 in on_demand_policy_item',
        fixInCode: 'set frequencyInterval: 0 in onDemandPolicyItem',
      },
      {
        at,
        attribute: 'policy_item_daily.frequency_interval',
        problem:
          'the daily item of the backup compliance policy of project "shop" has the interval 2, which Atlas does not support',
        fix: 'set policy_item_daily.frequency_interval to 1',
        fixInCode: 'set policyItemDaily.frequencyInterval to 1',
      },
      {
        at,
        attribute: 'policy_item_hourly.frequency_interval',
        problem:
          'the hourly item of the backup compliance policy of project "shop" has the interval 3, which Atlas does not support',
        fix: 'set policy_item_hourly.frequency_interval to 1, 2, 4, 6, 8 or 12',
        fixInCode: 'set policyItemHourly.frequencyInterval to 1, 2, 4, 6, 8 or 12',
      },
      {
        at,
        attribute: 'policy_item_monthly.frequency_interval',
        problem:
          'the monthly item of the backup compliance policy of project "shop" has the interval 31, which Atlas does not support',
        fix: 'set policy_item_monthly.frequency_interval to a number from 1 to 28, or 40 for the last day of the month',
        fixInCode:
          'set policyItemMonthly.frequencyInterval to a number from 1 to 28, or 40 for the last day of the month',
      },
      {
        at,
        attribute: 'policy_item_weekly.frequency_interval',
        problem:
          'the weekly item of the backup compliance policy of project "shop" has the interval 8, which Atlas does not support',
        fix: 'set policy_item_weekly.frequency_interval to a number from 1 (Monday) to 7 (Sunday)',
        fixInCode: 'set policyItemWeekly.frequencyInterval to a number from 1 (Monday) to 7 (Sunday)',
      },
      {
        at,
        attribute: 'policy_item_yearly.frequency_interval',
        problem:
          'the yearly item of the backup compliance policy of project "shop" has the interval 13, which Atlas does not support',
        fix: 'set policy_item_yearly.frequency_interval to a number from 1 (January) to 12 (December)',
        fixInCode: 'set policyItemYearly.frequencyInterval to a number from 1 (January) to 12 (December)',
      },
    ],
  },
  {
    title: 'retentions that are none',
    ...withPolicy({
      policy_item_daily: item(0, 'fortnights', 7),
      policy_item_weekly: item(0, 'weeks', 0),
      on_demand_policy_item: item(0, 'hours', 0),
    }),
    findings: [
      {
        at,
        attribute: 'on_demand_policy_item.retention_unit',
        problem:
          'the on-demand item of the backup compliance policy of project "shop" has the retention unit "hours", which Atlas does not support',
        fix: 'set on_demand_policy_item.retention_unit to "days", "weeks", "months" or "years"',
        fixInCode: 'set onDemandPolicyItem.retentionUnit to "days", "weeks", "months" or "years"',
      },
      {
        at,
        attribute: 'on_demand_policy_item.retention_value',
        problem:
          'the on-demand item of the backup compliance policy of project "shop" has a retention of 0 hours, which Atlas does not support',
        fix: 'set on_demand_policy_item.retention_value to a whole number of at least 1',
        fixInCode: 'set onDemandPolicyItem.retentionValue to a whole number of at least 1',
      },
      {
        at,
        attribute: 'policy_item_daily.retention_unit',
        problem:
          'the daily item of the backup compliance policy of project "shop" has the retention unit "fortnights", which Atlas does not support',
        fix: 'set policy_item_daily.retention_unit to "days", "weeks", "months" or "years"',
        fixInCode: 'set policyItemDaily.retentionUnit to "days", "weeks", "months" or "years"',
      },
      {
        at,
        attribute: 'policy_item_weekly.retention_value',
        problem:
          'the weekly item of the backup compliance policy of project "shop" has a retention of 0 weeks, which Atlas does not support',
        fix: 'set policy_item_weekly.retention_value to a whole number of at least 1',
        fixInCode: 'set policyItemWeekly.retentionValue to a whole number of at least 1',
      },
    ],
  },
  {
    title: 'an on-demand item that says nothing',
    only: 'synth',
    ...withPolicy({ on_demand_policy_item: {} }),
    findings: [
      {
        at,
        attribute: 'on_demand_policy_item.frequency_interval',
        problem: 'the on-demand item of the backup compliance policy of project "shop" has no interval',
        fix: 'set frequency_interval = 0 in on_demand_policy_item',
        fixInCode: 'set frequencyInterval: 0 in onDemandPolicyItem',
      },
      {
        at,
        attribute: 'on_demand_policy_item.retention_unit',
        problem: 'the on-demand item of the backup compliance policy of project "shop" has no retention unit',
        fix: 'set on_demand_policy_item.retention_unit to "days", "weeks", "months" or "years"',
        fixInCode: 'set onDemandPolicyItem.retentionUnit to "days", "weeks", "months" or "years"',
      },
      {
        at,
        attribute: 'on_demand_policy_item.retention_value',
        problem:
          'the on-demand item of the backup compliance policy of project "shop" has no retention value',
        fix: 'set on_demand_policy_item.retention_value to a whole number of at least 1',
        fixInCode: 'set onDemandPolicyItem.retentionValue to a whole number of at least 1',
      },
    ],
  },
  {
    title: 'weekly snapshots kept 5 days, and a retention shorter than that of more frequent ones',
    ...withPolicy({ policy_item_daily: item(1, 'days', 6), policy_item_weekly: item(7, 'days', 5) }),
    findings: [
      {
        at,
        attribute: 'policy_item_weekly',
        problem:
          'the backup compliance policy of project "shop" keeps weekly snapshots 5 days, less than daily ones (6 days)',
        fix: 'keep weekly snapshots at least 6 days, or daily snapshots at most 5 days',
      },
      {
        at,
        attribute: 'policy_item_weekly',
        problem:
          'the backup compliance policy of project "shop" keeps weekly snapshots only 5 days, so they expire before the next one',
        fix: 'keep weekly snapshots at least 7 days',
      },
    ],
  },
  {
    title: 'the on-demand retention has no part in the order of the others',
    ...withPolicy({ policy_item_daily: item(0, 'days', 30), on_demand_policy_item: item(0, 'days', 1) }),
  },
  {
    title: 'a window as long as hourly snapshots are kept',
    ...withPolicy({ pit_enabled: true, restore_window_days: 7, policy_item_hourly: item(6, 'days', 7) }),
  },
  {
    title: 'a window of 31 days over 1 month of hourly snapshots: the month decides, so it is silent',
    ...withPolicy({ pit_enabled: true, restore_window_days: 31, policy_item_hourly: item(6, 'months', 1) }),
  },
  {
    title: 'a window longer than hourly snapshots are kept',
    ...withPolicy({ pit_enabled: true, restore_window_days: 8, policy_item_hourly: item(6, 'weeks', 1) }),
    findings: [
      {
        at,
        attribute: 'restore_window_days',
        problem:
          'the backup compliance policy of project "shop" has a restore window of 8 days, but keeps hourly snapshots only 1 week',
        fix: 'set restore_window_days = 7, or keep hourly snapshots at least 8 days',
        fixInCode: 'set restoreWindowDays: 7, or keep hourly snapshots at least 8 days',
      },
    ],
  },
  {
    title: 'the same without point-in-time restores, where the window means nothing',
    ...withPolicy({ pit_enabled: false, restore_window_days: 8, policy_item_hourly: item(6, 'weeks', 1) }),
  },
  {
    title: 'the same, with pit_enabled left out',
    ...withPolicy({ restore_window_days: 8, policy_item_hourly: item(6, 'weeks', 1) }),
  },
  {
    title: 'the same, with pit_enabled known after apply',
    ...withPolicy({ pit_enabled: later, restore_window_days: 8, policy_item_hourly: item(6, 'weeks', 1) }),
    unchecked: [`${at} pit_enabled`],
  },
  {
    title: 'a window that is too long for nothing, as the policy has no hourly item',
    ...withPolicy({ pit_enabled: true, restore_window_days: 8, policy_item_daily: item(1, 'days', 7) }),
  },
  {
    title: 'a window of 0 days with point-in-time restores',
    ...withPolicy({ pit_enabled: true, restore_window_days: 0 }),
    findings: [
      {
        at,
        attribute: 'restore_window_days',
        problem:
          'the backup compliance policy of project "shop" has a restore window of 0 days, which Atlas does not support',
        fix: 'set restore_window_days to a whole number of at least 1',
        fixInCode: 'set restoreWindowDays to a whole number of at least 1',
      },
    ],
  },
  {
    title: 'a window of 0 days without them, which is what the provider sends for none',
    ...withPolicy({ restore_window_days: 0 }),
  },
  {
    title: 'a negative window',
    ...withPolicy({ restore_window_days: -1 }),
    findings: [
      {
        at,
        attribute: 'restore_window_days',
        problem:
          'the backup compliance policy of project "shop" has a restore window of -1 days, which Atlas does not support',
        fix: 'set restore_window_days to a whole number of at least 1',
        fixInCode: 'set restoreWindowDays to a whole number of at least 1',
      },
    ],
  },
  { title: 'point-in-time restores without a window', ...withPolicy({ pit_enabled: true }) },
  {
    title: 'a window known after apply',
    ...withPolicy({ pit_enabled: true, restore_window_days: later }),
    unchecked: [`${at} restore_window_days`],
  },
  {
    title: 'a window known after apply that means nothing',
    ...withPolicy({ pit_enabled: false, restore_window_days: later }),
  },
  {
    title: 'a retention known after apply is unchecked once',
    ...withPolicy({ policy_item_daily: item(1, 'days', later), policy_item_weekly: item(7, 'weeks', 4) }),
    unchecked: [`${at} policy_item_daily.retention_value`],
  },
  {
    title: 'an on-demand item known after apply',
    ...withPolicy({ on_demand_policy_item: item(later, later, later) }),
    unchecked: [
      `${at} on_demand_policy_item.frequency_interval`,
      `${at} on_demand_policy_item.retention_unit`,
      `${at} on_demand_policy_item.retention_value`,
    ],
  },
  {
    title: 'a retention from a variable',
    ...withPolicy({ policy_item_weekly: item(7, 'days', '${var.days}') }),
    variables: { days: 5 },
    atSynth: { unchecked: [`${at} policy_item_weekly.retention_value`] },
    findings: [
      {
        at,
        attribute: 'policy_item_weekly',
        problem:
          'the backup compliance policy of project "shop" keeps weekly snapshots only 5 days, so they expire before the next one',
        fix: 'keep weekly snapshots at least 7 days',
      },
    ],
  },
]);
