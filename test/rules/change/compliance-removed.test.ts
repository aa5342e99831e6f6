import { changeComplianceRemoved } from '../../../src/rules/change/compliance-removed';
import { compliancePolicy, project, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const statute = 'mongodbatlas_backup_compliance_policy.statute';
const both = together(project(), compliancePolicy());

const fix =
  'keep the policy. To remove it only from Terraform, add a removed block with lifecycle { destroy = false }. To disable it, have its contact ask MongoDB Support';

testRule(changeComplianceRemoved, [
  { title: 'it stays', before: both, resources: both },
  {
    title: 'deleted',
    before: both,
    resources: project(),
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        problem:
          'Atlas rejects deleting the backup compliance policy of project "shop" while the project has clusters or retained snapshots',
        fix,
      },
    ],
  },
  {
    title: 'deleted with its project',
    before: both,
    resources: {},
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        problem:
          'Atlas rejects deleting the backup compliance policy of project "shop" while the project has clusters or retained snapshots',
        fix,
      },
    ],
  },
  {
    title: 'replaced',
    before: both,
    resources: both,
    replaced: [statute],
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        problem:
          'Atlas rejects recreating the backup compliance policy of project "shop" while the project has clusters or retained snapshots',
        fix,
      },
    ],
  },
  { title: 'only forgotten', before: both, resources: project(), forgotten: [statute] },
  {
    title: 'renamed in the configuration',
    before: both,
    resources: together(project(), compliancePolicy(undefined, 'law')),
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        problem:
          'Atlas rejects deleting the backup compliance policy of project "shop" while the project has clusters or retained snapshots',
        fix: 'keep the policy: add a moved block with from = mongodbatlas_backup_compliance_policy.statute and to = mongodbatlas_backup_compliance_policy.law',
      },
    ],
  },
  {
    title: 'deleted, and another project gets one',
    before: together(both, project({}, 'bank')),
    resources: together(
      project(),
      project({}, 'bank'),
      compliancePolicy({ project_id: '${mongodbatlas_project.bank.id}' }, 'law'),
    ),
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        problem:
          'Atlas rejects deleting the backup compliance policy of project "shop" while the project has clusters or retained snapshots',
        fix,
      },
    ],
  },
  {
    title: 'moved',
    before: both,
    resources: together(project(), compliancePolicy(undefined, 'law')),
    moved: { 'mongodbatlas_backup_compliance_policy.law': statute },
  },
  { title: 'created', before: project(), resources: both },
  {
    title: 'of a project that is only named',
    before: compliancePolicy({ project_id: '5f0000000000000000000009' }),
    resources: {},
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        problem:
          'Atlas rejects deleting the backup compliance policy of project "5f0000000000000000000009" while the project has clusters or retained snapshots',
        fix,
      },
    ],
  },
]);
