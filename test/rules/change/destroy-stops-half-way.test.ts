import { changeDestroyStopsHalfWay } from '../../../src/rules/change/destroy-stops-half-way';
import {
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
const items = { policy_item_daily: item(1, 'days', 7) };
const both = together(project(), cluster(), schedule(items));

const problem =
  'deleting cluster "orders" only deletes its schedule, because termination_protection_enabled is true in the state: the cluster stays without policy items';

const underPolicy = {
  at: 'mongodbatlas_advanced_cluster.orders',
  problem:
    'deleting cluster "orders" stops at its schedule: the backup compliance policy of project "shop" forbids deleting it, so the cluster stays',
  fix: 'keep the cluster and its schedule. To delete both: 1. set skip_destroy = true on the schedule and apply; 2. delete both',
};

testRule(changeDestroyStopsHalfWay, [
  { title: 'both stay', before: both, resources: both },
  {
    title: 'both are deleted',
    before: both,
    resources: project(),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'termination_protection_enabled',
        problem,
        fix: 'keep the cluster and its schedule. To delete both: 1. set termination_protection_enabled = false and apply; 2. delete both',
      },
    ],
  },
  {
    title: 'both are renamed in the configuration',
    before: both,
    resources: together(
      project(),
      cluster({ name: 'orders' }, 'sales'),
      scheduleOf('mongodbatlas_advanced_cluster.sales', items, 'sales'),
    ),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'termination_protection_enabled',
        problem,
        fix: 'keep the cluster: add a moved block with from = mongodbatlas_advanced_cluster.orders and to = mongodbatlas_advanced_cluster.sales, and one with from = mongodbatlas_cloud_backup_schedule.orders and to = mongodbatlas_cloud_backup_schedule.sales',
      },
    ],
  },
  {
    title: 'both are replaced',
    before: both,
    resources: both,
    replaced: [orders, address],
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'termination_protection_enabled',
        problem,
        fix: 'keep the cluster and its schedule. To delete both: 1. set termination_protection_enabled = false and apply; 2. recreate both',
      },
    ],
  },
  {
    title: 'protection is off in the state',
    before: together(project(), cluster({ termination_protection_enabled: false }), schedule(items)),
    resources: project(),
  },
  {
    title: 'protection is disabled in the same plan, which is too late',
    before: both,
    resources: together(project(), cluster({ termination_protection_enabled: false }), schedule(items)),
    replaced: [orders, address],
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'termination_protection_enabled',
        problem,
        fix: 'keep the cluster and its schedule. To delete both: 1. set termination_protection_enabled = false and apply; 2. recreate both',
      },
    ],
  },
  {
    title: 'the schedule has skip_destroy in the state',
    before: together(project(), cluster(), schedule({ ...items, skip_destroy: true })),
    resources: project(),
  },
  { title: 'the schedule is only forgotten', before: both, resources: project(), forgotten: [address] },
  { title: 'the schedule is unchanged', before: both, resources: both, replaced: [orders] },
  {
    title: 'only the schedule is deleted, which is reported by another rule',
    before: both,
    resources: together(project(), cluster()),
  },
  { title: 'there is no schedule', before: together(project(), cluster()), resources: project() },
  {
    title: 'the schedule has no items',
    before: together(project(), cluster(), schedule({})),
    resources: project(),
  },
  {
    title: 'backups are off',
    before: together(project(), cluster({ backup_enabled: false }), schedule(items)),
    resources: project(),
  },
  {
    title: 'a compliance policy protects the schedule: the apply stops there',
    before: together(both, compliancePolicy()),
    resources: together(project(), compliancePolicy()),
    findings: [underPolicy],
  },
  {
    title: 'under a compliance policy, a cluster without termination protection',
    before: together(
      project(),
      cluster({ termination_protection_enabled: false }),
      schedule({}),
      compliancePolicy(),
    ),
    resources: together(project(), compliancePolicy()),
    findings: [underPolicy],
  },
  {
    title: 'under a compliance policy, with skip_destroy in the state',
    before: together(project(), cluster(), schedule({ skip_destroy: true }), compliancePolicy()),
    resources: together(project(), compliancePolicy()),
  },
]);
