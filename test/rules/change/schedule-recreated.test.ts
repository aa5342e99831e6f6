import { changeScheduleRecreated } from '../../../src/rules/change/schedule-recreated';
import {
  cluster,
  flexCluster,
  item,
  project,
  schedule,
  scheduleOf,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const address = 'mongodbatlas_cloud_backup_schedule.orders';
const items = { policy_item_daily: item(1, 'days', 7) };
const existing = together(project({ id: '662dd4a2efdae9556927d83e' }), cluster());
const elsewhere = { project_id: '662dd4a2efdae9556927d83e', name: 'elsewhere' };
const specs = [
  {
    region_configs: [
      {
        provider_name: 'AWS',
        region_name: 'EU_CENTRAL_1',
        priority: 7,
        electable_specs: { instance_size: 'M10', node_count: 3 },
      },
    ],
  },
];

testRule(changeScheduleRecreated, [
  {
    title: 'created for a cluster that is there',
    before: existing,
    resources: together(existing, schedule(items)),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        problem:
          'a schedule is created for cluster "orders", which already has one: the old one is deleted first, and if Atlas rejects the new one, the cluster has no policy items',
        fix: 'import the existing schedule: add an import block with to = mongodbatlas_cloud_backup_schedule.orders and id = "662dd4a2efdae9556927d83e-orders"',
      },
    ],
  },
  {
    title: 'created with its cluster',
    before: project(),
    resources: together(project(), cluster(), schedule(items)),
  },
  { title: 'everything is new', resources: together(project(), cluster(), schedule(items)) },
  {
    title: 'created for a cluster that is replaced',
    before: existing,
    resources: together(existing, schedule(items)),
    replaced: [orders],
  },
  {
    title: 'created for a cluster whose backups are enabled',
    before: together(project(), cluster({ backup_enabled: false })),
    resources: together(project(), cluster(), schedule(items)),
  },
  {
    title: 'created for a cluster that is imported',
    before: existing,
    resources: together(existing, schedule(items)),
    imports: [orders],
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        problem:
          'a schedule is created for cluster "orders", which already has one: the old one is deleted first, and if Atlas rejects the new one, the cluster has no policy items',
        fix: 'import the existing schedule: add an import block with to = mongodbatlas_cloud_backup_schedule.orders and id = "662dd4a2efdae9556927d83e-orders"',
      },
    ],
  },
  { title: 'imported', before: existing, resources: together(existing, schedule(items)), imports: [address] },
  {
    title: 'moved',
    before: together(existing, schedule(items)),
    resources: together(existing, scheduleOf(orders, items, 'nightly')),
    moved: { 'mongodbatlas_cloud_backup_schedule.nightly': address },
  },
  {
    title: 'updated',
    before: together(existing, schedule(items)),
    resources: together(existing, schedule({ policy_item_daily: item(1, 'days', 14) })),
  },
  {
    title: 'replaced',
    before: together(existing, schedule(items)),
    resources: together(existing, schedule(items)),
    replaced: [address],
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        problem:
          'the schedule for cluster "orders" is recreated: if Atlas rejects the new one, the cluster has no policy items',
        fix: 'create the plan without -replace, so that Terraform updates the schedule',
      },
    ],
  },
  {
    title: 'replaced because of an attribute',
    before: together(existing, schedule(items)),
    resources: together(
      existing,
      schedule({
        ...items,
        project_id: '${terraform_data.x.output}',
        cluster_name: `\${${orders}.name}`,
      }),
    ),
    findings: [
      {
        at: address,
        problem:
          'the schedule for cluster "orders" is recreated: if Atlas rejects the new one, the cluster has no policy items',
        fix: 'keep its project_id unchanged, so that Terraform updates the schedule',
      },
    ],
  },
  {
    title: 'created next to one that manages the existing schedule',
    before: together(existing, schedule(items)),
    resources: together(existing, schedule(items), scheduleOf(orders, items, 'nightly')),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.nightly',
        problem:
          'a schedule is created for cluster "orders", which already has one: the old one is deleted first, and if Atlas rejects the new one, the cluster has no policy items',
        fix: 'remove this schedule, because mongodbatlas_cloud_backup_schedule.orders manages the existing one',
      },
    ],
  },
  {
    title: 'created instead of one that Terraform forgets',
    before: together(existing, schedule(items)),
    resources: together(existing, scheduleOf(orders, items, 'nightly')),
    forgotten: [address],
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.nightly',
        problem:
          'a schedule is created for cluster "orders", which already has one: the old one is deleted first, and if Atlas rejects the new one, the cluster has no policy items',
        fix: 'import the existing schedule: add an import block with to = mongodbatlas_cloud_backup_schedule.nightly and id = "662dd4a2efdae9556927d83e-orders"',
      },
    ],
  },
  {
    title: 'replaced with its cluster',
    before: together(existing, schedule(items)),
    resources: together(existing, schedule(items)),
    replaced: [address, orders],
  },
  {
    title: 'a cluster that is only named: whether it has a schedule is not known',
    before: project(),
    resources: together(
      project(),
      schedule({ project_id: '${mongodbatlas_project.shop.id}', cluster_name: 'elsewhere', ...items }),
    ),
    unchecked: ['mongodbatlas_cloud_backup_schedule.orders cluster_name'],
  },
  {
    title: 'a dedicated cluster that a data source reads is there',
    resources: scheduleOf('data.mongodbatlas_advanced_cluster.found', items, 'found'),
    data: { mongodbatlas_advanced_cluster: { found: { ...elsewhere, replication_specs: specs } } },
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.found',
        problem:
          'a schedule is created for cluster "elsewhere", which already has one: the old one is deleted first, and if Atlas rejects the new one, the cluster has no policy items',
        fix: 'import the existing schedule: add an import block with to = mongodbatlas_cloud_backup_schedule.found and id = "662dd4a2efdae9556927d83e-elsewhere"',
      },
    ],
  },
  {
    title: 'a Flex cluster that a data source reads is reported by another rule',
    resources: scheduleOf('data.mongodbatlas_flex_cluster.found', items, 'found'),
    data: { mongodbatlas_flex_cluster: { found: elsewhere } },
  },
  {
    title: 'what a data source reads is known after apply',
    resources: together(project(), scheduleOf('data.mongodbatlas_advanced_cluster.found', items, 'found')),
    data: {
      mongodbatlas_advanced_cluster: {
        found: { project_id: '${mongodbatlas_project.shop.id}', name: 'elsewhere' },
      },
    },
    unchecked: ['mongodbatlas_cloud_backup_schedule.found cluster_name'],
  },
  {
    title: 'which cluster it is for is known after apply',
    before: existing,
    resources: together(
      existing,
      schedule({
        project_id: '${mongodbatlas_project.shop.id}',
        cluster_name: '${terraform_data.x.output}',
        ...items,
      }),
    ),
    unchecked: ['mongodbatlas_cloud_backup_schedule.orders cluster_name'],
  },
  {
    title: 'which cluster it is for is known after apply, and none is there yet',
    resources: together(
      project(),
      cluster(),
      schedule({
        project_id: '${mongodbatlas_project.shop.id}',
        cluster_name: '${terraform_data.x.output}',
        ...items,
      }),
    ),
  },
  {
    title: 'an M0 that becomes dedicated',
    before: together(project(), tenantCluster('TENANT')),
    resources: together(
      project(),
      cluster({}, 'sandbox'),
      scheduleOf('mongodbatlas_advanced_cluster.sandbox', items, 'sandbox'),
    ),
  },
  {
    title: 'a Flex cluster is reported by another rule',
    before: together(project(), flexCluster()),
    resources: together(
      project(),
      flexCluster(),
      scheduleOf('mongodbatlas_flex_cluster.reports', items, 'reports'),
    ),
  },
]);
