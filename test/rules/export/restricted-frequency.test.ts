import {
  type Body,
  cluster,
  exportBucket,
  exportTo,
  project,
  schedule,
  together,
} from '../../../src/rules/example';
import { exportRestrictedFrequency } from '../../../src/rules/export/restricted-frequency';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const attribute = 'export.frequency_type';
const unknown = '${terraform_data.x.output}';

const withSchedule = (body: Body) => ({
  resources: together(project(), cluster(), exportBucket(), schedule(body)),
});
const exporting = (frequency: unknown) =>
  withSchedule({ auto_export_enabled: true, export: exportTo(frequency) });
const finding = (frequency: string) => ({
  at,
  attribute,
  problem: `the schedule for orders exports ${frequency} snapshots, which not every project may do`,
  fix: 'write "monthly" or "yearly", or ask MongoDB Support first whether this project may export so often',
});

testRule(exportRestrictedFrequency, [
  { title: 'monthly', ...exporting('monthly') },
  { title: 'yearly', ...exporting('yearly') },
  { title: 'weekly', ...exporting('weekly'), findings: [finding('weekly')] },
  { title: 'daily', ...exporting('daily'), findings: [finding('daily')] },
  { title: 'hourly is for another rule', ...exporting('hourly') },
  { title: 'so is none', ...exporting(undefined) },
  { title: 'no block', ...withSchedule({}) },
  { title: 'not known yet', ...exporting(unknown), unchecked: [`${at} ${attribute}`] },
  {
    title: 'from a variable',
    ...exporting('${var.frequency}'),
    variables: { frequency: 'daily' },
    findings: [finding('daily')],
    atSynth: { unchecked: [`${at} ${attribute}`] },
  },
  {
    title: 'the block is not known yet',
    ...withSchedule({ dynamic: { export: { for_each: unknown, content: {} } } }),
    unchecked: [`${at} export`],
  },
]);
