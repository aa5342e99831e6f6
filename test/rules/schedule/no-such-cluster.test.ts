import { scheduleNoSuchCluster } from '../../../src/rules/schedule/no-such-cluster';
import { cluster, item, project, schedule, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const attribute = 'cluster_name';
const scheduleFor = (name: unknown, projectId: unknown = '${mongodbatlas_project.shop.id}') =>
  schedule({ policy_item_daily: item(1, 'days', 7), project_id: projectId, cluster_name: name });
const missing = {
  at,
  attribute,
  problem: 'a schedule names cluster "order", which does not exist in the new project "shop"',
  fix: 'set cluster_name = mongodbatlas_advanced_cluster.orders.name',
};

testRule(scheduleNoSuchCluster, [
  { title: 'a cluster of the project', resources: together(project(), cluster(), scheduleFor('orders')) },
  {
    title: 'a name that no cluster of the new project has',
    resources: together(project(), cluster(), scheduleFor('order')),
    atSynth: { unchecked: [`${at} ${attribute}`] },
    findings: [missing],
  },
  {
    title: 'a new project with several clusters',
    resources: together(project(), cluster(), cluster({}, 'payments'), scheduleFor('order')),
    atSynth: { unchecked: [`${at} ${attribute}`] },
    findings: [{ ...missing, fix: 'set cluster_name to the name of a cluster of the project' }],
  },
  {
    title: 'a project that exists, and may have the cluster',
    before: project(),
    resources: together(project(), cluster(), scheduleFor('order')),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a cluster that this plan deletes, perhaps after the write',
    only: 'plan',
    before: together(
      cluster({ project_id: '5f0000000000000000000042' }),
      scheduleFor('orders', '5f0000000000000000000042'),
    ),
    resources: schedule({
      policy_item_daily: item(1, 'days', 8),
      project_id: '5f0000000000000000000042',
      cluster_name: 'orders',
    }),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a project of another configuration',
    resources: scheduleFor('orders', '5f0000000000000000000042'),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a targeted plan',
    only: 'plan',
    partial: 'targeted',
    resources: together(project(), scheduleFor('order')),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a name known only after apply',
    resources: together(project(), cluster(), scheduleFor('${terraform_data.name.output}')),
  },
]);
