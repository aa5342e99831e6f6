import { changeScheduleDeleted } from '../../../src/rules/change/schedule-deleted';
import {
  type Body,
  cluster,
  compliancePolicy,
  item,
  project,
  schedule,
  scheduleOf,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const address = 'mongodbatlas_cloud_backup_schedule.orders';
const items = { policy_item_daily: item(1, 'days', 7), policy_item_monthly: item(40, 'months', 12) };
const unprotected = { termination_protection_enabled: false };
const elsewhere = (body: Body) =>
  schedule({ project_id: '${mongodbatlas_project.shop.id}', cluster_name: 'elsewhere', ...body });
const existing = together(project(), cluster());
const twoProjects = together(project(), project({}, 'bank'));

const problem =
  'deleting the schedule for cluster "orders" leaves it without policy items: no new snapshots are taken, and the last monthly one expires in 12 months';
const fix =
  'keep the schedule, or keep its items in Atlas: 1. set skip_destroy = true and apply; 2. delete the schedule, or add a removed block with lifecycle { destroy = false }';

const recreated = (body: Body = {}, more = {}) => ({
  before: together(project(), cluster(unprotected), schedule({ ...items, ...body }), more),
  resources: together(project(), cluster(unprotected), schedule({ ...items, ...body }), more),
  replaced: [orders, address],
});

testRule(changeScheduleDeleted, [
  {
    title: 'recreated with a cluster that Atlas rejects, since it is created before the old one is deleted',
    ...recreated(),
    createBeforeDestroy: [orders],
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        problem:
          'the schedule for cluster "orders" is deleted and not created again, because Atlas rejects the new cluster: no new snapshots are taken, and the last monthly one expires in 12 months',
        fix: 'set name of the cluster to another name, or do not recreate the cluster',
      },
    ],
  },
  {
    title: 'recreated with such a cluster, but also created before it is deleted',
    ...recreated(),
    createBeforeDestroy: [orders, address],
  },
  {
    title: 'recreated with such a cluster, and kept in Atlas',
    ...recreated({ skip_destroy: true }),
    createBeforeDestroy: [orders],
  },
  {
    title: 'recreated with such a cluster, and a compliance policy protects it',
    ...recreated({}, compliancePolicy()),
    createBeforeDestroy: [orders],
  },
  { title: 'recreated with a cluster that is deleted first', ...recreated() },
  {
    title: 'deleted with a cluster that stays, because Atlas rejects the new one',
    before: together(project(), cluster(unprotected), schedule(items)),
    resources: together(project(), cluster(unprotected)),
    replaced: [orders],
    createBeforeDestroy: [orders],
    findings: [{ at: 'mongodbatlas_cloud_backup_schedule.orders', attribute: 'skip_destroy', problem, fix }],
  },
  {
    title: 'it stays',
    before: together(existing, schedule(items)),
    resources: together(existing, schedule(items)),
  },
  {
    title: 'deleted',
    before: together(existing, schedule(items)),
    resources: existing,
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'skip_destroy',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'deleted with skip_destroy in the state',
    before: together(existing, schedule({ ...items, skip_destroy: true })),
    resources: existing,
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'skip_destroy',
        problem:
          'the schedule for cluster "orders" is removed from Terraform, but skip_destroy is true in the state, so its policy items stay in Atlas',
        fix: 'manage the policy items in Atlas from now on, or keep the schedule in the configuration',
        severity: 'info',
      },
    ],
  },
  {
    title: 'deleted with skip_destroy = false in the state',
    before: together(existing, schedule({ ...items, skip_destroy: false })),
    resources: existing,
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'skip_destroy',
        problem,
        fix,
      },
    ],
  },
  { title: 'deleted, and it had no items', before: together(existing, schedule({})), resources: existing },
  {
    title: 'only forgotten',
    before: together(existing, schedule(items)),
    resources: existing,
    forgotten: [address],
  },
  {
    title: 'deleted while its cluster is only forgotten',
    before: together(existing, schedule(items)),
    resources: project(),
    forgotten: [orders],
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'skip_destroy',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'deleted with its cluster',
    before: together(project(), cluster(unprotected), schedule(items)),
    resources: project(),
  },
  {
    title: 'deleted while its cluster is replaced',
    before: together(project(), cluster(unprotected), schedule(items)),
    resources: together(project(), cluster(unprotected)),
    replaced: [orders],
  },
  {
    title: 'deleted while all backups are disabled: another rule says so',
    before: together(existing, schedule(items)),
    resources: together(project(), cluster({ backup_enabled: false })),
  },
  {
    title: 'deleted, and backups were off',
    before: together(project(), cluster({ backup_enabled: false }), schedule(items)),
    resources: together(project(), cluster({ backup_enabled: false })),
  },
  {
    title: 'a cluster that is only named',
    before: together(project(), elsewhere(items)),
    resources: project(),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'skip_destroy',
        problem:
          'deleting the schedule for cluster "elsewhere" leaves it without policy items: no new snapshots are taken, and the last monthly one expires in 12 months',
        fix,
      },
    ],
  },
  {
    title: 'moved to another address',
    before: together(existing, schedule(items)),
    resources: together(existing, scheduleOf(orders, items, 'nightly')),
    moved: { 'mongodbatlas_cloud_backup_schedule.nightly': address },
  },
  {
    title: 'replaced for the same cluster: it comes back',
    before: together(existing, schedule(items)),
    resources: together(existing, schedule(items)),
    replaced: [address],
  },
  {
    title: 'replaced for a cluster of another project',
    before: together(twoProjects, cluster(), schedule(items)),
    resources: together(
      twoProjects,
      cluster(),
      schedule({ ...items, project_id: '${mongodbatlas_project.bank.id}' }),
    ),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'project_id',
        problem:
          'recreating the schedule for cluster "orders", because its project_id changes, leaves it without policy items: no new snapshots are taken, and the last monthly one expires in 12 months',
        fix: 'keep its project_id unchanged, and add a mongodbatlas_cloud_backup_schedule for the other cluster',
      },
    ],
  },
  {
    title: 'replaced, and the new project is known after apply',
    before: together(project(), elsewhere(items)),
    resources: together(project(), elsewhere({ ...items, project_id: '${terraform_data.x.output}' })),
    unchecked: ['mongodbatlas_cloud_backup_schedule.orders cluster_name'],
  },
  {
    title: 'a compliance policy protects it',
    before: together(existing, schedule(items), compliancePolicy()),
    resources: together(existing, compliancePolicy()),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'skip_destroy',
        problem:
          'Atlas rejects the deletion of the schedule for cluster "orders", which the backup compliance policy of project "shop" protects',
        fix: 'keep the schedule, or keep its items in Atlas: 1. set skip_destroy = true and apply; 2. delete the schedule, or add a removed block with lifecycle { destroy = false }',
      },
    ],
  },
  {
    title: 'one of two schedules of a cluster: their items are the same ones',
    before: together(existing, schedule(items), scheduleOf(orders, items, 'nightly')),
    resources: together(existing, schedule(items)),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.nightly',
        attribute: 'skip_destroy',
        problem,
        fix: 'keep the items in Atlas, because mongodbatlas_cloud_backup_schedule.orders manages the same ones: 1. set skip_destroy = true and apply; 2. delete the schedule, or add a removed block with lifecycle { destroy = false }',
      },
    ],
  },
  {
    title: 'the schedule of the deprecated resource',
    before: together(
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
      scheduleOf('mongodbatlas_cluster.orders', items),
    ),
    resources: together(project(), {
      mongodbatlas_cluster: {
        orders: {
          project_id: '${mongodbatlas_project.shop.id}',
          name: 'orders',
          provider_name: 'AWS',
          provider_instance_size_name: 'M10',
          cloud_backup: true,
        },
      },
    }),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'skip_destroy',
        problem,
        fix,
      },
    ],
  },
]);
