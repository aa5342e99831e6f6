import { restoreNameInsteadOfReference } from '../../../src/rules/restore/name-instead-of-reference';
import { cluster, project, restoreOf, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const clusters = together(project(), cluster(), cluster({}, 'practice'));
const byName = (more: object = {}) =>
  restoreOf(orders, practice, {
    delivery_type_config: {
      automated: true,
      target_cluster_name: 'practice',
      target_project_id: '${mongodbatlas_project.shop.id}',
    },
    ...more,
  });
const attribute = 'delivery_type_config.target_cluster_name';
const at = 'mongodbatlas_cloud_backup_snapshot_restore_job.undo';

testRule(restoreNameInsteadOfReference, [
  { title: 'a reference', resources: together(clusters, restoreOf(orders, practice)) },
  {
    title: 'a literal name',
    resources: together(clusters, byName()),
    findings: [
      {
        at,
        attribute,
        problem:
          'the restore into cluster "practice" has no reference to it, so Terraform may start the restore first',
        fix: 'set target_cluster_name = mongodbatlas_advanced_cluster.practice.name in delivery_type_config',
        fixInCode: 'set targetClusterName: practice.name in deliveryTypeConfig',
      },
    ],
  },
  {
    title: 'a literal name with depends_on',
    resources: together(clusters, byName({ depends_on: [practice] })),
  },
  {
    title: 'a targeted plan',
    only: 'plan',
    partial: 'targeted',
    resources: together(clusters, byName()),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a cluster of another configuration',
    resources: together(project(), cluster(), byName()),
  },
]);
