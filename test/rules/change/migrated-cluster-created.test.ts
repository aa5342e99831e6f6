import { readPlan } from '../../../src/readers';
import { review } from '../../../src/review/review';
import { rules } from '../../../src/rules';
import { changeMigratedClusterCreated } from '../../../src/rules/change/migrated-cluster-created';
import {
  cluster,
  flexCluster,
  project,
  serverlessInstance,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { planOf } from '../../support/plan-of';
import { testRule } from '../../support/rule-tester';

const serverless = serverlessInstance({}, 'queue');
const flex = flexCluster({}, 'queue');
const at = 'mongodbatlas_flex_cluster.queue';
const created = {
  at,
  attribute: 'name',
  problem:
    'this plan creates cluster "queue", but Atlas migrated mongodbatlas_serverless_instance.queue under the name "queue"',
  fix: 'add an import block for the cluster, and remove the old resource with a removed block with lifecycle { destroy = false }',
};

test('of a Serverless instance that Terraform forgets, it says more than that the name is taken', () => {
  const plan = planOf({
    before: together(project(), serverless),
    resources: together(project(), flex),
    forgotten: ['mongodbatlas_serverless_instance.queue'],
  });
  const found = (of: typeof rules): readonly string[] =>
    review(readPlan(plan), of)
      .findings.filter(({ address }) => address === at)
      .map(({ rule }) => rule)
      .filter((rule) => rule.startsWith('change/'));
  expect(found(rules)).toEqual(['change/migrated-cluster-created']);
  expect(found(rules.filter(({ id }) => id !== changeMigratedClusterCreated.id))).toEqual([
    'change/name-reused',
  ]);
});

testRule(changeMigratedClusterCreated, [
  {
    title: 'a Serverless instance that is deleted',
    before: together(project(), serverless),
    resources: together(project(), flex),
    findings: [created],
  },
  {
    title: 'a Serverless instance that Terraform forgets',
    before: together(project(), serverless),
    resources: together(project(), flex),
    forgotten: ['mongodbatlas_serverless_instance.queue'],
    findings: [created],
  },
  {
    title: 'an M5 that became dedicated',
    before: together(project(), tenantCluster('TENANT', {}, 'sandbox', 'M5')),
    resources: together(project(), cluster({ name: 'sandbox' })),
    findings: [
      {
        ...created,
        at: 'mongodbatlas_advanced_cluster.orders',
        problem:
          'this plan creates cluster "sandbox", but Atlas migrated mongodbatlas_advanced_cluster.sandbox under the name "sandbox"',
      },
    ],
  },
  {
    title: 'another name',
    before: together(project(), serverless),
    resources: together(project(), flexCluster({ name: 'queue-2' }, 'queue')),
  },
  {
    title: 'another project',
    before: together(project(), project({}, 'bank'), serverless),
    resources: together(
      project(),
      project({}, 'bank'),
      flexCluster({ project_id: '${mongodbatlas_project.bank.id}' }, 'queue'),
    ),
  },
  {
    title: 'a Serverless instance that stays',
    before: together(project(), serverless),
    resources: together(project(), serverless, flexCluster({}, 'reports')),
  },
]);
