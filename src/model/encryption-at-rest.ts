import type { CloudProvider } from '../atlas';
import type { Link } from './link';
import type { OtherResource } from './other-resource';
import type { Project } from './project';
import type { Value } from './value';

/** The encryption at rest of a project: the customer keys that its clusters may use. */
export interface EncryptionAtRest extends OtherResource {
  readonly project: Link<Project>;
  /** One for each block that the configuration sets, in the order AWS, Azure, Google Cloud. */
  readonly customerKeys: readonly CustomerKeyConfig[];
  /** The providers whose blocks are not known yet. */
  readonly unknownCustomerKeys: readonly UnknownCustomerKeys[];

  readonly before: EncryptionAtRest | undefined;
  readonly after: EncryptionAtRest | undefined;
}

/** The customer key of one provider. */
export interface CustomerKeyConfig {
  /** What `encryption_at_rest_provider` of a cluster calls it. */
  readonly provider: CloudProvider;
  /** The block, such as `aws_kms_config`. */
  readonly attribute: string;
  /** Absent if the block leaves it out. */
  readonly enabled: Value<boolean>;
  /** The key: an AWS key or its ARN, an Azure key identifier, or a Google key version. */
  readonly key: Value<string>;
  readonly roleId: Value<string>;
}

/** A provider whose block is not known yet, as from a dynamic block. */
export interface UnknownCustomerKeys {
  readonly provider: CloudProvider;
  readonly attribute: string;
  readonly until: 'plan' | 'apply';
}
