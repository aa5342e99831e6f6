import {
  LAST,
  type Span,
  daysInMonth,
  isoDay,
  isoMoment,
  later,
  midnight,
  momentOf,
  timeOfDay,
} from '../../src/forecast/moments';

const at = (text: string): number => momentOf(text) ?? NaN;

describe('a span later', () => {
  test.each<[from: string, Span, expected: string]>([
    ['2026-08-21T18:00Z', { unit: 'hours', value: 12 }, '2026-08-22T06:00:00Z'],
    ['2026-08-21T18:00Z', { unit: 'days', value: 1 }, '2026-08-22T18:00:00Z'],
    ['2026-08-21T18:00Z', { unit: 'weeks', value: 4 }, '2026-09-18T18:00:00Z'],
    ['2026-08-21T18:00Z', { unit: 'months', value: 1 }, '2026-09-21T18:00:00Z'],
    ['2026-08-21T18:00Z', { unit: 'years', value: 1 }, '2027-08-21T18:00:00Z'],
    // A month that is too short ends on its last day.
    ['2026-01-31T18:00Z', { unit: 'months', value: 1 }, '2026-02-28T18:00:00Z'],
    ['2028-01-31T18:00Z', { unit: 'months', value: 1 }, '2028-02-29T18:00:00Z'],
    ['2026-01-31T18:00Z', { unit: 'months', value: 13 }, '2027-02-28T18:00:00Z'],
    ['2026-11-30T18:00Z', { unit: 'months', value: 3 }, '2027-02-28T18:00:00Z'],
    ['2028-02-29T18:00Z', { unit: 'years', value: 1 }, '2029-02-28T18:00:00Z'],
    ['2028-02-29T18:00Z', { unit: 'years', value: 4 }, '2032-02-29T18:00:00Z'],
    // 2100 is not a leap year.
    ['2099-02-28T18:00Z', { unit: 'years', value: 1 }, '2100-02-28T18:00:00Z'],
    ['2100-01-30T18:00Z', { unit: 'months', value: 1 }, '2100-02-28T18:00:00Z'],
    ['2026-12-31T23:59Z', { unit: 'months', value: 2 }, '2027-02-28T23:59:00Z'],
  ])('%s and %j', (from, span, expected) => {
    expect(isoMoment(later(at(from), span))).toBe(expected);
  });

  test.each<[Span]>([
    [{ unit: 'hours', value: 1e12 }],
    [{ unit: 'days', value: 1e9 }],
    [{ unit: 'weeks', value: 1e9 }],
    [{ unit: 'months', value: 1e9 }],
    [{ unit: 'years', value: Number.MAX_SAFE_INTEGER }],
  ])('of %j is permanent', (span) => {
    expect(later(at('2026-08-21'), span)).toBe(LAST);
  });
});

describe('the moment of a text', () => {
  test.each<[text: string, expected: string | undefined]>([
    ['2026-08-21', '2026-08-21T00:00:00Z'],
    ['2026-08-21T18:00Z', '2026-08-21T18:00:00Z'],
    ['2026-08-21T18:00:30Z', '2026-08-21T18:00:30Z'],
    ['2026-08-21T18:00:30.5Z', '2026-08-21T18:00:30.500Z'],
    ['2028-02-29', '2028-02-29T00:00:00Z'],
    ['2026-02-29', undefined],
    ['2026-02-31', undefined],
    ['2026-13-01', undefined],
    ['2026-08-21T24:00Z', undefined],
    ['2026-08-21T18:60Z', undefined],
    ['2026-08-21T18:00', undefined],
    ['2026-08-21T18:00+02:00', undefined],
    ['2026-8-21', undefined],
    ['today', undefined],
    ['', undefined],
  ])('"%s"', (text, expected) => {
    const moment = momentOf(text);
    expect(moment === undefined ? undefined : isoMoment(moment)).toBe(expected);
  });
});

describe('days', () => {
  test.each<[year: number, month: number, days: number]>([
    [2026, 1, 28],
    [2028, 1, 29],
    [2000, 1, 29],
    [2100, 1, 28],
    [2026, 11, 31],
    // Months beyond a year are those of the next one.
    [2026, 13, 28],
    // Date.UTC would take these for years of the twentieth century.
    [0, 1, 29],
    [99, 1, 28],
  ])('of the year %i, month %i from 0: %i', (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days);
  });

  test('begin at midnight, also in early years', () => {
    expect(new Date(midnight(99, 0, 1)).toISOString()).toBe('0099-01-01T00:00:00.000Z');
    expect(new Date(midnight(2026, 7, 21)).toISOString()).toBe('2026-08-21T00:00:00.000Z');
  });

  test.each<[text: string, hours: number]>([
    ['2026-08-21', 0],
    ['2026-08-21T18:30Z', 18.5],
    ['1969-12-31T23:00Z', 23],
  ])('the time of %s is %d hours', (text, hours) => {
    expect(timeOfDay(at(text))).toBe(hours * 3_600_000);
  });

  test('are written without their time', () => {
    expect(isoDay(at('2026-08-21T18:30Z'))).toBe('2026-08-21');
  });
});
