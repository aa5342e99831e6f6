import { changeCopyRemoved } from '../../../src/rules/change/copy-removed';
import {
  type Body,
  cluster,
  copyTo,
  item,
  project,
  schedule,
  scheduleOf,
  shards,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const address = 'mongodbatlas_cloud_backup_schedule.orders';
const items = { policy_item_hourly: item(6, 'days', 2), policy_item_daily: item(1, 'days', 7) };
const pit = together(project(), cluster({ pit_enabled: true }));
const copying = (...settings: Body[]) => schedule({ ...items, copy_settings: settings });
const from = (before: Body[], after: Body[]) => ({
  before: together(pit, copying(...before)),
  resources: together(pit, copying(...after)),
});
const east = copyTo('US_EAST_1');
const west = copyTo('EU_WEST_1');
const later = '${terraform_data.x.output}';
const second = (region: string) => ({
  ...copyTo(region),
  zone_id: `\${${orders}.replication_specs[1].zone_id}`,
});
const global = (name = 'AP_SOUTH_1') =>
  cluster({
    cluster_type: 'GEOSHARDED',
    replication_specs: [
      { ...shards(1)[0], zone_name: 'Europe' },
      { ...shards(1, 'M30', { region_name: name })[0], zone_name: 'Asia' },
    ],
  });

const problem =
  'snapshots of cluster "orders" are no longer copied to US_EAST_1, and the existing copies there expire';
const fix =
  'keep the copy setting for US_EAST_1. To use another region instead, remove it when the other region has enough copies';

const zoneOfTwo = shards(2).map((shard) => ({ ...shard, zone_id: '5f0000000000000000000077' }));

const itemized = (kinds: readonly string[], more: Body = {}) =>
  schedule({
    ...items,
    copy_policy_items_enabled: true,
    ...more,
    copy_settings: [
      {
        ...east,
        frequencies: undefined,
        copy_policy_items: kinds.map((frequency_type) => ({
          frequency_type,
          retention_unit: 'days',
          retention_value: 7,
        })),
      },
    ],
  });

/** 8 snapshots of every 6 hours in 2 days, and 5 daily ones before that: 13 exist. */
const byNumber = (newest: unknown, more: Body = {}) =>
  schedule({
    ...items,
    copy_policy_items_enabled: true,
    ...more,
    copy_settings: [{ ...east, frequencies: undefined, last_number_of_snapshots: newest }],
  });
const number = 'copy_settings[0].last_number_of_snapshots';

testRule(changeCopyRemoved, [
  { title: 'the same', ...from([east], [{ ...east, frequencies: ['DAILY', 'WEEKLY'] }]) },
  {
    title: 'a frequency is no longer copied',
    ...from([{ ...east, frequencies: ['DAILY', 'HOURLY'] }], [east]),
    findings: [
      {
        at: address,
        attribute: 'copy_settings[0]',
        problem:
          'hourly snapshots of cluster "orders" are no longer copied to US_EAST_1, and the existing copies there expire',
        fix: 'keep them in copy_settings[0]',
      },
    ],
  },
  {
    title: 'a frequency that is not taken is no longer copied',
    ...from([{ ...east, frequencies: ['DAILY', 'YEARLY'] }], [east]),
  },
  {
    title: 'a copy item is removed, and delete_copy_snapshots deletes its copies',
    before: together(pit, itemized(['daily', 'hourly'])),
    resources: together(pit, itemized(['daily'], { delete_copy_snapshots: true })),
    findings: [
      {
        at: address,
        attribute: 'copy_settings[0]',
        severity: 'error',
        problem:
          'hourly snapshots of cluster "orders" are no longer copied to US_EAST_1, and delete_copy_snapshots deletes the existing copies',
        fix: 'keep them in copy_settings[0], or remove delete_copy_snapshots',
      },
    ],
  },
  {
    title: 'frequencies become copy items of the same kinds',
    before: together(pit, copying({ ...east, frequencies: ['DAILY'] })),
    resources: together(pit, itemized(['daily'])),
  },
  {
    title: 'copy items become the newest snapshot',
    before: together(pit, itemized(['daily', 'hourly'])),
    resources: together(pit, byNumber(1)),
    findings: [
      {
        at: address,
        attribute: number,
        problem:
          'hourly and daily snapshots of cluster "orders" are copied to US_EAST_1 only while they are the newest, and the existing copies there expire',
        fix: 'keep them in copy_settings[0].copy_policy_items',
      },
    ],
  },
  {
    title: 'copy items become a number of the newest snapshots that is too low for one of them',
    before: together(pit, itemized(['daily', 'hourly'])),
    resources: together(pit, byNumber(12)),
    findings: [
      {
        at: address,
        attribute: number,
        problem:
          'daily snapshots of cluster "orders" are copied to US_EAST_1 only while they are among the 12 newest, and the existing copies there expire',
        fix: 'keep them in copy_settings[0].copy_policy_items',
      },
    ],
  },
  {
    title: 'copy items become a number of the newest snapshots that has the same copies',
    before: together(pit, itemized(['daily', 'hourly'])),
    resources: together(pit, byNumber(13)),
  },
  {
    title: 'copy items become the newest snapshots, and delete_copy_snapshots deletes their copies',
    before: together(pit, itemized(['daily'])),
    resources: together(pit, byNumber(500, { delete_copy_snapshots: true })),
    findings: [
      {
        at: address,
        attribute: number,
        severity: 'error',
        problem:
          'daily snapshots of cluster "orders" are copied to US_EAST_1 only while they are among the 500 newest, and delete_copy_snapshots deletes the existing copies',
        fix: 'keep them in copy_settings[0].copy_policy_items, or remove delete_copy_snapshots',
      },
    ],
  },
  {
    title: 'copy items become the newest snapshots, and delete_copy_snapshots is known after apply',
    before: together(pit, itemized(['daily'])),
    resources: together(pit, byNumber(500, { delete_copy_snapshots: later })),
    unchecked: [`${address} delete_copy_snapshots`],
  },
  {
    title: 'the copy item of a kind that is not taken becomes the newest snapshots',
    before: together(pit, itemized(['yearly'])),
    resources: together(pit, byNumber(1)),
  },
  {
    title: 'copy items become the newest snapshots of a schedule that is not known yet',
    before: together(pit, itemized(['daily'])),
    resources: together(pit, byNumber(500, { policy_item_daily: item(1, 'days', later) })),
    unchecked: [`${address} policy_item_daily`],
  },
  {
    title: 'copy items become a number that is known after apply',
    before: together(pit, itemized(['daily'])),
    resources: together(pit, byNumber(later)),
    unchecked: [`${address} ${number}`],
  },
  {
    title: 'frequencies become the newest snapshot: there are no items for delete_copy_snapshots to delete',
    before: together(pit, copying({ ...east, frequencies: ['DAILY'] })),
    resources: together(pit, byNumber(1, { delete_copy_snapshots: true })),
    findings: [
      {
        at: address,
        attribute: number,
        problem:
          'daily snapshots of cluster "orders" are copied to US_EAST_1 only while they are the newest, and the existing copies there expire',
        fix: 'keep them in copy_settings[0].copy_policy_items',
      },
    ],
  },
  {
    title: 'frequencies become a number of the newest snapshots that has the same copies',
    before: together(pit, copying({ ...east, frequencies: ['HOURLY', 'DAILY'] })),
    resources: together(pit, byNumber(13)),
  },
  {
    title: 'the newest snapshots become a copy item',
    before: together(pit, byNumber(100)),
    resources: together(pit, itemized(['daily'], { delete_copy_snapshots: true })),
    findings: [
      {
        at: address,
        attribute: 'copy_settings[0]',
        problem:
          'hourly snapshots of cluster "orders" are no longer copied to US_EAST_1, and the existing copies there expire',
        fix: 'keep them in copy_settings[0]',
      },
    ],
  },
  {
    title: 'the newest snapshots become copy items of all kinds',
    before: together(pit, byNumber(100)),
    resources: together(pit, itemized(['daily', 'hourly'])),
  },
  {
    title: 'fewer of the newest snapshots, which another rule reports',
    before: together(pit, byNumber(100)),
    resources: together(pit, byNumber(1)),
  },
  {
    title: 'a number that is known after apply, which another rule reports',
    before: together(pit, byNumber(100)),
    resources: together(pit, byNumber(later)),
  },
  {
    title: 'the schedule is created at another address, without the copies',
    before: together(pit, copying(east)),
    resources: together(pit, scheduleOf(orders, items, 'nightly')),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.nightly',
        attribute: 'copy_settings[0]',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'the schedule is created at another address, with the copies',
    before: together(pit, copying(east)),
    resources: together(pit, scheduleOf(orders, { ...items, copy_settings: [east] }, 'nightly')),
  },
  {
    title: 'the only copy is removed',
    ...from([east], []),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'copy_settings[0]',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'the only copy is removed, and its copies had their own retention',
    before: together(pit, itemized(['daily'])),
    resources: together(pit, schedule({ ...items, copy_policy_items_enabled: true })),
    findings: [
      {
        at: address,
        attribute: 'copy_settings[0]',
        severity: 'error',
        problem:
          'snapshots of cluster "orders" are no longer copied to US_EAST_1, and no copy setting is left, so Atlas may delete the existing copies there',
        fix,
      },
    ],
  },
  {
    title: 'the only copy is removed, and delete_copy_snapshots deletes its copies',
    before: together(pit, itemized(['daily'])),
    resources: together(
      pit,
      schedule({ ...items, copy_policy_items_enabled: true, delete_copy_snapshots: true }),
    ),
    findings: [
      {
        at: address,
        attribute: 'copy_settings[0]',
        severity: 'error',
        problem:
          'snapshots of cluster "orders" are no longer copied to US_EAST_1, and delete_copy_snapshots deletes the existing copies there',
        fix,
      },
    ],
  },
  {
    title: 'one of two is removed',
    ...from([east, west], [west]),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'copy_settings[0]',
        problem,
        fix,
      },
    ],
  },
  { title: 'two change places', ...from([east, west], [west, east]) },
  {
    title: 'another region takes its place',
    ...from([east], [west]),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'copy_settings[0]',
        problem,
        fix,
      },
    ],
  },
  { title: 'one comes', ...from([east], [east, west]) },
  {
    title: 'the oplogs go',
    ...from(
      [copyTo('US_EAST_1', { should_copy_oplogs: true })],
      [copyTo('US_EAST_1', { should_copy_oplogs: false })],
    ),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'copy_settings[0].should_copy_oplogs',
        problem:
          'oplogs of cluster "orders" are no longer copied to US_EAST_1, which ends point-in-time restore from there',
        fix: 'set should_copy_oplogs = true in copy_settings[0]',
      },
    ],
  },
  {
    title: 'the oplogs are left out: the state decides',
    ...from([copyTo('US_EAST_1', { should_copy_oplogs: true })], [east]),
  },
  {
    title: 'the oplogs come',
    ...from(
      [copyTo('US_EAST_1', { should_copy_oplogs: false })],
      [copyTo('US_EAST_1', { should_copy_oplogs: true })],
    ),
  },
  {
    title: 'oplogs known after apply',
    ...from(
      [copyTo('US_EAST_1', { should_copy_oplogs: true })],
      [copyTo('US_EAST_1', { should_copy_oplogs: later })],
    ),
    unchecked: ['mongodbatlas_cloud_backup_schedule.orders copy_settings[0].should_copy_oplogs'],
  },
  {
    title: 'the region is known after apply',
    ...from([east], [copyTo(later)]),
    unchecked: ['mongodbatlas_cloud_backup_schedule.orders copy_settings[0].region_name'],
  },
  { title: 'the region of another copy is known after apply', ...from([east], [east, copyTo(later)]) },
  {
    title: 'a region from a variable',
    ...from([east], [copyTo('${var.region}')]),
    variables: { region: 'EU_WEST_1' },
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'copy_settings[0]',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'the zone is known after apply, and there is only one',
    ...from([east], [{ ...east, zone_id: later }]),
  },
  {
    title: 'all copy settings are known after apply',
    before: together(pit, copying(east)),
    resources: together(pit, schedule({ ...items, copy_settings: later })),
    unchecked: ['mongodbatlas_cloud_backup_schedule.orders copy_settings'],
  },
  {
    title: 'the copy of one zone is removed, that of the other stays',
    before: together(project(), global(), copying(copyTo('US_EAST_1'), second('US_EAST_1'))),
    resources: together(project(), global(), copying(copyTo('US_EAST_1'))),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'copy_settings[1]',
        problem:
          'snapshots of cluster "orders" (zone Asia) are no longer copied to US_EAST_1, and the existing copies there expire',
        fix,
      },
    ],
  },
  {
    title: 'zone ids that a change of the cluster makes unknown',
    before: together(project(), global(), copying(copyTo('US_EAST_1'), second('US_EAST_1'))),
    resources: together(project(), global('AP_SOUTH_2'), copying(copyTo('US_EAST_1'), second('US_EAST_1'))),
  },
  {
    title: 'another shard of the same zone gives its id',
    before: together(
      project(),
      cluster({ cluster_type: 'SHARDED', replication_specs: zoneOfTwo }),
      copying(copyTo('US_EAST_1')),
    ),
    resources: together(
      project(),
      cluster({ cluster_type: 'SHARDED', replication_specs: shards(2, 'M40') }),
      copying(second('US_EAST_1')),
    ),
  },
  {
    title: 'a zone that may be either',
    before: together(project(), global(), copying(copyTo('US_EAST_1'), second('US_EAST_1'))),
    resources: together(project(), global(), copying(copyTo('US_EAST_1'), { ...east, zone_id: later })),
    unchecked: ['mongodbatlas_cloud_backup_schedule.orders copy_settings[1].zone_id'],
  },
  {
    title: 'the schedule is deleted, which is reported by another rule',
    before: together(pit, copying(east)),
    resources: pit,
  },
  {
    title: 'the schedule is recreated for its cluster',
    ...from([east], []),
    replaced: [address],
    findings: [{ at: address, attribute: 'copy_settings[0]', problem, fix }],
  },
  { title: 'the schedule is recreated as it was', ...from([east], [east]), replaced: [address] },
  { title: 'its cluster is replaced', ...from([east], []), replaced: [orders] },
  { title: 'there were none', ...from([], [east]) },
  {
    title: 'a cluster that is only named',
    before: together(
      project(),
      schedule({
        project_id: '${mongodbatlas_project.shop.id}',
        cluster_name: 'elsewhere',
        ...items,
        copy_settings: [{ ...east, zone_id: '5f0000000000000000000077' }],
      }),
    ),
    resources: together(
      project(),
      schedule({ project_id: '${mongodbatlas_project.shop.id}', cluster_name: 'elsewhere', ...items }),
    ),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'copy_settings[0]',
        problem:
          'snapshots of cluster "elsewhere" are no longer copied to US_EAST_1, and the existing copies there expire',
        fix,
      },
    ],
  },
]);
