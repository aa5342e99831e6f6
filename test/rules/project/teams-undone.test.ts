import { projectTeamsUndone } from '../../../src/rules/project/teams-undone';
import { project, teamRoles, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const team = teamRoles(['GROUP_BACKUP_MANAGER']);
const ignoring = (paths: unknown) => project({ lifecycle: { ignore_changes: paths } });
const UNKNOWN = '${var.one}${var.other}';
const undone = {
  at: 'mongodbatlas_project.shop',
  attribute: 'teams',
  problem:
    'project "shop" does not ignore changes of teams, so every second apply removes the roles of mongodbatlas_team_project_assignment.desk',
  fix: 'add "teams" to lifecycle.ignoreChanges of the project',
};

testRule(projectTeamsUndone, [
  { title: 'teams under ignore_changes', resources: together(ignoring(['teams']), team) },
  { title: 'everything under ignore_changes', resources: together(ignoring('all'), team) },
  { title: 'a project without assignments', resources: project() },
  {
    title: 'an assignment for another project',
    resources: together(project(), teamRoles(['GROUP_OWNER'], { project_id: '5f0000000000000000000042' })),
  },
  { title: 'a plan, which does not show the lifecycle', only: 'plan', resources: together(project(), team) },
  {
    title: 'a project that does not ignore teams',
    only: 'synth',
    resources: together(project(), team),
    findings: [undone],
  },
  {
    title: 'an assignment for a project that is not known',
    only: 'synth',
    resources: together(project(), teamRoles(['GROUP_OWNER'], { project_id: UNKNOWN })),
    unchecked: ['mongodbatlas_team_project_assignment.desk project_id'],
  },
  {
    title: 'an assignment for a project that is not known, where all projects ignore teams',
    only: 'synth',
    resources: together(ignoring(['teams']), teamRoles(['GROUP_OWNER'], { project_id: UNKNOWN })),
  },
  {
    title: 'something else under ignore_changes, and two assignments',
    only: 'synth',
    resources: together(ignoring(['tags']), team, teamRoles(['GROUP_OWNER'], {}, 'night')),
    findings: [undone],
  },
]);
