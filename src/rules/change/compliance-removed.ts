import type { CompliancePolicy } from '../../model';
import { linked } from '../../model/link';
import { isDestroyed } from '../../model/resource';
import { knownText } from '../../model/value';
import { destroying } from '../queries/deletion';
import { compliancePolicy, project, together } from '../example';
import { fix } from '../fix/fix';
import { type Problem, defineRule } from '../rule';
import { projectImportIdOf } from '../queries/import-id';
import { compliancePolicyNamed } from '../queries/names';
import { keepResourceAt } from '../queries/other-address';

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
  *check({ before, after }) {
    for (const policy of before.compliancePolicies)
      if (isDestroyed(policy)) {
        const again = after.compliancePolicies.find((one) => isCreatedFor(policy, one));
        yield {
          at: policy,
          problem: `Atlas rejects ${destroying(policy)} the ${compliancePolicyNamed(policy)} while the project has clusters or retained snapshots`,
          fix: fixOf(policy, again),
          ...(again === undefined ? {} : { related: [again] }),
        };
      }
  },
});

/** Whether a policy is created at another address for the project of a deleted one: a project has one policy. */
function isCreatedFor(old: CompliancePolicy, policy: CompliancePolicy): boolean {
  const id = idOf(old);
  return policy.change?.action === 'create' && id !== undefined && id === idOf(policy);
}

function idOf({ project }: CompliancePolicy): string | undefined {
  return knownText(linked(project)?.id);
}

function fixOf(policy: CompliancePolicy, again: CompliancePolicy | undefined): Problem['fix'] {
  const keep =
    again === undefined ? undefined : keepResourceAt(policy, again, projectImportIdOf(policy.project));
  return keep === undefined
    ? 'keep the policy. To remove it only from Terraform, add a removed block with lifecycle { destroy = false }. To disable it, have its contact ask MongoDB Support'
    : fix`keep the policy: ${keep}`;
}
