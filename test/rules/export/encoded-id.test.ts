import { exportEncodedId } from '../../../src/rules/export/encoded-id';
import {
  awsAccess,
  cluster,
  exportBucket,
  exportJobOf,
  exportTo,
  item,
  project,
  schedule,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const bucket = 'mongodbatlas_cloud_backup_snapshot_export_bucket.attic';
const exporting = (id: unknown) =>
  together(
    project(),
    cluster(),
    exportBucket(),
    schedule({
      policy_item_monthly: item(40, 'months', 12),
      auto_export_enabled: true,
      export: exportTo('monthly', { export_bucket_id: id }),
    }),
  );
const encoded = 'aWQ=:NjZhYTAwMDAwMDAwMDAwMDAwMDAwMDBi-cHJvamVjdF9pZA==:NWYwMDAwMDAwMDAwMDAwMDAwMDAwMDQy';
const found = {
  at: 'mongodbatlas_cloud_backup_schedule.orders',
  attribute: 'export.export_bucket_id',
  problem:
    'the schedule for cluster "orders" exports to an id that Terraform composed, not to the export_bucket_id of the bucket',
};

testRule(exportEncodedId, [
  { title: 'export_bucket_id', resources: exporting(`\${${bucket}.export_bucket_id}`) },
  { title: 'a literal id', resources: exporting('66aa0000000000000000000b') },
  {
    title: 'id of the bucket',
    resources: exporting(`\${${bucket}.id}`),
    findings: [
      {
        ...found,
        fix: `set export_bucket_id = ${bucket}.export_bucket_id in export`,
        fixInCode: 'set exportBucketId: attic.exportBucketId in export',
      },
    ],
  },
  {
    title: 'an encoded literal',
    resources: exporting(encoded),
    findings: [
      {
        ...found,
        fix: 'set export.export_bucket_id to the export bucket id of the bucket',
        fixInCode: 'set export.exportBucketId to the export bucket id of the bucket',
      },
    ],
  },
  {
    title: 'an export job',
    resources: together(
      project(),
      cluster(),
      exportBucket(),
      exportJobOf('mongodbatlas_advanced_cluster.orders', { export_bucket_id: `\${${bucket}.id}` }),
    ),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot_export_job.quarterly',
        attribute: 'export_bucket_id',
        problem:
          'mongodbatlas_cloud_backup_snapshot_export_job.quarterly exports to an id that Terraform composed, not to the export_bucket_id of the bucket',
        fix: `set export_bucket_id = ${bucket}.export_bucket_id`,
        fixInCode: 'set exportBucketId: attic.exportBucketId',
      },
    ],
  },
  {
    title: 'id of the access of a role',
    resources: together(
      project(),
      awsAccess(),
      exportBucket({ iam_role_id: '${mongodbatlas_cloud_provider_access_authorization.attic.id}' }),
    ),
    findings: [
      {
        at: bucket,
        attribute: 'iam_role_id',
        problem:
          'export bucket "shop-attic" has an id that Terraform composed, not the role_id of the cloud provider access',
        fix: 'set iam_role_id = mongodbatlas_cloud_provider_access_authorization.attic.role_id',
        fixInCode: 'set iamRoleId: attic.roleId',
      },
    ],
  },
  { title: 'an id known only after apply', resources: exporting('${terraform_data.bucket.output}') },
]);
