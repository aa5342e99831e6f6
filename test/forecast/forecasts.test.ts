import { forecastOf, forecasts } from '../../src/forecast/forecast';
import { readPlan, readSynth } from '../../src/readers';
import {
  type Resources,
  UNDER_LEGACY_METHOD,
  applied,
  azureCluster,
  cluster,
  flexCluster,
  item,
  pointInTimeRestoreOf,
  project,
  region,
  schedule,
  serverlessInstance,
  shards,
  tenantCluster,
  together,
} from '../../src/rules/example';
import { synthOf } from '../support/configuration';
import { planOf } from '../support/plan-of';
import { forecastJson } from '../../src/report/forecast/forecast-json';

/** The forecast of the only cluster of a configuration that is there already. */
function of(resources: Resources, options: { at?: string; since?: string } = {}) {
  const { before } = readPlan(planOf(applied(resources)));
  return forecastJson(only(forecasts(before, options)));
}

function only<T>(list: readonly T[]): T {
  const [one] = list;
  if (one === undefined) throw new Error('there is none');
  return one;
}

/** Atlas' default policy, written out. */
const DEFAULT = {
  reference_hour_of_day: 18,
  reference_minute_of_hour: 0,
  restore_window_days: 7,
  policy_item_hourly: item(6, 'days', 7),
  policy_item_daily: item(1, 'days', 7),
  policy_item_weekly: item(6, 'weeks', 4),
  policy_item_monthly: item(40, 'months', 12),
  policy_item_yearly: item(12, 'years', 1),
};
const orders = together(project(), cluster({ pit_enabled: true }), schedule(DEFAULT));

describe('a schedule with every kind of item', () => {
  test('keeps, in the steady state, what its retentions say', () => {
    const { snapshots, pointInTime, worstLoss, granularity, policy, since } = of(orders);
    expect({ ...snapshots, list: undefined }).toEqual({
      count: 44,
      countIs: 'exact',
      newest: '2026-08-21T00:00:00Z',
      oldest: '2025-08-31T18:00:00Z',
      // Of the 28 times in 7 days, 7 are daily ones as well, and one of those is the weekly one.
      byItem: { hourly: 21, daily: 6, weekly: 4, monthly: 12, yearly: 1 },
    });
    expect(pointInTime).toEqual({ days: 7, from: '2026-08-14T00:00:00Z' });
    expect([worstLoss, policy, since]).toEqual(['PT1M', 'configured', null]);
    expect(granularity).toEqual([
      { withinAge: 'P7D', every: 'PT6H' },
      { withinAge: 'P4W', every: 'P7D' },
      { withinAge: 'P1Y', every: 'P1M' },
    ]);
  });

  test('lists each snapshot with the item that it belongs to', () => {
    const list = of(orders).snapshots.list ?? [];
    expect(list[0]).toEqual({
      takenAt: '2026-08-21T00:00:00Z',
      expiresAt: '2026-08-28T00:00:00Z',
      item: 'hourly',
    });
    expect(list.find(({ item: kind }) => kind === 'yearly')).toEqual({
      takenAt: '2025-12-01T18:00:00Z',
      expiresAt: '2026-12-01T18:00:00Z',
      item: 'yearly',
    });
    // 31 January 2026 is a Saturday and the last day of its month.
    expect(list.find(({ takenAt }) => takenAt === '2026-01-31T18:00:00Z')?.item).toBe('monthly');
  });

  test('has nothing but what was taken since it began', () => {
    const { snapshots, pointInTime, worstLoss } = of(orders, { since: '2026-08-19T12:30:00Z' });
    expect(snapshots.list?.map(({ takenAt }) => takenAt)).toEqual([
      '2026-08-21T00:00:00Z',
      '2026-08-20T18:00:00Z',
      '2026-08-20T12:00:00Z',
      '2026-08-20T06:00:00Z',
      '2026-08-20T00:00:00Z',
      '2026-08-19T18:00:00Z',
    ]);
    expect(pointInTime).toEqual({ days: 7, from: '2026-08-19T18:00:00Z' });
    expect(worstLoss).toBe('PT1M');
  });

  test('cannot restore to the time between a point-in-time restore and the next snapshot', () => {
    const address = 'mongodbatlas_advanced_cluster.orders';
    const plan = planOf({
      before: orders,
      resources: together(orders, pointInTimeRestoreOf(address, address)),
    });
    const { after, before } = readPlan(plan);
    expect(forecastJson(only(forecasts(after))).pointInTime).toEqual({
      days: 7,
      from: '2026-08-14T00:00:00Z',
      holes: [{ from: '2026-08-21T00:00:00Z', until: '2026-08-21T06:00:00Z' }],
    });
    expect(forecastJson(only(forecasts(before))).pointInTime).toEqual({
      days: 7,
      from: '2026-08-14T00:00:00Z',
    });
  });

  test('has nothing before the first snapshot, and everything would be lost', () => {
    const early = of(orders, { since: '2026-08-20T20:00:00Z', at: '2026-08-20T23:59:00Z' });
    expect([early.snapshots.count, early.worstLossIs, early.worstLoss]).toEqual([0, 'everything', null]);
    expect([early.pointInTime, early.nextSnapshot]).toEqual([
      { days: 7, from: null },
      '2026-08-21T00:00:00Z',
    ]);
  });
});

describe('the worst-case data loss', () => {
  test.each([
    ['every 6 hours', { policy_item_hourly: item(6, 'days', 2) }, 'PT6H'],
    ['daily', { policy_item_daily: item(1, 'days', 7) }, 'P1D'],
    ['weekly', { policy_item_weekly: item(6, 'weeks', 4) }, 'P7D'],
    ['twice a week', { policy_item_weekly: [item(1, 'weeks', 4), item(4, 'weeks', 4)] }, 'P4D'],
    ['monthly', { policy_item_monthly: item(1, 'months', 3) }, 'P31D'],
    [
      'on the 1st and the 15th',
      { policy_item_monthly: [item(1, 'months', 3), item(15, 'months', 3)] },
      'P17D',
    ],
    ['yearly', { policy_item_yearly: item(12, 'years', 2) }, 'P366D'],
  ])('%s', (_, items, worstLoss) => {
    expect(of(together(project(), cluster(), schedule(items))).worstLoss).toBe(worstLoss);
  });
});

describe('what Atlas decides automatically', () => {
  test('F1, F4: of a Flex cluster the last 8 daily snapshots', () => {
    const { snapshots, policy, worstLoss, storedIn, survives } = of(together(project(), flexCluster()));
    expect([policy, snapshots.count, snapshots.byItem]).toEqual(['flex', 8, { daily: 8 }]);
    expect([worstLoss, storedIn, survives.clusterDeletion]).toEqual(['P1D', ['Germany'], false]);
  });

  test('F2, F7: the first one 24 hours after it was made, then always at the same time', () => {
    const flex = together(project(), flexCluster());
    const since = '2026-08-20T09:17:00Z';
    expect(of(flex, { since, at: '2026-08-21T09:16:00Z' }).snapshots.count).toBe(0);
    expect(of(flex, { since, at: '2026-08-21T09:17:00Z' }).snapshots.newest).toBe('2026-08-21T09:17:00Z');
    const later = of(flex, { since, at: '2026-09-30T09:17:00Z' }).snapshots;
    expect([later.count, later.newest, later.oldest]).toEqual([
      8,
      '2026-09-30T09:17:00Z',
      '2026-09-23T09:17:00Z',
    ]);
  });

  test.each([
    ['AWS', 'AP_SOUTHEAST_2', 'Australia', null],
    ['AWS', 'EU_CENTRAL_1', 'Germany', null],
    ['AWS', 'AP_EAST_1', 'Australia', true],
    ['AWS', 'AP_SOUTH_1', 'Asia', null],
    ['AZURE', 'US_EAST_2', 'USA', null],
    ['GCP', 'WESTERN_EUROPE', 'Ireland', true],
  ])('F11 to F16: snapshots of %s %s are in %s', (provider, name, place, survivesRegion) => {
    const settings = { backing_provider_name: provider, region_name: name };
    const { storedIn, survives } = of(together(project(), flexCluster({ provider_settings: settings })));
    expect([storedIn, survives.regionLoss]).toEqual([[place], survivesRegion]);
  });

  test('L13, L14: the legacy method takes a snapshot every 24 hours from the moment that it was enabled, and keeps 3', () => {
    // What a construct says of the method is in the configuration alone.
    const { after } = readSynth(
      synthOf({ resources: together(project(), azureCluster(UNDER_LEGACY_METHOD)) }),
    );
    const legacy = (options: { at?: string; since?: string } = {}) =>
      forecastJson(only(forecasts(after, options)));
    const first = legacy({ since: '2026-08-19T07:30:00Z', at: '2026-08-19T07:30:00Z' });
    expect([first.policy, first.snapshots.count, first.snapshots.newest]).toEqual([
      'legacy',
      1,
      '2026-08-19T07:30:00Z',
    ]);
    const later = legacy({ since: '2026-01-01T07:30:00Z', at: '2026-08-21T07:30:00Z' }).snapshots;
    expect([later.count, later.newest, later.oldest]).toEqual([
      3,
      '2026-08-21T07:30:00Z',
      '2026-08-19T07:30:00Z',
    ]);
    expect(legacy().snapshots.count).toBe(3);
  });

  test('S11, S14: of a Serverless instance the last 2 of every 6 hours', () => {
    const basic = of(together(project(), serverlessInstance()), { at: '2025-06-01' });
    expect([basic.policy, basic.snapshots.count, basic.worstLoss]).toEqual(['serverless', 2, 'PT6H']);
  });

  test('S10: with continuous backup 72 hours to any second, and daily ones for 35 days', () => {
    const continuous = of(together(project(), serverlessInstance({ continuous_backup_enabled: true })), {
      at: '2025-01-15',
    });
    expect(continuous.pointInTime).toEqual({ days: 3, from: '2025-01-12T00:00:00Z' });
    expect([continuous.snapshots.byItem, continuous.worstLoss]).toEqual([{ hourly: 9, daily: 35 }, 'PT1M']);
    expect(continuous.granularity).toEqual([
      { withinAge: 'P3D', every: 'PT6H' },
      { withinAge: 'P35D', every: 'P1D' },
    ]);
  });

  test('S10, S2: continuous backup ended with January 2025, Serverless instances on 2026-01-22', () => {
    const instance = together(project(), serverlessInstance({ continuous_backup_enabled: true }));
    const counts = ['2025-01-31', '2025-02-01', '2026-01-21', '2026-01-22'].map((at) => {
      const { policy, snapshots, pointInTime } = of(instance, { at });
      return [policy, snapshots.count, pointInTime?.days];
    });
    expect(counts).toEqual([
      ['serverless', 44, 3],
      ['serverless', 2, undefined],
      ['serverless', 2, undefined],
      ['none', 0, undefined],
    ]);
  });

  test('O5: nothing of M0', () => {
    const free = of(together(project(), tenantCluster('TENANT')));
    expect([free.policy, free.snapshots.count, free.worstLossIs]).toEqual(['none', 0, 'everything']);
  });

  test("Atlas' default policy where a cluster has backups and no schedule, and says so", () => {
    const plain = of(together(project(), cluster()));
    expect([plain.policy, plain.snapshots.byItem]).toEqual([
      'default',
      { daily: 6, weekly: 4, monthly: 12, yearly: 1 },
    ]);
    expect(plain.assumptions[0]).toContain("Atlas' default policy");
    const continuous = of(together(project(), cluster({ pit_enabled: true })));
    expect(continuous.snapshots.byItem).toEqual({ hourly: 21, daily: 6, weekly: 4, monthly: 12, yearly: 1 });
    const nvme = of(
      together(project(), cluster({ pit_enabled: true, replication_specs: shards(1, 'M40_NVME') })),
    );
    expect(nvme.granularity[0]).toEqual({ withinAge: 'P7D', every: 'PT12H' });
  });

  test('nothing where backups are off', () => {
    const off = of(together(project(), cluster({ backup_enabled: false })));
    expect([off.policy, off.snapshots.count, off.survives]).toEqual([
      'none',
      0,
      { clusterDeletion: false, regionLoss: false, projectDeletion: false },
    ]);
  });
});

describe('where snapshots are', () => {
  test('L10, L11, O11: in the region of the highest priority', () => {
    const regions = [
      region('M30', { region_name: 'EU_WEST_1', priority: 6 }),
      region('M30', { priority: 7 }),
    ];
    expect(
      of(together(project(), cluster({ replication_specs: [{ region_configs: regions }] }))).storedIn,
    ).toEqual(['AWS/EU_CENTRAL_1']);
  });

  const copying = (region_name: string, frequencies = ['DAILY', 'YEARLY']) => ({
    policy_item_daily: item(1, 'days', 7),
    copy_settings: [{ cloud_provider: 'AWS', region_name, frequencies, should_copy_oplogs: false }],
  });

  test('copies of existing items survive the loss of their region', () => {
    const copied = of(together(project(), cluster(), schedule(copying('EU_WEST_1'))));
    expect(copied.copies).toEqual([
      {
        storedIn: 'AWS/EU_WEST_1',
        items: ['daily'],
        pointInTime: false,
        count: 7,
        oldest: '2026-08-14T18:00:00Z',
      },
    ]);
    expect([copied.storedIn, copied.survives.regionLoss]).toEqual([
      ['AWS/EU_CENTRAL_1', 'AWS/EU_WEST_1'],
      true,
    ]);
  });

  test('copies to the own region, and of items that do not exist, survive nothing', () => {
    expect(of(together(project(), cluster(), schedule(copying('EU_CENTRAL_1')))).survives.regionLoss).toBe(
      false,
    );
    expect(
      of(together(project(), cluster(), schedule(copying('EU_WEST_1', ['HOURLY'])))).survives.regionLoss,
    ).toBe(false);
  });

  test('what stays of a cluster that is deleted', () => {
    expect(of(together(project(), cluster())).survives.clusterDeletion).toBe(true);
    expect(of(together(project(), cluster({ retain_backups_enabled: false }))).survives.clusterDeletion).toBe(
      false,
    );
  });
});

describe('what is not known', () => {
  function synthesized(resources: Resources) {
    const { after } = readSynth(synthOf({ resources }));
    return forecastJson(only(forecasts(after)));
  }

  test('a retention leaves the rest standing: at least these snapshots, at most this loss', () => {
    const { snapshots, worstLoss, worstLossIs, unknown, keptFor } = synthesized(
      together(
        project(),
        cluster(),
        schedule({
          policy_item_daily: item(1, 'days', 7),
          policy_item_hourly: item(6, 'days', '${var.days}'),
        }),
      ),
    );
    expect([snapshots.count, snapshots.countIs, worstLoss, worstLossIs, keptFor]).toEqual([
      7,
      'at least',
      'P1D',
      'at most',
      'P7D',
    ]);
    expect(unknown).toEqual([
      {
        address: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'policy_item_hourly',
        reason: 'its retention is known only after plan',
      },
    ]);
  });

  test('the reference time leaves the moments open, and not the loss', () => {
    const { snapshots, worstLoss, worstLossIs } = synthesized(
      together(
        project(),
        cluster(),
        schedule({
          policy_item_daily: item(1, 'days', 7),
          reference_hour_of_day: '${var.hour}',
          reference_minute_of_hour: 0,
        }),
      ),
    );
    expect([snapshots.count, snapshots.countIs, snapshots.list]).toEqual([null, 'unknown', null]);
    expect([worstLoss, worstLossIs]).toEqual(['P1D', 'exact']);
  });

  test('whether there are backups leaves everything open', () => {
    const { policy, snapshots, worstLossIs, survives } = synthesized(
      together(project(), cluster({ backup_enabled: '${var.backup}' })),
    );
    expect([policy, snapshots.count, worstLossIs, survives.clusterDeletion]).toEqual([
      null,
      null,
      'unknown',
      null,
    ]);
  });

  test('a schedule that may be for any cluster leaves those without one open', () => {
    const { policy, unknown } = synthesized(
      together(project(), cluster(), {
        mongodbatlas_cloud_backup_schedule: {
          any: {
            project_id: '${mongodbatlas_project.shop.id}',
            cluster_name: '${var.name}',
            policy_item_daily: item(1, 'days', 7),
          },
        },
      }),
    );
    expect([policy, unknown.map(({ attribute }) => attribute)]).toEqual([null, ['cluster_name']]);
  });

  test('an item that Atlas rejects does not count', () => {
    const { snapshots, assumptions } = synthesized(
      together(
        project(),
        cluster(),
        schedule({ policy_item_daily: item(1, 'days', 7), policy_item_hourly: item(5, 'days', 7) }),
      ),
    );
    expect(snapshots.byItem).toEqual({ daily: 7 });
    expect(assumptions).toContain(
      'policy_item_hourly does not count: Atlas rejects its interval, and requires 1, 2, 4, 6, 8 or 12',
    );
  });
});

test('too many snapshots are not listed', () => {
  const forever = of(
    together(project(), cluster(), schedule({ policy_item_hourly: item(1, 'years', 9_000_000_000) })),
  );
  expect([forever.snapshots.count, forever.worstLoss]).toEqual([null, 'PT1H']);
});

test('a paused cluster takes no further snapshot', () => {
  expect(of(together(project(), cluster({ paused: true }), schedule(DEFAULT))).nextSnapshot).toBeNull();
});

test('an invalid date is rejected', () => {
  const { before } = readPlan(planOf(applied(orders)));
  expect(() => forecastOf(only(before.clusters), { at: '2026-02-30' })).toThrow(
    '"2026-02-30" is not a date; write it as YYYY-MM-DD',
  );
});

test('clusters with equal schedules share what was computed', () => {
  const many = together(orders, cluster({ pit_enabled: true }, 'twin'), schedule(DEFAULT, 'twin'));
  const [one, other] = forecasts(readPlan(planOf(applied(many))).before);
  expect(one?.snapshots).toBe(other?.snapshots);
});
