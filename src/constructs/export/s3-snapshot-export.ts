import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { CloudBackupSnapshotExportBucketConfig } from '../../provider/cloud-backup-snapshot-export-bucket';
import { atlasRole } from '../binding/atlas-role';
import { type IamRole, type S3Bucket, awsBindings } from '../binding/aws-bindings';
import { PropsValidator } from '../props/props';
import { SnapshotExport, type SnapshotExportBaseProps, baseSchemas } from './snapshot-export';

/** Props of {@link S3SnapshotExport}. */
export interface S3SnapshotExportProps extends SnapshotExportBaseProps {
  /** The name of the bucket to create: 3 to 63 characters, unique in S3. */
  readonly bucketName: string;
  /**
   * The name of the role to create.
   * @default - the bucket's name
   */
  readonly roleName?: string;
  /**
   * The ARN of the KMS key that encrypts the bucket. Its policy must allow the role to use it.
   * @default - S3's own keys (AES256)
   */
  readonly kmsKeyArn?: string;
  /**
   * After how many days exports expire.
   * @default - they do not expire
   */
  readonly expireAfterDays?: number;
  /**
   * After how many days noncurrent versions expire.
   * @default - 90
   */
  readonly noncurrentVersionDays?: number;
  /**
   * The AWS provider to use.
   * @default - the stack's default AWS provider
   */
  readonly provider?: TerraformProvider;
  /**
   * The Atlas provider to use, in a stack with several.
   * @default - that of the project, if it is in the same stack; else the stack's default Atlas provider
   */
  readonly atlasProvider?: TerraformProvider;
}

const validator = new PropsValidator((prop) =>
  prop.object<S3SnapshotExportProps>({
    ...baseSchemas(prop),
    bucketName: prop.text(),
    roleName: prop.optional(prop.text()),
    kmsKeyArn: prop.optional(prop.text()),
    expireAfterDays: prop.optional(prop.number()),
    noncurrentVersionDays: prop.optional(prop.number()),
    provider: prop.optional(prop.provider()),
    atlasProvider: prop.optional(prop.provider()),
  }),
);

/**
 * An export of snapshots to an S3 bucket that it creates: versioned, encrypted, without public access, and with a role
 * that allows Atlas only to write to it.
 * @example
 * new S3SnapshotExport(this, 'archive', { project, bucketName: 'shop-archive', schedules: [backups] });
 * @see https://www.mongodb.com/docs/atlas/backup/cloud-backup/export/
 */
export class S3SnapshotExport extends SnapshotExport {
  /** The bucket that exports are written to. */
  readonly bucket: S3Bucket;
  /** The role with which Atlas writes to the bucket. */
  readonly role: IamRole;

  /** @throws if the props are invalid */
  constructor(scope: Construct, id: string, props: S3SnapshotExportProps) {
    validator.validate('S3SnapshotExport', scope, id, props);
    const created: Storage[] = [];
    super(scope, id, 'S3SnapshotExport', props, props.atlasProvider, (self) => {
      const made = storage(self, props);
      created.push(made);
      return made.config;
    });
    const [{ bucket, role }] = created as [Storage];
    this.bucket = bucket;
    this.role = role;
  }
}

/** The storage of an export. */
interface Storage {
  readonly bucket: S3Bucket;
  readonly role: IamRole;
  /** What the export names and waits for. */
  readonly config: Omit<CloudBackupSnapshotExportBucketConfig, 'projectId'>;
}

/** Creates the bucket, and the role with which Atlas writes to it. */
function storage(self: Construct, props: S3SnapshotExportProps): Storage {
  const { project, bucketName, roleName = bucketName, provider, atlasProvider } = props;
  const aws = provider === undefined ? {} : { provider };
  const Bucket = awsBindings.s3Bucket();
  const bucket = new Bucket(self, 'Bucket', { bucket: bucketName, ...aws });
  protect(self, bucket, props);

  const { role, authorization } = atlasRole(self, {
    project,
    roleName,
    awsProvider: provider,
    provider: atlasProvider,
  });
  const Policy = awsBindings.iamRolePolicy();
  const policy = new Policy(self, 'RolePolicy', {
    role: role.id,
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 's3:GetBucketLocation', Resource: bucket.arn },
        { Effect: 'Allow', Action: 's3:PutObject', Resource: `${bucket.arn}/*` },
      ],
    }),
    ...aws,
  });
  return {
    bucket,
    role,
    config: {
      cloudProvider: 'AWS',
      bucketName: bucket.bucket,
      iamRoleId: authorization.roleId,
      // Atlas immediately writes a file to the bucket, to test its access.
      dependsOn: [policy],
    },
  };
}

function protect(self: Construct, bucket: S3Bucket, props: S3SnapshotExportProps): void {
  const { kmsKeyArn, expireAfterDays, noncurrentVersionDays = 90, provider } = props;
  const aws = { bucket: bucket.id, ...(provider === undefined ? {} : { provider }) };
  const Versioning = awsBindings.versioning();
  const versioning = new Versioning(self, 'Versioning', {
    ...aws,
    versioningConfiguration: { status: 'Enabled' },
  });
  const Encryption = awsBindings.encryption();
  new Encryption(self, 'Encryption', {
    ...aws,
    rule: [
      {
        applyServerSideEncryptionByDefault:
          kmsKeyArn === undefined
            ? { sseAlgorithm: 'AES256' }
            : { sseAlgorithm: 'aws:kms', kmsMasterKeyId: kmsKeyArn },
        ...(kmsKeyArn === undefined ? {} : { bucketKeyEnabled: true }),
      },
    ],
  });
  const PublicAccess = awsBindings.publicAccess();
  new PublicAccess(self, 'PublicAccess', {
    ...aws,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  const Lifecycle = awsBindings.lifecycle();
  new Lifecycle(self, 'Lifecycle', {
    ...aws,
    // Versions expire only once versioning is enabled.
    dependsOn: [versioning],
    rule: [
      {
        id: 'exports',
        status: 'Enabled',
        filter: [{ prefix: '' }],
        abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        noncurrentVersionExpiration: [{ noncurrentDays: noncurrentVersionDays }],
        ...(expireAfterDays === undefined ? {} : { expiration: [{ days: expireAfterDays }] }),
      },
    ],
  });
}
