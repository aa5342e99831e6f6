import { compliancePolicy, item, project, together } from '../example';
import { defineRule } from '../rule';
import { projectCalled } from '../queries/names';

export const complianceIrrevocable = defineRule({
  id: 'compliance/irrevocable',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a compliance policy is created, which only MongoDB Support can undo',
  why: 'Once a compliance policy is there, nobody in the organization can disable it, remove its items, shorten its restore window or delete snapshots. MongoDB Support does so at the request of its contact alone, and until then the project cannot be torn down.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/backup-compliance-policy/',
  prevents: 'one-way door',
  facts: ['2.11', '2.12', '2.13', '2.28'],
  get examples() {
    return {
      good: [
        {
          title: 'a policy that is there already asks for more',
          before: together(project(), compliancePolicy()),
          resources: together(project(), compliancePolicy({ policy_item_daily: item(1, 'days', 14) })),
        },
      ],
      bad: [{ before: project(), resources: together(project(), compliancePolicy()) }],
    };
  },
  *check({ after }) {
    for (const policy of after.compliancePolicies)
      // A replacement makes nothing irrevocable that was not before.
      if (policy.change?.action === 'create')
        yield {
          at: policy,
          problem: `this plan puts ${projectCalled(policy.project)} under a compliance policy, which only MongoDB Support can undo`,
          fix: 'make sure of its contact and of every item; then acknowledge this with a reason, which the consent of a BackupCompliancePolicy construct does',
        };
  },
});
