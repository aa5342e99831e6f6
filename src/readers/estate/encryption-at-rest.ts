import type { CloudProvider } from '../../atlas';
import type { CustomerKeyConfig, EncryptionAtRest, Link, Project, UnknownCustomerKeys } from '../../model';
import type { Follower } from '../follow/follow';
import type { RawResource } from '../resource/raw-resource';
import { OtherResourceReading } from './other-resource';

/** The block of each provider, and its attribute with the key. */
const BLOCKS: readonly (readonly [provider: CloudProvider, attribute: string, key: string])[] = [
  ['AWS', 'aws_kms_config', 'customer_master_key_id'],
  ['AZURE', 'azure_key_vault_config', 'key_identifier'],
  ['GCP', 'google_cloud_kms_config', 'key_version_resource_id'],
];

/** The encryption at rest of a project. */
export class EncryptionAtRestReading extends OtherResourceReading implements EncryptionAtRest {
  declare before: EncryptionAtRest | undefined;
  declare after: EncryptionAtRest | undefined;
  readonly project: Link<Project> = { kind: 'missing' };
  readonly customerKeys: CustomerKeyConfig[] = [];
  readonly unknownCustomerKeys: UnknownCustomerKeys[] = [];

  constructor(raw: RawResource, follower: Follower) {
    super(raw, follower);
    for (const [provider, attribute, key] of BLOCKS) {
      const block = raw.attributes.block(attribute);
      if (block.kind === 'unknown')
        this.unknownCustomerKeys.push({ provider, attribute, until: block.until });
      if (block.kind !== 'known') continue;
      this.customerKeys.push({
        provider,
        attribute,
        enabled: block.value.flag('enabled'),
        key: block.value.text(key),
        roleId: block.value.text('role_id'),
      });
    }
  }
}
