/**
 * The export of snapshots to S3, which needs `@cdktf/provider-aws` beside this package.
 * @module cdktf-atlas-backup/aws
 */
export { S3SnapshotExport, type S3SnapshotExportProps } from './constructs/s3-snapshot-export';
