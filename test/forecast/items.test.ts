import type { Frequency } from '../../src/atlas';
import { type Item, dueBefore, nextDue, rankOf } from '../../src/forecast/items';
import { HOUR, isoMoment, momentOf } from '../../src/forecast/moments';

const at = (text: string): number => momentOf(text) ?? NaN;

const item = (frequency: Frequency, interval: number): Item => ({
  frequency,
  interval,
  retention: { unit: 'days', value: 7 },
});

/** 18:00 UTC, Atlas' own. */
const REFERENCE = 18 * HOUR;

function lastThree(one: Item, before: string, reference = REFERENCE): readonly string[] {
  const due: string[] = [];
  for (const moment of dueBefore(one, reference, at(before))) {
    due.push(isoMoment(moment));
    if (due.length === 3) break;
  }
  return due;
}

/** 21 August 2026 is a Friday. */
const FRIDAY = '2026-08-21T12:00Z';

describe('an item is due', () => {
  test.each<[title: string, Item, before: string, last: readonly string[], next: string]>([
    [
      'every 6 hours, counted from the reference time',
      item('hourly', 6),
      '2026-08-21T13:00Z',
      ['2026-08-21T12:00:00Z', '2026-08-21T06:00:00Z', '2026-08-21T00:00:00Z'],
      '2026-08-21T18:00:00Z',
    ],
    [
      'every 12 hours',
      item('hourly', 12),
      FRIDAY,
      ['2026-08-21T06:00:00Z', '2026-08-20T18:00:00Z', '2026-08-20T06:00:00Z'],
      '2026-08-21T18:00:00Z',
    ],
    [
      'every day at the reference time',
      item('daily', 1),
      FRIDAY,
      ['2026-08-20T18:00:00Z', '2026-08-19T18:00:00Z', '2026-08-18T18:00:00Z'],
      '2026-08-21T18:00:00Z',
    ],
    [
      'on Saturdays, which are 6',
      item('weekly', 6),
      FRIDAY,
      ['2026-08-15T18:00:00Z', '2026-08-08T18:00:00Z', '2026-08-01T18:00:00Z'],
      '2026-08-22T18:00:00Z',
    ],
    [
      'on Sundays, which are 7',
      item('weekly', 7),
      FRIDAY,
      ['2026-08-16T18:00:00Z', '2026-08-09T18:00:00Z', '2026-08-02T18:00:00Z'],
      '2026-08-23T18:00:00Z',
    ],
    [
      'on the first of the month, over the turn of a year',
      item('monthly', 1),
      '2027-01-15',
      ['2027-01-01T18:00:00Z', '2026-12-01T18:00:00Z', '2026-11-01T18:00:00Z'],
      '2027-02-01T18:00:00Z',
    ],
    [
      'on the last day of the month, which is 40',
      item('monthly', 40),
      '2028-03-15',
      ['2028-02-29T18:00:00Z', '2028-01-31T18:00:00Z', '2027-12-31T18:00:00Z'],
      '2028-03-31T18:00:00Z',
    ],
    [
      'on the first day of a month of the year',
      item('yearly', 12),
      FRIDAY,
      ['2025-12-01T18:00:00Z', '2024-12-01T18:00:00Z', '2023-12-01T18:00:00Z'],
      '2026-12-01T18:00:00Z',
    ],
    [
      'on 1 January, the year before until then',
      item('yearly', 1),
      '2026-01-01T17:00Z',
      ['2025-01-01T18:00:00Z', '2024-01-01T18:00:00Z', '2023-01-01T18:00:00Z'],
      '2026-01-01T18:00:00Z',
    ],
  ])('%s', (_, one, before, last, next) => {
    expect(lastThree(one, before)).toEqual(last);
    expect(isoMoment(nextDue(one, REFERENCE, at(before)))).toBe(next);
  });

  test.each<[Frequency, number, string]>([
    ['hourly', 6, '2026-08-21T18:00Z'],
    ['daily', 1, '2026-08-21T18:00Z'],
    ['weekly', 5, '2026-08-21T18:00Z'],
    ['monthly', 21, '2026-08-21T18:00Z'],
    ['yearly', 8, '2026-08-01T18:00Z'],
  ])('%s %i at that very moment, on both sides', (frequency, interval, moment) => {
    const one = item(frequency, interval);
    expect(nextDue(one, REFERENCE, at(moment))).toBe(at(moment));
    expect(at(lastThree(one, moment)[0]?.replace(':00Z', 'Z') ?? '')).toBe(at(moment));
  });

  test('at another reference time, by the minute', () => {
    expect(lastThree(item('daily', 1), FRIDAY, 3.5 * HOUR)[0]).toBe('2026-08-21T03:30:00Z');
    expect(lastThree(item('hourly', 8), FRIDAY, 3.5 * HOUR)).toEqual([
      '2026-08-21T11:30:00Z',
      '2026-08-21T03:30:00Z',
      '2026-08-20T19:30:00Z',
    ]);
  });
});

test('the rank of a frequency grows with the time between its snapshots', () => {
  const frequencies: readonly Frequency[] = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'];
  expect(frequencies.map(rankOf)).toEqual([0, 1, 2, 3, 4]);
});
