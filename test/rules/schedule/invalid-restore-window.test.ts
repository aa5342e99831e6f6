import { cluster, item, project, schedule, together } from '../../../src/rules/example';
import { scheduleInvalidRestoreWindow } from '../../../src/rules/schedule/invalid-restore-window';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const attribute = 'restore_window_days';
const withWindow = (days: unknown) => ({
  resources: together(
    project(),
    cluster(),
    schedule({ [attribute]: days, policy_item_hourly: item(6, 'days', 7) }),
  ),
});
const invalid = (days: string) => ({
  at,
  attribute,
  problem: `the restore window of the schedule for cluster "orders" is ${days} days, which Atlas does not support`,
  fix: 'set restore_window_days to a whole number of at least 1, or remove it',
  fixInCode: 'set restoreWindowDays to a whole number of at least 1, or remove it',
});

testRule(scheduleInvalidRestoreWindow, [
  { title: '1 day', ...withWindow(1) },
  { title: '100 days', ...withWindow(100) },
  { title: 'left out', ...withWindow(undefined) },
  { title: '0 days', ...withWindow(0), findings: [invalid('0')] },
  { title: '-1 days', ...withWindow(-1), findings: [invalid('-1')] },
  { title: 'half a day', ...withWindow(0.5), findings: [invalid('0.5')] },
  { title: 'not a number', only: 'synth', ...withWindow('week'), findings: [invalid('"week"')] },
  {
    title: 'known only after apply',
    ...withWindow('${terraform_data.window.output}'),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'from a variable',
    ...withWindow('${var.window}'),
    variables: { window: 0 },
    atSynth: { unchecked: [`${at} ${attribute}`] },
    findings: [invalid('0')],
  },
  {
    title: 'from a variable that is null',
    ...withWindow('${var.window}'),
    variables: { window: null },
    atSynth: { unchecked: [`${at} ${attribute}`] },
  },
]);
