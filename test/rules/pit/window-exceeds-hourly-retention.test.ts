import {
  type Body,
  cluster,
  deprecatedCluster,
  item,
  project,
  region,
  schedule,
  scheduleOf,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { pitWindowExceedsHourlyRetention } from '../../../src/rules/pit/window-exceeds-hourly-retention';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const hourly = (unit: unknown, value: unknown): Body => ({ policy_item_hourly: item(6, unit, value) });
const window = (days: unknown): Body => ({ restore_window_days: days });
const of = (body: Body, clusterBody: Body = {}) => ({
  resources: together(project(), cluster({ pit_enabled: true, ...clusterBody }), schedule(body)),
});
const exceeds = (days: number, kept: string, most: number, name = 'orders') => ({
  at,
  attribute: 'restore_window_days',
  problem: `the restore window of cluster "${name}" is ${days} days, but its hourly snapshots are kept only ${kept}`,
  fix: `set restore_window_days = ${most}, or keep hourly snapshots at least ${days} days`,
  fixInCode: `set restoreWindowDays: ${most}, or keep hourly snapshots at least ${days} days`,
});
const warned = (days: number, kept: string, most: number) => ({
  ...exceeds(days, kept, most),
  severity: 'info',
});
const unchecked = [`${at} restore_window_days`];
const unknownHourly = {
  dynamic: {
    policy_item_hourly: { for_each: '${terraform_data.hours.output}', content: item(6, 'days', 7) },
  },
};

testRule(pitWindowExceedsHourlyRetention, [
  { title: 'a window shorter than the retention', ...of({ ...window(3), ...hourly('days', 7) }) },
  { title: 'a window as long as the retention', ...of({ ...window(7), ...hourly('days', 7) }) },
  {
    title: 'a window one day longer',
    ...of({ ...window(8), ...hourly('days', 7) }),
    findings: [exceeds(8, '7 days', 7)],
  },
  { title: 'a window of two weeks in days', ...of({ ...window(14), ...hourly('weeks', 2) }) },
  {
    title: 'a window longer than two weeks',
    ...of({ ...window(15), ...hourly('weeks', 2) }),
    findings: [exceeds(15, '2 weeks', 14)],
  },
  {
    title: 'a window of 31 days over 1 month: a month may have 31 days, so nothing is reported',
    ...of({ ...window(31), ...hourly('months', 1) }),
  },
  {
    title: 'a window longer than any month',
    ...of({ ...window(32), ...hourly('months', 1) }),
    findings: [exceeds(32, '1 month', 28)],
  },
  {
    title: 'a window over snapshots of one day',
    ...of({ ...window(2), ...hourly('days', 1) }),
    findings: [exceeds(2, '1 day', 1)],
  },
  {
    title: 'only the hourly retention counts',
    ...of({
      ...window(7),
      ...hourly('days', 2),
      policy_item_daily: item(1, 'days', 30),
    }),
    findings: [exceeds(7, '2 days', 2)],
  },
  { title: 'no window: what Atlas then uses is not documented', ...of(hourly('days', 1)) },
  { title: 'no hourly item', ...of({ ...window(7), policy_item_daily: item(1, 'days', 2) }) },
  { title: 'no items', ...of(window(7)) },
  { title: 'an invalid window', ...of({ ...window(0), ...hourly('days', 1) }) },
  { title: 'an invalid retention', ...of({ ...window(7), ...hourly('fortnights', 1) }) },
  {
    title: 'point-in-time restore off: Atlas accepts it',
    ...of({ ...window(10), ...hourly('days', 7) }, { pit_enabled: false }),
    findings: [warned(10, '7 days', 7)],
  },
  {
    title: 'point-in-time restore left out',
    ...of({ ...window(10), ...hourly('days', 7) }, { pit_enabled: undefined }),
    findings: [warned(10, '7 days', 7)],
  },
  {
    title: 'point-in-time restore off, and a window that fits',
    ...of({ ...window(7), ...hourly('days', 7) }, { pit_enabled: false }),
  },
  {
    title: 'point-in-time restore off, and a window that Atlas itself reports',
    before: together(project(), cluster(), schedule(hourly('days', 7))),
    ...of(hourly('days', 2), { pit_enabled: false }),
  },
  {
    title: 'point-in-time restore on, and the window that the schedule already has',
    before: together(project(), cluster({ pit_enabled: true }), schedule(hourly('days', 7))),
    ...of(hourly('days', 2)),
    atSynth: {},
    findings: [exceeds(7, '2 days', 2)],
  },
  {
    title: 'point-in-time restore known only after apply',
    ...of({ ...window(10), ...hourly('days', 7) }, { pit_enabled: '${terraform_data.pit.output}' }),
    findings: [warned(10, '7 days', 7)],
    unchecked,
  },
  {
    title: 'point-in-time restore known only after apply, and a window that Atlas itself reports',
    before: together(project(), cluster(), schedule(hourly('days', 7))),
    ...of(hourly('days', 2), { pit_enabled: '${terraform_data.pit.output}' }),
    atSynth: {},
    unchecked,
  },
  {
    title: 'point-in-time restore known only after apply, and a window that fits',
    ...of({ ...window(7), ...hourly('days', 7) }, { pit_enabled: '${terraform_data.pit.output}' }),
  },
  {
    title: 'point-in-time restore from a variable',
    ...of({ ...window(10), ...hourly('days', 7) }, { pit_enabled: '${var.pit}' }),
    variables: { pit: true },
    atSynth: { findings: [warned(10, '7 days', 7)], unchecked },
    findings: [exceeds(10, '7 days', 7)],
  },
  {
    title: 'a window known only after apply',
    ...of({ ...window('${terraform_data.window.output}'), ...hourly('days', 7) }),
    unchecked,
  },
  {
    title: 'a window known only after apply, and no hourly item',
    ...of({ ...window('${terraform_data.window.output}'), policy_item_daily: item(1, 'days', 7) }),
  },
  {
    title: 'a retention known only after apply',
    ...of({ ...window(7), ...hourly('days', '${terraform_data.days.output}') }),
    unchecked: [`${at} policy_item_hourly`],
  },
  {
    title: 'a retention from a variable',
    ...of({ ...window(10), ...hourly('days', '${var.days}') }),
    variables: { days: 7 },
    atSynth: { unchecked: [`${at} policy_item_hourly`] },
    findings: [exceeds(10, '7 days', 7)],
  },
  {
    title: 'hourly items known only after apply',
    ...of({ ...window(7), ...unknownHourly }),
    unchecked: [`${at} policy_item_hourly`],
  },
  {
    title: 'the kind of cluster is not known yet',
    ...of(
      { ...window(10), ...hourly('days', 7) },
      {
        replication_specs: [
          {
            region_configs: [
              region('${terraform_data.size.output}', { provider_name: '${terraform_data.cloud.output}' }),
            ],
          },
        ],
      },
    ),
    unchecked,
  },
  {
    title: 'a cluster known only after apply',
    ...of({ ...window(10), ...hourly('days', 7), cluster_name: '${terraform_data.pick.output}' }),
    unchecked,
  },
  {
    title: 'a cluster known only after apply, and a window that fits',
    ...of({ ...window(7), ...hourly('days', 7), cluster_name: '${terraform_data.pick.output}' }),
  },
  {
    title: 'a cluster outside this configuration',
    ...of({
      ...window(10),
      ...hourly('days', 7),
      project_id: '6f0000000000000000000001',
      cluster_name: 'elsewhere',
    }),
    unchecked: ['mongodbatlas_cloud_backup_schedule.orders restore_window_days'],
  },
  {
    title: 'a cluster by its name',
    ...of({
      ...window(10),
      ...hourly('days', 7),
      project_id: '${mongodbatlas_project.shop.id}',
      cluster_name: 'orders',
    }),
    findings: [exceeds(10, '7 days', 7)],
  },
  {
    title: 'a deprecated cluster',
    resources: together(
      project(),
      deprecatedCluster({ pit_enabled: true, cloud_backup: true }),
      scheduleOf('mongodbatlas_cluster.archive', { ...window(10), ...hourly('days', 7) }),
    ),
    findings: [exceeds(10, '7 days', 7, 'archive')],
  },
  {
    title: 'a Flex cluster has its own rules',
    resources: together(
      project(),
      tenantCluster('FLEX', {}, 'orders'),
      schedule({ ...window(10), ...hourly('days', 7) }),
    ),
  },
]);
