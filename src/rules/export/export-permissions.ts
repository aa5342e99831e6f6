import type { ExportBucket } from '../../model';
import { show } from '../../model/value';
import type { Permission } from './iam-permissions';

/** The first file that Atlas writes to a bucket, in the folder of everything that it exports. */
const FIRST_OBJECT = 'exported_snapshots/.permissioncheck';

/** A permission that an export needs. */
export interface Needed extends Permission {
  /** The resource in a message. */
  readonly on: string;
}

/** The permissions that a role needs for an export to an S3 bucket. */
export function neededFor({ nameInPolicies, bucketName }: ExportBucket): readonly Needed[] {
  const bucket = `arn:aws:s3:::${nameInPolicies}`;
  const arn = bucketName.kind === 'known' ? `arn:aws:s3:::${show(bucketName)}` : 'the bucket';
  return [
    {
      action: 's3:PutObject',
      resource: `${bucket}/${FIRST_OBJECT}`,
      on: bucketName.kind === 'known' ? `${arn}/*` : `the objects of ${arn}`,
    },
    { action: 's3:GetBucketLocation', resource: bucket, on: arn },
  ];
}
