import {
  type Body,
  UNDER_LEGACY_METHOD,
  azureCluster,
  cluster,
  deprecatedCluster,
  item,
  legacySnapshotOf,
  project,
  schedule,
  scheduleOf,
  together,
} from '../../../src/rules/example';
import { legacyCustomPolicy } from '../../../src/rules/legacy/custom-policy';
import { type ExpectedFinding, testRule, inCamelCase } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const orders = 'mongodbatlas_advanced_cluster.orders';
const policy = 'mongodbatlas_cloud_provider_snapshot_backup_policy.old';

const legacy = together(project(), azureCluster(), legacySnapshotOf(orders));
const withItems = (items: Body) => together(legacy, schedule(items));
const withPolicy = (...items: Body[]) =>
  together(project(), azureCluster(), {
    mongodbatlas_cloud_provider_snapshot_backup_policy: {
      old: {
        project_id: '${mongodbatlas_project.shop.id}',
        cluster_name: `\${${orders}.name}`,
        policies: [{ policy_item: items }],
      },
    },
  });
const oldItem = (frequency: unknown, unit: unknown, value: unknown): Body => ({
  frequency_type: frequency,
  ...item(1, unit, value),
});

const others = (frequency: string): ExpectedFinding => ({
  at,
  attribute: `policy_item_${frequency}`,
  problem: `the schedule for cluster "orders" takes ${frequency} snapshots, but legacy Cloud Provider Snapshots are taken only every 24 hours`,
  fix: `remove policy_item_${frequency}, or use cloud backups`,
  fixInCode: `remove ${inCamelCase(`policy_item_${frequency}`)}, or use cloud backups`,
});
const kept = (time: string): ExpectedFinding => ({
  at,
  attribute: 'policy_item_daily',
  problem: `the schedule for cluster "orders" keeps daily snapshots ${time}, but only the last 3 legacy Cloud Provider Snapshots are kept`,
  fix: 'keep daily snapshots 3 days, or use cloud backups',
});
const old = (problem: string, index = 0): ExpectedFinding => ({
  at: policy,
  attribute: `policies[0].policy_item[${index}]`,
  problem: `the policy of cluster "orders" keeps ${problem}, but legacy Cloud Provider Snapshots are taken every 24 hours and only the last 3 are kept`,
  fix: 'use cloud backups with a mongodbatlas_cloud_backup_schedule',
});

testRule(legacyCustomPolicy, [
  { title: 'no schedule at all', resources: legacy },
  { title: 'every day, for 3 days', resources: withItems({ policy_item_daily: item(1, 'days', 3) }) },
  {
    title: 'every day, for 4 days',
    resources: withItems({ policy_item_daily: item(1, 'days', 4) }),
    findings: [kept('4 days')],
  },
  {
    title: 'every day, for 2 days',
    resources: withItems({ policy_item_daily: item(1, 'days', 2) }),
    findings: [kept('2 days')],
  },
  ...['hourly', 'weekly', 'monthly', 'yearly'].map((frequency) => ({
    title: `a ${frequency} item in addition to the daily one`,
    resources: withItems({
      policy_item_daily: item(1, 'days', 3),
      [`policy_item_${frequency}`]: item(1, 'years', 1),
    }),
    findings: [others(frequency)],
  })),
  {
    title: 'a schedule without items',
    resources: withItems({}),
    findings: [
      {
        at,
        attribute: 'policy_item_daily',
        problem:
          'the schedule for cluster "orders" has no policy items, but legacy Cloud Provider Snapshots are taken every 24 hours',
        fix: 'add a policy_item_daily block with frequency_interval = 1, retention_unit = "days" and retention_value = 3, or use cloud backups',
        fixInCode:
          "add policyItemDaily: { frequencyInterval: 1, retentionUnit: 'days', retentionValue: 3 }, or use cloud backups",
      },
    ],
  },
  {
    title: 'a unit that does not exist is reported by another rule',
    resources: withItems({ policy_item_daily: item(1, 'fortnights', 3) }),
  },
  {
    title: 'a retention known only after apply',
    resources: withItems({ policy_item_daily: item(1, 'days', '${terraform_data.keep.output}') }),
    unchecked: [`${at} policy_item_daily`],
  },
  {
    title: 'a retention from a variable',
    resources: withItems({ policy_item_daily: item(1, 'days', '${var.days}') }),
    variables: { days: 7 },
    atSynth: { unchecked: [`${at} policy_item_daily`] },
    findings: [kept('7 days')],
  },
  {
    title: 'items known only after apply',
    resources: withItems({
      dynamic: {
        policy_item_weekly: {
          for_each: '${terraform_data.items.output}',
          content: item(1, 'weeks', 1),
        },
      },
    }),
    unchecked: [`${at} policy_item_weekly`],
  },
  {
    title: 'a construct with another policy',
    resources: together(
      project(),
      azureCluster(UNDER_LEGACY_METHOD),
      schedule({ policy_item_daily: item(1, 'days', 7) }),
    ),
    withSynth: true,
    findings: [kept('7 days')],
  },
  {
    title: 'provider_backup_enabled with another policy',
    only: 'synth',
    resources: together(
      project(),
      deprecatedCluster({ provider_backup_enabled: true }, 'orders'),
      scheduleOf('mongodbatlas_cluster.orders', { policy_item_daily: item(1, 'days', 7) }),
    ),
    findings: [kept('7 days')],
  },
  {
    title: 'provider_backup_enabled from a variable with another policy',
    only: 'synth',
    resources: together(
      project(),
      deprecatedCluster({ provider_backup_enabled: '${var.on}' }, 'orders'),
      scheduleOf('mongodbatlas_cluster.orders', { policy_item_daily: item(1, 'days', 7) }),
    ),
    variables: { on: true },
    unchecked: ['mongodbatlas_cluster.orders provider_backup_enabled'],
  },
  {
    title: 'the policy resource of older providers, every day, for 3 days',
    resources: withPolicy(oldItem('daily', 'days', 3)),
  },
  {
    title: 'the policy resource of older providers, with other items',
    resources: withPolicy(
      oldItem('daily', 'days', 3),
      oldItem('hourly', 'days', 5),
      oldItem('daily', 'weeks', 1),
    ),
    findings: [old('hourly snapshots 5 days', 1), old('daily snapshots 1 weeks', 2)],
  },
  {
    title: 'the policy resource of older providers, with a retention known only after apply',
    resources: withPolicy(oldItem('daily', 'days', '${terraform_data.keep.output}')),
    unchecked: [`${policy} policies[0].policy_item[0]`],
  },
  {
    title: 'cloud backups with any policy',
    resources: together(project(), cluster(), schedule({ policy_item_weekly: item(1, 'weeks', 4) })),
  },
]);
