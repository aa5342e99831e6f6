import {
  type Body,
  cluster,
  deprecatedCluster,
  item,
  project,
  schedule,
  scheduleOf,
  together,
} from '../../../src/rules/example';
import { scheduleSeveralForOneCluster } from '../../../src/rules/schedule/several-for-one-cluster';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const a = 'mongodbatlas_cloud_backup_schedule.a';
const b = 'mongodbatlas_cloud_backup_schedule.b';
const weekly = { policy_item_weekly: item(6, 'weeks', 4) };
const named = (name: string, body: Body) => scheduleOf(orders, { ...weekly, ...body }, name);
const second = (at: string, cluster = 'orders') => ({
  at,
  attribute: 'cluster_name',
  problem: `cluster "${cluster}" already has the schedule ${a}: each apply of one overwrites the other`,
  fix: `move the policy items into ${a}, and remove this schedule`,
  fixInCode: 'move the policy items into "stack/a", and remove this schedule',
});

testRule(scheduleSeveralForOneCluster, [
  { title: 'one schedule', resources: together(project(), cluster(), schedule()) },
  {
    title: 'a schedule for each of two clusters',
    resources: together(
      project(),
      cluster(),
      cluster({}, 'invoices'),
      schedule(),
      schedule(undefined, 'invoices'),
    ),
  },
  {
    title: 'two schedules',
    resources: together(project(), cluster(), named('a', {}), named('b', {})),
    findings: [second(b)],
  },
  {
    title: 'two schedules, written in the other order',
    resources: together(project(), cluster(), named('b', {}), named('a', {})),
    findings: [second(b)],
  },
  {
    title: 'a new schedule whose address is before that of one that exists',
    before: together(project(), cluster(), named('b', {})),
    resources: together(project(), cluster(), named('a', {}), named('b', {})),
    atSynth: { findings: [second(b)] },
    findings: [
      {
        ...second(a),
        problem: second(a).problem.replace(a, b),
        fix: second(a).fix.replace(a, b),
        fixInCode: second(a).fixInCode.replace('stack/a', 'stack/b'),
      },
    ],
  },
  {
    title: 'three schedules',
    resources: together(project(), cluster(), named('a', {}), named('b', {}), named('c', {})),
    findings: [second(b), second('mongodbatlas_cloud_backup_schedule.c')],
  },
  {
    title: 'one by reference, one by name',
    resources: together(
      project(),
      cluster(),
      named('a', {}),
      named('b', { project_id: '${mongodbatlas_project.shop.id}', cluster_name: 'orders' }),
    ),
    findings: [second(b)],
  },
  {
    title: 'two schedules for a deprecated cluster',
    resources: together(
      project(),
      deprecatedCluster(),
      scheduleOf('mongodbatlas_cluster.archive', weekly, 'a'),
      scheduleOf('mongodbatlas_cluster.archive', weekly, 'b'),
    ),
    findings: [second(b, 'archive')],
  },
  {
    title: 'two schedules for a cluster outside this configuration',
    resources: together(
      project(),
      named('a', { project_id: '6f0000000000000000000001', cluster_name: 'elsewhere' }),
      named('b', { project_id: '6f0000000000000000000001', cluster_name: 'elsewhere' }),
    ),
    findings: [second(b, 'elsewhere')],
  },
  {
    title: 'two schedules for clusters of one name in two projects',
    resources: together(
      named('a', { project_id: '6f0000000000000000000001', cluster_name: 'elsewhere' }),
      named('b', { project_id: '6f0000000000000000000002', cluster_name: 'elsewhere' }),
    ),
  },
  {
    title: 'two schedules for two clusters outside this configuration',
    resources: together(
      named('a', { project_id: '6f0000000000000000000001', cluster_name: 'elsewhere' }),
      named('b', { project_id: '6f0000000000000000000001', cluster_name: 'nowhere' }),
    ),
  },
  {
    title: 'a schedule whose cluster is not known yet, and another one',
    resources: together(
      project(),
      cluster(),
      named('a', {}),
      named('b', { cluster_name: '${terraform_data.pick.output}' }),
    ),
    unchecked: [`${b} cluster_name`],
  },
  {
    title: 'a schedule whose cluster is not known yet, alone',
    resources: together(project(), cluster(), named('b', { cluster_name: '${terraform_data.pick.output}' })),
  },
  {
    title: 'a schedule that replaces a deleted one',
    before: together(project(), cluster(), named('a', {})),
    resources: together(project(), cluster(), named('b', {})),
  },
]);
