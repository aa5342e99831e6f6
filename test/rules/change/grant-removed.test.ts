import { changeGrantRemoved } from '../../../src/rules/change/grant-removed';
import { project, teamRoles, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const TEAM = '66cc0000000000000000000e';
const teams = (...ids: readonly string[]) =>
  project({ teams: ids.map((id) => ({ team_id: id, role_names: ['GROUP_BACKUP_MANAGER'] })) });
const team = teamRoles(['GROUP_BACKUP_MANAGER'], { team_id: TEAM });
const removed = {
  at: 'mongodbatlas_project.shop',
  attribute: 'teams',
  problem: 'project "shop" removes a team whose roles mongodbatlas_team_project_assignment.desk grants',
  fix: 'add "teams" to lifecycle.ignore_changes of the project',
};

testRule(changeGrantRemoved, [
  {
    title: 'a team that an assignment grants',
    before: together(teams(TEAM), team),
    resources: together(project(), team),
    findings: [removed],
  },
  {
    title: 'a team that only the project has',
    before: together(teams(TEAM, '66cc0000000000000000000f'), team),
    resources: together(teams(TEAM), team),
  },
  {
    title: 'a project that keeps its teams',
    before: together(teams(TEAM), team),
    resources: together(teams(TEAM), team),
  },
  {
    title: 'an assignment that is deleted as well',
    before: together(teams(TEAM), team),
    resources: project(),
  },
]);
