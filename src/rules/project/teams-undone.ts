import { project, teamRoles, together } from '../example';
import { fix, named } from '../fix/fix';
import { projectNamed } from '../queries/names';
import { type Result, defineRule, unlinked } from '../rule';
import type { OtherResource, Project } from '../../model';

const team = teamRoles(['GROUP_BACKUP_MANAGER']);
const ASSIGNMENT = 'mongodbatlas_team_project_assignment';

export const projectTeamsUndone = defineRule({
  id: 'project/teams-undone',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: "roles of a team that the project's own resource removes again",
  why: 'A project without teams plans to remove the teams that Atlas has. Without ignore_changes every second apply removes what an assignment grants.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/guides/atlas-user-management',
  prevents: 'no one can restore',
  facts: ['11.19'],
  get examples() {
    return {
      good: [{ resources: together(project({ lifecycle: { ignore_changes: ['teams'] } }), team) }],
      bad: [{ only: 'synth' as const, resources: together(project(), team) }],
    };
  },
  *check({ after, input }) {
    // A plan does not show what lifecycle ignores.
    if (input === 'plan') return;
    const resources = new Map(
      (after.others.get('mongodbatlas_project') ?? []).map((one) => [one.address, one]),
    );
    for (const project of after.projects) {
      const resource = resources.get(project.resource?.address ?? '');
      if (resource !== undefined) yield* undone(project, resource);
    }
    if (![...resources.values()].some(isUndoing)) return;
    for (const { grant, attribute, project } of after.unlinkedGrants)
      if (grant.resource.type === ASSIGNMENT) yield unlinked(grant.resource, attribute, project);
  },
});

/** One finding for each project, however many teams have roles there. */
function* undone(project: Project, resource: OtherResource): Iterable<Result> {
  const granting = project.grants.find(({ resource: { type } }) => type === ASSIGNMENT);
  if (granting === undefined || !isUndoing(resource)) return;
  yield {
    at: resource,
    attribute: 'teams',
    problem: `${projectNamed({ kind: 'linked', to: project })} does not ignore changes of teams, so every second apply removes the roles of ${granting.resource.address}`,
    fix: fix`add "teams" to ${named('lifecycle.ignore_changes')} of the project`,
    related: [granting.resource],
  };
}

/** Whether changes of the teams of a project are not ignored. */
function isUndoing(resource: OtherResource): boolean {
  const teams = resource.attribute('teams');
  return teams.kind !== 'unknown' || teams.isIgnored !== true;
}
