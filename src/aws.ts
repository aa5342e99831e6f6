export { S3SnapshotExport, type S3SnapshotExportProps } from './constructs/s3-snapshot-export';
