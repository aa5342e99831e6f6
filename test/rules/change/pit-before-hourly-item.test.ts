import { changePitBeforeHourlyItem } from '../../../src/rules/change/pit-before-hourly-item';
import {
  type Body,
  cluster,
  item,
  project,
  schedule,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const daily = { policy_item_daily: item(1, 'days', 7) };
const hourly = { ...daily, policy_item_hourly: item(6, 'days', 3) };
const from = (before: Body, pit: unknown, after: Body = hourly) => ({
  before: together(project(), cluster(), schedule(before)),
  resources: together(project(), cluster({ pit_enabled: pit }), schedule(after)),
});

const problem =
  'cluster "orders" enables point-in-time restore before its schedule has an hourly item, which Atlas rejects';
const fix =
  '1. apply the hourly item alone, with pit_enabled = false; 2. set pit_enabled = true and apply again';

testRule(changePitBeforeHourlyItem, [
  { title: 'the hourly item was applied before', ...from(hourly, true) },
  {
    title: 'the hourly item comes in the same plan',
    ...from(daily, true),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'pit_enabled',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'the hourly item does not come at all',
    ...from(daily, true, daily),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'pit_enabled',
        problem,
        fix,
      },
    ],
  },
  { title: 'the state has no items, which Atlas accepts', ...from({}, true) },
  { title: 'point-in-time restore stays off', ...from(daily, false) },
  { title: 'point-in-time restore is not set', ...from(daily, undefined) },
  {
    title: 'point-in-time restore known after apply',
    ...from(daily, '${terraform_data.x.output}'),
    unchecked: ['mongodbatlas_advanced_cluster.orders pit_enabled'],
  },
  {
    title: 'point-in-time restore known after apply, with an hourly item in the state',
    ...from(hourly, '${terraform_data.x.output}'),
  },
  {
    title: 'through a variable',
    ...from(daily, '${var.pit}'),
    variables: { pit: true },
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'pit_enabled',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'it was on before',
    before: together(project(), cluster({ pit_enabled: true }), schedule(daily)),
    resources: together(project(), cluster({ pit_enabled: true }), schedule(hourly)),
  },
  {
    title: 'no schedule in the state',
    before: together(project(), cluster()),
    resources: together(project(), cluster({ pit_enabled: true }), schedule(hourly)),
  },
  {
    title: 'the cluster waits for the schedule',
    before: together(project(), cluster(), schedule(daily)),
    resources: together(
      project(),
      cluster({ pit_enabled: true, depends_on: ['mongodbatlas_cloud_backup_schedule.orders'] }),
      schedule({ ...hourly, project_id: '${mongodbatlas_project.shop.id}', cluster_name: 'orders' }),
    ),
  },
  {
    title: 'the schedule is deleted in the same plan',
    before: together(project(), cluster(), schedule(daily)),
    resources: together(project(), cluster({ pit_enabled: true })),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'pit_enabled',
        problem:
          'cluster "orders" enables point-in-time restore, but its schedule is deleted first, and Atlas requires an hourly item',
        fix: 'keep the schedule, with an hourly item, or set pit_enabled = false',
      },
    ],
  },
  {
    title: 'the schedule leaves Terraform, and its items stay',
    before: together(project(), cluster(), schedule(daily)),
    resources: together(project(), cluster({ pit_enabled: true })),
    forgotten: ['mongodbatlas_cloud_backup_schedule.orders'],
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'pit_enabled',
        problem,
        fix,
      },
    ],
  },
  { title: 'the cluster is replaced', ...from(daily, true), replaced: [orders] },
  {
    title: 'an M0 that becomes dedicated',
    before: together(project(), tenantCluster('TENANT')),
    resources: together(project(), cluster({ pit_enabled: true }, 'sandbox')),
  },
]);
