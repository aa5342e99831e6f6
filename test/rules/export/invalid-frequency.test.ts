import {
  type Body,
  cluster,
  exportBucket,
  exportTo,
  project,
  schedule,
  together,
} from '../../../src/rules/example';
import { exportInvalidFrequency } from '../../../src/rules/export/invalid-frequency';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const attribute = 'export.frequency_type';
const unknown = '${terraform_data.x.output}';

const withSchedule = (body: Body) => ({
  resources: together(project(), cluster(), exportBucket(), schedule(body)),
});
const exporting = (frequency: unknown, isOn: unknown = true) =>
  withSchedule({ auto_export_enabled: isOn, export: exportTo(frequency) });
const finding = (frequency: string, fix: string, fixInCode: string) => ({
  at,
  attribute,
  problem: `the schedule for cluster "orders" exports "${frequency}" snapshots, which Atlas does not export automatically`,
  fix,
  fixInCode,
});
const anyOf = [
  'set export.frequency_type to yearly, monthly, weekly or daily',
  'set export.frequencyType to yearly, monthly, weekly or daily',
] as const;

testRule(exportInvalidFrequency, [
  { title: 'monthly', ...exporting('monthly') },
  { title: 'yearly', ...exporting('yearly') },
  { title: 'weekly and daily are reported by another rule', ...exporting('weekly') },
  { title: 'daily', ...exporting('daily') },
  { title: 'hourly', ...exporting('hourly'), findings: [finding('hourly', ...anyOf)] },
  { title: 'on demand', ...exporting('ondemand'), findings: [finding('ondemand', ...anyOf)] },
  { title: 'an unsupported word', ...exporting('quarterly'), findings: [finding('quarterly', ...anyOf)] },
  {
    title: 'in upper case',
    ...exporting('MONTHLY'),
    findings: [
      finding(
        'MONTHLY',
        'set frequency_type = "monthly" in export',
        "set frequencyType: 'monthly' in export",
      ),
    ],
  },
  {
    title: 'while automatic export is off',
    ...exporting('hourly', false),
    findings: [finding('hourly', ...anyOf)],
  },
  { title: 'none is reported by another rule', ...exporting(undefined) },
  { title: 'no block', ...withSchedule({}) },
  { title: 'not known yet', ...exporting(unknown), unchecked: [`${at} ${attribute}`] },
  {
    title: 'from a variable',
    ...exporting('${var.frequency}'),
    variables: { frequency: 'hourly' },
    findings: [finding('hourly', ...anyOf)],
    atSynth: { unchecked: [`${at} ${attribute}`] },
  },
  {
    title: 'a sensitive one is not shown',
    ...exporting('${sensitive("Monthly")}'),
    only: 'synth',
    findings: [
      {
        at,
        attribute,
        problem:
          'the schedule for cluster "orders" exports (sensitive) snapshots, which Atlas does not export automatically',
        fix: anyOf[1],
      },
    ],
  },
  {
    title: 'the block is not known yet',
    ...withSchedule({ dynamic: { export: { for_each: unknown, content: {} } } }),
    unchecked: [`${at} export`],
  },
]);
