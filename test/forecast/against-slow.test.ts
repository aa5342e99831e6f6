import fc from 'fast-check';
import { longestGap } from '../../src/forecast/gaps';
import type { Item } from '../../src/forecast/items';
import { keptSnapshots, nextSnapshot } from '../../src/forecast/kept-snapshots';
import { everySnapshot, slowSnapshots } from '../support/slow-forecast';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const retention = (longest: number) =>
  fc.oneof(
    fc.record({ unit: fc.constant('days' as const), value: fc.integer({ min: 1, max: longest }) }),
    fc.record({
      unit: fc.constant('weeks' as const),
      value: fc.integer({ min: 1, max: Math.ceil(longest / 7) }),
    }),
    fc.record({
      unit: fc.constant('months' as const),
      value: fc.integer({ min: 1, max: Math.ceil(longest / 31) }),
    }),
    fc.record({
      unit: fc.constant('years' as const),
      value: fc.integer({ min: 1, max: Math.ceil(longest / 366) }),
    }),
  );

const frequency = fc.oneof(
  fc.record({ frequency: fc.constant('hourly' as const), interval: fc.constantFrom(1, 2, 4, 6, 8, 12) }),
  fc.record({ frequency: fc.constant('daily' as const), interval: fc.constant(1) }),
  fc.record({ frequency: fc.constant('weekly' as const), interval: fc.integer({ min: 1, max: 7 }) }),
  fc.record({
    frequency: fc.constant('monthly' as const),
    interval: fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constant(40)),
  }),
  fc.record({ frequency: fc.constant('yearly' as const), interval: fc.integer({ min: 1, max: 12 }) }),
);

const item = (longest: number): fc.Arbitrary<Item> =>
  fc.tuple(frequency, retention(longest)).map(([one, kept]) => ({ ...one, retention: kept }));

const time = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) });

/** A moment, often at a turn of a month, of a leap year or of a century. */
const moment = fc.oneof(
  fc
    .integer({ min: Date.UTC(1999, 0, 1) / 60_000, max: Date.UTC(2105, 0, 1) / 60_000 })
    .map((minutes) => minutes * 60_000),
  fc
    .tuple(
      fc.constantFrom(
        '2024-02-29',
        '2024-03-01',
        '2026-12-31',
        '2027-01-01',
        '2100-02-28',
        '2100-03-01',
        '2000-02-29',
        '2026-03-31',
      ),
      fc.integer({ min: -48, max: 48 }),
    )
    .map(([day, hours]) => Date.parse(day) + hours * HOUR),
);

const settings = (numRuns: number) => ({ numRuns, seed: 20260821 });

test('the snapshots that exist are those that going through time hour by hour leaves', () => {
  fc.assert(
    fc.property(
      fc.array(item(70), { minLength: 1, maxLength: 6 }),
      time,
      moment,
      fc.oneof(
        fc.constant(0),
        fc.integer({ min: 0, max: 500 * 24 * 60 }).map((minutes) => minutes * 60_000),
      ),
      (items, { hour, minute }, at, age) => {
        const since = at - age;
        const fast = keptSnapshots(items, hour * HOUR + minute * 60_000, { at, since });
        expect(fast).toEqual(slowSnapshots(items, hour, minute, since, at));
      },
    ),
    settings(2000),
  );
});

test('in the steady state they are those that a long time leaves', () => {
  fc.assert(
    fc.property(
      fc.array(item(800), { minLength: 1, maxLength: 6 }),
      time,
      moment,
      (items, { hour, minute }, at) => {
        const fast = keptSnapshots(items, hour * HOUR + minute * 60_000, { at });
        // No retention here is longer than four years.
        expect(fast).toEqual(slowSnapshots(items, hour, minute, at - 4 * 366 * DAY, at));
      },
    ),
    settings(100),
  );
});

test('just when a snapshot is taken it exists, and just when it expires it does not', () => {
  fc.assert(
    fc.property(
      fc.array(item(40), { minLength: 1, maxLength: 4 }),
      time,
      moment,
      (items, { hour, minute }, begin) => {
        const reference = hour * HOUR + minute * 60_000;
        const first = nextSnapshot(items, reference, begin) ?? 0;
        const [taken] = keptSnapshots(items, reference, { at: first, since: begin }) ?? [];
        expect(taken?.takenAt).toBe(first);
        expect(keptSnapshots(items, reference, { at: first - 1, since: begin })).toEqual([]);
        const there = (at: number): boolean =>
          (keptSnapshots(items, reference, { at, since: begin }) ?? []).some(
            ({ takenAt }) => takenAt === first,
          );
        expect([there((taken?.expiresAt ?? 0) - 1), there(taken?.expiresAt ?? 0)]).toEqual([true, false]);
      },
    ),
    settings(300),
  );
});

test('the next snapshot is the first one that going through time meets', () => {
  fc.assert(
    fc.property(
      fc.array(item(40), { minLength: 1, maxLength: 4 }),
      time,
      moment,
      (items, { hour, minute }, from) => {
        const [first] = everySnapshot(items, hour, minute, from, from + 367 * DAY);
        expect(nextSnapshot(items, hour * HOUR + minute * 60_000, from)).toBe(first?.takenAt);
      },
    ),
    settings(500),
  );
});

test('the longest gap is the longest that 28 years have', () => {
  fc.assert(
    fc.property(fc.array(item(800), { minLength: 1, maxLength: 4 }), (items) => {
      const begin = Date.UTC(2000, 0, 1);
      const taken = everySnapshot(items, 0, 0, begin, Date.UTC(2033, 0, 1));
      let longest = 0;
      for (const [index, { takenAt }] of taken.entries()) {
        if (takenAt < Date.UTC(2005, 0, 1)) continue;
        let newest = -Infinity;
        for (let back = index - 1; back >= 0 && newest === -Infinity; back -= 1) {
          const one = taken[back];
          if (one !== undefined && one.expiresAt >= takenAt) newest = one.takenAt;
        }
        longest = Math.max(longest, takenAt - newest);
      }
      expect(longestGap(items)).toBe(longest);
    }),
    settings(12),
  );
});
