import { changeComplianceMoved } from '../../../src/rules/change/compliance-moved';
import { compliancePolicy, item, project, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const both = together(
  project({ id: '5f0000000000000000000011' }),
  project({ id: '5f0000000000000000000012' }, 'bank'),
);
const bank = { project_id: '${mongodbatlas_project.bank.id}' };
const daily = { policy_item_daily: item(1, 'days', 7) };

const fix =
  'set project_id = "5f0000000000000000000011", and add a mongodbatlas_backup_compliance_policy for the other project';

testRule(changeComplianceMoved, [
  {
    title: 'it stays',
    before: together(both, compliancePolicy()),
    resources: together(both, compliancePolicy()),
  },
  {
    title: 'something else changes',
    before: together(both, compliancePolicy(daily)),
    resources: together(both, compliancePolicy({ ...daily, pit_enabled: true })),
  },
  {
    title: 'pointed at another project',
    before: together(both, compliancePolicy()),
    resources: together(both, compliancePolicy(bank)),
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        attribute: 'project_id',
        problem:
          'a backup compliance policy moves in place from project "5f0000000000000000000011" to project "5f0000000000000000000012", but the provider keeps updating project "5f0000000000000000000011"',
        fix,
      },
    ],
  },
  {
    title: 'pointed at a project that is only named',
    before: together(both, compliancePolicy()),
    resources: together(both, compliancePolicy({ project_id: '5f0000000000000000000013' })),
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        attribute: 'project_id',
        problem:
          'a backup compliance policy moves in place from project "5f0000000000000000000011" to project "5f0000000000000000000013", but the provider keeps updating project "5f0000000000000000000011"',
        fix,
      },
    ],
  },
  {
    title: 'pointed at a project that is to be made',
    before: together(project({ id: '5f0000000000000000000011' }), compliancePolicy()),
    resources: together(
      project({ id: '5f0000000000000000000011' }),
      project({}, 'bank'),
      compliancePolicy(bank),
    ),
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        attribute: 'project_id',
        problem:
          'a backup compliance policy moves in place from project "5f0000000000000000000011" to the new project "bank", but the provider keeps updating project "5f0000000000000000000011"',
        fix,
      },
    ],
  },
  {
    title: 'known after apply',
    before: together(both, compliancePolicy()),
    resources: together(both, compliancePolicy({ project_id: '${terraform_data.x.output}' })),
    unchecked: ['mongodbatlas_backup_compliance_policy.statute project_id'],
  },
  { title: 'created', before: both, resources: together(both, compliancePolicy()) },
  {
    title: 'replaced is reported by another rule',
    before: together(both, compliancePolicy()),
    resources: together(both, compliancePolicy(bank)),
    replaced: ['mongodbatlas_backup_compliance_policy.statute'],
  },
]);
