import type { Frequency } from '../../src/atlas';
import type { Item } from '../../src/forecast/items';
import { MOST_SNAPSHOTS, keptSnapshots, lengthOf, nextSnapshot } from '../../src/forecast/kept-snapshots';
import { DAY, HOUR, type Span, isoMoment, momentOf } from '../../src/forecast/moments';

const at = (text: string): number => momentOf(text) ?? NaN;
const REFERENCE = 18 * HOUR;

const item = (frequency: Frequency, interval: number, value: number, unit: Span['unit'] = 'days'): Item => ({
  frequency,
  interval,
  retention: { unit, value },
});

function kept(items: readonly Item[], moment: string, since?: string): readonly string[] | undefined {
  const question = { at: at(moment), since: since === undefined ? undefined : at(since) };
  return keptSnapshots(items, REFERENCE, question)?.map(
    ({ takenAt, expiresAt, item: of }) => `${of} ${isoMoment(takenAt)} to ${isoMoment(expiresAt)}`,
  );
}

describe('the snapshots at a moment', () => {
  test('are those that have not expired, the newest first', () => {
    expect(kept([item('daily', 1, 2)], '2026-08-21')).toEqual([
      'daily 2026-08-20T18:00:00Z to 2026-08-22T18:00:00Z',
      'daily 2026-08-19T18:00:00Z to 2026-08-21T18:00:00Z',
    ]);
  });

  test('include one that is taken right then, and not one that expires right then', () => {
    expect(kept([item('daily', 1, 2)], '2026-08-21T18:00Z')).toEqual([
      'daily 2026-08-21T18:00:00Z to 2026-08-23T18:00:00Z',
      'daily 2026-08-20T18:00:00Z to 2026-08-22T18:00:00Z',
    ]);
  });

  test('begin when backups began', () => {
    expect(kept([item('daily', 1, 7)], '2026-08-21', '2026-08-20')).toEqual([
      'daily 2026-08-20T18:00:00Z to 2026-08-27T18:00:00Z',
    ]);
    expect(kept([item('daily', 1, 7)], '2026-08-21', '2026-08-20T18:01Z')).toEqual([]);
  });

  test('belong to the item that keeps them longest', () => {
    const items = [item('daily', 1, 30), item('weekly', 4, 2, 'weeks')];
    expect(kept(items, '2026-08-21', '2026-08-20')).toEqual([
      'daily 2026-08-20T18:00:00Z to 2026-09-19T18:00:00Z',
    ]);
  });

  test('belong to the less frequent item where both keep them equally long', () => {
    const items = [item('daily', 1, 14), item('weekly', 4, 2, 'weeks')];
    expect(kept(items, '2026-08-21', '2026-08-20')).toEqual([
      'weekly 2026-08-20T18:00:00Z to 2026-09-03T18:00:00Z',
    ]);
    expect(kept([...items].reverse(), '2026-08-21', '2026-08-20')).toEqual(
      kept(items, '2026-08-21', '2026-08-20'),
    );
  });

  test('at the end of a short month include an older one that outlasts a newer one', () => {
    const items = [item('daily', 1, 1, 'months')];
    const [oldest] = (kept(items, '2026-02-28T17:00Z') ?? []).slice(-1);
    expect(oldest).toBe('daily 2026-01-28T18:00:00Z to 2026-02-28T18:00:00Z');
    expect(kept(items, '2026-02-28T17:00Z')).toHaveLength(31);
    // All of 28 to 31 January expire together.
    expect(kept(items, '2026-02-28T18:00Z')).toHaveLength(28);
  });

  test('are not listed where there are too many', () => {
    const years = (value: number): readonly Item[] => [item('hourly', 1, value, 'years')];
    expect(keptSnapshots(years(20), REFERENCE, { at: at('2026-08-21') })).toHaveLength(175_320);
    expect(kept(years(25), '2026-08-21')).toBeUndefined();
    // Young backups are few, however long they will be kept.
    expect(kept(years(25), '2026-08-21', '2026-08-20T23:00Z')).toHaveLength(2);
    expect(MOST_SNAPSHOTS).toBe(200_000);
  });
});

describe('the next snapshot', () => {
  test.each<[title: string, readonly Item[], expected: string | undefined]>([
    ['there is none without items', [], undefined],
    ['is the first of all items', [item('weekly', 6, 28), item('daily', 1, 7)], '2026-08-21T18:00:00Z'],
  ])('%s', (_, items, expected) => {
    const next = nextSnapshot(items, REFERENCE, at('2026-08-21'));
    expect(next === undefined ? undefined : isoMoment(next)).toBe(expected);
  });
});

test.each<[Span, days: number]>([
  [{ unit: 'hours', value: 12 }, 0.5],
  [{ unit: 'weeks', value: 2 }, 14],
  [{ unit: 'months', value: 1 }, 31],
  [{ unit: 'years', value: 1 }, 366],
])('%j lasts at most %d days', (span, days) => {
  expect(lengthOf(span)).toBe(days * DAY);
});
