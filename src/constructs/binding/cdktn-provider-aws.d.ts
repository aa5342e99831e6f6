// The bindings of the AWS provider for cdktn are not installed here: those for cdktf have the same classes.
declare module '@cdktn/provider-aws/lib/iam-role' {
  export { IamRole } from '@cdktf/provider-aws/lib/iam-role';
}
declare module '@cdktn/provider-aws/lib/s3-bucket' {
  export { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
}
