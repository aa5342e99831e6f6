import { type CompliancePolicy, byAddress } from '../../model';
import { applied, compliancePolicy, project, together } from '../example';
import { type Result, defineRule, unlinked } from '../rule';
import { projectCalled } from '../queries/names';

export const complianceSeveralForOneProject = defineRule({
  id: 'compliance/several-for-one-project',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'two compliance policies for one project',
  why: 'A project has one compliance policy. Two resources for it overwrite each other at every apply, and what the later one asks for less, Atlas refuses.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/backup_compliance_policy',
  prevents: 'overwrite each other',
  facts: ['2.1'],
  get examples() {
    return {
      good: [
        {
          title: 'a policy for each of two projects',
          ...applied(
            together(
              project(),
              project({}, 'bank'),
              compliancePolicy(),
              compliancePolicy({ project_id: '${mongodbatlas_project.bank.id}' }, 'bylaw'),
            ),
          ),
        },
      ],
      bad: [{ resources: together(project(), compliancePolicy(), compliancePolicy({}, 'bylaw')) }],
    };
  },
  *check({ after }) {
    for (const { compliancePolicies } of after.projects) yield* beyondTheFirst(compliancePolicies);
    if (after.compliancePolicies.length < 2) return;
    for (const policy of after.compliancePolicies)
      if (policy.project.kind === 'unlinked') yield unlinked(policy, 'project_id', policy.project);
  },
});

function* beyondTheFirst(policies: readonly CompliancePolicy[]): Iterable<Result> {
  const [first, ...others] = [...policies].sort(byAddress);
  if (first === undefined) return;
  for (const other of others)
    yield {
      at: other,
      attribute: 'project_id',
      problem: `${projectCalled(other.project)} has a second compliance policy beside ${first.address}, and each apply of one overwrites the other`,
      fix: 'keep one of them, with the stricter of their items; one that is in the state already leaves it through a removed block with destroy = false',
      related: [first],
    };
}
