import {
  type Body,
  cluster,
  exportBucket,
  exportTo,
  item,
  project,
  schedule,
  together,
} from '../../../src/rules/example';
import { exportWithoutBucket } from '../../../src/rules/export/without-bucket';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const unknown = '${terraform_data.x.output}';

const withSchedule = (body: Body) => ({
  resources: together(
    project(),
    cluster(),
    exportBucket(),
    schedule({ policy_item_monthly: item(40, 'months', 12), ...body }),
  ),
});
const exporting = (body: Body) =>
  withSchedule({ auto_export_enabled: true, export: exportTo('monthly', body) });

const noBlock = {
  at,
  attribute: 'export',
  problem: 'the schedule for cluster "orders" enables automatic export, but has no export block',
  fix: 'add export with a bucket and a frequency, or set auto_export_enabled = false',
  fixInCode: 'add export with a bucket and a frequency, or set autoExportEnabled: false',
};
const noBucket = {
  at,
  attribute: 'export.export_bucket_id',
  problem: 'the schedule for cluster "orders" enables automatic export, but has no bucket',
  fix: 'set export.export_bucket_id to the id of a mongodbatlas_cloud_backup_snapshot_export_bucket',
  fixInCode: 'set export.exportBucketId to the id of new CloudBackupSnapshotExportBucket(...)',
};
const noFrequency = {
  at,
  attribute: 'export.frequency_type',
  problem: 'the schedule for cluster "orders" enables automatic export, but has no frequency',
  fix: 'set export.frequency_type to monthly or yearly',
  fixInCode: 'set export.frequencyType to monthly or yearly',
};

testRule(exportWithoutBucket, [
  { title: 'on, with a bucket and a frequency', ...exporting({}) },
  { title: 'on, with a literal bucket id', ...exporting({ export_bucket_id: '66bb0000000000000000000f' }) },
  { title: 'on, without a block', ...withSchedule({ auto_export_enabled: true }), findings: [noBlock] },
  { title: 'off, without a block', ...withSchedule({ auto_export_enabled: false }) },
  { title: 'not set, without a block', ...withSchedule({}) },
  {
    title: 'off, with half a block',
    ...withSchedule({ auto_export_enabled: false, export: { frequency_type: 'monthly' } }),
  },
  { title: 'without a bucket', ...exporting({ export_bucket_id: undefined }), findings: [noBucket] },
  { title: 'an empty bucket id is none', ...exporting({ export_bucket_id: '' }), findings: [noBucket] },
  { title: 'without a frequency', ...exporting({ frequency_type: undefined }), findings: [noFrequency] },
  {
    title: 'without either',
    ...withSchedule({ auto_export_enabled: true, export: {} }),
    findings: [noBucket, noFrequency],
  },
  {
    title: 'a variable that is nothing',
    ...exporting({ frequency_type: '${var.frequency}' }),
    variables: { frequency: null },
    findings: [noFrequency],
    atSynth: { unchecked: [`${at} export.frequency_type`] },
  },
  {
    title: 'a bucket id from a variable',
    ...exporting({ export_bucket_id: '${var.bucket}' }),
    variables: { bucket: '66bb0000000000000000000f' },
    atSynth: { unchecked: [`${at} export.export_bucket_id`] },
  },
  {
    title: 'whether it is on is not known yet, without a block',
    ...withSchedule({ auto_export_enabled: unknown }),
    unchecked: [`${at} auto_export_enabled`],
  },
  {
    title: 'whether it is on is not known yet, with everything there',
    ...withSchedule({ auto_export_enabled: unknown, export: exportTo('monthly') }),
  },
  {
    title: 'the block is not known yet',
    ...withSchedule({ auto_export_enabled: true, dynamic: { export: { for_each: unknown, content: {} } } }),
    unchecked: [`${at} export`],
  },
  {
    title: 'a plan does not show whether an attribute of a dynamic block is not set or not known yet',
    ...withSchedule({
      auto_export_enabled: true,
      dynamic: { export: { for_each: ['monthly'], content: exportTo('${export.value}') } },
    }),
    unchecked: [`${at} export.export_bucket_id`],
    atSynth: {},
  },
]);
