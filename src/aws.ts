/**
 * The export of snapshots to S3, which requires `@cdktf/provider-aws` in addition to this package.
 * @module cdktf-atlas-backup/aws
 */
export { S3SnapshotExport, type S3SnapshotExportProps } from './constructs/s3-snapshot-export';
