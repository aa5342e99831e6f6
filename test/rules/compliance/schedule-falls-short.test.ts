import { complianceScheduleFallsShort } from '../../../src/rules/compliance/schedule-falls-short';
import {
  type Body,
  cluster,
  compliancePolicy,
  flexCluster,
  item,
  project,
  schedule,
  scheduleOf,
  shards,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const later = '${terraform_data.later.output}';
const given = (policy: Body, items: Body, body: Body = {}) => ({
  resources: together(project(), cluster(body), schedule(items), compliancePolicy(policy)),
});
const daily = (value: unknown, unit: unknown = 'days') => ({ policy_item_daily: item(1, unit, value) });
const weekly = (value: unknown, unit: unknown = 'weeks') => ({ policy_item_weekly: item(6, unit, value) });
const hourly = (interval: unknown, days: unknown = 7) => ({
  policy_item_hourly: item(interval, 'days', days),
});
const dailyShort = {
  at,
  attribute: 'policy_item_daily',
  problem:
    'daily snapshots of cluster "orders" are kept 5 days, but the backup compliance policy of project "shop" requires 7 days',
  fix: 'keep daily snapshots at least 7 days',
};
const noDaily = {
  at,
  attribute: 'policy_item_daily',
  problem:
    'the schedule for cluster "orders" has no daily item, but the backup compliance policy of project "shop" requires one',
  fix: 'add policy_item_daily with a retention of at least 7 days',
  fixInCode: 'add policyItemDaily with a retention of at least 7 days',
};
const bank = project({}, 'bank');

testRule(complianceScheduleFallsShort, [
  { title: 'exactly what is required', ...given(daily(7), daily(7)) },
  { title: 'more than is required', ...given(daily(7), { ...daily(2, 'weeks'), ...weekly(4) }) },
  { title: 'no policy', resources: together(project(), cluster(), schedule(daily(1))) },
  { title: 'a policy without requirements', ...given({}, daily(1)) },
  {
    title:
      'a cluster without a schedule in this configuration, whose default policy does not meet the policy',
    resources: together(project(), cluster(), compliancePolicy(daily(30))),
    unchecked: ['mongodbatlas_advanced_cluster.orders name'],
  },
  { title: 'a shorter retention', ...given(daily(7), daily(5)), findings: [dailyShort] },
  {
    title: 'a shorter retention that is unchanged',
    before: given(daily(7), daily(5)).resources,
    ...given(daily(7), daily(5)),
    findings: [dailyShort],
  },
  {
    title: '12 months for 1 year',
    ...given({ policy_item_yearly: item(0, 'years', 1) }, { policy_item_yearly: item(1, 'months', 12) }),
  },
  {
    title: '11 months for 1 year',
    ...given({ policy_item_monthly: item(0, 'years', 1) }, { policy_item_monthly: item(1, 'months', 11) }),
    findings: [
      {
        at,
        attribute: 'policy_item_monthly',
        problem:
          'monthly snapshots of cluster "orders" are kept 11 months, but the backup compliance policy of project "shop" requires 1 year',
        fix: 'keep monthly snapshots at least 1 year',
      },
    ],
  },
  {
    title: '31 days for 1 month: the month decides, so it is silent',
    ...given({ policy_item_monthly: item(0, 'months', 1) }, { policy_item_monthly: item(1, 'days', 31) }),
  },
  {
    title: 'an item is missing',
    ...given({ ...daily(7), ...weekly(4) }, daily(7)),
    findings: [
      {
        at,
        attribute: 'policy_item_weekly',
        problem:
          'the schedule for cluster "orders" has no weekly item, but the backup compliance policy of project "shop" requires one',
        fix: 'add policy_item_weekly with a retention of at least 4 weeks',
        fixInCode: 'add policyItemWeekly with a retention of at least 4 weeks',
      },
    ],
  },
  { title: 'a schedule without any item', ...given(daily(7), {}), findings: [noDaily] },
  {
    title: 'one of several items suffices',
    ...given(weekly(4), { policy_item_weekly: [item(1, 'weeks', 2), item(6, 'weeks', 5)] }),
  },
  {
    title: 'none of several items is enough: the one that keeps most is reported',
    ...given(weekly(4), {
      policy_item_weekly: [item(1, 'weeks', 1), item(3, 'weeks', 3), item(6, 'weeks', 2)],
    }),
    findings: [
      {
        at,
        attribute: 'policy_item_weekly[1]',
        problem:
          'weekly snapshots of cluster "orders" are kept 3 weeks, but the backup compliance policy of project "shop" requires 4 weeks',
        fix: 'keep weekly snapshots at least 4 weeks',
      },
    ],
  },
  {
    title: 'several items of the policy, and one is met',
    ...given({ policy_item_weekly: [item(0, 'weeks', 2), item(0, 'weeks', 4)] }, weekly(3)),
    findings: [
      {
        at,
        attribute: 'policy_item_weekly',
        problem:
          'weekly snapshots of cluster "orders" are kept 3 weeks, but the backup compliance policy of project "shop" requires 4 weeks',
        fix: 'keep weekly snapshots at least 4 weeks',
      },
    ],
  },
  {
    title: 'the policy does not require a day of the week',
    ...given({ policy_item_weekly: item(1, 'weeks', 4) }, { policy_item_weekly: item(7, 'weeks', 4) }),
  },
  { title: 'hourly snapshots more often than required', ...given(hourly(6), hourly(4)) },
  {
    title: 'hourly snapshots less often, and kept for less time',
    ...given(hourly(6), hourly(8, 2)),
    findings: [
      {
        at,
        attribute: 'policy_item_hourly',
        problem:
          'hourly snapshots of cluster "orders" are kept 2 days, but the backup compliance policy of project "shop" requires 7 days',
        fix: 'keep hourly snapshots at least 7 days',
      },
      {
        at,
        attribute: 'policy_item_hourly.frequency_interval',
        problem:
          'hourly snapshots of cluster "orders" are taken every 8 hours, but the backup compliance policy of project "shop" requires every 6 hours',
        fix: 'set frequency_interval = 6 in policy_item_hourly or less',
        fixInCode: 'set frequencyInterval: 6 in policyItemHourly or less',
      },
    ],
  },
  {
    title: 'every 12 hours of a cluster without NVMe storage',
    ...given(hourly(6), hourly(12)),
    findings: [
      {
        at,
        attribute: 'policy_item_hourly.frequency_interval',
        problem:
          'hourly snapshots of cluster "orders" are taken every 12 hours, but the backup compliance policy of project "shop" requires every 6 hours',
        fix: 'set frequency_interval = 6 in policy_item_hourly or less',
        fixInCode: 'set frequencyInterval: 6 in policyItemHourly or less',
      },
    ],
  },
  {
    title: 'every 12 hours of an NVMe cluster, which accepts nothing else',
    ...given(hourly(6), hourly(12), { replication_specs: shards(1, 'M40_NVME') }),
    unchecked: [`${at} policy_item_hourly`],
  },
  {
    title: 'every 12 hours of an NVMe cluster, kept for too short a time',
    ...given(hourly(6), hourly(12, 2), { replication_specs: shards(1, 'M40_NVME') }),
    findings: [
      {
        at,
        attribute: 'policy_item_hourly',
        problem:
          'hourly snapshots of cluster "orders" are kept 2 days, but the backup compliance policy of project "shop" requires 7 days',
        fix: 'keep hourly snapshots at least 7 days',
      },
    ],
  },
  {
    title: 'every 8 hours of an NVMe cluster, which it does not accept either',
    ...given(hourly(6), hourly(8), { replication_specs: shards(1, 'M40_NVME') }),
    findings: [
      {
        at,
        attribute: 'policy_item_hourly.frequency_interval',
        problem:
          'hourly snapshots of cluster "orders" are taken every 8 hours, but the backup compliance policy of project "shop" requires every 6 hours',
        fix: 'set frequency_interval = 6 in policy_item_hourly or less',
        fixInCode: 'set frequencyInterval: 6 in policyItemHourly or less',
      },
    ],
  },
  {
    title: 'every 12 hours of a cluster whose size is known after apply',
    ...given(hourly(6), hourly(12), { replication_specs: shards(1, later) }),
    unchecked: [`${at} policy_item_hourly`],
  },
  {
    title: 'every 12 hours of a cluster outside',
    resources: together(
      project(),
      scheduleOf('mongodbatlas_advanced_cluster.orders', {
        project_id: '${mongodbatlas_project.shop.id}',
        cluster_name: 'elsewhere',
        ...hourly(12),
      }),
      compliancePolicy(hourly(6)),
    ),
    findings: [
      {
        at,
        attribute: 'policy_item_hourly.frequency_interval',
        problem:
          'hourly snapshots of cluster "elsewhere" are taken every 12 hours, but the backup compliance policy of project "shop" requires every 6 hours',
        fix: 'set frequency_interval = 6 in policy_item_hourly or less',
        fixInCode: 'set frequencyInterval: 6 in policyItemHourly or less',
      },
    ],
  },
  {
    title: 'an interval of the policy that does not exist is reported by another rule',
    ...given(hourly(0), hourly(12)),
  },
  {
    title: 'a retention that does not exist is reported by another rule',
    ...given(daily(7), daily(5, 'fortnights')),
  },
  {
    title: 'a retention of the policy that does not exist is reported by another rule',
    ...given(daily(7, 'fortnights'), daily(5)),
  },
  {
    title: 'a retention of the schedule known after apply',
    ...given(daily(7), daily(later)),
    unchecked: [`${at} policy_item_daily`],
  },
  {
    title: 'a retention of the policy known after apply',
    ...given(daily(later), daily(7)),
    unchecked: [`${at} policy_item_daily`],
  },
  {
    title: 'a missing item whose retention is known after apply is still missing',
    ...given({ ...daily(7), ...weekly(later) }, daily(7)),
    findings: [
      {
        at,
        attribute: 'policy_item_weekly',
        problem:
          'the schedule for cluster "orders" has no weekly item, but the backup compliance policy of project "shop" requires one',
        fix: 'add policy_item_weekly',
        fixInCode: 'add policyItemWeekly',
      },
    ],
  },
  {
    title: 'one of several items is known after apply, and another one suffices',
    ...given(weekly(4), { policy_item_weekly: [item(1, 'weeks', later), item(6, 'weeks', 4)] }),
  },
  {
    title: 'one of several items is known after apply, and no other one suffices',
    ...given(weekly(4), { policy_item_weekly: [item(1, 'weeks', later), item(6, 'weeks', 2)] }),
    unchecked: [`${at} policy_item_weekly`],
  },
  {
    title: 'an hourly interval of the schedule known after apply',
    ...given(hourly(6), hourly(later)),
    unchecked: [`${at} policy_item_hourly`],
  },
  {
    title: 'an hourly interval of the policy known after apply',
    ...given(hourly(later), hourly(6)),
    unchecked: [`${at} policy_item_hourly`],
  },
  { title: 'every hour is enough for any interval to come', ...given(hourly(later), hourly(1)) },
  {
    title: 'a retention from a variable',
    ...given(daily(7), daily('${var.days}')),
    variables: { days: 5 },
    atSynth: { unchecked: [`${at} policy_item_daily`] },
    findings: [dailyShort],
  },
  {
    title: 'the same cluster name in two projects, and one has a policy',
    resources: together(
      project(),
      bank,
      cluster(),
      cluster({ project_id: '${mongodbatlas_project.bank.id}', name: 'orders' }, 'other'),
      schedule(daily(7)),
      scheduleOf('mongodbatlas_advanced_cluster.other', daily(5), 'other'),
      compliancePolicy(daily(7)),
    ),
  },
  {
    title: 'the same cluster name in two projects with separate policies',
    resources: together(
      project(),
      bank,
      cluster(),
      cluster({ project_id: '${mongodbatlas_project.bank.id}', name: 'orders' }, 'other'),
      schedule(daily(5)),
      scheduleOf('mongodbatlas_advanced_cluster.other', daily(5), 'other'),
      compliancePolicy(daily(7)),
      compliancePolicy({ project_id: '${mongodbatlas_project.bank.id}', ...daily(3) }, 'bylaw'),
    ),
    findings: [dailyShort],
  },
  {
    title: 'a project that is only named',
    resources: together(
      cluster({ project_id: '5f00000000000000000000aa' }),
      schedule(daily(5)),
      compliancePolicy({ project_id: '5f00000000000000000000aa', ...daily(7) }),
    ),
    findings: [
      {
        ...dailyShort,
        problem:
          'daily snapshots of cluster "orders" are kept 5 days, but the backup compliance policy of project "5f00000000000000000000aa" requires 7 days',
      },
    ],
  },
  {
    title: 'a schedule whose project only its cluster shows',
    resources: together(
      project(),
      bank,
      cluster(),
      schedule({
        project_id: '${mongodbatlas_project.shop.id}${mongodbatlas_project.bank.id}',
        ...daily(5),
      }),
      compliancePolicy(daily(7)),
    ),
    findings: [
      {
        at,
        attribute: 'policy_item_daily',
        problem:
          'daily snapshots of cluster "orders" are kept 5 days, but the backup compliance policy of project "shop" requires 7 days',
        fix: 'keep daily snapshots at least 7 days',
      },
    ],
  },
  {
    title: 'a schedule whose project is not known, nor its cluster',
    resources: together(
      project(),
      bank,
      cluster(),
      schedule({
        project_id: '${mongodbatlas_project.shop.id}${mongodbatlas_project.bank.id}',
        cluster_name: '${terraform_data.later.output}',
        ...daily(5),
      }),
      compliancePolicy(daily(7)),
    ),
    unchecked: [`${at} project_id`],
  },
  {
    title: 'a policy whose project is not known',
    resources: together(
      project(),
      bank,
      cluster(),
      schedule(daily(5)),
      compliancePolicy({
        project_id: '${mongodbatlas_project.shop.id}${mongodbatlas_project.bank.id}',
        ...daily(7),
      }),
    ),
    unchecked: ['mongodbatlas_backup_compliance_policy.statute project_id'],
  },
  {
    title: 'a schedule of the deprecated cluster resource',
    resources: together(
      project(),
      {
        mongodbatlas_cluster: {
          orders: {
            project_id: '${mongodbatlas_project.shop.id}',
            name: 'orders',
            provider_name: 'AWS',
            provider_instance_size_name: 'M10',
            cloud_backup: true,
          },
        },
      },
      scheduleOf('mongodbatlas_cluster.orders', daily(5)),
      compliancePolicy(daily(7)),
    ),
    findings: [dailyShort],
  },
  {
    title: 'schedules of clusters that are outside a policy, and cannot have one',
    resources: together(
      project(),
      flexCluster(),
      tenantCluster('TENANT'),
      scheduleOf('mongodbatlas_flex_cluster.reports', daily(1), 'flex'),
      scheduleOf('mongodbatlas_advanced_cluster.sandbox', daily(1), 'free'),
      compliancePolicy(daily(7)),
    ),
  },

  // the restore window
  {
    title: 'a window as long as required',
    ...given(
      { pit_enabled: true, restore_window_days: 5, ...hourly(6) },
      { restore_window_days: 5, ...hourly(6) },
      { pit_enabled: true },
    ),
  },
  {
    title: 'a shorter window',
    ...given(
      { pit_enabled: true, restore_window_days: 5, ...hourly(6) },
      { restore_window_days: 4, ...hourly(6) },
      { pit_enabled: true },
    ),
    findings: [
      {
        at,
        attribute: 'restore_window_days',
        problem:
          'the restore window of cluster "orders" is 4 days, but the backup compliance policy of project "shop" requires 5',
        fix: 'set restore_window_days = 5',
        fixInCode: 'set restoreWindowDays: 5',
      },
    ],
  },
  {
    title: 'a shorter window of a cluster with continuous backup that the policy does not ask for',
    ...given(
      { restore_window_days: 5, ...hourly(6) },
      { restore_window_days: 4, ...hourly(6) },
      { pit_enabled: true },
    ),
    findings: [
      {
        at,
        attribute: 'restore_window_days',
        problem:
          'the restore window of cluster "orders" is 4 days, but the backup compliance policy of project "shop" requires 5',
        fix: 'set restore_window_days = 5',
        fixInCode: 'set restoreWindowDays: 5',
      },
    ],
  },
  {
    title: 'a shorter window where nothing has continuous backup, so that it means nothing',
    ...given({ restore_window_days: 5, ...hourly(6) }, { restore_window_days: 4, ...hourly(6) }),
  },
  {
    title: 'a shorter window of a cluster whose continuous backup is known after apply',
    ...given(
      { restore_window_days: 5, ...hourly(6) },
      { restore_window_days: 4, ...hourly(6) },
      { pit_enabled: later },
    ),
    unchecked: [`${at} restore_window_days`],
  },
  {
    title: 'a shorter window, and pit_enabled of the policy is known only after apply',
    ...given(
      { pit_enabled: later, restore_window_days: 5, ...hourly(6) },
      { restore_window_days: 4, ...hourly(6) },
    ),
    unchecked: [`${at} restore_window_days`],
  },
  {
    title: 'a window that is not set',
    ...given({ pit_enabled: true, restore_window_days: 5, ...hourly(6) }, hourly(6), { pit_enabled: true }),
    unchecked: [`${at} restore_window_days`],
  },
  {
    title: 'a window that is not set of an existing schedule',
    only: 'plan',
    before: given({ pit_enabled: true, restore_window_days: 8, ...hourly(6, 9) }, hourly(6, 9), {
      pit_enabled: true,
    }).resources,
    ...given({ pit_enabled: true, restore_window_days: 8, ...hourly(6, 9) }, hourly(6, 9), {
      pit_enabled: true,
    }),
    findings: [
      {
        at,
        attribute: 'restore_window_days',
        problem:
          'the restore window of cluster "orders" is 7 days, but the backup compliance policy of project "shop" requires 8',
        fix: 'set restore_window_days = 8',
      },
    ],
  },
  {
    title: 'a window of the schedule known after apply',
    ...given(
      { pit_enabled: true, restore_window_days: 5, ...hourly(6) },
      { restore_window_days: later, ...hourly(6) },
      { pit_enabled: true },
    ),
    unchecked: [`${at} restore_window_days`],
  },
  {
    title: 'a window of the policy known after apply',
    ...given(
      { pit_enabled: true, restore_window_days: later, ...hourly(6) },
      { restore_window_days: 5, ...hourly(6) },
      { pit_enabled: true },
    ),
    unchecked: [`${at} restore_window_days`],
  },
  {
    title: 'a window of 0 days of the policy is reported by another rule',
    ...given(
      { pit_enabled: true, restore_window_days: 0, ...hourly(6) },
      { restore_window_days: 5, ...hourly(6) },
      { pit_enabled: true },
    ),
  },
]);
