import { scheduleOtherProject } from '../../../src/rules/schedule/other-project';
import { cluster, item, project, schedule, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const daily = { policy_item_daily: item(1, 'days', 7) };
const both = together(project(), project({}, 'bank'), cluster());
const inBank = together(both, schedule({ ...daily, project_id: '${mongodbatlas_project.bank.id}' }));
const found = {
  at,
  attribute: 'project_id',
  problem: 'the schedule names project "bank", but cluster "orders" is in project "shop"',
  fix: 'set project_id = mongodbatlas_advanced_cluster.orders.project_id',
  fixInCode: 'set projectId: orders.projectId',
};

testRule(scheduleOtherProject, [
  { title: 'the project of the cluster', resources: together(both, schedule(daily)) },
  { title: 'another project', resources: inBank, findings: [found] },
  {
    title: 'another project, with a name that is known only after apply',
    resources: together(
      project(),
      project({}, 'bank'),
      cluster({ name: '${terraform_data.name.output}' }),
      schedule({ ...daily, project_id: '${mongodbatlas_project.bank.id}' }),
    ),
    findings: [
      {
        ...found,
        problem:
          'the schedule names project "bank", but cluster mongodbatlas_advanced_cluster.orders is in project "shop"',
      },
    ],
  },
  {
    title: 'a literal name that the other project may have as well',
    resources: together(
      both,
      schedule({ ...daily, project_id: '${mongodbatlas_project.bank.id}', cluster_name: 'orders' }),
    ),
  },
  {
    title: 'a project from a variable',
    resources: together(both, schedule({ ...daily, project_id: '${var.project}' })),
    variables: { project: '5f0000000000000000000042' },
    atSynth: { unchecked: [`${at} project_id`] },
    findings: [
      {
        ...found,
        problem:
          'the schedule names project "5f0000000000000000000042", but cluster "orders" is in project "shop"',
      },
    ],
  },
  {
    title: 'a cluster of another configuration',
    resources: schedule({ ...daily, project_id: '5f0000000000000000000042', cluster_name: 'orders' }),
  },
]);
