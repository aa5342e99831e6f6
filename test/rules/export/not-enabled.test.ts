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
import { exportNotEnabled } from '../../../src/rules/export/not-enabled';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const attribute = 'auto_export_enabled';
const unknown = '${terraform_data.x.output}';

const withSchedule = (body: Body) => ({
  resources: together(
    project(),
    cluster(),
    exportBucket(),
    schedule({ policy_item_monthly: item(40, 'months', 12), ...body }),
  ),
});
const finding = (how: string) => ({
  at,
  attribute,
  problem: `the schedule for cluster "orders" has an export block, but automatic export is ${how}`,
  fix: 'set auto_export_enabled = true, or remove the export block',
  fixInCode: 'set autoExportEnabled: true, or remove the export block',
});

testRule(exportNotEnabled, [
  { title: 'on, with a block', ...withSchedule({ auto_export_enabled: true, export: exportTo('monthly') }) },
  { title: 'no block', ...withSchedule({}) },
  { title: 'off, and no block', ...withSchedule({ auto_export_enabled: false }) },
  {
    title: 'not set',
    ...withSchedule({ export: exportTo('monthly') }),
    findings: [finding('off by default')],
  },
  {
    title: 'off',
    ...withSchedule({ auto_export_enabled: false, export: exportTo('monthly') }),
    findings: [finding('disabled')],
  },
  {
    title: 'on in the state and left out now: the provider switches it off',
    before: together(
      project(),
      cluster(),
      exportBucket(),
      schedule({ auto_export_enabled: true, export: exportTo('monthly') }),
    ),
    ...withSchedule({ export: exportTo('monthly') }),
    only: 'plan',
    findings: [finding('off by default')],
  },
  {
    title: 'whether it is on is not known yet',
    ...withSchedule({ auto_export_enabled: unknown, export: exportTo('monthly') }),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'from a variable',
    ...withSchedule({ auto_export_enabled: '${var.on}', export: exportTo('monthly') }),
    variables: { on: 'false' },
    findings: [finding('disabled')],
    atSynth: { unchecked: [`${at} ${attribute}`] },
  },
  {
    title: 'whether it is on is not known yet, and there is no block',
    ...withSchedule({ auto_export_enabled: unknown }),
  },
  {
    title: 'the block is not known yet',
    ...withSchedule({ dynamic: { export: { for_each: unknown, content: {} } } }),
    unchecked: [`${at} export`],
  },
  {
    title: 'the block is not known yet, and it is on',
    ...withSchedule({ auto_export_enabled: true, dynamic: { export: { for_each: unknown, content: {} } } }),
  },
]);
