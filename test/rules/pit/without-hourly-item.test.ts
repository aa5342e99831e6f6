import {
  type Body,
  cluster,
  deprecatedCluster,
  item,
  project,
  region,
  schedule,
  scheduleOf,
  shards,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { pitWithoutHourlyItem } from '../../../src/rules/pit/without-hourly-item';
import { madeBy, testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const hourly = { policy_item_hourly: item(6, 'days', 7) };
const daily = { policy_item_daily: item(1, 'days', 7) };
const of = (items: Body, body: Body = {}) => ({
  resources: together(project(), cluster({ pit_enabled: true, ...body }), schedule(items)),
});
const unknownItems = (frequency: string) => ({
  dynamic: {
    [`policy_item_${frequency}`]: { for_each: '${terraform_data.items.output}', content: item(1, 'days', 7) },
  },
});

const finding = {
  at,
  attribute: 'policy_item_hourly',
  problem: 'the schedule for cluster "orders" has no hourly item, which point-in-time restore requires',
  fix: 'add a policy_item_hourly block with frequency_interval = 6, retention_unit = "days" and retention_value = 7 to the schedule, or set pit_enabled = false on the cluster',
  fixInCode:
    "add policyItemHourly: { frequencyInterval: 6, retentionUnit: 'days', retentionValue: 7 } to the schedule, or set pitEnabled: false on the cluster",
};
const unchecked = [`${at} policy_item_hourly`];

testRule(pitWithoutHourlyItem, [
  { title: 'an hourly item', ...of({ ...hourly, ...daily }) },
  { title: 'an hourly item alone', ...of(hourly) },
  { title: 'a daily item alone', ...of(daily), findings: [finding] },
  {
    title: 'items of every other kind',
    ...of({
      ...daily,
      policy_item_weekly: item(6, 'weeks', 4),
      policy_item_monthly: item(40, 'months', 12),
      policy_item_yearly: item(12, 'years', 1),
    }),
    findings: [finding],
  },
  { title: 'a schedule without items is reported by another rule', ...of({}) },
  { title: 'point-in-time restore off', ...of(daily, { pit_enabled: false }) },
  { title: 'point-in-time restore left out', ...of(daily, { pit_enabled: undefined }) },
  {
    title: 'point-in-time restore that the cluster already has and the configuration leaves out',
    before: together(project(), cluster({ pit_enabled: true }), schedule({ ...hourly, ...daily })),
    ...of(daily, { pit_enabled: undefined }),
    atSynth: {},
    findings: [finding],
  },
  {
    title: 'point-in-time restore that the replacement cluster does not have',
    before: together(project(), cluster({ pit_enabled: true }), schedule(daily)),
    ...of(daily, { pit_enabled: undefined }),
    replaced: ['mongodbatlas_advanced_cluster.orders'],
  },
  {
    title: 'a Flex cluster that is upgraded without asking for point-in-time restore',
    before: together(project(), tenantCluster('FLEX', { backup_enabled: true }, 'orders')),
    ...of(daily, { pit_enabled: undefined }),
  },
  {
    title: 'an NVMe cluster, which supports one interval only',
    ...of(daily, { replication_specs: shards(1, 'M40_NVME') }),
    findings: [
      {
        ...finding,
        fix: 'add a policy_item_hourly block with frequency_interval = 12, retention_unit = "days" and retention_value = 7 to the schedule, or set pit_enabled = false on the cluster',
        fixInCode:
          "add policyItemHourly: { frequencyInterval: 12, retentionUnit: 'days', retentionValue: 7 } to the schedule, or set pitEnabled: false on the cluster",
      },
    ],
  },
  {
    title: 'hourly items known only after apply',
    ...of({ ...daily, ...unknownItems('hourly') }),
    unchecked,
  },
  {
    title: 'items known only after apply, and may be none at all',
    ...of(unknownItems('daily')),
    unchecked: [`${at} policy_item_daily`],
  },
  {
    title: 'weekly items known only after apply, and a daily item',
    ...of({ ...daily, ...unknownItems('weekly') }),
    findings: [finding],
  },
  {
    title: 'hourly items known only after apply, and point-in-time restore off',
    ...of({ ...daily, ...unknownItems('hourly') }, { pit_enabled: false }),
  },
  {
    title: 'point-in-time restore known only after apply',
    ...of(daily, { pit_enabled: '${terraform_data.pit.output}' }),
    unchecked,
  },
  {
    title: 'point-in-time restore known only after apply, and an hourly item',
    ...of(hourly, { pit_enabled: '${terraform_data.pit.output}' }),
  },
  {
    title: 'point-in-time restore from a variable',
    ...of(daily, { pit_enabled: '${var.pit}' }),
    variables: { pit: true },
    atSynth: { unchecked },
    findings: [finding],
  },
  {
    title: 'the kind of cluster is not known yet',
    ...of(daily, {
      replication_specs: [
        {
          region_configs: [
            region('${terraform_data.size.output}', { provider_name: '${terraform_data.cloud.output}' }),
          ],
        },
      ],
    }),
    unchecked,
  },
  {
    title: 'a cluster by its name',
    ...of({ ...daily, project_id: '${mongodbatlas_project.shop.id}', cluster_name: 'orders' }),
    findings: [finding],
  },
  {
    title: 'a cluster known only after apply',
    ...of({ ...daily, cluster_name: '${terraform_data.pick.output}' }),
    unchecked,
  },
  {
    title: 'a cluster known only after apply, and an hourly item',
    ...of({ ...hourly, cluster_name: '${terraform_data.pick.output}' }),
  },
  {
    title: 'a cluster outside this configuration',
    ...of({ ...daily, project_id: '6f0000000000000000000001', cluster_name: 'elsewhere' }),
    unchecked: ['mongodbatlas_cloud_backup_schedule.orders policy_item_hourly'],
  },
  {
    title: 'a cluster without a schedule has the default policy',
    resources: together(project(), cluster({ pit_enabled: true })),
  },
  {
    title: 'a deprecated cluster',
    resources: together(
      project(),
      deprecatedCluster({ pit_enabled: true, cloud_backup: true }),
      scheduleOf('mongodbatlas_cluster.archive', daily),
    ),
    findings: [
      {
        ...finding,
        problem:
          'the schedule for cluster "archive" has no hourly item, which point-in-time restore requires',
      },
    ],
  },
  {
    title: 'a schedule and a cluster of constructs, whose restore window is longer than a week',
    withSynth: true,
    ...of(
      { policy_item_daily: item(1, 'days', 14), restore_window_days: 9, ...madeBy('BackupSchedule') },
      madeBy('AtlasCluster'),
    ),
    findings: [
      {
        ...finding,
        fix: 'add a policy_item_hourly block with frequency_interval = 6, retention_unit = "days" and retention_value = 9 to the schedule, or set pit_enabled = false on the cluster',
        fixInCode:
          'add hourly: { everyHours: 6, keep: Retention.days(9) } to the schedule, or set pointInTimeRestore: false on the cluster',
      },
    ],
  },
  {
    title: 'a daily item that is kept for less time than the usual hourly one',
    ...of({ policy_item_daily: item(1, 'days', 3) }),
    findings: [
      {
        ...finding,
        fix: 'add a policy_item_hourly block with frequency_interval = 6, retention_unit = "days" and retention_value = 3 to the schedule, or set pit_enabled = false on the cluster',
        fixInCode:
          "add policyItemHourly: { frequencyInterval: 6, retentionUnit: 'days', retentionValue: 3 } to the schedule, or set pitEnabled: false on the cluster",
      },
    ],
  },
  {
    title: 'a Flex cluster has its own rules',
    resources: together(project(), tenantCluster('FLEX', { pit_enabled: true }, 'orders'), schedule(daily)),
  },
]);
