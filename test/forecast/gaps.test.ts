import type { Frequency } from '../../src/atlas';
import { longestGap, ownGap, periodOf } from '../../src/forecast/gaps';
import type { Item } from '../../src/forecast/items';
import { DAY, HOUR, type Span } from '../../src/forecast/moments';

const item = (frequency: Frequency, interval: number, value: number, unit: Span['unit'] = 'days'): Item => ({
  frequency,
  interval,
  retention: { unit, value },
});

describe('the longest gap between snapshots', () => {
  test.each<[title: string, readonly Item[], expected: number]>([
    ['without items is endless', [], Infinity],
    ['is the interval of an hourly item', [item('hourly', 6, 2)], 6 * HOUR],
    ['of an hourly item, whatever else there is', [item('hourly', 12, 2), item('daily', 1, 7)], 12 * HOUR],
    ['of two hourly items is where neither is due', [item('hourly', 8, 2), item('hourly', 12, 2)], 8 * HOUR],
    ['is a day with a daily item', [item('daily', 1, 7), item('weekly', 6, 4, 'weeks')], DAY],
    ['is a week with a weekly item that is kept long enough', [item('weekly', 6, 4, 'weeks')], 7 * DAY],
    ['is endless where a weekly snapshot expires before the next', [item('weekly', 6, 6)], Infinity],
    [
      'between two days of the week is the longer part',
      [item('weekly', 1, 4, 'weeks'), item('weekly', 4, 4, 'weeks')],
      4 * DAY,
    ],
    ['of a monthly item is the longest month', [item('monthly', 1, 2, 'months')], 31 * DAY],
    ['of a monthly item that is kept 30 days is endless', [item('monthly', 1, 30)], Infinity],
    [
      'of the first and the 15th is half a month',
      [item('monthly', 1, 2, 'months'), item('monthly', 15, 2, 'months')],
      17 * DAY,
    ],
    ['of a yearly item is a leap year', [item('yearly', 1, 2, 'years')], 366 * DAY],
  ])('%s', (_, items, expected) => {
    expect(longestGap(items)).toBe(expected);
  });
});

describe('one item alone', () => {
  test.each<[Frequency, number, period: string, gap: number]>([
    ['hourly', 6, 'PT6H', 6 * HOUR],
    ['daily', 1, 'P1D', DAY],
    ['weekly', 6, 'P7D', 7 * DAY],
    ['monthly', 40, 'P1M', 31 * DAY],
    ['yearly', 12, 'P1Y', 366 * DAY],
  ])('%s %i: %s', (frequency, interval, period, gap) => {
    const one = item(frequency, interval, 7);
    expect([periodOf(one), ownGap(one)]).toEqual([period, gap]);
  });
});
