import type { Frequency } from '../../src/atlas';
import { beyondNewest, shorterThanNewest } from '../../src/forecast/newest-copies';
import type { PolicyItem, Retention } from '../../src/model';
import { ABSENT, UNKNOWN_UNTIL_APPLY, known } from '../../src/model/value';

const item = (
  frequency: Frequency,
  interval: number,
  value: number,
  unit: Retention['unit'] = 'days',
): PolicyItem => ({
  frequency,
  interval: known(interval),
  unit: known<string>(unit),
  value: known(value),
  id: ABSENT,
  attribute: `policy_item_${frequency}`,
  index: 0,
});

/** 8 hourly snapshots in 2 days, then 5 daily ones up to 7 days, then 11 monthly ones: 24 exist. */
const ITEMS = [item('hourly', 6, 2), item('daily', 1, 7), item('monthly', 1, 12, 'months')];
const ALL: readonly Frequency[] = ['hourly', 'daily', 'monthly'];
const copiedWith = (retention: Retention | undefined, kinds: readonly Frequency[] = ALL) =>
  kinds.map((frequency) => ({ frequency, retention }));

describe('copies that become those of the newest snapshots', () => {
  test.each<readonly [number, readonly Frequency[]]>([
    [1, ['hourly', 'daily', 'monthly']],
    [8, ['daily', 'monthly']],
    [13, ['monthly']],
    [24, ['monthly']],
    [25, []],
    [500, []],
  ])('the %s newest lose %j', (newest, lost) => {
    expect(beyondNewest(ITEMS, copiedWith(undefined), newest)).toEqual(lost);
  });

  test('only copies that were kept that long are lost', () => {
    expect(beyondNewest(ITEMS, copiedWith({ unit: 'days', value: 3 }), 13)).toEqual([]);
    expect(beyondNewest(ITEMS, copiedWith({ unit: 'days', value: 3 }), 5)).toEqual(['hourly', 'daily']);
  });

  test('only frequencies that were copied are lost', () => {
    expect(beyondNewest(ITEMS, copiedWith(undefined, ['daily']), 1)).toEqual(['daily']);
    expect(beyondNewest(ITEMS, [], 1)).toEqual([]);
  });

  test('items that are invalid or not known take no snapshots', () => {
    const unusable = [
      item('hourly', 5, 2),
      { ...item('daily', 1, 7), value: UNKNOWN_UNTIL_APPLY },
      { ...item('monthly', 1, 12), unit: known('fortnights') },
    ];
    expect(beyondNewest(unusable, copiedWith(undefined), 1)).toEqual([]);
    expect(beyondNewest([...unusable, item('hourly', 6, 2)], copiedWith(undefined), 1)).toEqual(['hourly']);
  });
});

describe('copies of the newest snapshots that get a retention', () => {
  test.each<readonly [number, Retention, readonly Frequency[]]>([
    [1, { unit: 'days', value: 1 }, []],
    [500, { unit: 'days', value: 1 }, ['hourly', 'daily', 'monthly']],
    [500, { unit: 'days', value: 2 }, ['daily', 'monthly']],
    [500, { unit: 'days', value: 7 }, ['monthly']],
    [500, { unit: 'months', value: 12 }, []],
  ])('those of the %s newest that are kept %j lose %j', (newest, retention, lost) => {
    expect(shorterThanNewest(ITEMS, newest, copiedWith(retention))).toEqual(lost);
  });

  test('snapshots that have expired may count among the newest', () => {
    // The 13 newest that exist reach back 7 days, the 13 newest that were taken little more than 3.
    expect(shorterThanNewest(ITEMS, 13, copiedWith({ unit: 'days', value: 4 }))).toEqual([]);
    expect(shorterThanNewest(ITEMS, 13, copiedWith({ unit: 'days', value: 3 }))).toEqual(['daily']);
  });

  test('there is nothing to lose without items', () => {
    expect(shorterThanNewest([], 10, copiedWith({ unit: 'days', value: 1 }))).toEqual([]);
  });
});
