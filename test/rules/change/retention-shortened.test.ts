import { changeRetentionShortened } from '../../../src/rules/change/retention-shortened';
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
const address = 'mongodbatlas_cloud_backup_schedule.orders';
const from = (before: Body, after: Body) => ({
  before: together(project(), cluster(), schedule(before)),
  resources: together(project(), cluster(), schedule(after)),
});
const shop = together(project(), cluster());
const nightly = (body: Body) => together(shop, scheduleOf(orders, body, 'nightly'));
const createdElsewhere = (before: Body, after: Body) => ({
  before: together(shop, schedule(before)),
  resources: nightly(after),
});
const weaker = {
  at: 'mongodbatlas_cloud_backup_schedule.nightly',
  attribute: 'policy_item_daily',
  problem: 'the schedule for cluster "orders" keeps daily snapshots 7 days instead of 14 days from now on',
  fix: 'keep daily snapshots 14 days',
};
const daily = (value: unknown, unit: unknown = 'days') => ({ policy_item_daily: item(1, unit, value) });
const saturday = item(6, 'weeks', 8);
const monday = item(1, 'weeks', 4);

const problem =
  'the schedule for cluster "orders" keeps daily snapshots 7 days instead of 14 days from now on';

testRule(changeRetentionShortened, [
  { title: 'the same', ...from(daily(14), { ...daily(14), restore_window_days: 3 }) },
  { title: 'longer', ...from(daily(14), daily(15)) },
  {
    title: 'shorter',
    ...from(daily(14), daily(13)),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'policy_item_daily',
        problem:
          'the schedule for cluster "orders" keeps daily snapshots 13 days instead of 14 days from now on',
        fix: 'keep daily snapshots 14 days',
      },
    ],
  },
  { title: 'as long in another unit', ...from(daily(14), daily(2, 'weeks')) },
  {
    title: 'shorter in another unit',
    ...from(daily(15), daily(2, 'weeks')),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'policy_item_daily',
        problem:
          'the schedule for cluster "orders" keeps daily snapshots 2 weeks instead of 15 days from now on',
        fix: 'keep daily snapshots 15 days',
      },
    ],
  },
  {
    title: 'as long in months and years',
    ...from({ policy_item_yearly: item(12, 'years', 1) }, { policy_item_yearly: item(12, 'months', 12) }),
  },
  {
    title: 'from 1 month to 31 days: the month decides, so it is silent',
    ...from(daily(1, 'months'), daily(31)),
  },
  {
    title: 'shorter, and existing snapshots as well',
    ...from(daily(14), { ...daily(7), update_snapshots: true }),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'policy_item_daily',
        problem:
          'the schedule for cluster "orders" keeps daily snapshots 7 days instead of 14 days, and update_snapshots deletes existing ones that are older',
        fix: 'keep daily snapshots 14 days, or set update_snapshots = false to keep existing snapshots',
        severity: 'error',
      },
    ],
  },
  {
    title: 'shorter, and update_snapshots known after apply',
    ...from(daily(14), { ...daily(7), update_snapshots: '${terraform_data.x.output}' }),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'policy_item_daily',
        problem,
        fix: 'keep daily snapshots 14 days',
      },
    ],
    unchecked: ['mongodbatlas_cloud_backup_schedule.orders update_snapshots'],
  },
  {
    title: 'nothing shorter, and update_snapshots known after apply',
    ...from(daily(14), { ...daily(14), update_snapshots: '${terraform_data.x.output}' }),
  },
  {
    title: 'known after apply',
    ...from(daily(14), daily('${terraform_data.x.output}')),
    unchecked: ['mongodbatlas_cloud_backup_schedule.orders policy_item_daily'],
  },
  {
    title: 'through a variable',
    ...from(daily(14), daily('${var.days}')),
    variables: { days: 7 },
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'policy_item_daily',
        problem,
        fix: 'keep daily snapshots 14 days',
      },
    ],
  },
  {
    title: 'a unit that does not exist is reported by another rule',
    ...from(daily(14), daily(14, 'fortnights')),
  },
  {
    title: 'an item is removed',
    ...from({ ...daily(14), policy_item_weekly: saturday }, daily(14)),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'policy_item_weekly',
        problem:
          'the schedule for cluster "orders" loses its weekly item (kept 8 weeks): no new snapshots are taken, and existing ones expire',
        fix: 'keep the weekly item with a retention of 8 weeks',
      },
    ],
  },
  {
    title: 'an item is removed, with update_snapshots',
    ...from({ ...daily(14), policy_item_weekly: saturday }, { ...daily(14), update_snapshots: true }),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'policy_item_weekly',
        problem:
          'the schedule for cluster "orders" loses its weekly item (kept 8 weeks): no new snapshots are taken, and existing ones expire',
        fix: 'keep the weekly item with a retention of 8 weeks',
        severity: 'error',
      },
    ],
  },
  { title: 'an item comes', ...from(daily(14), { ...daily(14), policy_item_weekly: saturday }) },
  {
    title: 'the second of two weekly items is removed',
    ...from({ policy_item_weekly: [saturday, monday] }, { policy_item_weekly: [saturday] }),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'policy_item_weekly[1]',
        problem:
          'the schedule for cluster "orders" loses its weekly item (kept 4 weeks): no new snapshots are taken, and existing ones expire',
        fix: 'keep the weekly item with a retention of 4 weeks',
      },
    ],
  },
  {
    title: 'the first of two weekly items is removed: the second takes its place and id',
    ...from({ policy_item_weekly: [saturday, monday] }, { policy_item_weekly: [monday] }),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'policy_item_weekly',
        problem:
          'the schedule for cluster "orders" keeps weekly snapshots 4 weeks instead of 8 weeks from now on',
        fix: 'keep weekly snapshots 8 weeks',
      },
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'policy_item_weekly[1]',
        problem:
          'the schedule for cluster "orders" loses its weekly item (kept 4 weeks): no new snapshots are taken, and existing ones expire',
        fix: 'keep the weekly item with a retention of 4 weeks',
      },
    ],
  },
  {
    title: 'two weekly items swap places and retentions',
    ...from({ policy_item_weekly: [saturday, monday] }, { policy_item_weekly: [monday, saturday] }),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'policy_item_weekly[0]',
        problem:
          'the schedule for cluster "orders" keeps weekly snapshots 4 weeks instead of 8 weeks from now on',
        fix: 'keep weekly snapshots 8 weeks',
      },
    ],
  },
  {
    title: 'items of a kind that is not known yet',
    ...from(
      { ...daily(14), policy_item_weekly: saturday },
      { ...daily(14), policy_item_weekly: '${terraform_data.x.output}' },
    ),
    unchecked: ['mongodbatlas_cloud_backup_schedule.orders policy_item_weekly'],
  },
  {
    title: 'a kind that there was none of is not known yet',
    ...from(daily(14), { ...daily(14), policy_item_weekly: '${terraform_data.x.output}' }),
  },
  {
    title: 'an imported schedule, compared with what Atlas has',
    ...from(daily(14), daily(7)),
    imports: [address],
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'policy_item_daily',
        problem,
        fix: 'keep daily snapshots 14 days',
      },
    ],
  },
  { title: 'there were no items', ...from({}, daily(7)) },
  {
    title: 'a new schedule',
    before: together(project(), cluster()),
    resources: together(project(), cluster(), schedule(daily(1))),
  },
  {
    title: 'a schedule that is recreated for its cluster',
    ...from({ policy_item_weekly: saturday, ...daily(14) }, daily(7)),
    replaced: [address],
    findings: [
      {
        at: address,
        attribute: 'policy_item_daily',
        problem,
        fix: 'keep daily snapshots 14 days',
      },
      {
        at: address,
        attribute: 'policy_item_weekly',
        problem:
          'the schedule for cluster "orders" loses its weekly item (kept 8 weeks): no new snapshots are taken, and existing ones expire',
        fix: 'keep the weekly item with a retention of 8 weeks',
      },
    ],
  },
  { title: 'a schedule that is recreated as it was', ...from(daily(14), daily(14)), replaced: [address] },
  {
    title: 'a schedule that is recreated without any item',
    ...from(daily(14), {}),
    replaced: [address],
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'policy_item_daily',
        problem:
          'the schedule for cluster "orders" loses its daily item (kept 14 days): no new snapshots are taken, and existing ones expire',
        fix: 'keep the daily item with a retention of 14 days',
      },
    ],
  },
  {
    title: 'a schedule that is recreated for another cluster',
    before: together(project(), project({}, 'other'), cluster(), schedule(daily(14))),
    resources: together(
      project(),
      project({}, 'other'),
      cluster(),
      schedule({ project_id: '${mongodbatlas_project.other.id}', cluster_name: 'orders', ...daily(7) }),
    ),
  },
  {
    title: 'a schedule that is deleted and created at another address',
    ...createdElsewhere(daily(14), daily(7)),
    findings: [weaker],
  },
  {
    title: 'a schedule that skip_destroy keeps in Atlas, and that is created at another address',
    ...createdElsewhere({ ...daily(14), skip_destroy: true }, daily(7)),
    findings: [weaker],
  },
  {
    title: 'a schedule that Terraform forgets, and that is created at another address',
    ...createdElsewhere(daily(14), daily(7)),
    forgotten: [address],
    findings: [weaker],
  },
  { title: 'created at another address as it was', ...createdElsewhere(daily(14), daily(14)) },
  {
    title: 'created at another address for another cluster',
    before: together(shop, cluster({}, 'invoices'), schedule(daily(14))),
    resources: together(
      shop,
      cluster({}, 'invoices'),
      scheduleOf('mongodbatlas_advanced_cluster.invoices', daily(7), 'invoices'),
    ),
  },
  {
    title: 'created for its cluster, which is replaced',
    ...createdElsewhere(daily(14), daily(7)),
    replaced: [orders],
  },
  {
    title: 'a second schedule is created, which another rule reports',
    before: together(shop, schedule(daily(14))),
    resources: together(nightly(daily(7)), schedule(daily(14))),
  },
  {
    title: 'created for a cluster that is known only by its name',
    before: together(
      project(),
      schedule({ project_id: '${mongodbatlas_project.shop.id}', cluster_name: 'elsewhere', ...daily(14) }),
    ),
    resources: together(
      project(),
      schedule(
        { project_id: '${mongodbatlas_project.shop.id}', cluster_name: 'elsewhere', ...daily(7) },
        'nightly',
      ),
    ),
    findings: [
      {
        ...weaker,
        problem:
          'the schedule for cluster "elsewhere" keeps daily snapshots 7 days instead of 14 days from now on',
      },
    ],
  },
  {
    title: 'a deleted schedule is reported by another rule',
    before: together(project(), cluster(), schedule(daily(14))),
    resources: together(project(), cluster()),
  },
  {
    title: 'its cluster is replaced, so there are no snapshots to keep',
    ...from(daily(14), daily(7)),
    replaced: [orders],
  },
  {
    title: 'a cluster that is only named',
    before: together(
      project(),
      schedule({ project_id: '${mongodbatlas_project.shop.id}', cluster_name: 'elsewhere', ...daily(14) }),
    ),
    resources: together(
      project(),
      schedule({ project_id: '${mongodbatlas_project.shop.id}', cluster_name: 'elsewhere', ...daily(7) }),
    ),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'policy_item_daily',
        problem: problem.replace('orders', 'elsewhere'),
        fix: 'keep daily snapshots 14 days',
      },
    ],
  },
]);
