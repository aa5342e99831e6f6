import type { OtherResource, Project } from '../../model';
import { knownText } from '../../model/value';
import { project, teamRoles, together } from '../example';
import { fix, named } from '../fix/fix';
import { projectNamed } from '../queries/names';
import { type Result, defineRule } from '../rule';

const team = teamRoles(['GROUP_BACKUP_MANAGER'], { team_id: '66cc0000000000000000000e' });
const granted = project({
  teams: [{ team_id: '66cc0000000000000000000e', role_names: ['GROUP_BACKUP_MANAGER'] }],
});
const ASSIGNMENT = 'mongodbatlas_team_project_assignment';

export const changeGrantRemoved = defineRule({
  id: 'change/grant-removed',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a project removes the roles of a team that an assignment grants',
  why: 'A project without teams removes the teams that Atlas has, also those that an assignment of this configuration grants. Until the next apply, the team cannot restore.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/guides/atlas-user-management',
  prevents: 'no one can restore',
  facts: ['11.19'],
  get examples() {
    return {
      good: [
        {
          title: 'a project that keeps its teams',
          before: together(granted, team),
          resources: together(granted, team),
        },
      ],
      bad: [{ before: together(granted, team), resources: together(project(), team) }],
    };
  },
  *check({ before, after }) {
    const resources = before.others.get('mongodbatlas_project') ?? [];
    const byAddress = new Map(resources.map((one) => [one.address, one]));
    const assignments = new Map((after.others.get(ASSIGNMENT) ?? []).map((one) => [one.address, one]));
    for (const project of after.projects) {
      const resource = project.resource === undefined ? undefined : byAddress.get(project.resource.address);
      if (resource?.after !== undefined) yield* removed(project, resource, resource.after, assignments);
    }
  },
});

function* removed(
  project: Project,
  before: OtherResource,
  after: OtherResource,
  assignments: ReadonlyMap<string, OtherResource>,
): Iterable<Result> {
  if (after.change?.action !== 'update') return;
  const remaining = new Set(teamsOf(after));
  for (const teamId of teamsOf(before)) {
    if (remaining.has(teamId)) continue;
    for (const { resource } of project.grants) {
      const assignment = assignments.get(resource.address);
      if (assignment === undefined || knownText(assignment.attribute('team_id')) !== teamId) continue;
      yield {
        at: after,
        attribute: 'teams',
        problem: `${projectNamed({ kind: 'linked', to: project })} removes a team whose roles ${assignment.address} grants`,
        fix: fix`add "teams" to ${named('lifecycle.ignore_changes')} of the project`,
        related: [assignment],
      };
    }
  }
}

/** The teams that a project's own resource has. */
function teamsOf(resource: OtherResource): readonly string[] {
  const teams: string[] = [];
  for (let index = 0; ; index += 1) {
    const id = resource.attribute(`teams[${index}].team_id`);
    if (id.kind === 'absent') return teams;
    const text = knownText(id);
    if (text !== undefined) teams.push(text);
  }
}
