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
import { exportNothingToExport } from '../../../src/rules/export/nothing-to-export';
import { testRule, inCamelCase } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const attribute = 'export.frequency_type';
const unknown = '${terraform_data.x.output}';
const monthly: Body = { policy_item_monthly: item(40, 'months', 12) };
const all: Body = {
  ...monthly,
  policy_item_daily: item(1, 'days', 7),
  policy_item_weekly: item(6, 'weeks', 4),
  policy_item_yearly: item(12, 'years', 1),
};

const withSchedule = (body: Body) => ({
  resources: together(project(), cluster(), exportBucket(), schedule(body)),
});
const exporting = (frequency: unknown, items: Body = monthly) =>
  withSchedule({ ...items, auto_export_enabled: true, export: exportTo(frequency) });
const finding = (frequency: string) => ({
  at,
  attribute,
  problem: `the schedule for cluster "orders" exports ${frequency} snapshots, but does not take them`,
  fix: `add policy_item_${frequency}, or set export.frequency_type to that of an existing item`,
  fixInCode: `add ${inCamelCase(`policy_item_${frequency}`)}, or set export.frequencyType to that of an existing item`,
});

testRule(exportNothingToExport, [
  { title: 'monthly snapshots are taken', ...exporting('monthly') },
  { title: 'yearly snapshots are not', ...exporting('yearly'), findings: [finding('yearly')] },
  { title: 'no item at all', ...exporting('monthly', {}), findings: [finding('monthly')] },
  { title: 'hourly is reported by another rule', ...exporting('hourly') },
  { title: 'so is a frequency in upper case', ...exporting('YEARLY') },
  { title: 'so is a missing one', ...exporting(undefined) },
  { title: 'no block', ...withSchedule(monthly) },
  { title: 'the frequency is not known yet', ...exporting(unknown), unchecked: [`${at} ${attribute}`] },
  { title: 'the frequency is not known yet, and every kind is taken', ...exporting(unknown, all) },
  {
    title: 'from a variable',
    ...exporting('${var.frequency}'),
    variables: { frequency: 'weekly' },
    findings: [finding('weekly')],
    atSynth: { unchecked: [`${at} ${attribute}`] },
  },
  {
    title: 'the items of that frequency are not known yet',
    ...exporting('yearly', {
      ...monthly,
      dynamic: { policy_item_yearly: { for_each: unknown, content: {} } },
    }),
    unchecked: [`${at} policy_item_yearly`],
  },
  {
    title: 'the items of another frequency are not known yet',
    ...exporting('monthly', {
      ...monthly,
      dynamic: { policy_item_yearly: { for_each: unknown, content: {} } },
    }),
  },
  {
    title: 'the block is not known yet',
    ...withSchedule({ ...monthly, dynamic: { export: { for_each: unknown, content: {} } } }),
    unchecked: [`${at} export`],
  },
  {
    title: 'a cluster outside the configuration',
    resources: {
      mongodbatlas_cloud_backup_schedule: {
        orders: {
          project_id: '5f0000000000000000000002',
          cluster_name: 'orders',
          ...monthly,
          export: exportTo('yearly', { export_bucket_id: '66bb0000000000000000000f' }),
        },
      },
    },
    findings: [finding('yearly')],
  },
]);
