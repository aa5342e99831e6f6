import {
  type Body,
  type Resources,
  cluster,
  flexCluster,
  project,
  snapshotOf,
  together,
} from '../../../src/rules/example';
import { snapshotConcurrent } from '../../../src/rules/snapshot/concurrent';
import { testRule } from '../../support/rule-tester';

const type = 'mongodbatlas_cloud_backup_snapshot';
const orders = 'mongodbatlas_advanced_cluster.orders';
const unknown = '${terraform_data.x.output}';

const one = (body: Body = {}): Resources => snapshotOf(orders, body, 'one');
const two = (body: Body = {}): Resources => snapshotOf(orders, body, 'two');
const three = (body: Body = {}): Resources => snapshotOf(orders, body, 'three');
const after = (...names: readonly string[]): Body => ({ depends_on: names.map((name) => `${type}.${name}`) });
const withSnapshots = (...parts: readonly Resources[]) => ({
  resources: together(project(), cluster(), ...parts),
});
const finding = (later: string, earlier: string) => ({
  at: `${type}.${later}`,
  attribute: 'depends_on',
  problem: `the on-demand snapshot of cluster "orders" is taken at the same time as ${type}.${earlier}: neither depends on the other`,
  fix: `add ${type}.${earlier} to depends_on`,
  fixInCode: `add ${type}.${earlier} to dependsOn`,
});
const elsewhere = (name: string, body: Body): Resources => ({
  [type]: { [name]: { description: 'release', retention_in_days: 7, ...body } },
});

testRule(snapshotConcurrent, [
  { title: 'a single snapshot', ...withSnapshots(one()) },
  { title: 'two at the same time', ...withSnapshots(one(), two()), findings: [finding('two', 'one')] },
  { title: 'the second waits', ...withSnapshots(one(), two(after('one'))) },
  { title: 'the first waits', ...withSnapshots(one(after('two')), two()) },
  {
    title: 'the second waits by way of another resource',
    ...withSnapshots(
      one(),
      { terraform_data: { pause: { ...after('one') } } },
      two({ depends_on: ['terraform_data.pause'] }),
    ),
  },
  {
    title: 'the second waits by a reference',
    ...withSnapshots(one(), two({ description: `after \${${type}.one.snapshot_id}` })),
  },
  { title: 'three in a row', ...withSnapshots(one(), two(after('one')), three(after('two'))) },
  {
    title: 'two at the same time after one',
    ...withSnapshots(one(), two(after('one')), three(after('one'))),
    findings: [finding('two', 'three')],
  },
  {
    title: 'two clusters',
    resources: together(
      project(),
      cluster(),
      cluster({}, 'users'),
      one(),
      snapshotOf('mongodbatlas_advanced_cluster.users', {}, 'two'),
    ),
  },
  {
    title: 'instances of one block never wait for each other',
    ...withSnapshots(one({ count: 2 })),
    only: 'synth',
    findings: [
      {
        ...finding('one[1]', 'one[0]'),
        fix: 'write a separate resource block for each of these snapshots, each with the previous one in depends_on',
        fixInCode:
          'write a separate resource block for each of these snapshots, each with the previous one in dependsOn',
      },
    ],
  },
  {
    title: 'one that is there already is finished',
    before: together(project(), cluster(), one()),
    ...withSnapshots(one(), two()),
    only: 'plan',
  },
  {
    title: 'one that is taken again, and a new one',
    before: together(project(), cluster(), one()),
    ...withSnapshots(one({ description: 'reworded' }), two()),
    only: 'plan',
    findings: [finding('two', 'one')],
  },
  {
    title: 'an imported one is finished',
    before: together(project(), cluster()),
    ...withSnapshots(one(), two()),
    imports: [`${type}.one`],
  },
  {
    title: 'whether one waits leads through a local, which a plan does not show',
    ...withSnapshots(one(), two({ description: '${local.text}' })),
    locals: { text: `\${${type}.one.snapshot_id}` },
    unchecked: [`${type}.two depends_on`],
    atSynth: {},
  },
  {
    title: 'a Flex cluster is reported by another rule',
    resources: together(
      project(),
      flexCluster(),
      snapshotOf('mongodbatlas_flex_cluster.reports', {}, 'one'),
      snapshotOf('mongodbatlas_flex_cluster.reports', {}, 'two'),
    ),
  },
  {
    title: 'a cluster that is elsewhere, by its project and name',
    resources: together(
      elsewhere('one', { project_id: '5f0000000000000000000002', cluster_name: 'orders' }),
      elsewhere('two', { project_id: '5f0000000000000000000002', cluster_name: 'orders' }),
    ),
    findings: [finding('two', 'one')],
  },
  {
    title: 'clusters of one name in two projects, both elsewhere',
    resources: together(
      elsewhere('one', { project_id: '5f0000000000000000000002', cluster_name: 'orders' }),
      elsewhere('two', { project_id: '5f0000000000000000000003', cluster_name: 'orders' }),
    ),
  },
  {
    title: 'clusters of two names in one project, both elsewhere',
    resources: together(
      elsewhere('one', { project_id: '5f0000000000000000000002', cluster_name: 'orders' }),
      elsewhere('two', { project_id: '5f0000000000000000000002', cluster_name: 'users' }),
    ),
  },
  {
    title: 'the cluster of one is not known',
    ...withSnapshots(
      one(),
      elsewhere('two', { project_id: '${mongodbatlas_project.shop.id}', cluster_name: unknown }),
    ),
    unchecked: [`${type}.two cluster_name`],
  },
  {
    title: 'the cluster of the only one is not known',
    ...withSnapshots(
      elsewhere('two', { project_id: '${mongodbatlas_project.shop.id}', cluster_name: unknown }),
    ),
  },
]);
