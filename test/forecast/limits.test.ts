import fc from 'fast-check';
import { Forecaster } from '../../src/forecast/forecast';
import { TOO_MANY } from '../../src/forecast/assumptions';
import { decisiveItems } from '../../src/forecast/decisive-items';
import { longestGap } from '../../src/forecast/gaps';
import type { Item } from '../../src/forecast/items';
import { keptSnapshots } from '../../src/forecast/kept-snapshots';
import { MOST_IN_ALL } from '../../src/forecast/recovery';
import { readPlan } from '../../src/readers';
import { cluster, item, project, schedule, together } from '../../src/rules/example';
import { planOf } from '../support/plan-of';

const AT = Date.UTC(2026, 7, 21);

const items = fc.array(
  fc
    .record({
      moments: fc.constantFrom<Pick<Item, 'frequency' | 'interval'>>(
        { frequency: 'hourly', interval: 6 },
        { frequency: 'daily', interval: 1 },
        { frequency: 'daily', interval: 2 },
        { frequency: 'weekly', interval: 6 },
        { frequency: 'monthly', interval: 28 },
        { frequency: 'monthly', interval: 40 },
        { frequency: 'yearly', interval: 3 },
      ),
      retention: fc.oneof(
        fc.record({ unit: fc.constant('days' as const), value: fc.integer({ min: 1, max: 100 }) }),
        fc.record({ unit: fc.constant('weeks' as const), value: fc.integer({ min: 1, max: 14 }) }),
        fc.record({ unit: fc.constant('months' as const), value: fc.integer({ min: 1, max: 4 }) }),
      ),
    })
    .map(({ moments, retention }): Item => ({ ...moments, retention })),
  { maxLength: 30 },
);

describe('the items that decide', () => {
  test('keep the same snapshots, with the same gaps, as all of them', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 0, max: 800 }), (all, days) => {
        const decisive = decisiveItems(all);
        const question = { at: AT + days * 86_400_000 };
        expect(keptSnapshots(decisive, 0, question)).toEqual(keptSnapshots(all, 0, question));
        expect(longestGap(decisive)).toBe(longestGap(all));
      }),
      { numRuns: 300 },
    );
  });

  test('are few, however many there are', () => {
    const all = Array.from({ length: 20_000 }, (_, index): Item => ({
      frequency: 'monthly',
      interval: 1 + (index % 28),
      retention:
        index % 2 === 0 ? { unit: 'months', value: 1 + (index % 500) } : { unit: 'days', value: 31 + index },
    }));
    expect(decisiveItems(all).length).toBeLessThanOrEqual(2 * 28);
  });

  test('are all of them, where none keeps its snapshots longer than another of the same moments', () => {
    const all: readonly Item[] = [
      { frequency: 'daily', interval: 1, retention: { unit: 'days', value: 31 } },
      { frequency: 'daily', interval: 1, retention: { unit: 'months', value: 1 } },
      { frequency: 'weekly', interval: 6, retention: { unit: 'weeks', value: 4 } },
    ];
    expect(decisiveItems(all)).toBe(all);
  });
});

test('the snapshots of all clusters together are listed up to a limit, and no further', () => {
  const numbers = Array.from({ length: 20 }, (_, index) => index);
  const { after } = readPlan(
    planOf({
      resources: together(
        project(),
        ...numbers.flatMap((number) => [
          cluster({ name: `c${number}` }, `c${number}`),
          schedule({ policy_item_hourly: item(1, 'days', 2920 + number) }, `c${number}`),
        ]),
      ),
    }),
  );
  const forecaster = new Forecaster(after);
  const forecasts = after.clusters.map((one) => forecaster.forecastOf(one));
  const listed = forecasts.map(({ snapshots }) => snapshots?.length);
  const known = listed.filter((length) => length !== undefined);
  expect(known.length).toBe(14);
  expect(known.reduce((one, other) => one + other)).toBeLessThanOrEqual(MOST_IN_ALL);
  expect(listed.slice(known.length)).toEqual(Array.from({ length: 6 }, () => undefined));
  expect(forecasts.map(({ assumptions }) => assumptions.includes(TOO_MANY))).toEqual(
    numbers.map((number) => number >= known.length),
  );
  // What does not need a list is known of every one of them.
  for (const { recovery } of forecasts)
    expect(recovery.worstLoss).toEqual({ kind: 'some', seconds: 3600, isAtMost: false });
});
