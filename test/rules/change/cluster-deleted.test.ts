import { changeClusterDeleted } from '../../../src/rules/change/cluster-deleted';
import {
  type Body,
  cluster,
  flexCluster,
  item,
  project,
  schedule,
  snapshotOf,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const unprotected = { termination_protection_enabled: false };
const items = { policy_item_daily: item(1, 'days', 7), policy_item_monthly: item(40, 'months', 12) };
const deleted = (body: Body) => ({ before: together(project(), cluster(body)), resources: project() });

const problem =
  'deleting cluster "orders" keeps its snapshots until they expire; no new ones are taken, and Atlas reserves its name';
const fix =
  'acknowledge this finding if it is intentional. To remove the cluster only from Terraform, add a removed block with lifecycle { destroy = false }';

testRule(changeClusterDeleted, [
  {
    title: 'deleted, with no schedule in the state',
    ...deleted(unprotected),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'deleted, with what stays',
    before: together(
      project(),
      cluster(unprotected),
      schedule(items),
      snapshotOf(orders, {}, 'kept'),
      snapshotOf(orders, {}, 'deleted'),
    ),
    resources: project(),
    forgotten: ['mongodbatlas_cloud_backup_snapshot.kept'],
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        problem:
          'deleting cluster "orders" keeps its snapshots (up to 12 months of monthly and 7 days of daily ones and an on-demand snapshot) until they expire; no new ones are taken, and Atlas reserves its name',
        fix,
      },
    ],
  },
  {
    title: 'deleted without retained backups is reported by another rule',
    ...deleted({ ...unprotected, retain_backups_enabled: false }),
  },
  { title: 'deleted, and it had no backups', ...deleted({ ...unprotected, backup_enabled: false }) },
  { title: 'only forgotten', ...deleted(unprotected), forgotten: [orders] },
  {
    title: 'a new name replaces it',
    before: together(project(), cluster(unprotected)),
    resources: together(project(), cluster({ ...unprotected, name: 'orders-2' })),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        problem:
          'recreating cluster "orders", because its name changes, keeps its snapshots until they expire; until then Atlas reserves its name',
        fix: 'acknowledge this finding if it is intentional. To keep the cluster, keep its name unchanged',
      },
    ],
  },
  {
    title: 'replaced on demand',
    before: together(project(), cluster(unprotected)),
    resources: together(project(), cluster(unprotected)),
    replaced: [orders],
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        problem:
          'recreating cluster "orders" keeps its snapshots until they expire; until then Atlas reserves its name',
        fix: 'acknowledge this finding if it is intentional. To keep the cluster, create the plan without -replace',
      },
    ],
  },
  {
    title: 'termination protection stops it',
    ...deleted({}),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'termination_protection_enabled',
        problem:
          'Atlas rejects the deletion of cluster "orders": termination_protection_enabled is true in the state',
        fix: 'keep the cluster. To delete it: 1. set termination_protection_enabled = false and apply; 2. delete the cluster',
      },
    ],
  },
  {
    title: 'termination protection stops a replacement',
    before: together(project(), cluster()),
    resources: together(project(), cluster({ name: 'orders-2' })),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'termination_protection_enabled',
        problem:
          'Atlas rejects the deletion of cluster "orders": termination_protection_enabled is true in the state',
        fix: 'keep the cluster. To delete it: 1. set termination_protection_enabled = false and apply; 2. recreate the cluster',
      },
    ],
  },
  {
    title: 'its project is deleted as well',
    before: together(project(), cluster(unprotected), schedule(items)),
    resources: {},
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        problem:
          'cluster "orders" is deleted in one plan with its project: Atlas may reject that while backups are kept, and does not document whether they survive',
        fix: '1. delete the cluster alone; 2. delete the project when no one needs its snapshots (up to 12 months of monthly and 7 days of daily ones) any more',
        severity: 'error',
      },
    ],
  },
  {
    title: 'its project is replaced as well',
    before: together(project(), cluster(unprotected)),
    resources: together(project(), cluster({ ...unprotected, name: 'orders-2' })),
    replaced: ['mongodbatlas_project.shop'],
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        problem:
          'cluster "orders" is deleted in one plan with its project: Atlas may reject that while backups are kept, and does not document whether they survive',
        fix: '1. delete the cluster alone; 2. delete the project when no one needs its snapshots any more',
        severity: 'error',
      },
    ],
  },
  {
    title: 'another project is deleted',
    before: together(project(), project({}, 'bank'), cluster(unprotected)),
    resources: project(),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'the project is only named',
    before: cluster({ ...unprotected, project_id: '5f0000000000000000000009' }),
    resources: {},
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'a Flex cluster is reported by another rule',
    before: together(project(), flexCluster()),
    resources: project(),
  },
]);
