import fc from 'fast-check';
import { RETENTION_UNITS } from '../../src/atlas/frequencies';
import type { Retention } from '../../src/model';
import {
  daysOf,
  isCertainlyShorter,
  isRetentionValue,
  isSameLength,
  readRetention,
  retentionInWords,
} from '../../src/model/retention';
import { ABSENT, UNKNOWN_UNTIL_APPLY, known } from '../../src/model/value';

/** The same cases in every run. */
const SEED = { seed: 20260821 };

const retentions: fc.Arbitrary<Retention> = fc.record({
  unit: fc.constantFrom(...RETENTION_UNITS),
  value: fc.integer({ min: 1, max: 800 }),
});

const days = (value: number): Retention => ({ unit: 'days', value });
const weeks = (value: number): Retention => ({ unit: 'weeks', value });
const months = (value: number): Retention => ({ unit: 'months', value });
const years = (value: number): Retention => ({ unit: 'years', value });

describe('the length of a retention', () => {
  test.each([
    [days(10), 10, 10],
    [weeks(2), 14, 14],
    [months(1), 28, 31],
    [months(2), 59, 62],
    [months(6), 181, 184],
    [months(12), 365, 366],
    [years(1), 365, 366],
    [years(4), 1461, 1461],
    [months(49), 1489, 1492],
  ])('%j lasts from %i to %i days', (retention, least, most) => {
    expect(daysOf(retention)).toEqual({ least, most });
  });

  test('months last as long as the calendar says, from whichever month they begin', () => {
    const firsts = fc.record({
      year: fc.integer({ min: 2001, max: 2050 }),
      month: fc.integer({ min: 0, max: 11 }),
    });
    fc.assert(
      fc.property(firsts, fc.integer({ min: 1, max: 400 }), ({ year, month }, count) => {
        const lasted = (Date.UTC(year, month + count) - Date.UTC(year, month)) / 86_400_000;
        const { least, most } = daysOf(months(count));
        expect(lasted).toBeGreaterThanOrEqual(least);
        expect(lasted).toBeLessThanOrEqual(most);
      }),
      SEED,
    );
  });

  test('both ends are reached by some month', () => {
    for (let count = 1; count <= 60; count += 1) {
      const lasted = Array.from(
        { length: 48 },
        (_, month) => (Date.UTC(2024, month + count) - Date.UTC(2024, month)) / 86_400_000,
      );
      expect(daysOf(months(count))).toEqual({ least: Math.min(...lasted), most: Math.max(...lasted) });
    }
  });
});

describe('which retention is certainly shorter', () => {
  test.each([
    [days(6), weeks(1)],
    [days(27), months(1)],
    [months(1), days(32)],
    [months(1), weeks(5)],
    [months(11), years(1)],
    [years(1), weeks(53)],
    [years(1), days(367)],
    [days(364), years(1)],
    [weeks(52), years(1)],
    [years(1), months(13)],
  ])('%j is shorter than %j', (one, other) => {
    expect(isCertainlyShorter(one, other)).toBe(true);
    expect(isCertainlyShorter(other, one)).toBe(false);
  });

  test.each([
    [days(7), weeks(1)],
    [weeks(4), months(1)],
    [days(28), months(1)],
    [days(31), months(1)],
    [months(12), years(1)],
    [days(365), years(1)],
    [days(366), years(1)],
    [days(62), months(2)],
  ])('of %j and %j neither is', (one, other) => {
    expect(isCertainlyShorter(one, other)).toBe(false);
    expect(isCertainlyShorter(other, one)).toBe(false);
  });

  test('the order never contradicts itself', () => {
    fc.assert(
      fc.property(retentions, retentions, retentions, (one, other, third) => {
        expect(isCertainlyShorter(one, one)).toBe(false);
        if (!isCertainlyShorter(one, other)) return;
        expect(isCertainlyShorter(other, one)).toBe(false);
        expect(isSameLength(one, other)).toBe(false);
        if (isCertainlyShorter(other, third)) expect(isCertainlyShorter(one, third)).toBe(true);
      }),
      { ...SEED, numRuns: 2000 },
    );
  });

  test('it is shorter where its most days are fewer than the least days of the other', () => {
    fc.assert(
      fc.property(retentions, retentions, (one, other) => {
        expect(isCertainlyShorter(one, other)).toBe(daysOf(one).most < daysOf(other).least);
      }),
      { ...SEED, numRuns: 2000 },
    );
  });

  test('one more of a unit is always longer', () => {
    fc.assert(
      fc.property(retentions, ({ unit, value }) => {
        expect(isCertainlyShorter({ unit, value }, { unit, value: value + 1 })).toBe(true);
      }),
      SEED,
    );
  });
});

describe('which retentions are equally long', () => {
  test.each([
    [days(14), weeks(2)],
    [months(12), years(1)],
    [months(24), years(2)],
    [years(4), days(1461)],
  ])('%j and %j are', (one, other) => {
    expect(isSameLength(one, other)).toBe(true);
    expect(isSameLength(other, one)).toBe(true);
  });

  test.each([
    [days(31), months(1)],
    [weeks(4), months(1)],
    [days(365), years(1)],
    [months(11), years(1)],
  ])('%j and %j are not', (one, other) => {
    expect(isSameLength(one, other)).toBe(false);
  });

  test('twelve months are one year, at any multiple', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (count) => {
        expect(isSameLength(months(12 * count), years(count))).toBe(true);
        expect(daysOf(months(12 * count))).toEqual(daysOf(years(count)));
      }),
      SEED,
    );
  });
});

describe('the retention of an item', () => {
  test('is read from its unit and value', () => {
    expect(readRetention({ unit: known('weeks'), value: known(2) })).toEqual({
      kind: 'known',
      retention: weeks(2),
      sensitive: false,
    });
  });

  test('is sensitive where either is', () => {
    const read = readRetention({ unit: known('weeks'), value: known(2, true) });
    expect(read).toMatchObject({ kind: 'known', sensitive: true });
  });

  test('is not known where either is not', () => {
    expect(readRetention({ unit: UNKNOWN_UNTIL_APPLY, value: known(2) })).toMatchObject({ kind: 'unknown' });
    expect(readRetention({ unit: known('weeks'), value: UNKNOWN_UNTIL_APPLY })).toMatchObject({
      kind: 'unknown',
    });
  });

  test.each([
    ['no unit', ABSENT, known(2)],
    ['no value', known('weeks'), ABSENT],
    ['a unit that does not exist', known('fortnights'), known(2)],
    ['a unit in capitals', known('WEEKS'), known(2)],
    ['nothing', known('weeks'), known(0)],
    ['part of a unit', known('weeks'), known(1.5)],
    ['something that is no number', known('weeks'), known(NaN)],
  ])('is none with %s', (_, unit, value) => {
    expect(readRetention({ unit, value })).toEqual({ kind: 'invalid' });
  });

  test.each([
    [1, true],
    [400, true],
    [0, false],
    [-1, false],
    [0.5, false],
    [Infinity, false],
    [NaN, false],
  ])('%d is a number of units: %s', (value, expected) => {
    expect(isRetentionValue(value)).toBe(expected);
  });

  test.each([
    [days(1), '1 day'],
    [weeks(2), '2 weeks'],
    [months(12), '12 months'],
    [years(1), '1 year'],
  ])('%j in words is %s', (retention, words) => {
    expect(retentionInWords(retention)).toBe(words);
  });
});
