import { isNew, linked, show } from '../../model';
import { compliancePolicy, project, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { projectCalled } from '../queries/names';

const both = together(project(), project({}, 'bank'));
const bank = '${mongodbatlas_project.bank.id}';

export const changeComplianceMoved = defineRule({
  id: 'change/compliance-moved',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a compliance policy is pointed at another project in place',
  why: 'The Terraform provider keeps updating the project that the policy was made for, while a later deletion goes to the new one. The new project never gets the policy.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/backup_compliance_policy#project_id',
  prevents: 'old project updated',
  facts: ['2.26'],
  get examples() {
    return {
      good: [
        {
          title: 'a policy of its own for the other project',
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
      const name = to === undefined ? show(planned) : projectCalled(after.project);
      yield {
        at: after,
        attribute: 'project_id',
        problem: `project_id changes in place from ${show(old)} to ${planned.kind === 'known' ? show(planned) : `that of the new project ${name}`}: Terraform keeps updating the old project, and the other one never gets the policy`,
        fix: `write project_id = "${show(old)}" here, and another backup_compliance_policy for the other project`,
      };
    }
  },
});
