import { cluster, project, tenantCluster, together } from '../../../src/rules/example';
import { flexContinuousBackup } from '../../../src/rules/flex/continuous-backup';
import { FLEX_FORMS, clusterOfVariable, marked } from '../../support/cluster-forms';
import { type ExpectedFinding, testRule } from '../../support/rule-tester';

const reports = 'mongodbatlas_advanced_cluster.reports';
const flex = (body: object = {}) => together(project(), tenantCluster('FLEX', { ...body }, 'reports'));

function on(at: string): ExpectedFinding {
  return {
    at,
    attribute: 'pit_enabled',
    problem: 'Flex cluster "reports" enables point-in-time restore, which only dedicated clusters support',
    fix: 'remove pit_enabled, or make the cluster an M10 or larger',
    fixInCode: 'remove pitEnabled, or make the cluster an M10 or larger',
  };
}

testRule(flexContinuousBackup, [
  ...FLEX_FORMS.flatMap((form) => [
    { title: `pit_enabled not set ${form.title}`, resources: together(project(), form.cluster()) },
    {
      title: `point-in-time restore ${form.title}`,
      resources: together(project(), form.cluster({ pit_enabled: true })),
      // Terraform rejects an attribute that the resource does not have: only an override writes it.
      ...(form.address.startsWith('mongodbatlas_flex_cluster') ? { only: 'synth' as const } : {}),
      findings: [on(form.address)],
    },
    {
      title: `point-in-time restore in the props of a construct ${form.title}`,
      resources: together(project(), form.cluster(marked({ pit_enabled: true }))),
      withSynth: true,
      findings: [on(form.address)],
    },
  ]),
  { title: 'point-in-time restore off', resources: flex({ pit_enabled: false }) },
  { title: 'an M10', resources: together(project(), cluster({ pit_enabled: true })) },
  {
    title: 'an M0 is reported by another rule',
    resources: together(project(), tenantCluster('TENANT', { pit_enabled: true })),
  },
  {
    title: 'a switch known only after apply',
    resources: flex({ pit_enabled: '${terraform_data.on.output}' }),
    unchecked: [`${reports} pit_enabled`],
  },
  {
    title: 'a switch from a variable',
    resources: flex({ pit_enabled: '${var.on}' }),
    variables: { on: true },
    atSynth: { unchecked: [`${reports} pit_enabled`] },
    findings: [on(reports)],
  },
  {
    title: 'a provider from a variable',
    resources: together(project(), clusterOfVariable({ pit_enabled: true }, 'reports')),
    variables: { provider: 'FLEX' },
    atSynth: { unchecked: [`${reports} pit_enabled`] },
    findings: [on(reports)],
  },
  {
    title: 'an existing cluster that does not change',
    before: flex({ pit_enabled: true }),
    resources: flex({ pit_enabled: true }),
    findings: [on(reports)],
  },
  {
    title: 'a Flex cluster that becomes an M10 with point-in-time restore',
    before: flex(),
    resources: together(project(), cluster({ pit_enabled: true }, 'reports')),
  },
  { title: 'one that the plan deletes', before: flex({ pit_enabled: true }), resources: project() },
]);
