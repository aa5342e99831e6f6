import { complianceClusterFallsShort } from '../../../src/rules/compliance/cluster-falls-short';
import {
  type Body,
  cluster,
  compliancePolicy,
  flexCluster,
  project,
  serverlessInstance,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule, inCamelCase } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const later = '${terraform_data.later.output}';
const given = (policy: Body, body: Body) => ({
  resources: together(project(), cluster(body), compliancePolicy(policy)),
});
const deprecated = (body: Body) => ({
  mongodbatlas_cluster: {
    orders: {
      project_id: '${mongodbatlas_project.shop.id}',
      name: 'orders',
      provider_name: 'AWS',
      provider_instance_size_name: 'M10',
      ...body,
    },
  },
});
const backupOff = (of = at, attribute = 'backup_enabled') => ({
  at: of,
  attribute,
  problem:
    'cluster "orders" disables backups, but the backup compliance policy of project "shop" requires them',
  fix: `set ${attribute} = true`,
  fixInCode: `set ${inCamelCase(attribute)}: true`,
});
const pitOff = (state: string, of = at) => ({
  at: of,
  attribute: 'pit_enabled',
  problem: `cluster "orders" ${state} point-in-time restore, but the backup compliance policy of project "shop" requires it`,
  fix: 'set pit_enabled = true',
  fixInCode: 'set pitEnabled: true',
});
const notEncrypted = (state: string) => ({
  at,
  attribute: 'encryption_at_rest_provider',
  problem: `cluster "orders" ${state} encryption with customer keys, but the backup compliance policy of project "shop" requires it`,
  fix: 'set encryption_at_rest_provider to AWS, AZURE or GCP, whose keys the project uses',
  fixInCode: 'set encryptionAtRestProvider to AWS, AZURE or GCP, whose keys the project uses',
});
const everything = { pit_enabled: true, encryption_at_rest_enabled: true };

testRule(complianceClusterFallsShort, [
  { title: 'backups on, and nothing else required', ...given({}, {}) },
  {
    title: 'everything required, and everything on',
    ...given(everything, { pit_enabled: true, encryption_at_rest_provider: 'AWS' }),
  },
  { title: 'no policy', resources: together(project(), cluster({ backup_enabled: false })) },
  { title: 'backup left out: Atlas switches it on', ...given({}, { backup_enabled: undefined }) },
  {
    title: 'backup left out of a cluster that has none until now',
    before: together(project(), cluster({ backup_enabled: undefined })),
    ...given({}, { backup_enabled: undefined }),
  },
  { title: 'backup off', ...given({}, { backup_enabled: false }), findings: [backupOff()] },
  {
    title: 'backup off as it was',
    before: given({}, { backup_enabled: false }).resources,
    ...given({}, { backup_enabled: false }),
    findings: [backupOff()],
  },
  {
    title: 'backup off on the deprecated resource',
    resources: together(project(), deprecated({ cloud_backup: false }), compliancePolicy({})),
    findings: [backupOff('mongodbatlas_cluster.orders', 'cloud_backup')],
  },
  {
    title: 'the old continuous backup of the deprecated resource is another thing',
    resources: together(
      project(),
      deprecated({ cloud_backup: true, backup_enabled: false }),
      compliancePolicy({}),
    ),
  },
  {
    title: 'backup known after apply',
    ...given({}, { backup_enabled: later }),
    unchecked: [`${at} backup_enabled`],
  },
  {
    title: 'backup from a variable',
    ...given({}, { backup_enabled: '${var.backup}' }),
    variables: { backup: false },
    atSynth: { unchecked: [`${at} backup_enabled`] },
    findings: [backupOff()],
  },
  {
    title: 'point-in-time restores off',
    ...given({ pit_enabled: true }, { pit_enabled: false }),
    findings: [pitOff('disables')],
  },
  {
    title: 'point-in-time restore is off and not required',
    ...given({ pit_enabled: false }, { pit_enabled: false }),
  },
  {
    title: 'point-in-time restores left out on a create',
    ...given({ pit_enabled: true }, {}),
    atSynth: { unchecked: [`${at} pit_enabled`] },
    findings: [pitOff('does not set')],
  },
  {
    title: 'point-in-time restores left out on a cluster that has them',
    only: 'plan',
    before: given({ pit_enabled: true }, { pit_enabled: true }).resources,
    ...given({ pit_enabled: true }, {}),
  },
  {
    title: 'point-in-time restores left out on a cluster that has none',
    only: 'plan',
    before: given({}, {}).resources,
    ...given({ pit_enabled: true }, {}),
    findings: [pitOff('disables')],
  },
  {
    title: 'point-in-time restores left out on a replaced cluster',
    only: 'plan',
    before: given({ pit_enabled: true }, { pit_enabled: true }).resources,
    replaced: [at],
    ...given({ pit_enabled: true }, {}),
    findings: [pitOff('does not set')],
  },
  {
    title: 'point-in-time restores left out on the deprecated resource',
    resources: together(
      project(),
      deprecated({ cloud_backup: true }),
      compliancePolicy({ pit_enabled: true }),
    ),
    atSynth: { unchecked: ['mongodbatlas_cluster.orders pit_enabled'] },
    findings: [pitOff('does not set', 'mongodbatlas_cluster.orders')],
  },
  {
    title: 'point-in-time restores known after apply',
    ...given({ pit_enabled: true }, { pit_enabled: later }),
    unchecked: [`${at} pit_enabled`],
  },
  {
    title: 'the requirement is known only after apply',
    ...given(
      { pit_enabled: later, encryption_at_rest_enabled: later },
      { pit_enabled: false, encryption_at_rest_provider: 'NONE' },
    ),
    unchecked: [`${at} pit_enabled`, `${at} encryption_at_rest_provider`],
  },
  {
    title: 'the requirement is known only after apply, and the cluster has it anyway',
    ...given(
      { pit_enabled: later, encryption_at_rest_enabled: later },
      { pit_enabled: true, encryption_at_rest_provider: 'GCP' },
    ),
  },
  {
    title: 'no customer keys',
    ...given({ encryption_at_rest_enabled: true }, { encryption_at_rest_provider: 'NONE' }),
    findings: [notEncrypted('disables')],
  },
  {
    title: 'customer keys left out on a create',
    ...given({ encryption_at_rest_enabled: true }, {}),
    atSynth: { unchecked: [`${at} encryption_at_rest_provider`] },
    findings: [notEncrypted('does not set')],
  },
  {
    title: 'customer keys left out on a cluster that has none',
    only: 'plan',
    before: given({}, {}).resources,
    ...given({ encryption_at_rest_enabled: true }, {}),
    findings: [notEncrypted('disables')],
  },
  {
    title: 'customer keys known after apply',
    ...given({ encryption_at_rest_enabled: true }, { encryption_at_rest_provider: later }),
    unchecked: [`${at} encryption_at_rest_provider`],
  },
  {
    title: 'everything off',
    ...given(everything, {
      backup_enabled: false,
      pit_enabled: false,
      encryption_at_rest_provider: 'NONE',
    }),
    findings: [backupOff(), notEncrypted('disables'), pitOff('disables')],
  },
  {
    title: 'clusters that are outside the policy',
    resources: together(
      project(),
      flexCluster(),
      tenantCluster('TENANT'),
      tenantCluster('FLEX', {}, 'small'),
      tenantCluster('SERVERLESS', {}, 'sometimes'),
      serverlessInstance(),
      compliancePolicy(everything),
    ),
  },
  {
    title: 'a cluster whose kind is known after apply',
    resources: together(
      project(),
      cluster({ backup_enabled: false, replication_specs: later }),
      compliancePolicy({}),
    ),
    unchecked: [`${at} backup_enabled`],
  },
  {
    title: 'a cluster of another project',
    resources: together(
      project(),
      project({}, 'bank'),
      cluster({ project_id: '${mongodbatlas_project.bank.id}', backup_enabled: false }),
      compliancePolicy({}),
    ),
  },
  {
    title: 'a cluster whose project is not known',
    resources: together(
      project(),
      project({}, 'bank'),
      cluster({
        project_id: '${mongodbatlas_project.shop.id}${mongodbatlas_project.bank.id}',
        backup_enabled: false,
      }),
      compliancePolicy({}),
    ),
    unchecked: [`${at} project_id`],
  },
  {
    title: 'a project that is only named',
    resources: together(
      cluster({ project_id: '5f00000000000000000000aa', backup_enabled: false }),
      compliancePolicy({ project_id: '5f00000000000000000000aa' }),
    ),
    findings: [
      {
        ...backupOff(),
        problem:
          'cluster "orders" disables backups, but the backup compliance policy of project "5f00000000000000000000aa" requires them',
      },
    ],
  },
]);
