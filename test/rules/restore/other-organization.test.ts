import { restoreOtherOrganization } from '../../../src/rules/restore/other-organization';
import { cluster, project, restoreOf, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const between = (organization: unknown) =>
  together(
    project(),
    project({ org_id: organization }, 'bank'),
    cluster(),
    cluster({ project_id: '${mongodbatlas_project.bank.id}' }, 'practice'),
    restoreOf(orders, practice),
  );
const across = {
  at: 'mongodbatlas_cloud_backup_snapshot_restore_job.undo',
  attribute: 'delivery_type_config.target_project_id',
  problem: 'the restore is from project "shop" into project "bank", which is in another organization',
  fix: 'restore into a project of the same organization, or restore in the user interface of Atlas',
};

testRule(restoreOtherOrganization, [
  { title: 'one organization', resources: between('5f0000000000000000000001') },
  { title: 'another organization', resources: between('5f0000000000000000000099'), findings: [across] },
  {
    title: 'an organization from a variable',
    resources: between('${var.organization}'),
    variables: { organization: '5f0000000000000000000099' },
    atSynth: {},
    findings: [across],
  },
  {
    title: 'one project',
    resources: together(project(), cluster(), cluster({}, 'practice'), restoreOf(orders, practice)),
  },
]);
