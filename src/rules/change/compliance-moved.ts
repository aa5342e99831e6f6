import { linked } from '../../model/link';
import { isNew } from '../../model/resource';
import { quote } from '../../model/value';
import { compliancePolicy, project, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { assign, fix, resource } from '../fix/fix';
import { projectNamed } from '../queries/names';

const both = together(project(), project({}, 'bank'));
const bank = '${mongodbatlas_project.bank.id}';

export const changeComplianceMoved = defineRule({
  id: 'change/compliance-moved',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'the project of a compliance policy is changed in place',
  why: 'The Terraform provider keeps updating the original project, although a later deletion applies to the new one. The new project never gets the policy.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/backup_compliance_policy#project_id',
  prevents: 'old project updated',
  facts: ['2.26'],
  get examples() {
    return {
      good: [
        {
          title: 'a separate policy for the other project',
          before: together(both, compliancePolicy()),
          resources: together(both, compliancePolicy(), compliancePolicy({ project_id: bank }, 'bank')),
        },
      ],
      bad: [
        {
          before: together(both, compliancePolicy()),
          resources: together(both, compliancePolicy({ project_id: bank })),
        },
      ],
    };
  },
  *check({ before }) {
    for (const policy of before.compliancePolicies) {
      const { after, projectId: old } = policy;
      if (after?.change?.action !== 'update' || old.kind !== 'known') continue;
      const { projectId: planned } = after;
      if (planned.kind === 'known' && planned.value === old.value) continue;
      const to = linked(after.project)?.resource;
      const isToAnother = planned.kind === 'known' || (to !== undefined && isNew(to));
      if (planned.kind === 'unknown' && !isToAnother) yield unchecked(after, 'project_id', planned);
      if (!isToAnother) continue;
      yield {
        at: after,
        attribute: 'project_id',
        problem: `a backup compliance policy moves in place from project ${quote(old)} to ${planned.kind === 'known' ? `project ${quote(planned)}` : `the new ${projectNamed(after.project)}`}, but the provider keeps updating project ${quote(old)}`,
        fix: fix`set ${assign('project_id', old)}, and add ${resource('mongodbatlas_backup_compliance_policy')} for the other project`,
      };
    }
  },
});
