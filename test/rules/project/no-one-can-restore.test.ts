import {
  type Body,
  type Resources,
  cluster,
  flexCluster,
  project,
  teamRoles,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { projectNoOneCanRestore } from '../../../src/rules/project/no-one-can-restore';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_project.shop';
const desk = 'mongodbatlas_team_project_assignment.desk';
const unknown = '${terraform_data.x.output}';
const shop = '${mongodbatlas_project.shop.id}';

const withRoles = (...parts: readonly Resources[]) => ({
  resources: together(project(), cluster(), ...parts),
});
const noRole = (roles: string, label = 'shop') => ({
  at,
  problem: `no role that this configuration grants in project "${label}" allows starting a restore: ${roles}`,
  fix: 'grant a user or team GROUP_BACKUP_RECOVERY_OPERATOR, GROUP_BACKUP_MANAGER or GROUP_OWNER',
});
const readOnly = noRole('the only role is GROUP_READ_ONLY');
const noOwner = (of: string, roles: string) => ({
  at,
  problem: `this configuration grants no Project Owner in project "shop", the only role certain to restore ${of}: ${roles}`,
  fix: `grant a user or team GROUP_OWNER, or test a restore of ${of} with a role that is granted`,
});

/** Every resource that gives roles, as it gives one. */
const giving = (role: string): Readonly<Record<string, Resources>> => ({
  'a team assignment': teamRoles([role]),
  'a user assignment': {
    mongodbatlas_cloud_user_project_assignment: {
      keeper: { project_id: shop, username: 'keeper@shop.test', roles: [role] },
    },
  },
  'an invitation': {
    mongodbatlas_project_invitation: {
      keeper: { project_id: shop, username: 'keeper@shop.test', roles: [role] },
    },
  },
  'a key': {
    mongodbatlas_project_api_key: {
      keeper: { description: 'keeper', project_assignment: [{ project_id: shop, role_names: [role] }] },
    },
  },
  'a key assignment': {
    mongodbatlas_api_key_project_assignment: {
      keeper: { project_id: shop, api_key_id: '66dd0000000000000000000f', roles: [role] },
    },
  },
  'a service account': {
    mongodbatlas_project_service_account: {
      keeper: { project_id: shop, name: 'keeper', description: 'keeper', roles: [role] },
    },
  },
  'a service account assignment': {
    mongodbatlas_service_account_project_assignment: {
      keeper: { project_id: shop, client_id: 'mdb_sa_id_1', roles: [role] },
    },
  },
  'a federated group': {
    mongodbatlas_federated_settings_org_role_mapping: {
      keeper: {
        federation_settings_id: '66ee0000000000000000000a',
        org_id: '5f0000000000000000000001',
        external_group_name: 'keepers',
        role_assignments: [{ group_id: shop, roles: [role] }],
      },
    },
  },
});

testRule(projectNoOneCanRestore, [
  { title: 'no roles at all', ...withRoles() },
  { title: 'an empty list of roles', ...withRoles(teamRoles([])) },
  { title: 'an owner', ...withRoles(teamRoles(['GROUP_OWNER'])) },
  { title: 'a backup manager', ...withRoles(teamRoles(['GROUP_READ_ONLY', 'GROUP_BACKUP_MANAGER'])) },
  { title: 'a recovery operator', ...withRoles(teamRoles(['GROUP_BACKUP_RECOVERY_OPERATOR'])) },
  { title: 'readers alone', ...withRoles(teamRoles(['GROUP_READ_ONLY'])), findings: [readOnly] },
  {
    title: 'who may take snapshots, export them or manage clusters may not restore',
    ...withRoles(
      teamRoles(['GROUP_BACKUP_CREATOR', 'GROUP_BACKUP_EXPORT_OPERATOR']),
      teamRoles(['GROUP_CLUSTER_MANAGER'], {}, 'operators'),
    ),
    findings: [
      noRole(
        'the only roles are GROUP_BACKUP_CREATOR, GROUP_BACKUP_EXPORT_OPERATOR and GROUP_CLUSTER_MANAGER',
      ),
    ],
  },
  {
    title: 'one of two teams',
    ...withRoles(teamRoles(['GROUP_READ_ONLY']), teamRoles(['GROUP_OWNER'], {}, 'owners')),
  },
  ...Object.entries(giving('GROUP_READ_ONLY')).map(([title, grant]) => ({
    title: `only a reader, by ${title}`,
    ...withRoles(grant),
    findings: [readOnly],
  })),
  ...Object.entries(giving('GROUP_OWNER')).map(([title, grant]) => ({
    title: `an owner next to a reader, by ${title}`,
    ...withRoles(teamRoles(['GROUP_READ_ONLY'], {}, 'readers'), grant),
  })),
  {
    title: "the teams of the project's own block",
    resources: together(
      project({ teams: [{ team_id: '66cc0000000000000000000e', role_names: ['GROUP_READ_ONLY'] }] }),
      cluster(),
    ),
    findings: [readOnly],
  },
  {
    title: 'the user that the project is created for is its owner',
    resources: together(
      project({
        project_owner_id: '66ff0000000000000000000a',
        teams: [{ team_id: '66cc0000000000000000000e', role_names: ['GROUP_READ_ONLY'] }],
      }),
      cluster(),
    ),
  },
  {
    title: "a federated group's roles in the organization do not count",
    ...withRoles(teamRoles(['GROUP_READ_ONLY']), {
      mongodbatlas_federated_settings_org_role_mapping: {
        keeper: {
          federation_settings_id: '66ee0000000000000000000a',
          org_id: '5f0000000000000000000001',
          external_group_name: 'keepers',
          role_assignments: [{ org_id: '5f0000000000000000000001', roles: ['ORG_OWNER'] }],
        },
      },
    }),
    findings: [readOnly],
  },
  {
    title: "another project's owner does not count",
    resources: together(
      project(),
      project({}, 'archive'),
      teamRoles(['GROUP_READ_ONLY']),
      teamRoles(['GROUP_OWNER'], { project_id: '${mongodbatlas_project.archive.id}' }, 'archivists'),
    ),
    findings: [readOnly],
  },
  {
    title: 'a project that is only named: the finding is at the first grant',
    resources: teamRoles(['GROUP_READ_ONLY'], { project_id: '5f0000000000000000000002' }),
    findings: [
      {
        ...noRole('the only role is GROUP_READ_ONLY', '5f0000000000000000000002'),
        at: desk,
        attribute: 'role_names',
      },
    ],
  },
  {
    title: 'a sensitive role is not shown',
    ...withRoles(teamRoles('${sensitive(["GROUP_READ_ONLY"])}')),
    only: 'synth',
    findings: [noRole('the only role is (sensitive)')],
  },
  {
    title: 'the roles are not known yet',
    ...withRoles(teamRoles(unknown)),
    unchecked: [`${desk} role_names`],
  },
  {
    title: 'one role is not known yet',
    ...withRoles(teamRoles(['GROUP_READ_ONLY', unknown])),
    unchecked: [`${desk} role_names`],
  },
  {
    title: 'roles that are not known yet, and an owner',
    ...withRoles(teamRoles(unknown), teamRoles(['GROUP_OWNER'], {}, 'owners')),
  },
  {
    title: 'roles from a variable',
    ...withRoles(teamRoles('${var.roles}')),
    variables: { roles: ['GROUP_READ_ONLY'] },
    findings: [readOnly],
    atSynth: { unchecked: [`${desk} role_names`] },
  },
  {
    title: 'the teams are not known yet',
    resources: together(
      project({ dynamic: { teams: { for_each: unknown, content: {} } } }),
      teamRoles(['GROUP_READ_ONLY']),
    ),
    unchecked: [`${at} teams`],
  },
  {
    title: 'an owner of a project that is not known yet',
    ...withRoles(
      teamRoles(['GROUP_READ_ONLY']),
      teamRoles(['GROUP_OWNER'], { project_id: '${local.project}' }, 'owners'),
      project({}, 'archive'),
    ),
    locals: { project: unknown },
    only: 'plan',
    unchecked: ['mongodbatlas_team_project_assignment.owners project_id'],
  },
  {
    title: 'a reader of a project that is not known yet',
    ...withRoles(
      teamRoles(['GROUP_READ_ONLY']),
      teamRoles(['GROUP_READ_ONLY'], { project_id: '${local.project}' }, 'others'),
      project({}, 'archive'),
    ),
    locals: { project: unknown },
    only: 'plan',
    findings: [readOnly],
  },
  {
    title: 'a partial plan does not show every role',
    ...withRoles(teamRoles(['GROUP_READ_ONLY'])),
    only: 'plan',
    partial: 'targeted',
    unchecked: [`${at} teams`],
  },
  {
    title: 'a partial plan of a project that is only named',
    resources: teamRoles(['GROUP_READ_ONLY'], { project_id: '5f0000000000000000000002' }),
    only: 'plan',
    partial: 'refresh-only',
    unchecked: [`${desk} role_names`],
  },
  {
    title: 'a Flex cluster and an owner',
    resources: together(project(), flexCluster(), teamRoles(['GROUP_OWNER'])),
  },
  {
    title: 'a Flex cluster and a backup manager',
    resources: together(project(), cluster(), flexCluster(), teamRoles(['GROUP_BACKUP_MANAGER'])),
    findings: [noOwner('cluster "reports"', 'the only role is GROUP_BACKUP_MANAGER')],
  },
  {
    title: 'two Flex clusters, one of them written as advanced_cluster',
    resources: together(project(), flexCluster(), tenantCluster('FLEX'), teamRoles(['GROUP_BACKUP_MANAGER'])),
    findings: [noOwner('cluster "sandbox" and cluster "reports"', 'the only role is GROUP_BACKUP_MANAGER')],
  },
  {
    title: 'a Flex cluster and readers: no one may restore anything',
    resources: together(project(), flexCluster(), teamRoles(['GROUP_READ_ONLY'])),
    findings: [readOnly],
  },
  {
    title: 'a Flex cluster, a backup manager and roles that are not known yet',
    resources: together(
      project(),
      flexCluster(),
      teamRoles(['GROUP_BACKUP_MANAGER']),
      teamRoles(unknown, {}, 'others'),
    ),
    unchecked: ['mongodbatlas_team_project_assignment.others role_names'],
  },
  {
    title: 'an M0 and a Serverless instance need no owner',
    resources: together(
      project(),
      tenantCluster('TENANT'),
      tenantCluster('SERVERLESS', {}, 'jobs'),
      teamRoles(['GROUP_BACKUP_MANAGER']),
    ),
  },
  {
    title: 'a cluster that may be a Flex cluster, and a backup manager',
    resources: together(
      project(),
      cluster({ replication_specs: [{ region_configs: [region(unknown)] }] }),
      teamRoles(['GROUP_BACKUP_MANAGER']),
    ),
    unchecked: ['mongodbatlas_advanced_cluster.orders replication_specs'],
  },
]);

function region(provider: string): Body {
  return { provider_name: provider, region_name: 'EU_CENTRAL_1', priority: 7 };
}
