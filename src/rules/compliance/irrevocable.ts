import { compliancePolicy, item, project, together } from '../example';
import { defineRule } from '../rule';
import { compliancePolicyNamed } from '../queries/names';

export const complianceIrrevocable = defineRule({
  id: 'compliance/irrevocable',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a new compliance policy, which only MongoDB Support can undo',
  why: 'Once a compliance policy exists, no one in the organization can disable it, remove its items, shorten its restore window or delete snapshots. Only MongoDB Support can, at the request of its contact, and until then the project cannot be deleted.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/backup-compliance-policy/',
  prevents: 'one-way door',
  facts: ['2.11', '2.12', '2.13', '2.28'],
  get examples() {
    return {
      good: [
        {
          title: 'an existing policy requires more',
          before: together(project(), compliancePolicy()),
          resources: together(project(), compliancePolicy({ policy_item_daily: item(1, 'days', 14) })),
        },
      ],
      bad: [{ before: project(), resources: together(project(), compliancePolicy()) }],
    };
  },
  *check({ after }) {
    for (const policy of after.compliancePolicies)
      // A recreated policy was irrevocable before.
      if (policy.change?.action === 'create')
        yield {
          at: policy,
          problem: `this plan creates the ${compliancePolicyNamed(policy)}, which only MongoDB Support can undo`,
          fix: '1. check its contact and every item; 2. acknowledge this finding with a reason (cannotBeUndone of a BackupCompliancePolicy construct does that); 3. apply',
        };
  },
});
