import { changeRestoreWindowShortened } from '../../../src/rules/change/restore-window-shortened';
import {
  type Body,
  cluster,
  item,
  project,
  schedule,
  scheduleOf,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const hourly = { policy_item_hourly: item(6, 'days', 7) };
const pit = together(project(), cluster({ pit_enabled: true }));
const from = (before: unknown, after: unknown, around: Body = pit) => ({
  before: together(around as typeof pit, schedule({ ...hourly, restore_window_days: before })),
  resources: together(around as typeof pit, schedule({ ...hourly, restore_window_days: after })),
});

const fix = 'set restore_window_days = 5';

testRule(changeRestoreWindowShortened, [
  { title: 'the same', ...from(5, 5) },
  { title: 'longer', ...from(5, 6) },
  {
    title: 'shorter',
    ...from(5, 4),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'restore_window_days',
        problem:
          'the restore window of cluster "orders" is shortened from 5 to 4 days, which deletes older point-in-time history',
        fix,
      },
    ],
  },
  { title: 'not set: the state decides', ...from(5, undefined) },
  {
    title: 'shorter while point-in-time restore is off',
    ...from(5, 4, together(project(), cluster())),
  },
  {
    title: 'known after apply',
    ...from(5, '${terraform_data.x.output}'),
    unchecked: ['mongodbatlas_cloud_backup_schedule.orders restore_window_days'],
  },
  {
    title: 'through a variable',
    ...from(5, '${var.window}'),
    variables: { window: '3' },
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'restore_window_days',
        problem:
          'the restore window of cluster "orders" is shortened from 5 to 3 days, which deletes older point-in-time history',
        fix,
      },
    ],
  },
  { title: 'its cluster is replaced', ...from(5, 4), replaced: [orders] },
  {
    title: 'the schedule is recreated for its cluster',
    ...from(5, 4),
    replaced: ['mongodbatlas_cloud_backup_schedule.orders'],
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'restore_window_days',
        problem:
          'the restore window of cluster "orders" is shortened from 5 to 4 days, which deletes older point-in-time history',
        fix,
      },
    ],
  },
  {
    title: 'the schedule is created at another address, with a shorter window',
    before: together(pit, schedule({ ...hourly, restore_window_days: 5 })),
    resources: together(pit, scheduleOf(orders, { ...hourly, restore_window_days: 4 }, 'nightly')),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.nightly',
        attribute: 'restore_window_days',
        problem:
          'the restore window of cluster "orders" is shortened from 5 to 4 days, which deletes older point-in-time history',
        fix,
      },
    ],
  },
  {
    title: 'the schedule is created at another address, with the same window',
    before: together(pit, schedule({ ...hourly, restore_window_days: 5 })),
    resources: together(pit, scheduleOf(orders, { ...hourly, restore_window_days: 5 }, 'nightly')),
  },
  {
    title: 'a cluster that is only named',
    before: together(
      project(),
      schedule({
        project_id: '${mongodbatlas_project.shop.id}',
        cluster_name: 'elsewhere',
        ...hourly,
        restore_window_days: 5,
      }),
    ),
    resources: together(
      project(),
      schedule({
        project_id: '${mongodbatlas_project.shop.id}',
        cluster_name: 'elsewhere',
        ...hourly,
        restore_window_days: 2,
      }),
    ),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'restore_window_days',
        problem:
          'the restore window of cluster "elsewhere" is shortened from 5 to 2 days, which deletes older point-in-time history',
        fix,
      },
    ],
  },
]);
