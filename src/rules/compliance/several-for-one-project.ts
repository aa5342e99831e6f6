import type { CompliancePolicy } from '../../model';
import { byExistence } from '../../model/resource';
import { applied, compliancePolicy, project, together } from '../example';
import { fix, removedBlock } from '../fix/fix';
import { type Result, defineRule, unlinked } from '../rule';
import { projectNamed } from '../queries/names';

export const complianceSeveralForOneProject = defineRule({
  id: 'compliance/several-for-one-project',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'two compliance policies for one project',
  why: 'A project has one compliance policy. Two resources for it overwrite each other at every apply, and Atlas rejects it if the later one requires less.',
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
  const [first, ...others] = [...policies].sort(byExistence);
  if (first === undefined) return;
  for (const other of others)
    yield {
      at: other,
      attribute: 'project_id',
      problem: `${projectNamed(other.project)} has two compliance policies, ${first.address} and ${other.address}, which overwrite each other`,
      fix: fix`keep one of them, with the stricter items. Remove an applied one with ${removedBlock()}`,
      related: [first],
    };
}
