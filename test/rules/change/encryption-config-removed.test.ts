import { changeEncryptionConfigRemoved } from '../../../src/rules/change/encryption-config-removed';
import { type Body, cluster, project, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_encryption_at_rest.shop';
const aws = (enabled: unknown = true): Body => ({
  aws_kms_config: { enabled, customer_master_key_id: 'key', region: 'EU_CENTRAL_1' },
});
const keys = (configs: Body = aws()) => ({
  mongodbatlas_encryption_at_rest: {
    shop: { project_id: '${mongodbatlas_project.shop.id}', ...configs },
  },
});
const using = (provider: unknown = 'AWS', more: Body = {}, name = 'orders') =>
  cluster({ encryption_at_rest_provider: provider, ...more }, name);
const before = together(project(), keys(), using());

const finding = (verb = 'deleting', clusters = 'cluster "orders" uses', where = 'cluster "orders"') => ({
  at,
  problem: `${verb} AWS encryption at rest of project "shop" is rejected while ${clusters} it`,
  fix: `1. keep aws_kms_config of ${at}, set encryption_at_rest_provider = "NONE" on ${where}, and apply; 2. remove it when the snapshots under its key have expired`,
  fixInCode: `1. keep aws_kms_config of ${at}, set encryptionAtRestProvider: 'NONE' on ${where}, and apply; 2. remove it when the snapshots under its key have expired`,
});

testRule(changeEncryptionConfigRemoved, [
  { title: 'it stays', before, resources: before },
  {
    title: 'it stays, and the cluster no longer uses it',
    before,
    resources: together(project(), keys(), using('NONE')),
  },
  {
    title: 'deleted in one plan with its use',
    before,
    resources: together(project(), using('NONE')),
    findings: [finding()],
  },
  {
    title: 'deleted while it is used',
    before,
    resources: together(project(), using()),
    findings: [finding()],
  },
  {
    title: 'deleted, and a cluster begins to use it',
    before: together(project(), keys(), using('NONE')),
    resources: together(project(), using()),
    findings: [finding()],
  },
  {
    title: 'deleted while two clusters use it',
    before: together(before, using('AWS', {}, 'ledger')),
    resources: together(project(), using(), using('AWS', {}, 'ledger')),
    findings: [
      finding(
        'deleting',
        'cluster "orders" and cluster "ledger" use',
        'cluster "orders" and cluster "ledger"',
      ),
    ],
  },
  {
    title: 'disabled',
    before,
    resources: together(project(), keys(aws(false)), using()),
    findings: [{ ...finding('disabling'), attribute: 'aws_kms_config' }],
  },
  {
    title: 'another key of the same provider',
    before,
    resources: together(
      project(),
      keys({ aws_kms_config: { enabled: true, customer_master_key_id: 'other', region: 'EU_CENTRAL_1' } }),
      using(),
    ),
  },
  {
    title: 'one of two providers',
    before: together(
      project(),
      keys({ ...aws(), azure_key_vault_config: { enabled: true, key_identifier: 'key' } }),
      using(),
    ),
    resources: together(project(), keys(), using()),
  },
  {
    title: 'a cluster of another provider',
    before: together(project(), keys(), using('GCP')),
    resources: together(project(), using('GCP')),
  },
  {
    title: 'a cluster of another project',
    before: together(
      project(),
      project({}, 'bank'),
      keys(),
      using('AWS', { project_id: '${mongodbatlas_project.bank.id}' }),
    ),
    resources: together(
      project(),
      project({}, 'bank'),
      using('AWS', { project_id: '${mongodbatlas_project.bank.id}' }),
    ),
  },
  { title: 'only forgotten', before, resources: together(project(), using()), forgotten: [at] },
  {
    title: 'whether it stays is known only after apply',
    before,
    resources: together(project(), keys(aws('${terraform_data.switch.output}')), using()),
    unchecked: [`${at} aws_kms_config`],
  },
  {
    title: 'everything is deleted, and no snapshots are kept',
    before: together(project(), keys(), using('AWS', { retain_backups_enabled: false })),
    resources: project(),
  },
  {
    title: 'the cluster is deleted, and its snapshots are kept',
    before,
    resources: project(),
    findings: [
      {
        at,
        problem:
          'deleting AWS encryption at rest of project "shop" makes the retained snapshots of cluster "orders", which this plan deletes, unreadable',
        fix: `keep aws_kms_config of ${at} until the snapshots have expired`,
      },
    ],
  },
]);
