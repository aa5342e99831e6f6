import { complianceNotAfterSchedules } from '../../../src/rules/compliance/not-after-schedules';
import {
  type Body,
  cluster,
  compliancePolicy,
  flexCluster,
  item,
  project,
  schedule,
  scheduleOf,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_backup_compliance_policy.statute';
const orders = 'mongodbatlas_cloud_backup_schedule.orders';
const given = (body: Body = {}) => ({
  resources: together(project(), cluster(), schedule(), compliancePolicy(body)),
});
const waiting = { depends_on: [orders] };
const early = {
  at,
  attribute: 'depends_on',
  problem: `the backup compliance policy of project "shop" does not wait for ${orders}`,
  fix: `add ${orders} to depends_on`,
  fixInCode: `add ${orders} to dependsOn`,
};
const several = (...names: string[]) =>
  together(...names.flatMap((name) => [cluster({}, name), schedule(undefined, name)]));
const twoProjects = '${mongodbatlas_project.shop.id}${mongodbatlas_project.bank.id}';

testRule(complianceNotAfterSchedules, [
  { title: 'a policy that waits', ...given(waiting) },
  { title: 'a policy that does not', ...given(), findings: [early] },
  {
    title: 'a policy that takes a value of the schedule',
    ...given({ restore_window_days: `\${${orders}.restore_window_days}` }),
  },
  {
    title: 'a policy that takes its project of the cluster waits for that alone',
    ...given({ project_id: '${mongodbatlas_advanced_cluster.orders.project_id}' }),
    findings: [early],
  },
  { title: 'no schedule', resources: together(project(), cluster(), compliancePolicy()) },
  { title: 'no policy', resources: together(project(), cluster(), schedule()) },
  {
    title: 'a changed policy with an unchanged schedule',
    before: given().resources,
    ...given({ policy_item_daily: item(1, 'days', 5) }),
    findings: [early],
  },
  { title: 'a policy that is unchanged', only: 'plan', before: given().resources, ...given() },
  {
    title: 'an unchanged policy with a changed schedule',
    only: 'plan',
    before: given().resources,
    resources: together(
      project(),
      cluster(),
      schedule({ policy_item_daily: item(1, 'days', 14) }),
      compliancePolicy({}),
    ),
  },
  {
    title: 'a policy that is replaced',
    only: 'plan',
    before: given().resources,
    ...given(),
    replaced: [at],
    findings: [early],
  },
  { title: 'a policy that is imported', only: 'plan', before: given().resources, ...given(), imports: [at] },
  {
    title: 'two schedules, and the policy waits for one',
    resources: together(
      project(),
      several('orders', 'stock'),
      compliancePolicy({ depends_on: ['mongodbatlas_cloud_backup_schedule.stock'] }),
    ),
    findings: [early],
  },
  {
    title: 'two schedules',
    resources: together(project(), several('orders', 'stock'), compliancePolicy()),
    findings: [
      {
        at,
        attribute: 'depends_on',
        problem: `the backup compliance policy of project "shop" does not wait for 2 backup schedules: ${orders} and mongodbatlas_cloud_backup_schedule.stock`,
        fix: `add ${orders} and mongodbatlas_cloud_backup_schedule.stock to depends_on`,
        fixInCode: `add ${orders} and mongodbatlas_cloud_backup_schedule.stock to dependsOn`,
      },
    ],
  },
  {
    title: 'five schedules',
    resources: together(project(), several('a', 'b', 'c', 'd', 'e'), compliancePolicy()),
    findings: [
      {
        at,
        attribute: 'depends_on',
        problem:
          'the backup compliance policy of project "shop" does not wait for 5 backup schedules: mongodbatlas_cloud_backup_schedule.a, mongodbatlas_cloud_backup_schedule.b, mongodbatlas_cloud_backup_schedule.c and 2 more',
        fix: 'add mongodbatlas_cloud_backup_schedule.a, mongodbatlas_cloud_backup_schedule.b, mongodbatlas_cloud_backup_schedule.c and 2 more to depends_on',
        fixInCode:
          'add mongodbatlas_cloud_backup_schedule.a, mongodbatlas_cloud_backup_schedule.b, mongodbatlas_cloud_backup_schedule.c and 2 more to dependsOn',
      },
    ],
  },
  {
    title: 'the schedules of another project',
    resources: together(
      project(),
      project({}, 'bank'),
      cluster(),
      schedule(),
      compliancePolicy({ project_id: '${mongodbatlas_project.bank.id}' }),
    ),
  },
  {
    title: 'a schedule of a Flex cluster, which cannot have one',
    resources: together(
      project(),
      flexCluster(),
      scheduleOf('mongodbatlas_flex_cluster.reports'),
      compliancePolicy(),
    ),
  },
  {
    title: 'a targeted plan may leave schedules out',
    only: 'plan',
    partial: 'targeted',
    ...given(),
    unchecked: [`${at} depends_on`],
  },
  {
    title: 'a targeted plan that does not change the policy',
    only: 'plan',
    partial: 'targeted',
    before: given().resources,
    ...given(),
  },
  {
    title: 'a way through a local, which a plan does not show',
    ...given({ project_id: '${local.project}' }),
    locals: { project: '${mongodbatlas_project.shop.id}' },
    atSynth: { findings: [early] },
    unchecked: [`${at} depends_on`],
  },
  {
    title: 'a schedule whose project is not known, nor its cluster',
    resources: together(
      project(),
      project({}, 'bank'),
      cluster(),
      schedule({
        project_id: twoProjects,
        cluster_name: '${terraform_data.later.output}',
        policy_item_daily: item(1, 'days', 7),
      }),
      compliancePolicy(),
    ),
    unchecked: [`${orders} project_id`],
  },
  {
    title: 'a policy whose project is not known',
    resources: together(
      project(),
      project({}, 'bank'),
      cluster(),
      schedule(),
      compliancePolicy({ project_id: twoProjects }),
    ),
    unchecked: [`${at} project_id`],
  },
]);
