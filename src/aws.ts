/**
 * The export of snapshots to S3 and encryption with AWS KMS, which require `@cdktf/provider-aws` in addition to this package.
 * @module cdktf-atlas-backup/aws
 */
export {
  KmsEncryptionAtRest,
  type KmsEncryptionAtRestProps,
} from './constructs/project/kms-encryption-at-rest';
export { S3SnapshotExport, type S3SnapshotExportProps } from './constructs/export/s3-snapshot-export';
