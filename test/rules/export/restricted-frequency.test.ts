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
  problem: `the schedule for cluster "orders" exports ${frequency} snapshots, which Atlas does not allow for every project`,
  fix: 'set export.frequency_type to monthly or yearly, or ask MongoDB Support whether this project may export more often',
  fixInCode:
    'set export.frequencyType to monthly or yearly, or ask MongoDB Support whether this project may export more often',
});

testRule(exportRestrictedFrequency, [
  { title: 'monthly', ...exporting('monthly') },
  { title: 'yearly', ...exporting('yearly') },
  { title: 'weekly', ...exporting('weekly'), findings: [finding('weekly')] },
  { title: 'daily', ...exporting('daily'), findings: [finding('daily')] },
  { title: 'hourly is reported by another rule', ...exporting('hourly') },
  { title: 'so is a missing one', ...exporting(undefined) },
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
