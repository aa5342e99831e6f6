import type { IamRole } from './iam-role';
import type { Link } from './link';
import type { Project } from './project';
import type { Resource } from './resource';
import type { Schedule } from './schedule';
import type { Value } from './value';

/** A bucket or container that snapshots are exported to. */
export interface ExportBucket extends Resource {
  readonly project: Link<Project>;
  readonly exportBucketId: Value<string>;
  readonly bucketName: Value<string>;
  readonly cloudProvider: Value<string>;
  readonly iamRoleId: Value<string>;
  readonly roleId: Value<string>;
  /** Whether the configuration takes its role id from `id` of the access, which is Terraform's own. */
  readonly refersToStateId: boolean;
  readonly serviceUrl: Value<string>;
  /** The resource that its role id refers to. */
  readonly access: Link<ProviderAccess>;
  /** AWS only: the IAM role by which Atlas writes to it. */
  readonly role: Link<IamRole>;
  /** Its name, as written in patterns of IAM policies. */
  readonly nameInPolicies: string;
  /** AWS only: a policy of the S3 bucket itself, which may grant what the role's policies do not. */
  readonly bucketPolicy: Resource | undefined;
  /** The schedules that export to it. */
  readonly schedules: readonly Schedule[];

  readonly before: ExportBucket | undefined;
  readonly after: ExportBucket | undefined;
}

/** The access of Atlas to a cloud provider, as far as this configuration shows it. */
export interface ProviderAccess {
  /** The `mongodbatlas_cloud_provider_access_setup` or `_authorization` that the role id refers to. */
  readonly from: Resource;
  readonly isAuthorization: boolean;
  /** The authorizations of that role. */
  readonly authorizations: readonly Resource[];
}
