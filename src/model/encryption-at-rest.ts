import type { CloudProvider } from '../atlas';
import type { Link } from './link';
import type { OtherResource } from './other-resource';
import type { Project } from './project';
import type { Value } from './value';

/** The customer keys that a project may use. */
export interface EncryptionAtRest {
  readonly resource: OtherResource;
  readonly project: Link<Project>;
  /** Whether keys of each cloud provider are enabled; absent where the block of that provider does not say so. */
  readonly isEnabled: Readonly<Record<CloudProvider, Value<boolean>>>;
}

/** The block that configures the keys of each cloud provider. */
export const KEY_BLOCKS: Readonly<Record<CloudProvider, string>> = {
  AWS: 'aws_kms_config',
  AZURE: 'azure_key_vault_config',
  GCP: 'google_cloud_kms_config',
};
