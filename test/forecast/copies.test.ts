import { forecastOf, forecasts } from '../../src/forecast/forecast';
import { readPlan, readSynth } from '../../src/readers';
import { review } from '../../src/review/review';
import { rules } from '../../src/rules';
import {
  type Body,
  type Resources,
  applied,
  cluster,
  copyTo,
  item,
  project,
  schedule,
  snapshotOf,
  together,
} from '../../src/rules/example';
import { forecastJson } from '../../src/report/forecast/forecast-json';
import { storageInWords } from '../../src/report/forecast/words';
import { synthOf } from '../support/configuration';
import { planOf } from '../support/plan-of';

const ITEMS = {
  reference_hour_of_day: 18,
  reference_minute_of_hour: 0,
  policy_item_daily: item(1, 'days', 7),
  policy_item_weekly: item(6, 'weeks', 4),
};

const dailyFor = (value: number, unit = 'days'): Body => ({
  copy_policy_items: [{ frequency_type: 'daily', retention_unit: unit, retention_value: value }],
});

const copying = (copies: Body | readonly Body[], more: Body = {}, body: Body = {}): Resources =>
  together(project(), cluster(body), schedule({ ...ITEMS, copy_settings: copies, ...more }));

const selecting = (selection: Body, region = 'EU_WEST_1'): Body =>
  copyTo(region, { frequencies: undefined, ...selection });

const ENABLED = { copy_policy_items_enabled: true };

function forecast(resources: Resources) {
  const [one] = forecasts(readPlan(planOf(applied(resources))).before);
  if (one === undefined) throw new Error('there is no cluster');
  return one;
}

const of = (resources: Resources) => forecastJson(forecast(resources));

describe('copies with a separate retention', () => {
  test.each([
    ['shorter than that of their snapshots', dailyFor(3), 3, '2026-08-18T18:00:00Z'],
    ['longer than that of their snapshots', dailyFor(2, 'months'), 53, '2026-06-21T18:00:00Z'],
  ])('are counted by it, %s', (_, selection, count, oldest) => {
    const { copies } = of(copying(selecting(selection), ENABLED));
    // A Saturday's snapshot belongs to the weekly item, which keeps it longer.
    expect(copies).toMatchObject([{ storedIn: 'AWS/EU_WEST_1', items: ['daily'], count, oldest }]);
  });

  test('are shown with their retention', () => {
    const one = forecast(copying(selecting(dailyFor(3)), ENABLED));
    expect(storageInWords(one)).toBe(
      'AWS/EU_CENTRAL_1; copies of daily (kept 3 days) snapshots in AWS/EU_WEST_1',
    );
    expect(forecastJson(one).copies[0]?.retentions).toEqual({ daily: 'P3D' });
  });

  test('survive the loss of the region', () => {
    expect(of(copying(selecting(dailyFor(3)), ENABLED)).survives.regionLoss).toBe(true);
  });
});

test('a number of snapshots copies the newest ones', () => {
  const one = forecast(copying(selecting({ last_number_of_snapshots: 3 }), ENABLED));
  expect(forecastJson(one).copies).toMatchObject([{ count: 3, newest: 3, oldest: '2026-08-18T18:00:00Z' }]);
  expect(storageInWords(one)).toBe('AWS/EU_CENTRAL_1; copies of the 3 newest snapshots in AWS/EU_WEST_1');
});

test('frequencies copy snapshots until the snapshots expire', () => {
  const { copies } = of(copying(copyTo('EU_WEST_1', { frequencies: ['WEEKLY'] })));
  expect(copies).toMatchObject([{ items: ['weekly'], count: 4, oldest: '2026-07-25T18:00:00Z' }]);
});

test('copies of on-demand snapshots alone are not certain', () => {
  const resources = together(
    copying(copyTo('EU_WEST_1', { frequencies: ['ON_DEMAND'] })),
    snapshotOf('mongodbatlas_advanced_cluster.orders'),
  );
  const { survives, unknown } = of(resources);
  expect(survives.regionLoss).toBeNull();
  expect(unknown.map(({ attribute }) => attribute)).toEqual(['copy_settings[0]']);
});

test('a copy to a region that the lists of Atlas do not have is not certain', () => {
  const { survives, unknown } = of(copying(copyTo('EU_ATLANTIS_1')));
  expect(survives.regionLoss).toBeNull();
  expect(unknown.map(({ attribute }) => attribute)).toEqual(['copy_settings[0].region_name']);
});

describe('a copy that Atlas rejects counts nowhere', () => {
  test.each<readonly [string, Resources]>([
    ['the region in the spelling of the cloud provider', copying(copyTo('eu-west-1'))],
    ['the cluster region in the spelling of the cloud provider', copying(copyTo('eu-central-1'))],
    ['a cloud provider in lower case', copying(copyTo('EU_WEST_1', { cloud_provider: 'aws' }))],
    ['another cloud provider', copying(copyTo('EUROPE_WEST', { cloud_provider: 'AZURE' }))],
    ['the name of a zone', copying(copyTo('EU_WEST_1', { zone_id: 'Zone 1' }))],
    ['no region', copying(copyTo(undefined))],
    ['a frequency in lower case', copying(copyTo('EU_WEST_1', { frequencies: ['daily'] }))],
    ['items without the switch', copying(selecting(dailyFor(3)), { copy_policy_items_enabled: false })],
    ['frequencies with the switch', copying(copyTo('EU_WEST_1'), ENABLED)],
    ['frequencies and items', copying(copyTo('EU_WEST_1', dailyFor(3)), ENABLED)],
    [
      'an item without a retention',
      copying(selecting({ copy_policy_items: [{ frequency_type: 'daily' }] }), ENABLED),
    ],
    [
      'two items of one frequency',
      copying(
        selecting({
          copy_policy_items: [3, 4].map((days) => ({
            frequency_type: 'daily',
            retention_unit: 'days',
            retention_value: days,
          })),
        }),
        ENABLED,
      ),
    ],
    ['9000 of the newest snapshots', copying(selecting({ last_number_of_snapshots: 9000 }), ENABLED)],
    [
      'history without point-in-time restore',
      copying(copyTo('EU_WEST_1', { should_copy_oplogs: true }), {}, { pit_enabled: false }),
    ],
    ['Atlas Infinite', copying(copyTo('EU_WEST_1'), {}, { database_edition: 'INFINITE' })],
  ])('%s', (_, resources) => {
    const { copies, survives, storedIn, assumptions } = of(resources);
    expect(copies).toEqual([]);
    expect(survives.regionLoss).toBe(false);
    expect(storedIn).toEqual(['AWS/EU_CENTRAL_1']);
    expect(assumptions.join('\n')).toContain('copy_settings[0] does not count: Atlas rejects ');
  });

  test('the zone of another cluster', () => {
    const resources = together(copying(copyTo('EU_WEST_1', {}, 'other')), cluster({}, 'other'));
    const { after } = readSynth(synthOf({ resources }));
    const orders = after.clusters.find(({ address }) => address.endsWith('.orders'));
    expect(orders && forecastJson(forecastOf(orders)).copies).toEqual([]);
  });

  const reporting = rules.filter(({ id, severity }) => id.startsWith('copy/') && severity === 'error');
  const reported = reporting.flatMap((rule) =>
    rule.examples.bad.map((example) => [rule.id, example.title ?? '', example] as const),
  );

  test.each(reported)('as %s reports it: %s', (id, _, example) => {
    const { after } = readSynth(synthOf(example));
    const { findings } = review({ kind: 'synth', after }, rules);
    const wrong = findings.filter(({ rule, severity }) => rule === id && severity === 'error');
    for (const one of after.schedules) {
      const rejected = new Set(
        wrong
          .filter(({ address }) => address === one.address)
          .flatMap(({ attribute }) => /copy_settings\[(\d+)\]/.exec(attribute ?? '')?.[1] ?? []),
      );
      const settings = one.copySettings.kind === 'known' ? one.copySettings.value.length : 0;
      const counted = one.cluster.kind === 'linked' ? forecastOf(one.cluster.to).recovery.storage.copies : [];
      expect(counted.length).toBeLessThanOrEqual(settings - rejected.size);
    }
  });
});
