import type { TerraformProvider, TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import type { CloudBackupSnapshotExportBucketConfig } from '../../provider/cloud-backup-snapshot-export-bucket';
import { markCreationSite } from '../../synth/creation-site';
import { bindings } from '../binding/bindings-on-demand';
import { CloudResource } from '../binding/cloud-resource';
import { PropsValidator } from '../props/props';
import { providerOf } from '../props/provider-prop';
import { SnapshotExport, type SnapshotExportBaseProps, baseSchemas } from './snapshot-export';

/** Props of {@link GoogleCloudSnapshotExport}. */
export interface GoogleCloudSnapshotExportProps extends SnapshotExportBaseProps {
  /** The name of the bucket to create: 3 to 63 characters, unique in Google Cloud. */
  readonly bucketName: string;
  /** The location of the bucket, as Google Cloud names it: `europe-west3`, or `EU`. */
  readonly location: string;
  /**
   * The Google Cloud project of the bucket.
   * @default - that of the provider
   */
  readonly googleProject?: string;
  /**
   * The KMS key that encrypts the bucket: `projects/.../locations/.../keyRings/.../cryptoKeys/...`. The service agent of
   * Cloud Storage must be allowed to use it.
   * @default - Google's own keys
   */
  readonly kmsKeyName?: string;
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
   * The `google` provider to use.
   * @default - the stack's default `google` provider
   */
  readonly provider?: TerraformProvider;
  /**
   * The Atlas provider to use, in a stack with several.
   * @default - that of the project, if it is in the same stack; else the stack's default Atlas provider
   */
  readonly atlasProvider?: TerraformProvider;
}

const validator = new PropsValidator((prop) =>
  prop.object<GoogleCloudSnapshotExportProps>({
    ...baseSchemas(prop),
    bucketName: prop.identifier(),
    location: prop.identifier(),
    googleProject: prop.optional(prop.identifier()),
    kmsKeyName: prop.optional(prop.identifier()),
    expireAfterDays: prop.optional(prop.number()),
    noncurrentVersionDays: prop.optional(prop.number()),
    provider: prop.optional(prop.provider()),
    atlasProvider: prop.optional(prop.provider()),
  }),
);

/**
 * An export of snapshots to a bucket of Google Cloud Storage that it creates: versioned, without public access, and with
 * the role that Atlas' service account needs to write to it.
 *
 * It needs a construct for the `google` provider in the stack; its bindings are not needed.
 * @example
 * new GoogleCloudSnapshotExport(this, 'archive', {
 *   project,
 *   bucketName: 'shop-archive',
 *   location: 'europe-west3',
 *   schedules: [backups],
 * });
 * @see https://www.mongodb.com/docs/atlas/backup/cloud-backup/export/
 */
export class GoogleCloudSnapshotExport extends SnapshotExport {
  /** The bucket that exports are written to: a `google_storage_bucket`. */
  readonly bucket: TerraformResource;
  /** The e-mail address of the service account with which Atlas writes to the bucket. */
  readonly serviceAccount: string;

  /** @throws if the props are invalid */
  constructor(scope: Construct, id: string, props: GoogleCloudSnapshotExportProps) {
    validator.validate('GoogleCloudSnapshotExport', scope, id, props);
    const created: Storage[] = [];
    super(scope, id, 'GoogleCloudSnapshotExport', props, props.atlasProvider, (self) => {
      const made = storage(self, props);
      created.push(made);
      return made.config;
    });
    const [{ bucket, serviceAccount }] = created as [Storage];
    this.bucket = bucket;
    this.serviceAccount = serviceAccount;
  }
}

/** The storage of an export. */
interface Storage {
  readonly bucket: CloudResource;
  readonly serviceAccount: string;
  /** What the export names and waits for. */
  readonly config: Omit<CloudBackupSnapshotExportBucketConfig, 'projectId'>;
}

/** Creates the bucket, and the service account with which Atlas writes to it. */
function storage(self: Construct, props: GoogleCloudSnapshotExportProps): Storage {
  const { bucketName, googleProject, kmsKeyName, provider } = props;
  const google = provider === undefined ? {} : { provider };
  const bucket = new CloudResource(
    self,
    'Bucket',
    'google_storage_bucket',
    {
      name: bucketName,
      location: props.location,
      ...(googleProject === undefined ? {} : { project: googleProject }),
      uniform_bucket_level_access: true,
      public_access_prevention: 'enforced',
      versioning: { enabled: true },
      ...(kmsKeyName === undefined ? {} : { encryption: { default_kms_key_name: kmsKeyName } }),
      lifecycle_rule: lifecycleRules(props),
    },
    google,
  );
  const { roleId, serviceAccount } = access(self, props);
  const writer = new CloudResource(
    self,
    'Writer',
    'google_storage_bucket_iam_member',
    {
      bucket: bucket.reference('name'),
      role: 'roles/storage.objectUser',
      member: `serviceAccount:${serviceAccount}`,
    },
    google,
  );
  return {
    bucket,
    serviceAccount,
    config: {
      cloudProvider: 'GCP',
      bucketName,
      roleId,
      // Atlas immediately writes a file to the bucket, to test its access.
      dependsOn: [writer],
    },
  };
}

function lifecycleRules({
  expireAfterDays,
  noncurrentVersionDays = 90,
}: GoogleCloudSnapshotExportProps): readonly object[] {
  return [
    { action: { type: 'AbortIncompleteMultipartUpload' }, condition: { age: 7 } },
    { action: { type: 'Delete' }, condition: { days_since_noncurrent_time: noncurrentVersionDays } },
    ...(expireAfterDays === undefined
      ? []
      : // A live object that is deleted becomes noncurrent.
        [{ action: { type: 'Delete' }, condition: { age: expireAfterDays, with_state: 'LIVE' } }]),
  ];
}

/** Creates Atlas' service account, and returns the id of its role. */
function access(
  self: Construct,
  { project, atlasProvider }: GoogleCloudSnapshotExportProps,
): { readonly roleId: string; readonly serviceAccount: string } {
  const { projectId } = project;
  const atlas = providerOf(self, atlasProvider, project);
  const { CloudProviderAccessSetup, CloudProviderAccessAuthorization } = bindings.cloudProviderAccess();
  const setup = new CloudProviderAccessSetup(self, 'Access', { projectId, providerName: 'GCP', ...atlas });
  const authorization = new CloudProviderAccessAuthorization(self, 'Authorization', {
    projectId,
    roleId: setup.roleId,
    ...atlas,
  });
  markCreationSite(setup, authorization);
  return { roleId: authorization.roleId, serviceAccount: authorization.gcp.get(0).serviceAccountForAtlas };
}
