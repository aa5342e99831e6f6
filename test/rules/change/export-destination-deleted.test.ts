import { changeExportDestinationDeleted } from '../../../src/rules/change/export-destination-deleted';
import { type Body, exportBucket, project, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const bucket = 'aws_s3_bucket.attic';
const s3 = { aws_s3_bucket: { attic: { bucket: 'shop-attic' } } };
const aws = together(project(), exportBucket());
const azure = together(
  project(),
  exportBucket({
    cloud_provider: 'AZURE',
    bucket_name: 'exports',
    iam_role_id: undefined,
    role_id: '66bb0000000000000000000d',
    service_url: 'https://shopattic.blob.core.windows.net',
  }),
);
const google = together(
  project(),
  exportBucket({ cloud_provider: 'GCP', role_id: '66bb0000000000000000000e' }),
);
const roleArn = 'arn:aws:iam::111122223333:role/atlas-export';
const role = (roleId = '66bb0000000000000000000c') => ({
  aws_iam_role: { export: { name: 'atlas-export', arn: roleArn } },
  mongodbatlas_cloud_provider_access_setup: {
    export: { project_id: '${mongodbatlas_project.shop.id}', provider_name: 'AWS', role_id: roleId },
  },
  mongodbatlas_cloud_provider_access_authorization: {
    export: {
      project_id: '${mongodbatlas_project.shop.id}',
      role_id: roleId,
      aws: { iam_assumed_role_arn: roleArn },
    },
  },
});
const container = (body: Body) => ({ azurerm_storage_container: { exports: { name: 'exports', ...body } } });
const account = (name: string) => ({ azurerm_storage_account: { attic: { name } } });

const problem =
  'deleting azurerm_storage_container.exports deletes all snapshots that were exported to "exports"';
const fix =
  'keep it as long as you need the exported snapshots. To remove it only from Terraform, add a removed block with lifecycle { destroy = false }';

testRule(changeExportDestinationDeleted, [
  { title: 'it stays', before: together(aws, s3), resources: together(aws, s3) },
  {
    title: 'the S3 bucket is deleted',
    before: together(aws, s3),
    resources: aws,
    findings: [
      {
        at: 'aws_s3_bucket.attic',
        problem: 'deleting aws_s3_bucket.attic deletes all snapshots that were exported to "shop-attic"',
        fix,
      },
    ],
  },
  {
    title: 'the S3 bucket is replaced',
    before: together(aws, s3),
    resources: together(aws, s3),
    replaced: [bucket],
    findings: [
      {
        at: 'aws_s3_bucket.attic',
        problem: 'recreating aws_s3_bucket.attic deletes all snapshots that were exported to "shop-attic"',
        fix,
      },
    ],
  },
  {
    title: 'the S3 bucket is only forgotten',
    before: together(aws, s3),
    resources: aws,
    forgotten: [bucket],
  },
  {
    title: 'everything is deleted, including the exported snapshots',
    before: together(aws, s3),
    resources: {},
    findings: [
      {
        at: 'aws_s3_bucket.attic',
        problem: 'deleting aws_s3_bucket.attic deletes all snapshots that were exported to "shop-attic"',
        fix,
      },
    ],
  },
  {
    title: 'another S3 bucket is deleted',
    before: together(aws, s3, { aws_s3_bucket: { logs: { bucket: 'logs' } } }),
    resources: together(aws, s3),
  },
  { title: 'an S3 bucket without an export bucket', before: together(project(), s3), resources: project() },
  {
    title: 'the container is deleted',
    before: together(azure, container({ storage_account_name: 'shopattic' })),
    resources: azure,
    findings: [
      {
        at: 'azurerm_storage_container.exports',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'the container is deleted, identified by the id of its account',
    before: together(
      azure,
      container({
        storage_account_id:
          '/subscriptions/1/resourceGroups/shop/providers/Microsoft.Storage/storageAccounts/shopattic',
      }),
    ),
    resources: azure,
    findings: [
      {
        at: 'azurerm_storage_container.exports',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'the container is deleted, identified by its own id',
    before: together(azure, container({ id: 'https://shopattic.blob.core.windows.net/exports' })),
    resources: azure,
    findings: [
      {
        at: 'azurerm_storage_container.exports',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'a container of that name in another account',
    before: together(azure, container({ storage_account_name: 'other' })),
    resources: azure,
  },
  {
    title: 'a container whose account is not known',
    before: together(azure, container({})),
    resources: azure,
  },
  {
    title: 'the storage account is deleted',
    before: together(azure, account('shopattic')),
    resources: azure,
    findings: [
      {
        at: 'azurerm_storage_account.attic',
        problem:
          'deleting azurerm_storage_account.attic deletes all snapshots that were exported to "exports"',
        fix,
      },
    ],
  },
  { title: 'another storage account is deleted', before: together(azure, account('logs')), resources: azure },
  {
    title: 'the bucket of Google Cloud is deleted',
    before: together(google, { google_storage_bucket: { attic: { name: 'shop-attic' } } }),
    resources: google,
    findings: [
      {
        at: 'google_storage_bucket.attic',
        problem:
          'deleting google_storage_bucket.attic deletes all snapshots that were exported to "shop-attic"',
        fix,
      },
    ],
  },
  { title: 'a bucket of that name at another provider', before: together(google, s3), resources: google },
  {
    title: 'the IAM role is deleted',
    before: together(aws, role()),
    resources: { ...together(aws, role()), aws_iam_role: {} },
    findings: [
      {
        at: 'aws_iam_role.export',
        problem:
          'deleting aws_iam_role.export removes the role that writes exported snapshots to "shop-attic", so later exports fail',
        fix: 'keep the role, or: 1. export to a bucket with another role, and apply; 2. delete this role',
        severity: 'warning',
      },
    ],
  },
  {
    title: 'the access role is deleted',
    before: together(aws, role()),
    resources: together(aws, { aws_iam_role: role().aws_iam_role }),
    findings: [
      {
        at: 'mongodbatlas_cloud_provider_access_authorization.export',
        problem:
          'deleting mongodbatlas_cloud_provider_access_authorization.export removes the role that writes exported snapshots to "shop-attic", so later exports fail',
        fix: 'keep the role, or: 1. export to a bucket with another role, and apply; 2. delete this role',
        severity: 'warning',
      },
      {
        at: 'mongodbatlas_cloud_provider_access_setup.export',
        problem:
          'deleting mongodbatlas_cloud_provider_access_setup.export removes the role that writes exported snapshots to "shop-attic", so later exports fail',
        fix: 'keep the role, or: 1. export to a bucket with another role, and apply; 2. delete this role',
        severity: 'warning',
      },
    ],
  },
  {
    title: 'another access role is deleted',
    before: together(aws, role('66bb00000000000000000fff')),
    resources: aws,
  },
  {
    title: 'the role is deleted with its export bucket',
    before: together(aws, role()),
    resources: project(),
  },
]);
