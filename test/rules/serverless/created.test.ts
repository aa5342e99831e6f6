import { cluster, flexCluster, project, serverlessInstance, together } from '../../../src/rules/example';
import { serverlessCreated } from '../../../src/rules/serverless/created';
import { SERVERLESS_FORMS, clusterOfVariable } from '../../support/cluster-forms';
import { type ExpectedFinding, testRule } from '../../support/rule-tester';

const queue = 'mongodbatlas_serverless_instance.queue';
const attribute = 'provider_settings_provider_name';
const serverless = together(project(), serverlessInstance());

const atSynth = (at: string, of: string): ExpectedFinding => ({
  at,
  attribute: of,
  problem:
    'Serverless instance "queue" has no import block, so it may have to be created, which Atlas no longer supports',
  fix: 'use a Flex cluster or a dedicated cluster; if the instance is already in the state, add an import block, which then changes nothing, or acknowledge this finding',
});
const inPlan = (at: string, of: string): ExpectedFinding => ({
  at,
  attribute: of,
  problem: 'Serverless instance "queue" is to be created, but Atlas no longer creates Serverless instances',
  fix: 'use a Flex cluster or a dedicated cluster; if the instance existed in Atlas, import the cluster that Atlas migrated it to',
});
const ATTRIBUTES = [attribute, 'replication_specs', 'provider_name'];

testRule(serverlessCreated, [
  ...SERVERLESS_FORMS.map((form, index) => ({
    title: `a new Serverless instance ${form.title}`,
    resources: together(project(), form.cluster()),
    atSynth: { findings: [atSynth(form.address, ATTRIBUTES[index] ?? '')] },
    findings: [inPlan(form.address, ATTRIBUTES[index] ?? '')],
  })),
  ...SERVERLESS_FORMS.map((form) => ({
    title: `an imported one ${form.title}`,
    before: project(),
    resources: together(project(), form.cluster()),
    imports: [form.address],
  })),
  {
    title: 'one that is in the state, which does not show at synth',
    before: serverless,
    resources: serverless,
    atSynth: { findings: [atSynth(queue, attribute)] },
  },
  {
    title: 'one that is in the state, and whose import block is still there',
    before: serverless,
    resources: serverless,
    imports: [queue],
  },
  {
    title: 'another one that is imported',
    resources: serverless,
    imports: ['mongodbatlas_serverless_instance.other'],
    atSynth: { findings: [atSynth(queue, attribute)] },
    findings: [inPlan(queue, attribute)],
  },
  {
    title: 'one that is recreated',
    before: serverless,
    resources: serverless,
    replaced: [queue],
    atSynth: { findings: [atSynth(queue, attribute)] },
    findings: [inPlan(queue, attribute)],
  },
  {
    title: 'a day before there was a date for it',
    resources: serverless,
    asOf: '2025-06-01',
    atSynth: { findings: [atSynth(queue, attribute)] },
    findings: [inPlan(queue, attribute)],
  },
  { title: 'a new M10 and a new Flex cluster', resources: together(project(), cluster(), flexCluster()) },
  {
    title: 'a new cluster whose provider is a variable',
    resources: together(project(), clusterOfVariable({}, 'queue')),
    variables: { provider: 'SERVERLESS' },
    atSynth: { unchecked: ['mongodbatlas_advanced_cluster.queue replication_specs'] },
    findings: [inPlan('mongodbatlas_advanced_cluster.queue', 'replication_specs')],
  },
  {
    title: 'a new cluster whose provider is a variable, which turns out to be a Flex cluster',
    resources: together(project(), clusterOfVariable({}, 'queue')),
    variables: { provider: 'FLEX' },
    atSynth: { unchecked: ['mongodbatlas_advanced_cluster.queue replication_specs'] },
  },
  { title: 'one that the plan deletes', before: serverless, resources: project() },
  {
    title: 'one that the plan forgets',
    before: serverless,
    resources: project(),
    forgotten: [queue],
  },
]);
