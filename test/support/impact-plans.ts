import fc from 'fast-check';
import {
  type Body,
  type Resources,
  cluster,
  copyTo,
  flexCluster,
  item,
  project,
  region,
  schedule,
  serverlessInstance,
  together,
} from '../../src/rules/example';
import { planOf } from './plan-of';

/*
 * Plans that change what can be restored of clusters.
 */

const paris = region('M10', { region_name: 'EU_WEST_3' });

// --- plans that do all that they can do to one cluster ---

const zones: Body = {
  cluster_type: 'GEOSHARDED',
  replication_specs: [
    { zone_name: 'one', region_configs: [region('M30')] },
    {
      zone_name: 'two',
      region_configs: [region('M30', { region_name: 'EU_WEST_1' }), { ...paris, priority: 6 }],
    },
  ],
};
const zoned = (pit: boolean): Resources => together(project(), cluster({ ...zones, pit_enabled: pit }));

const copyOfZone = (at: number, body: Body): Body =>
  copyTo('EU_NORTH_1', {
    zone_id: `\${mongodbatlas_advanced_cluster.orders.replication_specs[${at}].zone_id}`,
    ...body,
  });
const WEEKLY_ALONE: Body = { frequencies: ['WEEKLY'] };

const scheduledAt: Body = { reference_hour_of_day: 3, reference_minute_of_hour: 30, update_snapshots: true };
const leftBehind = together(zoned(true), schedule(scheduledAt));
const before = together(
  zoned(true),
  schedule({
    ...scheduledAt,
    policy_item_hourly: item(6, 'days', 2),
    // There is no ninth day of the week.
    policy_item_weekly: [item(6, 'weeks', 4), item(2, 'weeks', 5), item(9, 'weeks', 5)],
    copy_settings: [copyOfZone(0, WEEKLY_ALONE)],
  }),
);
const after = together(
  zoned(true),
  schedule({
    ...scheduledAt,
    policy_item_hourly: item(12, 'days', 2),
    policy_item_weekly: [item(2, 'weeks', 5), item(5, 'weeks', 4), item(9, 'weeks', 5)],
    copy_settings: [
      copyOfZone(0, WEEKLY_ALONE),
      copyOfZone(1, WEEKLY_ALONE),
      copyOfZone(1, { frequencies: undefined }),
    ],
  }),
);
const itemized = (enabled: boolean | undefined, days: number): Resources =>
  together(
    project(),
    cluster(),
    schedule({
      policy_item_daily: item(1, 'days', 7),
      policy_item_weekly: item(6, 'weeks', 4),
      copy_policy_items_enabled: enabled,
      copy_settings: [
        copyTo('EU_NORTH_1', {
          frequencies: undefined,
          copy_policy_items: [{ frequency_type: 'daily', retention_unit: 'days', retention_value: days }],
        }),
        copyTo('EU_WEST_1', { frequencies: undefined, last_number_of_snapshots: 3 }),
        copyTo('EU_WEST_2', { zone_id: undefined }),
      ],
    }),
  );
const flex = together(
  project(),
  flexCluster({
    create_date: '2026-03-04T17:05:10Z',
    provider_settings: { backing_provider_name: 'AWS', region_name: 'AP_EAST_1' },
  }),
);
const serverless = together(project(), serverlessInstance({ continuous_backup_enabled: true }));

export const richPlans = [
  { before, resources: after },
  { before, resources: leftBehind },
  { before, resources: zoned(true) },
  { before, resources: project() },
  { before: project(), resources: after },
  { before: zoned(false), resources: zoned(true) },
  { before: serverless, resources: project() },
  { before: itemized(true, 7), resources: itemized(true, 3) },
  { before: project(), resources: itemized(undefined, 7) },
  { before: flex, resources: project() },
].map((made) => planOf(made));

// --- plans that are made up ---

/** A cluster and its schedule as they may stand before or after a plan, under a name. */
type Written = (name: string) => Resources;

const dedicated: fc.Arbitrary<Body> = fc.record(
  {
    backup_enabled: fc.boolean(),
    pit_enabled: fc.boolean(),
    retain_backups_enabled: fc.boolean(),
    termination_protection_enabled: fc.boolean(),
    paused: fc.boolean(),
    replication_specs: fc.constantFrom(
      [{ region_configs: [paris] }],
      [
        { zone_name: 'one', region_configs: [region('M10')] },
        { zone_name: 'two', region_configs: [paris] },
      ],
      [{ region_configs: [region('M40_NVME')] }],
    ),
    tags: fc.constantFrom({ team: 'orders' }, { team: 'invoices' }),
    mongo_db_major_version: fc.constantFrom('7.0', '8.0'),
  },
  { requiredKeys: ['backup_enabled'] },
);

const scheduled: fc.Arbitrary<Body> = fc.record(
  {
    policy_item_hourly: fc.constantFrom(item(6, 'days', 2), item(12, 'days', 2), item(5, 'days', 2)),
    policy_item_daily: fc.constantFrom(item(1, 'days', 7), item(1, 'days', 2), item(1, 'weeks', 1)),
    policy_item_weekly: fc.constantFrom(item(6, 'weeks', 4), [item(6, 'weeks', 4), item(2, 'weeks', 5)]),
    reference_hour_of_day: fc.constantFrom(3, 18),
    reference_minute_of_hour: fc.constantFrom(0, 30),
    restore_window_days: fc.constantFrom(1, 2),
    update_snapshots: fc.boolean(),
    skip_destroy: fc.boolean(),
  },
  { requiredKeys: ['policy_item_daily'] },
);

const copied: fc.Arbitrary<Body | undefined> = fc.constantFrom(
  undefined,
  {},
  { frequencies: ['WEEKLY'] },
  { should_copy_oplogs: true },
);

const written: fc.Arbitrary<Written | undefined> = fc.oneof(
  fc.tuple(dedicated, scheduled, copied).map(([body, items, copies]) => (name: string) => {
    const settings = copies === undefined ? {} : { copy_settings: copyTo('EU_WEST_1', copies, name) };
    return together(cluster(body, name), schedule({ ...items, ...settings }, name));
  }),
  dedicated.map((body) => (name: string) => cluster(body, name)),
  fc.constantFrom(
    (name: string) => flexCluster({}, name),
    (name: string) => serverlessInstance({ continuous_backup_enabled: true }, name),
    (name: string) => serverlessInstance({}, name),
    undefined,
  ),
);

const NAMES = ['orders', 'invoices', 'payments', 'returns', 'stock'];

/** A plan for five clusters, which often are alike. */
export const madeUpPlan = fc
  .array(fc.tuple(written, written), { minLength: 1, maxLength: 2 })
  .chain((kinds) => fc.tuple(...NAMES.map(() => fc.constantFrom(...kinds))))
  .map((chosen) => {
    const side = (index: 0 | 1): Resources =>
      together(project(), ...chosen.map((sides, at) => sides[index]?.(NAMES[at] ?? '') ?? {}));
    return planOf({ before: side(0), resources: side(1) });
  });
