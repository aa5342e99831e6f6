import { readPlan } from '../../../src/readers';
import { review } from '../../../src/review/review';
import { type Resources, cluster, project, tenantCluster, together } from '../../../src/rules/example';
import { freeSecondInProject } from '../../../src/rules/free/second-in-project';
import { planOf } from '../../support/plan-of';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.sketches';
const second = {
  at,
  attribute: 'project_id',
  problem:
    'M0 cluster "sketches" is the second M0 in project "shop", next to cluster "sandbox", but Atlas allows one',
  fix: 'move one of them to another project, or make it a Flex cluster',
};
const both = together(project(), tenantCluster('TENANT'), tenantCluster('TENANT', {}, 'sketches'));

test('of two that are new, the one that comes last is rejected; of an existing and a new one, the new one', () => {
  const rejects = (before?: Resources): unknown =>
    review(readPlan(planOf({ ...(before === undefined ? {} : { before }), resources: both })), [
      freeSecondInProject,
    ]).findings.map((one) => one.rejects);
  expect(rejects()).toEqual([{ action: 'create', when: 'last' }]);
  expect(rejects(together(project(), tenantCluster('TENANT')))).toEqual([{ action: 'create' }]);
});

testRule(freeSecondInProject, [
  { title: 'one M0', resources: together(project(), tenantCluster('TENANT'), cluster()) },
  { title: 'two M0 in one project', resources: both, findings: [second] },
  {
    title: 'a second M0 next to one that exists',
    before: together(project(), tenantCluster('TENANT')),
    resources: both,
    findings: [second],
  },
  {
    title: 'two that exist, by contract',
    before: both,
    resources: both,
    atSynth: { findings: [second] },
  },
  {
    title: 'two M0 in two projects',
    resources: together(
      project(),
      project({}, 'bank'),
      tenantCluster('TENANT'),
      tenantCluster('TENANT', { project_id: '${mongodbatlas_project.bank.id}' }, 'sketches'),
    ),
  },
  {
    title: 'a project that is not known',
    resources: together(
      project(),
      tenantCluster('TENANT'),
      tenantCluster('TENANT', { project_id: '${terraform_data.project.output}' }, 'sketches'),
    ),
  },
  {
    title: 'a second M0 from a variable',
    resources: together(
      project(),
      tenantCluster('TENANT'),
      tenantCluster('TENANT', {}, 'sketches', '${var.size}'),
    ),
    variables: { size: 'M0' },
    atSynth: { unchecked: [`${at} replication_specs`] },
    findings: [second],
  },
  {
    title: 'a new M0 whose address is before that of one that exists: the new one is the second',
    before: together(project(), tenantCluster('TENANT', {}, 'sketches')),
    resources: both,
    atSynth: { findings: [second] },
    findings: [
      {
        ...second,
        at: 'mongodbatlas_advanced_cluster.sandbox',
        problem:
          'M0 cluster "sandbox" is the second M0 in project "shop", next to cluster "sketches", but Atlas allows one',
      },
    ],
  },
  {
    title: 'a cluster whose kind is known only after apply, in another project',
    resources: together(
      project(),
      project({}, 'bank'),
      tenantCluster('TENANT'),
      tenantCluster(
        'TENANT',
        { project_id: '${mongodbatlas_project.bank.id}' },
        'sketches',
        '${terraform_data.size.output}',
      ),
    ),
  },
]);
