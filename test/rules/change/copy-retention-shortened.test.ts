import { changeCopyRetentionShortened } from '../../../src/rules/change/copy-retention-shortened';
import { cluster, copyTo, item, project, schedule, scheduleOf, together } from '../../../src/rules/example';
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
const byFrequency = (days: number) =>
  together(
    project(),
    cluster(),
    schedule({
      policy_item_daily: item(1, 'days', days),
      copy_settings: [copyTo('EU_WEST_1')],
    }),
  );
const asLong = (days: number) => ({
  at,
  attribute: path,
  problem: `the schedule for cluster "orders" keeps copies of daily snapshots in "EU_WEST_1" ${days} days instead of as long as their snapshots`,
  fix: 'keep these copies 14 days',
});
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
  {
    title: 'copies that were kept as long as their snapshots',
    before: byFrequency(14),
    resources: withSettings([kept(3)]),
    findings: [asLong(3)],
  },
  {
    title: 'copies that were kept as long as their snapshots, and still are',
    before: byFrequency(14),
    resources: withSettings([kept(14)]),
  },
  {
    title: 'copies that are kept as long as their snapshots, which are now kept for less time',
    before: byFrequency(14),
    resources: withSettings([kept(7)], { policy_item_daily: item(1, 'days', 7) }),
  },
  {
    title: 'copies that were kept as long as their snapshots, which are now kept longer',
    before: byFrequency(14),
    resources: withSettings([kept(14)], { policy_item_daily: item(1, 'days', 30) }),
  },
  {
    title: 'copies that were kept as long as their snapshots, with a retention known only after apply',
    before: byFrequency(14),
    resources: withSettings([kept('${terraform_data.days.output}')]),
    unchecked: [`${at} ${path}.retention_value`],
  },
  {
    title: 'copies that were kept as long as snapshots whose retention is known only after apply',
    before: byFrequency(14),
    resources: withSettings([kept(3)], {
      policy_item_daily: item(1, 'days', '${terraform_data.days.output}'),
    }),
    unchecked: [`${at} policy_item_daily`],
  },
  {
    title: 'a retention in place of the newest snapshots',
    before: withSettings([newest(10)]),
    resources: withSettings([kept(3)]),
    findings: [
      {
        at,
        attribute: path,
        problem:
          'the schedule for cluster "orders" keeps copies of daily snapshots in "EU_WEST_1" 3 days, and no longer those of the 10 newest snapshots',
        fix: 'keep these copies 14 days',
      },
    ],
  },
  {
    title: 'a retention of as many copies as the newest snapshots were',
    before: withSettings([newest(3)]),
    resources: withSettings([kept(3)]),
  },
  {
    title: 'a retention of more copies than the newest snapshot',
    before: withSettings([newest(1)]),
    resources: withSettings([kept(3)]),
  },
  {
    title: 'in a schedule at another address',
    before: withSettings([kept(7)]),
    resources: together(
      project(),
      cluster(),
      scheduleOf(
        'mongodbatlas_advanced_cluster.orders',
        {
          policy_item_daily: item(1, 'days', 14),
          copy_policy_items_enabled: true,
          copy_settings: [kept(3)],
        },
        'nightly',
      ),
    ),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.nightly',
        attribute: path,
        problem:
          'the schedule for cluster "orders" keeps copies of daily snapshots in "EU_WEST_1" 3 days instead of 7 days',
        fix: 'keep these copies 7 days',
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
