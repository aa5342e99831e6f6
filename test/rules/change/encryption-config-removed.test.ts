import { changeEncryptionConfigRemoved } from '../../../src/rules/change/encryption-config-removed';
import { cluster, encryptionAtRest, project, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_encryption_at_rest.shop';
const keyed = cluster({ encryption_at_rest_provider: 'AWS' });
const applied = together(project(), encryptionAtRest(), keyed);
const aws = (enabled: unknown) =>
  encryptionAtRest({ aws_kms_config: { enabled, customer_master_key_id: 'key', region: 'EU_CENTRAL_1' } });
const removed = {
  at,
  attribute: 'project_id',
  problem:
    'project "shop" disables the customer keys of AWS, which cluster "orders" uses, and their snapshots',
  fix: '1. set encryption_at_rest_provider = "NONE" on the clusters, and apply; 2. keep the keys enabled until the snapshots under them have expired; 3. then disable them',
};
const disabled = { ...removed, attribute: 'aws_kms_config.enabled' };

testRule(changeEncryptionConfigRemoved, [
  { title: 'keys that stay', before: applied, resources: applied },
  {
    title: 'keys that are deleted',
    before: applied,
    resources: together(project(), keyed),
    findings: [removed],
  },
  {
    title: 'keys that are deleted together with their use',
    before: applied,
    resources: together(project(), cluster()),
    findings: [removed],
  },
  {
    title: 'keys that are disabled',
    before: applied,
    resources: together(project(), aws(false), keyed),
    findings: [disabled],
  },
  {
    title: 'a block that is removed',
    before: applied,
    resources: together(project(), encryptionAtRest({ aws_kms_config: undefined }), keyed),
    findings: [disabled],
  },
  {
    title: 'keys that no cluster uses',
    before: together(project(), encryptionAtRest(), cluster()),
    resources: together(project(), cluster()),
  },
  {
    title: 'keys that Terraform only forgets',
    before: applied,
    resources: together(project(), keyed),
    forgotten: [at],
  },
  {
    title: 'a switch known only after apply',
    before: applied,
    resources: together(project(), aws('${terraform_data.on.output}'), keyed),
    unchecked: [`${at} aws_kms_config.enabled`],
  },
]);
