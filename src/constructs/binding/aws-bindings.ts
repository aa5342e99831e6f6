import type * as Role from '@cdktf/provider-aws/lib/iam-role';
import type * as RolePolicy from '@cdktf/provider-aws/lib/iam-role-policy';
import type * as Bucket from '@cdktf/provider-aws/lib/s3-bucket';
import type * as Lifecycle from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import type * as PublicAccess from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import type * as Encryption from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import type * as Versioning from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import type { IamRole as CdktnRole } from '@cdktn/provider-aws/lib/iam-role';
import type { S3Bucket as CdktnBucket } from '@cdktn/provider-aws/lib/s3-bucket';

/** The type of the bindings that are installed. One that cannot be resolved is `any`: it has every member. */
type Installed<Cdktf, Cdktn> = string extends keyof Cdktf ? Cdktn : Cdktf;

/** An `aws_iam_role` of the bindings that are installed. */
export type IamRole = Installed<Role.IamRole, CdktnRole>;
/** An `aws_s3_bucket` of the bindings that are installed. */
export type S3Bucket = Installed<Bucket.S3Bucket, CdktnBucket>;

const PACKAGES = ['@cdktf/provider-aws', '@cdktn/provider-aws'];

/** The bindings of the AWS provider for cdktf, or else those for cdktn. */
export const awsBindings = {
  iamRole: () => (load('iam-role') as typeof Role).IamRole,
  iamRolePolicy: () => (load('iam-role-policy') as typeof RolePolicy).IamRolePolicy,
  s3Bucket: () => (load('s3-bucket') as typeof Bucket).S3Bucket,
  lifecycle: () =>
    (load('s3-bucket-lifecycle-configuration') as typeof Lifecycle).S3BucketLifecycleConfiguration,
  publicAccess: () =>
    (load('s3-bucket-public-access-block') as typeof PublicAccess).S3BucketPublicAccessBlock,
  encryption: () =>
    (load('s3-bucket-server-side-encryption-configuration') as typeof Encryption)
      .S3BucketServerSideEncryptionConfigurationA,
  versioning: () => (load('s3-bucket-versioning') as typeof Versioning).S3BucketVersioningA,
};

function load(name: string): unknown {
  for (const bindings of PACKAGES) {
    const path = `${bindings}/lib/${name}`;
    try {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      return require(path) as unknown;
    } catch (error) {
      if (!isMissing(error, path)) throw error;
    }
  }
  throw new Error(
    'the bindings of the AWS provider are not installed: install @cdktf/provider-aws, or @cdktn/provider-aws with cdktn',
  );
}

/** Whether this module itself is missing, and not one that it needs. */
function isMissing(error: unknown, path: string): boolean {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'MODULE_NOT_FOUND' && message.includes(`'${path}'`);
}
