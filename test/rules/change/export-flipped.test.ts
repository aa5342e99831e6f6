import { changeExportFlipped } from '../../../src/rules/change/export-flipped';
import { cluster, exportBucket, item, project, schedule, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = together(project(), cluster(), exportBucket());
const exporting = (isOn: unknown, days = 12) =>
  schedule({
    auto_export_enabled: isOn,
    policy_item_monthly: item(40, 'months', days),
    export: {
      export_bucket_id: '${mongodbatlas_cloud_backup_snapshot_export_bucket.attic.export_bucket_id}',
      frequency_type: 'monthly',
    },
  });
const from = (before: unknown, after: unknown) => ({
  before: together(orders, exporting(before)),
  resources: together(orders, exporting(after, 13)),
});

const problem =
  'automatic export of cluster "orders" stops: auto_export_enabled is true in the state, but no longer set';
const fix =
  'set auto_export_enabled = true to keep exporting, or set auto_export_enabled = false and remove the export block to stop';

testRule(changeExportFlipped, [
  { title: 'it stays on', ...from(true, true) },
  {
    title: 'its line left the configuration',
    ...from(true, undefined),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'auto_export_enabled',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'set to null',
    ...from(true, null),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'auto_export_enabled',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'set to a variable that is null',
    ...from(true, '${var.export}'),
    variables: { export: null },
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'auto_export_enabled',
        problem,
        fix,
      },
    ],
  },
  { title: 'explicitly disabled', ...from(true, false) },
  { title: 'known after apply, so the configuration sets it', ...from(true, '${terraform_data.x.output}') },
  { title: 'it was off and its line left the configuration', ...from(false, undefined) },
  { title: 'it was never set', ...from(undefined, undefined) },
  { title: 'enabled', ...from(undefined, true) },
  {
    title: 'the whole export leaves the configuration',
    before: together(orders, exporting(true)),
    resources: together(orders, schedule({ policy_item_monthly: item(40, 'months', 12) })),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'auto_export_enabled',
        problem,
        fix,
      },
    ],
  },
  { title: 'the schedule is deleted', before: together(orders, exporting(true)), resources: orders },
  {
    title: 'the schedule is replaced',
    ...from(true, undefined),
    replaced: ['mongodbatlas_cloud_backup_schedule.orders'],
  },
]);
