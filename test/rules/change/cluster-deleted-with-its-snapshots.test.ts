import { changeClusterDeletedWithItsSnapshots } from '../../../src/rules/change/cluster-deleted-with-its-snapshots';
import {
  type Body,
  cluster,
  compliancePolicy,
  flexCluster,
  item,
  legacySnapshotOf,
  project,
  schedule,
  serverlessInstance,
  snapshotOf,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const unkept = { retain_backups_enabled: undefined, termination_protection_enabled: false };
const items = {
  restore_window_days: 2,
  policy_item_hourly: item(6, 'days', 2),
  policy_item_weekly: [item(6, 'weeks', 4), item(3, 'weeks', 8)],
  policy_item_yearly: item(12, 'years', 1),
};
const deleted = (body: Body) => ({ before: together(project(), cluster(body)), resources: project() });
const old = (body: Body) => ({
  mongodbatlas_cluster: {
    orders: {
      project_id: '${mongodbatlas_project.shop.id}',
      name: 'orders',
      provider_name: 'AWS',
      provider_instance_size_name: 'M10',
      ...body,
    },
  },
});

const problem = 'deleting cluster "orders" also deletes all its snapshots';
const fix = '1. set retain_backups_enabled = true and apply; 2. delete the cluster';

testRule(changeClusterDeletedWithItsSnapshots, [
  {
    title: 'under the legacy method, although its backups would be retained',
    before: together(
      project(),
      cluster({ retain_backups_enabled: true, termination_protection_enabled: false }),
      legacySnapshotOf(orders),
    ),
    resources: project(),
    findings: [
      {
        at: orders,
        problem:
          'deleting cluster "orders" immediately deletes all its snapshots: the legacy Cloud Provider Snapshots cannot be kept',
        fix: 'keep the cluster. To delete it: 1. restore the snapshots that you need into another cluster, or download them; 2. delete the cluster',
      },
    ],
  },
  {
    title: 'deleted, and retain_backups_enabled is not set',
    ...deleted(unkept),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'retain_backups_enabled',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'deleted with retain_backups_enabled = false',
    ...deleted({ ...unkept, retain_backups_enabled: false }),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'retain_backups_enabled',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'deleted with retain_backups_enabled = true',
    ...deleted({ ...unkept, retain_backups_enabled: true }),
  },
  { title: 'deleted, and it had no backups', ...deleted({ ...unkept, backup_enabled: false }) },
  { title: 'deleted, and backup_enabled is not set', ...deleted({ ...unkept, backup_enabled: undefined }) },
  {
    title: 'deleted with everything that its backups can hold',
    before: together(
      project(),
      cluster({ ...unkept, pit_enabled: true }),
      schedule(items),
      snapshotOf(orders),
      snapshotOf(orders, {}, 'other'),
    ),
    resources: project(),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'retain_backups_enabled',
        problem:
          'deleting cluster "orders" also deletes up to 1 year of yearly, 8 weeks of weekly and 2 days of hourly snapshots, 2 days of point-in-time history and 2 on-demand snapshots',
        fix,
      },
    ],
  },
  {
    title: 'deleted with its project',
    before: together(project(), cluster(unkept)),
    resources: {},
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'retain_backups_enabled',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'it stays',
    before: together(project(), cluster(unkept)),
    resources: together(project(), cluster({ ...unkept, tags: { team: 'orders' } })),
  },
  { title: 'it is only forgotten', ...deleted(unkept), forgotten: [orders] },
  {
    title: 'it moves to another address',
    before: together(project(), cluster(unkept)),
    resources: together(project(), cluster({ ...unkept, name: 'orders' }, 'sales')),
    moved: { 'mongodbatlas_advanced_cluster.sales': orders },
  },
  {
    title: 'a new name replaces it',
    before: together(project(), cluster(unkept)),
    resources: together(project(), cluster({ ...unkept, name: 'orders-2' })),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'retain_backups_enabled',
        problem: 'recreating cluster "orders", because its name changes, also deletes all its snapshots',
        fix: '1. set retain_backups_enabled = true and apply; 2. recreate the cluster',
      },
    ],
  },
  {
    title: 'replaced under its own name, and retaining comes too late',
    before: together(project(), cluster(unkept)),
    resources: together(project(), cluster({ ...unkept, retain_backups_enabled: true })),
    replaced: [orders],
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'retain_backups_enabled',
        problem:
          'recreating cluster "orders" also deletes all its snapshots; retain_backups_enabled = true in the same plan is too late',
        fix: '1. apply only retain_backups_enabled = true; 2. recreate the cluster under another name, because Atlas reserves the name while the backups are kept',
      },
    ],
  },
  {
    title: 'replaced, the new one first',
    before: together(project(), cluster(unkept)),
    resources: together(project(), cluster({ ...unkept, name: 'orders-2' })),
    createBeforeDestroy: [orders],
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'retain_backups_enabled',
        problem: 'recreating cluster "orders", because its name changes, also deletes all its snapshots',
        fix: '1. set retain_backups_enabled = true and apply; 2. recreate the cluster',
      },
    ],
  },
  {
    title:
      'replaced under its own name, the new one first: Atlas rejects that one, and the deletion is not reached',
    before: together(project(), cluster(unkept)),
    resources: together(project(), cluster(unkept)),
    replaced: [orders],
    createBeforeDestroy: [orders],
  },
  {
    title: 'replaced in another project, the new one first',
    before: together(project(), project({}, 'bank'), cluster(unkept)),
    resources: together(
      project(),
      project({}, 'bank'),
      cluster({ ...unkept, project_id: '${mongodbatlas_project.bank.id}' }),
    ),
    createBeforeDestroy: [orders],
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'retain_backups_enabled',
        problem:
          'recreating cluster "orders", because its project_id changes, also deletes all its snapshots',
        fix: '1. set retain_backups_enabled = true and apply; 2. recreate the cluster under another name, because Atlas reserves the name while the backups are kept',
      },
    ],
  },
  {
    title: 'replaced in a project that is not known yet, the new one first',
    before: together(project(), cluster(unkept)),
    resources: together(project(), cluster({ ...unkept, project_id: '${terraform_data.x.output}' })),
    createBeforeDestroy: [orders],
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'retain_backups_enabled',
        problem:
          'recreating cluster "orders", because its project_id changes, also deletes all its snapshots',
        fix: '1. set retain_backups_enabled = true and apply; 2. recreate the cluster under another name, because Atlas reserves the name while the backups are kept',
      },
    ],
  },
  {
    title: 'recreated while the old one is left in Atlas',
    before: together(project(), cluster(unkept)),
    resources: together(project(), cluster({ ...unkept, name: 'orders-2' })),
    forgotten: [orders],
  },
  {
    title: 'imported and replaced: an import does not know of retaining',
    before: together(project(), cluster(unkept)),
    resources: together(project(), cluster({ ...unkept, name: 'orders-2' })),
    imports: [orders],
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'retain_backups_enabled',
        problem: 'recreating cluster "orders", because its name changes, also deletes all its snapshots',
        fix: '1. set retain_backups_enabled = true and apply; 2. recreate the cluster',
      },
    ],
  },
  {
    title: 'termination protection stops it',
    ...deleted({ ...unkept, termination_protection_enabled: true }),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'termination_protection_enabled',
        problem:
          'Atlas rejects the deletion of cluster "orders": termination_protection_enabled is true in the state',
        fix: 'keep the cluster. To delete it and keep its backups: 1. set termination_protection_enabled = false and retain_backups_enabled = true, and apply; 2. delete the cluster',
      },
    ],
  },
  {
    title: 'termination protection that is disabled in the same plan still stops it',
    before: together(project(), cluster({ ...unkept, termination_protection_enabled: true })),
    resources: together(project(), cluster({ ...unkept, name: 'orders-2' })),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'termination_protection_enabled',
        problem:
          'Atlas rejects the deletion of cluster "orders": termination_protection_enabled is true in the state',
        fix: 'keep the cluster. To delete it and keep its backups: 1. set termination_protection_enabled = false and retain_backups_enabled = true, and apply; 2. recreate the cluster',
      },
    ],
  },
  {
    title: 'a compliance policy stops it',
    before: together(project(), cluster(unkept), compliancePolicy()),
    resources: together(project(), compliancePolicy()),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'retain_backups_enabled',
        problem:
          'Atlas may refuse to delete cluster "orders" and its snapshots, which the backup compliance policy of project "shop" protects',
        fix,
      },
    ],
  },
  {
    title: 'a compliance policy that the same plan deletes still prevents it',
    before: together(project(), cluster(unkept), compliancePolicy()),
    resources: project(),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'retain_backups_enabled',
        problem:
          'Atlas may refuse to delete cluster "orders" and its snapshots, which the backup compliance policy of project "shop" protects',
        fix,
      },
    ],
  },
  {
    title: 'a compliance policy of another project does not',
    before: together(
      project(),
      project({}, 'bank'),
      cluster(unkept),
      compliancePolicy({ project_id: '${mongodbatlas_project.bank.id}' }),
    ),
    resources: together(
      project(),
      project({}, 'bank'),
      compliancePolicy({ project_id: '${mongodbatlas_project.bank.id}' }),
    ),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'retain_backups_enabled',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'the deprecated resource',
    before: together(project(), old({ cloud_backup: true })),
    resources: project(),
    findings: [
      {
        at: 'mongodbatlas_cluster.orders',
        attribute: 'retain_backups_enabled',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'the deprecated resource with the old point-in-time restore alone',
    before: together(project(), old({ cloud_backup: false, backup_enabled: true })),
    resources: project(),
  },
  {
    title: 'clusters of other kinds are for other rules',
    before: together(
      project(),
      flexCluster(),
      serverlessInstance(),
      tenantCluster('FLEX', { backup_enabled: true }),
      tenantCluster('TENANT', { backup_enabled: true }, 'tryout'),
    ),
    resources: project(),
  },
]);
