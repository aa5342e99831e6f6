import { clusterEncryptionNotConfigured } from '../../../src/rules/cluster/encryption-not-configured';
import {
  cluster,
  encryptionAtRest,
  flexCluster,
  project,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const attribute = 'encryption_at_rest_provider';
const keyed = (provider: unknown = 'AWS', more: object = {}) =>
  cluster({ encryption_at_rest_provider: provider, ...more });
const aws = (enabled: unknown) => ({
  aws_kms_config: { enabled, customer_master_key_id: 'key', region: 'EU_CENTRAL_1' },
});

const none = {
  at,
  attribute,
  problem: 'cluster "orders" uses customer keys of AWS, but project "shop" enables none',
  fix: 'add a mongodbatlas_encryption_at_rest for the project, or remove encryption_at_rest_provider',
  fixInCode: 'add new EncryptionAtRest(...) for the project, or remove encryptionAtRestProvider',
};
const azure = {
  at,
  attribute,
  problem: 'cluster "orders" uses customer keys of Azure, which project "shop" does not enable',
  fix: 'set encryption_at_rest_provider = "AWS", or add an azure_key_vault_config block with enabled = true with your key to mongodbatlas_encryption_at_rest.shop',
  fixInCode:
    'set encryptionAtRestProvider: \'AWS\', or add azureKeyVaultConfig: [{ enabled: true }] with your key to "stack/shop"',
};
const elsewhere = '5f0000000000000000000042';

testRule(clusterEncryptionNotConfigured, [
  { title: 'keys that the project enables', resources: together(project(), keyed(), encryptionAtRest()) },
  { title: 'a cluster without customer keys', resources: together(project(), cluster(), keyed('NONE')) },
  {
    title: 'keys of another cloud provider',
    resources: together(project(), keyed('AZURE'), encryptionAtRest()),
    findings: [azure],
  },
  {
    title: 'keys that are disabled',
    resources: together(project(), keyed(), encryptionAtRest(aws(false))),
    findings: [
      {
        at,
        attribute,
        problem: 'cluster "orders" uses customer keys of AWS, which project "shop" does not enable',
        fix: 'add an aws_kms_config block with enabled = true with your key to mongodbatlas_encryption_at_rest.shop',
        fixInCode: 'add awsKmsConfig: [{ enabled: true }] with your key to "stack/shop"',
      },
    ],
  },
  {
    title: 'a block that does not say whether it enables keys',
    resources: together(project(), keyed(), encryptionAtRest(aws(undefined))),
  },
  { title: 'a new project without keys', resources: together(project(), keyed()), findings: [none] },
  {
    title: 'a project that exists, whose keys may be in another configuration',
    before: project(),
    resources: together(project(), keyed()),
    atSynth: { findings: [none] },
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a cluster that uses the keys already',
    before: together(project(), keyed()),
    resources: together(project(), keyed()),
    atSynth: { findings: [none] },
  },
  {
    title: 'a project of another configuration',
    resources: keyed('AWS', { project_id: elsewhere }),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'keys of another project',
    resources: together(
      project(),
      project({}, 'bank'),
      keyed(),
      encryptionAtRest({ project_id: '${mongodbatlas_project.bank.id}' }, 'bank'),
    ),
    findings: [none],
  },
  {
    title: 'a targeted plan',
    only: 'plan',
    partial: 'targeted',
    resources: together(project(), keyed()),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'keys from a variable',
    resources: together(project(), keyed('${var.keys}'), encryptionAtRest()),
    variables: { keys: 'AZURE' },
    atSynth: { unchecked: [`${at} ${attribute}`] },
    findings: [azure],
  },
  {
    title: 'a switch known only after apply',
    resources: together(project(), keyed(), encryptionAtRest(aws('${terraform_data.on.output}'))),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'clusters of other kinds, for which other rules are',
    resources: together(
      project(),
      flexCluster(),
      tenantCluster('TENANT', { encryption_at_rest_provider: 'AWS' }),
    ),
  },
]);
