import { restoreOtherProject } from '../../../src/rules/restore/other-project';
import { cluster, collectionRestoreOf, project, restoreOf, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const clusters = together(project(), project({}, 'bank'), cluster(), cluster({}, 'practice'));
const BANK = '${mongodbatlas_project.bank.id}';
const at = 'mongodbatlas_cloud_backup_snapshot_restore_job.undo';
const intoBank = restoreOf(orders, practice, {
  delivery_type_config: {
    automated: true,
    target_cluster_name: `\${${practice}.name}`,
    target_project_id: BANK,
  },
});
const source = {
  at,
  attribute: 'project_id',
  problem: 'the restore names project "bank", but cluster "orders" is in project "shop"',
  fix: 'set project_id = mongodbatlas_advanced_cluster.orders.project_id',
  fixInCode: 'set projectId: orders.projectId',
};
const target = {
  at,
  attribute: 'delivery_type_config.target_project_id',
  problem: 'the target of the restore names project "bank", but cluster "practice" is in project "shop"',
  fix: 'set target_project_id = mongodbatlas_advanced_cluster.practice.project_id in delivery_type_config',
  fixInCode: 'set targetProjectId: practice.projectId in deliveryTypeConfig',
};

testRule(restoreOtherProject, [
  { title: 'clusters of one project', resources: together(clusters, restoreOf(orders, practice)) },
  {
    title: 'a restore into another project, whose cluster it is',
    resources: together(
      project(),
      project({}, 'bank'),
      cluster(),
      cluster({ project_id: BANK }, 'practice'),
      intoBank,
    ),
  },
  {
    title: 'another project for the source',
    resources: together(clusters, restoreOf(orders, practice, { project_id: BANK })),
    findings: [source],
  },
  {
    title: 'another project for the target',
    resources: together(clusters, intoBank),
    findings: [target],
  },
  {
    title: 'a job that has run',
    before: together(clusters, intoBank),
    resources: together(clusters, intoBank),
    atSynth: { findings: [target] },
  },
  {
    title: 'a collection restore',
    resources: together(clusters, collectionRestoreOf(orders, practice, { target_project_id: BANK })),
    findings: [
      {
        ...target,
        at: 'mongodbatlas_cloud_backup_collection_restore_job.undo',
        attribute: 'target_project_id',
        fix: 'set target_project_id = mongodbatlas_advanced_cluster.practice.project_id',
        fixInCode: 'set targetProjectId: practice.projectId',
      },
    ],
  },
]);
