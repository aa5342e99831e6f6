import { snapshotOtherProject } from '../../../src/rules/snapshot/other-project';
import { cluster, project, snapshotOf, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const both = together(project(), project({}, 'bank'), cluster());

testRule(snapshotOtherProject, [
  { title: 'the project of the cluster', resources: together(both, snapshotOf(orders)) },
  {
    title: 'another project',
    resources: together(both, snapshotOf(orders, { project_id: '${mongodbatlas_project.bank.id}' })),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot.before-migration',
        attribute: 'project_id',
        problem: 'the snapshot names project "bank", but cluster "orders" is in project "shop"',
        fix: 'set project_id = mongodbatlas_advanced_cluster.orders.project_id',
        fixInCode: 'set projectId: orders.projectId',
      },
    ],
  },
  {
    title: 'a literal name',
    resources: together(
      both,
      snapshotOf(orders, { project_id: '${mongodbatlas_project.bank.id}', cluster_name: 'orders' }),
    ),
  },
]);
