import { cluster, flexCluster, project, tenantCluster, together } from '../../../src/rules/example';
import { flexFirstDayWithoutSnapshot } from '../../../src/rules/flex/first-day-without-snapshot';
import { FLEX_FORMS, clusterOfVariable } from '../../support/cluster-forms';
import { type ExpectedFinding, testRule } from '../../support/rule-tester';

const reports = 'mongodbatlas_flex_cluster.reports';
const flex = together(project(), flexCluster());

function without(at: string): ExpectedFinding {
  return {
    at,
    problem: 'Flex cluster "reports" has no snapshot in the first 24 hours after it is created',
    fix: 'keep a copy of the data for the first day, back up with mongodump, or use an M10 or larger with an on-demand snapshot',
  };
}

testRule(flexFirstDayWithoutSnapshot, [
  ...FLEX_FORMS.map((form) => ({
    title: `a new Flex cluster ${form.title}`,
    resources: together(project(), form.cluster()),
    findings: [without(form.address)],
  })),
  {
    title: 'a Flex cluster that exists, which does not show at synth',
    before: flex,
    resources: flex,
    atSynth: { findings: [without(reports)] },
  },
  { title: 'a Flex cluster that is imported', resources: flex, imports: [reports] },
  {
    title: 'a Flex cluster that is replaced',
    before: flex,
    resources: flex,
    replaced: [reports],
    findings: [without(reports)],
  },
  { title: 'a new M10', resources: together(project(), cluster()) },
  { title: 'a new M0', resources: together(project(), tenantCluster('TENANT')) },
  {
    title: 'a new cluster whose provider is a variable',
    resources: together(project(), clusterOfVariable({}, 'reports')),
    variables: { provider: 'FLEX' },
    atSynth: { unchecked: ['mongodbatlas_advanced_cluster.reports replication_specs'] },
    findings: [without('mongodbatlas_advanced_cluster.reports')],
  },
  { title: 'one that the plan deletes', before: flex, resources: project() },
]);
