import { isDestroyed } from '../../model/resource';
import { destroying } from '../queries/deletion';
import { compliancePolicy, project, together } from '../example';
import { defineRule } from '../rule';
import { compliancePolicyNamed } from '../queries/names';

export const changeComplianceRemoved = defineRule({
  id: 'change/compliance-removed',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a compliance policy is deleted or recreated',
  why: 'Only MongoDB Support can disable a compliance policy, unless the project has neither clusters nor retained snapshots. Atlas rejects the deletion, and the apply stops after other resources are already deleted.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/backup-compliance-policy/',
  prevents: 'CANNOT_DISABLE_BACKUP_COMPLIANCE_POLICY',
  rejects: { action: 'delete' },
  facts: ['2.13'],
  get examples() {
    return {
      good: [
        {
          title: 'the policy stays',
          before: together(project(), compliancePolicy()),
          resources: together(project(), compliancePolicy()),
        },
      ],
      bad: [{ before: together(project(), compliancePolicy()), resources: project() }],
    };
  },
  *check({ before }) {
    for (const policy of before.compliancePolicies)
      if (isDestroyed(policy))
        yield {
          at: policy,
          problem: `Atlas rejects ${destroying(policy)} the ${compliancePolicyNamed(policy)} while the project has clusters or retained snapshots`,
          fix: 'keep the policy. To remove it only from Terraform, add a removed block with lifecycle { destroy = false }. To disable it, have its contact ask MongoDB Support',
        };
  },
});
