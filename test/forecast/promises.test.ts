import { forecasts } from '../../src/forecast/forecast';
import { readPlan, readSynth } from '../../src/readers';
import {
  type Body,
  type Resources,
  UNDER_LEGACY_METHOD,
  applied,
  azureCluster,
  cluster,
  flexCluster,
  item,
  project,
  schedule,
  tenantCluster,
  together,
} from '../../src/rules/example';
import { forecastJson } from '../../src/report/forecast/forecast-json';
import { plannedImpacts } from '../../src/report/forecast/impact-json';
import { synthOf } from '../support/configuration';
import { planOf } from '../support/plan-of';

/*
 * What the forecast promises, and what it does not know.
 */

function inPlan(plan: unknown, side: 'before' | 'after' = 'after', options = {}) {
  const [one] = forecasts(readPlan(plan)[side], options);
  if (one === undefined) throw new Error('there is no cluster');
  return forecastJson(one);
}

const existing = (resources: Resources, options = {}) =>
  inPlan(planOf(applied(resources)), 'before', options);

function sentences(before: Resources, resources: Resources): readonly string[] {
  const plan = readPlan(planOf({ before, resources }));
  return plannedImpacts(plan.before, plan.after, '2026-08-21').flatMap(({ json }) => json.sentences);
}

describe('the time of day', () => {
  test("of Atlas' default policy is not known in a plan: snapshots are counted, and moments are not named", () => {
    const { policy, snapshots, nextSnapshot } = existing(together(project(), cluster()));
    expect(policy).toBe('default');
    expect(snapshots).toMatchObject({ countIs: 'exact', newest: null, oldest: null, list: null });
    expect(snapshots.count).toBeGreaterThan(0);
    expect(nextSnapshot).toBeNull();
  });

  test("of Atlas' default policy is that at which backups began", () => {
    const { nextSnapshot } = existing(together(project(), cluster()), { since: '2026-08-01T03:16Z' });
    expect(nextSnapshot).toBe('2026-08-21T03:16:00Z');
  });

  test('of a Flex cluster is that of its creation', () => {
    const { nextSnapshot, snapshots } = existing(
      together(project(), flexCluster({ create_date: '2026-03-04T17:05:10Z' })),
    );
    expect([nextSnapshot, snapshots.newest]).toEqual(['2026-08-21T17:05:10Z', '2026-08-20T17:05:10Z']);
  });

  test('of a Flex cluster that is created is not known', () => {
    const { nextSnapshot, snapshots } = inPlan(planOf({ resources: together(project(), flexCluster()) }));
    expect([nextSnapshot, snapshots.newest, snapshots.count]).toEqual([null, null, 8]);
  });
});

test('snapshots of the legacy method do not survive their cluster, retained or not', () => {
  const legacy = together(project(), azureCluster({ retain_backups_enabled: true, ...UNDER_LEGACY_METHOD }));
  const [one] = forecasts(readSynth(synthOf({ resources: legacy })).after);
  expect(one?.recovery.storage.survives).toMatchObject({ clusterDeletion: false, projectDeletion: false });
});

describe('a Flex cluster that is upgraded', () => {
  const upgraded = (body: Body) =>
    inPlan(
      planOf({
        before: together(project(), tenantCluster('FLEX')),
        resources: together(project(), cluster(body, 'sandbox')),
      }),
    );

  test.each([
    ['left out', undefined],
    ['false', false],
    ['true', true],
  ])('has backups where backup_enabled is %s, and no point-in-time restore yet', (_, enabled) => {
    const { policy, pointInTime } = upgraded({ backup_enabled: enabled, pit_enabled: enabled });
    expect([policy, pointInTime]).toEqual(['default', null]);
  });
});

describe('Atlas Infinite', () => {
  const infinite = (body: Body) =>
    existing(together(project(), cluster({ database_edition: 'INFINITE', ...body })));

  test('has 24 hours of continuous backup while backups are disabled', () => {
    const { policy, pointInTime, worstLoss, survives } = infinite({ backup_enabled: false });
    expect([policy, pointInTime?.days, worstLoss]).toEqual(['infinite', 1, 'PT1M']);
    expect(survives).toEqual({ clusterDeletion: null, regionLoss: false, projectDeletion: null });
  });

  test('has them in addition to its snapshots', () => {
    const { policy, pointInTime } = infinite({ backup_enabled: true, pit_enabled: false });
    expect([policy, pointInTime?.days]).toEqual(['default', 1]);
  });
});

describe('an impact', () => {
  const items = { policy_item_hourly: item(1, 'days', 2), policy_item_daily: item(1, 'days', 7) };
  const orders = (body: Body = {}, more: Body = {}): Resources =>
    together(project(), cluster(body), schedule({ ...items, ...more }));

  test('of a paused cluster compares it with a paused one', () => {
    expect(
      sentences(orders({ paused: true }), orders({ paused: true, retain_backups_enabled: false })),
    ).toEqual(['snapshots no longer survive cluster deletion']);
  });

  test('of a cluster that is resumed says so', () => {
    expect(sentences(orders({ paused: true }), orders({ paused: false }))).toEqual([
      'the cluster is resumed: snapshots are taken again',
    ]);
  });

  test('of an interval that grows names no retention', () => {
    const slower = { policy_item_hourly: item(12, 'days', 2) };
    expect(sentences(orders(), orders({}, slower))).toEqual([
      'the worst-case data loss (RPO) grows from 1 hour to 12 hours',
    ]);
    expect(sentences(orders({ pit_enabled: true }), orders({ pit_enabled: true }, slower))).toEqual([
      'hourly snapshots are taken every 12 hours instead of every hour',
    ]);
  });

  test('of fewer items of one kind counts them', () => {
    const weekly = [item(2, 'weeks', 4), item(6, 'weeks', 4)];
    expect(
      sentences(orders({}, { policy_item_weekly: weekly }), orders({}, { policy_item_weekly: weekly[0] })),
    ).toEqual(['1 weekly item instead of 2 take snapshots']);
  });

  test('of a deletion that keeps the snapshots says once how long', () => {
    const said = sentences(orders({ termination_protection_enabled: false }), project());
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(
      /^the cluster is deleted; its snapshots are kept until they expire, the last one on /,
    );
  });

  test('of copies says what is no longer copied', () => {
    const copies = (frequencies: readonly string[]): Body => ({
      copy_settings: [
        {
          cloud_provider: 'AWS',
          region_name: 'EU_WEST_1',
          zone_id: '${mongodbatlas_advanced_cluster.orders.replication_specs[0].zone_id}',
          frequencies,
        },
      ],
    });
    expect(sentences(orders({}, copies(['DAILY', 'HOURLY'])), orders({}, copies(['DAILY'])))).toEqual([
      'hourly snapshots are no longer copied to AWS/EU_WEST_1',
    ]);
  });
});
