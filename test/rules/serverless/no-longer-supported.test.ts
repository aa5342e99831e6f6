import { readPlan } from '../../../src/readers';
import { review } from '../../../src/review/review';
import { cluster, project, serverlessInstance, together } from '../../../src/rules/example';
import { serverlessCreated } from '../../../src/rules/serverless/created';
import { serverlessNoLongerSupported } from '../../../src/rules/serverless/no-longer-supported';
import { SERVERLESS_FORMS, clusterOfVariable } from '../../support/cluster-forms';
import { planOf } from '../../support/plan-of';
import { type ExpectedFinding, testRule } from '../../support/rule-tester';

const queue = 'mongodbatlas_serverless_instance.queue';
const attribute = 'provider_settings_provider_name';
const serverless = together(project(), serverlessInstance());

const unsupported = (at: string, of: string): ExpectedFinding => ({
  at,
  attribute: of,
  problem: 'Serverless instance "queue" has not been supported by Atlas since 2026-01-22',
  fix: '1. find in Atlas the cluster that it was migrated to; 2. import that cluster; 3. remove this resource from the state with a removed block with lifecycle { destroy = false }, which deletes nothing',
  fixInCode: `1. find in Atlas the cluster that it was migrated to; 2. import that cluster; 3. remove this resource from the state with stack.addOverride('removed', [{ from: '${at}', lifecycle: { destroy: false } }]), which deletes nothing`,
});
const ATTRIBUTES = [attribute, 'replication_specs', 'provider_name'];

testRule(serverlessNoLongerSupported, [
  ...SERVERLESS_FORMS.map((form, index) => ({
    title: `one that exists ${form.title}`,
    before: together(project(), form.cluster()),
    resources: together(project(), form.cluster()),
    findings: [unsupported(form.address, ATTRIBUTES[index] ?? '')],
  })),
  {
    title: 'one that is imported',
    resources: serverless,
    imports: [queue],
    findings: [unsupported(queue, attribute)],
  },
  {
    title: 'a new one is reported by another rule',
    only: 'plan',
    resources: serverless,
  },
  {
    title: 'the last day of support',
    before: serverless,
    resources: serverless,
    asOf: '2026-01-21',
  },
  {
    title: 'the first day without support',
    before: serverless,
    resources: serverless,
    asOf: '2026-01-22',
    findings: [unsupported(queue, attribute)],
  },
  {
    title: 'an M10 that exists',
    before: together(project(), cluster()),
    resources: together(project(), cluster()),
  },
  {
    title: 'a cluster whose provider is a variable',
    only: 'synth',
    resources: together(project(), clusterOfVariable()),
    variables: { provider: 'SERVERLESS' },
    unchecked: ['mongodbatlas_advanced_cluster.any replication_specs'],
  },
  { title: 'one that the plan deletes', before: serverless, resources: project() },
  { title: 'one that the plan forgets', before: serverless, resources: project(), forgotten: [queue] },
]);

test('a new Serverless instance is one finding, not two', () => {
  const { findings } = review(readPlan(planOf({ resources: serverless })), [
    serverlessCreated,
    serverlessNoLongerSupported,
  ]);
  expect(findings.map(({ rule }) => rule)).toEqual(['serverless/created']);
});
