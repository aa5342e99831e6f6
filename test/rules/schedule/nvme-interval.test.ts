import {
  type Body,
  cluster,
  deprecatedCluster,
  item,
  project,
  schedule,
  scheduleOf,
  shards,
  together,
} from '../../../src/rules/example';
import { scheduleNvmeInterval } from '../../../src/rules/schedule/nvme-interval';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const hourly = (interval: unknown): Body => ({ policy_item_hourly: item(interval, 'days', 7) });
const on = (size: string, items: Body) => ({
  resources: together(project(), cluster({ replication_specs: shards(1, size) }), schedule(items)),
});
const tooOften = (interval: number, size = 'M40_NVME') => ({
  at,
  attribute: 'policy_item_hourly.frequency_interval',
  problem: `cluster "orders" takes hourly snapshots every ${interval} hours, but its NVMe size ${size} supports only 12`,
  fix: 'set frequency_interval = 12 in policy_item_hourly',
  fixInCode: 'set frequencyInterval: 12 in policyItemHourly',
});
const dynamic = {
  dynamic: {
    policy_item_hourly: {
      for_each: '${terraform_data.hours.output}',
      content: item('${policy_item_hourly.value}', 'days', 7),
    },
  },
};

testRule(scheduleNvmeInterval, [
  { title: 'every 12 hours on NVMe', ...on('M40_NVME', hourly(12)) },
  { title: 'every 6 hours on NVMe', ...on('M40_NVME', hourly(6)), findings: [tooOften(6)] },
  {
    title: 'every 8 hours on NVMe of the second generation',
    ...on('M60_NVME_GEN_2', hourly(8)),
    findings: [tooOften(8, 'M60_NVME_GEN_2')],
  },
  { title: 'every 6 hours on another size', ...on('M40', hourly(6)) },
  {
    title: 'no hourly item on NVMe',
    ...on('M40_NVME', { policy_item_daily: item(1, 'days', 7), policy_item_weekly: item(6, 'weeks', 4) }),
  },
  {
    title: 'an interval known only after apply, on NVMe',
    ...on('M40_NVME', hourly('${terraform_data.hours.output}')),
    unchecked: [`${at} policy_item_hourly.frequency_interval`],
  },
  {
    title: 'an interval known only after apply, on another size',
    ...on('M40', hourly('${terraform_data.hours.output}')),
  },
  {
    title: 'an interval from a variable',
    ...on('M40_NVME', hourly('${var.hours}')),
    variables: { hours: 6 },
    atSynth: { unchecked: [`${at} policy_item_hourly.frequency_interval`] },
    findings: [tooOften(6)],
  },
  {
    title: 'hourly items known only after apply, on NVMe',
    ...on('M40_NVME', dynamic),
    unchecked: [`${at} policy_item_hourly`],
  },
  { title: 'hourly items known only after apply, on another size', ...on('M40', dynamic) },
  {
    title: 'a size known only after apply',
    ...on('${terraform_data.size.output}', hourly(6)),
    unchecked: [`${at} policy_item_hourly`],
  },
  {
    title: 'a size known only after apply, and every 12 hours',
    ...on('${terraform_data.size.output}', hourly(12)),
  },
  {
    title: 'a cluster known only after apply',
    resources: together(
      project(),
      cluster({ replication_specs: shards(1, 'M40_NVME') }),
      schedule({ ...hourly(6), cluster_name: '${terraform_data.pick.output}' }),
    ),
    unchecked: [`${at} policy_item_hourly`],
  },
  {
    title: 'a cluster outside this configuration',
    resources: together(project(), schedule({ ...hourly(6), project_id: 'p', cluster_name: 'elsewhere' })),
    unchecked: ['mongodbatlas_cloud_backup_schedule.orders policy_item_hourly'],
  },
  {
    title: 'a cluster by its name',
    resources: together(
      project(),
      cluster({ replication_specs: shards(1, 'M40_NVME') }),
      schedule({
        ...hourly(6),
        project_id: '${mongodbatlas_project.shop.id}',
        cluster_name: 'orders',
      }),
    ),
    findings: [tooOften(6)],
  },
  {
    title: 'a deprecated cluster',
    resources: together(
      project(),
      deprecatedCluster({ provider_instance_size_name: 'M60_NVME', cloud_backup: true }),
      scheduleOf('mongodbatlas_cluster.archive', hourly(6)),
    ),
    findings: [
      {
        ...tooOften(6, 'M60_NVME'),
        problem:
          'cluster "archive" takes hourly snapshots every 6 hours, but its NVMe size M60_NVME supports only 12',
      },
    ],
  },
  {
    title: 'a cluster that becomes NVMe',
    before: together(project(), cluster(), schedule(hourly(6))),
    ...on('M40_NVME', hourly(6)),
    findings: [tooOften(6)],
  },
]);
