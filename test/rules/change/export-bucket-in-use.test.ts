import { changeExportBucketInUse } from '../../../src/rules/change/export-bucket-in-use';
import {
  type Body,
  cluster,
  exportBucket,
  item,
  project,
  schedule,
  scheduleOf,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const attic = 'mongodbatlas_cloud_backup_snapshot_export_bucket.attic';
const payments = 'mongodbatlas_advanced_cluster.payments';
const orders = together(project(), cluster({ termination_protection_enabled: false }));
const items = { policy_item_monthly: item(40, 'months', 12) };
const exporting = (isOn: unknown, bucketId: unknown = `\${${attic}.export_bucket_id}`): Body => ({
  auto_export_enabled: isOn,
  ...items,
  export: { export_bucket_id: bucketId, frequency_type: 'monthly' },
});
const all = together(orders, schedule(exporting(true)), exportBucket());

const problem =
  'export bucket "shop-attic" is deleted while the schedule for cluster "orders" exports to it, which Atlas rejects';
const fix =
  '1. set auto_export_enabled = false and remove the export block in each schedule, and apply; 2. delete the bucket';

testRule(changeExportBucketInUse, [
  { title: 'it stays', before: all, resources: all },
  {
    title: 'deleted in one plan with the export',
    before: all,
    resources: together(orders, schedule(items)),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot_export_bucket.attic',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'deleted in one plan with the schedule',
    before: all,
    resources: orders,
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot_export_bucket.attic',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'deleted in one plan with everything',
    before: all,
    resources: {},
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot_export_bucket.attic',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'deleted, and the schedule continues to export to it',
    before: all,
    resources: together(orders, schedule(exporting(true, 'gone'))),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot_export_bucket.attic',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'another bucket name',
    before: all,
    resources: together(orders, schedule(exporting(true)), exportBucket({ bucket_name: 'shop-cellar' })),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot_export_bucket.attic',
        attribute: 'bucket_name',
        problem:
          'export bucket "shop-attic" is recreated, because its bucket_name changes, while the schedule for cluster "orders" exports to it, which Atlas rejects',
        fix: '1. add the new bucket as another resource, export to it, and apply; 2. delete this bucket',
      },
    ],
  },
  {
    title: 'replaced on demand',
    before: all,
    resources: all,
    replaced: [attic],
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot_export_bucket.attic',
        problem:
          'export bucket "shop-attic" is recreated while the schedule for cluster "orders" exports to it, which Atlas rejects',
        fix: '1. add the new bucket as another resource, export to it, and apply; 2. delete this bucket',
      },
    ],
  },
  { title: 'only forgotten', before: all, resources: together(orders, schedule(items)), forgotten: [attic] },
  {
    title: 'export is off in the state',
    before: together(orders, schedule(exporting(false)), exportBucket()),
    resources: together(orders, schedule(items)),
  },
  {
    title: 'the state does not set automatic export',
    before: together(orders, schedule(exporting(undefined)), exportBucket()),
    resources: together(orders, schedule(items)),
  },
  {
    title: 'export is off in the state and comes with the new bucket',
    before: together(orders, schedule(exporting(false)), exportBucket()),
    resources: together(orders, schedule(exporting(true)), exportBucket({ bucket_name: 'shop-cellar' })),
  },
  {
    title: 'the schedule exports to another bucket',
    before: together(orders, schedule(exporting(true, '5f0000000000000000000099')), exportBucket()),
    resources: together(orders, schedule(exporting(true, '5f0000000000000000000099'))),
  },
  {
    title: 'two schedules export to it',
    before: together(all, cluster({}, 'payments'), scheduleOf(payments, exporting(true), 'payments')),
    resources: together(orders, cluster({}, 'payments')),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot_export_bucket.attic',
        problem:
          'export bucket "shop-attic" is deleted while the schedules for cluster "orders" and cluster "payments" export to it, which Atlas rejects',
        fix,
      },
    ],
  },
]);
