import { complianceSeveralForOneProject } from '../../../src/rules/compliance/several-for-one-project';
import { compliancePolicy, project, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const named = '5f00000000000000000000aa';
const second = (name: string, of = '"shop"') => ({
  at: `mongodbatlas_backup_compliance_policy.${name}`,
  attribute: 'project_id',
  problem: `project ${of} has two compliance policies, mongodbatlas_backup_compliance_policy.bylaw and mongodbatlas_backup_compliance_policy.${name}, which overwrite each other`,
  fix: 'keep one of them, with the stricter items. Remove an applied one with a removed block with lifecycle { destroy = false }',
  fixInCode:
    "keep one of them, with the stricter items. Remove an applied one with stack.addOverride('removed', [{ from: '...', lifecycle: { destroy: false } }])",
});

testRule(complianceSeveralForOneProject, [
  { title: 'one policy', resources: together(project(), compliancePolicy()) },
  { title: 'no policy', resources: project() },
  {
    title: 'two policies',
    resources: together(project(), compliancePolicy(), compliancePolicy({}, 'bylaw')),
    findings: [second('statute')],
  },
  {
    title: 'two policies, listed in another order',
    resources: together(project(), compliancePolicy({}, 'bylaw'), compliancePolicy()),
    findings: [second('statute')],
  },
  {
    title: 'three policies',
    resources: together(
      project(),
      compliancePolicy(),
      compliancePolicy({}, 'bylaw'),
      compliancePolicy({}, 'custom'),
    ),
    findings: [second('custom'), second('statute')],
  },
  {
    title: 'two unchanged policies',
    before: together(project(), compliancePolicy(), compliancePolicy({}, 'bylaw')),
    resources: together(project(), compliancePolicy(), compliancePolicy({}, 'bylaw')),
    findings: [second('statute')],
  },
  {
    title: 'a new policy whose address is before that of one that exists',
    before: together(project(), compliancePolicy()),
    resources: together(project(), compliancePolicy(), compliancePolicy({}, 'bylaw')),
    atSynth: { findings: [second('statute')] },
    findings: [
      {
        ...second('bylaw'),
        problem:
          'project "shop" has two compliance policies, mongodbatlas_backup_compliance_policy.statute and mongodbatlas_backup_compliance_policy.bylaw, which overwrite each other',
      },
    ],
  },
  {
    title: 'a policy for each of two projects',
    resources: together(
      project(),
      project({}, 'bank'),
      compliancePolicy(),
      compliancePolicy({ project_id: '${mongodbatlas_project.bank.id}' }, 'bylaw'),
    ),
  },
  {
    title: 'two policies for a project that is only named',
    resources: together(
      compliancePolicy({ project_id: named }),
      compliancePolicy({ project_id: '${var.project}' }, 'bylaw'),
    ),
    variables: { project: named },
    atSynth: {},
    findings: [second('statute', `"${named}"`)],
  },
  {
    title: 'two policies for the project of one variable',
    resources: together(
      compliancePolicy({ project_id: '${var.project}' }),
      compliancePolicy({ project_id: '${var.project}' }, 'bylaw'),
    ),
    variables: { project: named },
    atSynth: { findings: [second('statute', 'var.project')] },
    findings: [second('statute', `"${named}"`)],
  },
  {
    title: 'a second policy whose project is not known',
    resources: together(
      project(),
      project({}, 'bank'),
      compliancePolicy(),
      compliancePolicy(
        { project_id: '${mongodbatlas_project.shop.id}${mongodbatlas_project.bank.id}' },
        'bylaw',
      ),
    ),
    unchecked: ['mongodbatlas_backup_compliance_policy.bylaw project_id'],
  },
  {
    title: 'the only policy, whose project is not known',
    resources: together(
      project(),
      project({}, 'bank'),
      compliancePolicy({ project_id: '${mongodbatlas_project.shop.id}${mongodbatlas_project.bank.id}' }),
    ),
  },
]);
