import { changeEncryptionKeyDestroyed } from '../../../src/rules/change/encryption-key-destroyed';
import { type Body, project, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const shop = { project_id: '${mongodbatlas_project.shop.id}' };
const keyId = '4f0a2b1c-0000-4000-8000-000000000001';
const keyArn = `arn:aws:kms:eu-central-1:111122223333:key/${keyId}`;
const roleId = '66bb0000000000000000000c';
const roleArn = 'arn:aws:iam::111122223333:role/atlas-key';
const encryption = (body: Body) =>
  together(project(), { mongodbatlas_encryption_at_rest: { shop: { ...shop, ...body } } });
const aws = (key: string, body: Body = {}) =>
  encryption({ aws_kms_config: { enabled: true, customer_master_key_id: key, role_id: roleId, ...body } });
const key = (body: Body = {}) => ({ aws_kms_key: { backups: { key_id: keyId, arn: keyArn, ...body } } });
const alias = {
  aws_kms_alias: {
    backups: {
      name: 'alias/backups',
      target_key_id: keyId,
      target_key_arn: keyArn,
      arn: 'arn:aws:kms:eu-central-1:111122223333:alias/backups',
    },
  },
};
const azure = (body: Body = {}) =>
  encryption({
    azure_key_vault_config: {
      enabled: true,
      key_vault_name: 'shop-vault',
      key_identifier: 'https://shop-vault.vault.azure.net/keys/backups/0123456789abcdef',
      ...body,
    },
  });
const azureKey = (id = 'https://shop-vault.vault.azure.net/keys/backups/fedcba9876543210') => ({
  azurerm_key_vault_key: { backups: { id } },
});
const cryptoKey = 'projects/shop/locations/europe-west3/keyRings/atlas/cryptoKeys/backups';
const google = encryption({
  google_cloud_kms_config: { enabled: true, key_version_resource_id: `${cryptoKey}/cryptoKeyVersions/1` },
});
const googleKey = (id = cryptoKey) => ({ google_kms_crypto_key: { backups: { id, name: 'backups' } } });
const googleVersion = (state: unknown) => ({
  google_kms_crypto_key_version: { first: { id: `${cryptoKey}/cryptoKeyVersions/1`, state } },
});
const role = {
  aws_iam_role: { key: { name: 'atlas-key', arn: roleArn } },
  mongodbatlas_cloud_provider_access_setup: { key: { ...shop, provider_name: 'AWS', role_id: roleId } },
  mongodbatlas_cloud_provider_access_authorization: {
    key: { ...shop, role_id: roleId, aws: { iam_assumed_role_arn: roleArn } },
  },
};
const later = '${terraform_data.x.output}';

const problem =
  'deleting aws_kms_key.backups destroys the key that mongodbatlas_encryption_at_rest.shop uses: snapshots that it encrypts can never be read again';
const fix =
  'keep the key as long as you need its snapshots. To change keys, add a new key, and delete the old one after its snapshots have expired';

testRule(changeEncryptionKeyDestroyed, [
  ...['aws_kms_external_key', 'aws_kms_replica_key', 'aws_kms_replica_external_key'].flatMap((type) => [
    {
      title: `${type}, deleted`,
      before: together(aws(keyArn), { [type]: { backups: { arn: keyArn } } }),
      resources: aws(keyArn),
      findings: [
        {
          at: `${type}.backups`,
          problem: `deleting ${type}.backups destroys the key that mongodbatlas_encryption_at_rest.shop uses: snapshots that it encrypts can never be read again`,
          fix: 'keep the key as long as you need its snapshots. To change keys, add a new key, and delete the old one after its snapshots have expired',
        },
      ],
    },
    {
      title: `${type}, disabled`,
      before: together(aws(keyArn), { [type]: { backups: { arn: keyArn, enabled: true } } }),
      resources: together(aws(keyArn), { [type]: { backups: { arn: keyArn, enabled: false } } }),
      findings: [
        {
          at: `${type}.backups`,
          attribute: 'enabled',
          problem: `${type}.backups, the key that mongodbatlas_encryption_at_rest.shop uses, is disabled: snapshots that it encrypts cannot be read until it is enabled again`,
          fix: 'enable the key again: set enabled = true',
        },
      ],
    },
  ]),
  {
    title: 'a replica in another region, deleted',
    before: together(aws(keyArn), {
      aws_kms_replica_key: { elsewhere: { arn: keyArn.replace('eu-central-1', 'us-east-1'), key_id: keyId } },
    }),
    resources: aws(keyArn),
  },
  { title: 'the key stays', before: together(aws(keyArn), key()), resources: together(aws(keyArn), key()) },
  {
    title: 'the key is deleted, used by its ARN',
    before: together(aws(keyArn), key()),
    resources: aws(keyArn),
    findings: [
      {
        at: 'aws_kms_key.backups',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'the key is deleted, used by its id',
    before: together(aws(keyId), key()),
    resources: aws(keyId),
    findings: [
      {
        at: 'aws_kms_key.backups',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'the key is deleted, used by its alias',
    before: together(aws('alias/backups'), key(), alias),
    resources: together(aws('alias/backups'), alias),
    findings: [
      {
        at: 'aws_kms_key.backups',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'the key is deleted, used by the ARN of its alias',
    before: together(aws(alias.aws_kms_alias.backups.arn), key(), alias),
    resources: aws(keyArn),
    findings: [
      {
        at: 'aws_kms_key.backups',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'only the alias is deleted',
    before: together(aws('alias/backups'), key(), alias),
    resources: together(aws(keyArn), key()),
  },
  {
    title: 'the key is replaced',
    before: together(aws(keyArn), key()),
    resources: together(aws(keyArn), key()),
    replaced: ['aws_kms_key.backups'],
    findings: [
      {
        at: 'aws_kms_key.backups',
        problem:
          'recreating aws_kms_key.backups destroys the key that mongodbatlas_encryption_at_rest.shop uses: snapshots that it encrypts can never be read again',
        fix,
      },
    ],
  },
  {
    title: 'the key is only forgotten',
    before: together(aws(keyArn), key()),
    resources: aws(keyArn),
    forgotten: ['aws_kms_key.backups'],
  },
  {
    title: 'everything is deleted',
    before: together(aws(keyArn), key()),
    resources: {},
    findings: [
      {
        at: 'aws_kms_key.backups',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'a new key replaces the old one, which the same plan deletes',
    before: together(aws(keyArn), key()),
    resources: aws('arn:aws:kms:eu-central-1:111122223333:key/another'),
    findings: [
      {
        at: 'aws_kms_key.backups',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'a new key is used, and the old one stays',
    before: together(aws(keyArn), key()),
    resources: together(aws('arn:aws:kms:eu-central-1:111122223333:key/another'), key()),
  },
  {
    title: 'another key is deleted',
    before: together(aws('arn:aws:kms:eu-central-1:111122223333:key/another'), key()),
    resources: aws('arn:aws:kms:eu-central-1:111122223333:key/another'),
  },
  {
    title: 'the key is disabled',
    before: together(aws(keyArn), key()),
    resources: together(aws(keyArn), key({ is_enabled: false })),
    findings: [
      {
        at: 'aws_kms_key.backups',
        attribute: 'is_enabled',
        problem:
          'aws_kms_key.backups, the key that mongodbatlas_encryption_at_rest.shop uses, is disabled: snapshots that it encrypts cannot be read until it is enabled again',
        fix: 'enable the key again: set is_enabled = true',
      },
    ],
  },
  {
    title: 'the key was disabled before',
    before: together(aws(keyArn), key({ is_enabled: false })),
    resources: together(aws(keyArn), key({ is_enabled: false, description: 'off' })),
  },
  {
    title: 'whether the key is enabled is known after apply',
    before: together(aws(keyArn), key({ is_enabled: true })),
    resources: together(aws(keyArn), key({ is_enabled: later })),
    unchecked: ['aws_kms_key.backups is_enabled'],
  },
  {
    title: 'encryption at rest is off in the state',
    before: together(aws(keyArn, { enabled: false }), key()),
    resources: aws(keyArn, { enabled: false }),
  },
  {
    title: 'nothing is encrypted with customer keys',
    before: together(project(), key()),
    resources: project(),
  },
  {
    title: 'the IAM role is deleted',
    before: together(aws(keyArn), role),
    resources: { ...together(aws(keyArn), role), aws_iam_role: {} },
    findings: [
      {
        at: 'aws_iam_role.key',
        problem:
          'deleting aws_iam_role.key removes the role that mongodbatlas_encryption_at_rest.shop needs to use its key: snapshots and data that the key encrypts can no longer be read',
        fix: 'keep the role, or: 1. set another role that can use the key in mongodbatlas_encryption_at_rest.shop, and apply; 2. delete this role',
      },
    ],
  },
  {
    title: 'the access role is deleted',
    before: together(aws(keyArn), role),
    resources: together(aws(keyArn), { aws_iam_role: role.aws_iam_role }),
    findings: [
      {
        at: 'mongodbatlas_cloud_provider_access_authorization.key',
        problem:
          'deleting mongodbatlas_cloud_provider_access_authorization.key removes the role that mongodbatlas_encryption_at_rest.shop needs to use its key: snapshots and data that the key encrypts can no longer be read',
        fix: 'keep the role, or: 1. set another role that can use the key in mongodbatlas_encryption_at_rest.shop, and apply; 2. delete this role',
      },
      {
        at: 'mongodbatlas_cloud_provider_access_setup.key',
        problem:
          'deleting mongodbatlas_cloud_provider_access_setup.key removes the role that mongodbatlas_encryption_at_rest.shop needs to use its key: snapshots and data that the key encrypts can no longer be read',
        fix: 'keep the role, or: 1. set another role that can use the key in mongodbatlas_encryption_at_rest.shop, and apply; 2. delete this role',
      },
    ],
  },
  {
    title: 'another role is used, and the old one is deleted',
    before: together(aws(keyArn), role),
    resources: aws(keyArn, { role_id: '66bb00000000000000000fff' }),
  },
  {
    title: 'the access role is recreated',
    before: together(aws(keyArn), role),
    resources: together(
      aws(keyArn, { role_id: '${mongodbatlas_cloud_provider_access_setup.key.role_id}' }),
      role,
    ),
    replaced: ['mongodbatlas_cloud_provider_access_setup.key'],
    findings: [
      {
        at: 'mongodbatlas_cloud_provider_access_setup.key',
        problem:
          'recreating mongodbatlas_cloud_provider_access_setup.key removes the role that mongodbatlas_encryption_at_rest.shop needs to use its key: snapshots and data that the key encrypts can no longer be read',
        fix: 'keep the role, or: 1. set another role that can use the key in mongodbatlas_encryption_at_rest.shop, and apply; 2. delete this role',
      },
    ],
  },
  {
    title: 'the key of a vault is deleted, and another version of it is used',
    before: together(azure(), azureKey()),
    resources: azure(),
    findings: [
      {
        at: 'azurerm_key_vault_key.backups',
        problem:
          'deleting azurerm_key_vault_key.backups destroys the key that mongodbatlas_encryption_at_rest.shop uses: snapshots that it encrypts can never be read again',
        fix,
      },
    ],
  },
  {
    title: 'another key of the vault is deleted',
    before: together(azure(), azureKey('https://shop-vault.vault.azure.net/keys/logs/0123')),
    resources: azure(),
  },
  {
    title: 'the vault is deleted',
    before: together(azure(), {
      azurerm_key_vault: { shop: { name: 'shop-vault', vault_uri: 'https://shop-vault.vault.azure.net/' } },
    }),
    resources: azure(),
    findings: [
      {
        at: 'azurerm_key_vault.shop',
        problem:
          'deleting azurerm_key_vault.shop destroys the vault of the key that mongodbatlas_encryption_at_rest.shop uses: snapshots that it encrypts can never be read again',
        fix,
      },
    ],
  },
  {
    title: 'the vault is deleted, known by the identifier of the key alone',
    before: together(azure({ key_vault_name: undefined }), {
      azurerm_key_vault: { shop: { name: 'shop-vault' } },
    }),
    resources: azure({ key_vault_name: undefined }),
    findings: [
      {
        at: 'azurerm_key_vault.shop',
        problem:
          'deleting azurerm_key_vault.shop destroys the vault of the key that mongodbatlas_encryption_at_rest.shop uses: snapshots that it encrypts can never be read again',
        fix,
      },
    ],
  },
  {
    title: 'another vault is deleted',
    before: together(azure(), { azurerm_key_vault: { logs: { name: 'logs' } } }),
    resources: azure(),
  },
  {
    title: 'the key of Google Cloud is deleted',
    before: together(google, googleKey()),
    resources: google,
    findings: [
      {
        at: 'google_kms_crypto_key.backups',
        problem:
          'deleting google_kms_crypto_key.backups destroys the key that mongodbatlas_encryption_at_rest.shop uses: snapshots that it encrypts can never be read again',
        fix,
      },
    ],
  },
  {
    title: 'another key of Google Cloud is deleted',
    before: together(google, googleKey(`${cryptoKey}-of-logs`)),
    resources: google,
  },
  {
    title: 'the key version is deleted',
    before: together(google, googleVersion('ENABLED')),
    resources: google,
    findings: [
      {
        at: 'google_kms_crypto_key_version.first',
        problem:
          'deleting google_kms_crypto_key_version.first destroys the key that mongodbatlas_encryption_at_rest.shop uses: snapshots that it encrypts can never be read again',
        fix,
      },
    ],
  },
  {
    title: 'the key version is disabled',
    before: together(google, googleVersion('ENABLED')),
    resources: together(google, googleVersion('DISABLED')),
    findings: [
      {
        at: 'google_kms_crypto_key_version.first',
        attribute: 'state',
        problem:
          'google_kms_crypto_key_version.first, the key that mongodbatlas_encryption_at_rest.shop uses, is disabled: snapshots that it encrypts cannot be read until it is enabled again',
        fix: 'enable the key again: set state = "ENABLED"',
      },
    ],
  },
  {
    title: 'the key version is enabled',
    before: together(google, googleVersion('DISABLED')),
    resources: together(google, googleVersion('ENABLED')),
  },
]);
