import { changeCopyRetentionShortened } from '../../../src/rules/change/copy-retention-shortened';
import { cluster, copyTo, item, project, schedule, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const withSettings = (settings: readonly object[], body: object = {}) =>
  together(
    project(),
    cluster(),
    schedule({
      policy_item_daily: item(1, 'days', 14),
      copy_policy_items_enabled: true,
      ...body,
      copy_settings: settings,
    }),
  );
const kept = (days: unknown, region = 'EU_WEST_1') =>
  copyTo(region, {
    frequencies: undefined,
    copy_policy_items: [{ frequency_type: 'daily', retention_unit: 'days', retention_value: days }],
  });
const newest = (number: unknown) =>
  copyTo('EU_WEST_1', { frequencies: undefined, last_number_of_snapshots: number });
const path = 'copy_settings[0].copy_policy_items[0]';

testRule(changeCopyRetentionShortened, [
  {
    title: 'a shorter retention',
    before: withSettings([kept(7)]),
    resources: withSettings([kept(3)]),
    findings: [
      {
        at,
        attribute: path,
        problem:
          'the schedule for cluster "orders" keeps copies of daily snapshots in "EU_WEST_1" 3 days instead of 7 days',
        fix: 'keep these copies 7 days',
      },
    ],
  },
  {
    title: 'a shorter retention, also of the copies that exist',
    before: withSettings([kept(7)]),
    resources: withSettings([kept(3)], { update_copy_snapshots: true }),
    findings: [
      {
        at,
        attribute: path,
        severity: 'error',
        problem:
          'the schedule for cluster "orders" keeps copies of daily snapshots in "EU_WEST_1" 3 days instead of 7 days, including existing ones',
        fix: 'keep these copies 7 days, or set update_copy_snapshots = false',
      },
    ],
  },
  {
    title: 'fewer snapshots',
    before: withSettings([newest(100)]),
    resources: withSettings([newest(10)]),
    findings: [
      {
        at,
        attribute: 'copy_settings[0].last_number_of_snapshots',
        problem:
          'the schedule for cluster "orders" keeps copies of 10 snapshots in "EU_WEST_1" instead of 100',
        fix: 'copy the newest 100 snapshots',
      },
    ],
  },
  { title: 'a longer retention', before: withSettings([kept(3)]), resources: withSettings([kept(7)]) },
  {
    title: 'settings in another order',
    before: withSettings([kept(7), kept(3, 'EU_WEST_2')]),
    resources: withSettings([kept(3, 'EU_WEST_2'), kept(7)]),
  },
  {
    title: 'another region, which change/copy-removed compares',
    before: withSettings([kept(7)]),
    resources: withSettings([kept(3, 'EU_WEST_2')]),
  },
  {
    title: 'a retention known only after apply',
    before: withSettings([kept(7)]),
    resources: withSettings([kept('${terraform_data.days.output}')]),
    unchecked: [`${at} ${path}.retention_value`],
  },
]);
