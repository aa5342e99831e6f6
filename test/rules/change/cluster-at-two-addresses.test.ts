import { readPlan } from '../../../src/readers';
import { review } from '../../../src/review/review';
import { rules } from '../../../src/rules';
import { changeClusterAtTwoAddresses } from '../../../src/rules/change/cluster-at-two-addresses';
import { cluster, project, together } from '../../../src/rules/example';
import { planOf } from '../../support/plan-of';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.old';
const old = cluster({ name: 'orders' }, 'old');
const twice = together(project(), cluster(), old);
const id = '66c000000000000000000001';
const found = {
  at,
  problem:
    'deleting mongodbatlas_advanced_cluster.old also deletes cluster "orders" of mongodbatlas_advanced_cluster.orders with its backups: both addresses manage one cluster',
  fix: 'replace mongodbatlas_advanced_cluster.old with a removed block with lifecycle { destroy = false }',
};

testRule(changeClusterAtTwoAddresses, [
  {
    title: 'one of two addresses',
    before: twice,
    resources: together(project(), cluster()),
    findings: [found],
  },
  {
    title: 'one of two addresses is recreated first, which Atlas rejects',
    before: twice,
    resources: twice,
    replaced: [at],
    createBeforeDestroy: [at],
  },
  {
    title: 'one of two addresses is recreated',
    before: twice,
    resources: twice,
    replaced: [at],
    findings: [
      {
        ...found,
        problem: found.problem.replace('deleting', 'recreating'),
        fix: 'remove mongodbatlas_advanced_cluster.old from the state with terraform state rm',
      },
    ],
  },
  { title: 'both addresses', before: twice, resources: project() },
  {
    title: 'another name',
    before: together(project(), cluster(), cluster({}, 'old')),
    resources: together(project(), cluster()),
  },
  {
    title: 'another project',
    before: together(
      project(),
      project({}, 'bank'),
      cluster(),
      cluster({ name: 'orders', project_id: '${mongodbatlas_project.bank.id}' }, 'old'),
    ),
    resources: together(project(), project({}, 'bank'), cluster()),
  },
  {
    title: 'one id under two names',
    before: together(
      project(),
      cluster({ cluster_id: id }),
      cluster({ name: 'renamed', cluster_id: id }, 'old'),
    ),
    resources: together(project(), cluster()),
    findings: [{ ...found, problem: found.problem.replace('"orders"', '"renamed"') }],
  },
  {
    title: 'one name in one project, with two ids',
    before: together(
      project(),
      cluster({ cluster_id: id }),
      cluster({ name: 'orders', cluster_id: '66c000000000000000000002' }, 'old'),
    ),
    resources: together(project(), cluster()),
    findings: [found],
  },
  {
    title: 'imported at a new address, where a moved block is enough',
    before: together(project(), old),
    resources: together(project(), cluster()),
    imports: ['mongodbatlas_advanced_cluster.orders'],
    findings: [
      {
        ...found,
        fix: 'replace the import block of mongodbatlas_advanced_cluster.orders with a moved block with from = mongodbatlas_advanced_cluster.old and to = mongodbatlas_advanced_cluster.orders, or replace mongodbatlas_advanced_cluster.old with a removed block with lifecycle { destroy = false }',
      },
    ],
  },
  {
    title: 'an address that Terraform only forgets',
    before: twice,
    resources: together(project(), cluster()),
    forgotten: [at],
  },
]);

test('the other rules about deletions have nothing to add', () => {
  const plan = planOf({ before: twice, resources: together(project(), cluster()) });
  const found = review(readPlan(plan), rules).findings.filter(({ address }) => address === at);
  expect(found.map(({ rule }) => rule)).toEqual(['change/cluster-at-two-addresses']);
});
