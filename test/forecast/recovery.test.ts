import type { Frequency } from '../../src/atlas';
import type { BackupPolicy } from '../../src/forecast';
import type { Item } from '../../src/forecast/items';
import { type Span, momentOf } from '../../src/forecast/moments';
import { Calculations, type WorstLoss, leastDays, reachOf } from '../../src/forecast/recovery';

const item = (frequency: Frequency, interval: number, value: number, unit: Span['unit'] = 'days'): Item => ({
  frequency,
  interval,
  retention: { unit, value },
});

const policy = (items: readonly Item[], more: Partial<BackupPolicy> = {}): BackupPolicy => ({
  kind: 'configured',
  items,
  reference: 0,
  isReferenceAssumed: false,
  beginsADayLater: false,
  pointInTime: undefined,
  mayHavePointInTime: false,
  mayHaveMoreItems: false,
  openItems: [],
  isPaused: false,
  mayBePaused: false,
  schedule: undefined,
  assumptions: [],
  unknown: [],
  ...more,
});

const daily = item('daily', 1, 7);
const exactly = (seconds: number): WorstLoss => ({ kind: 'some', seconds, isAtMost: false });
const atMost = (seconds: number): WorstLoss => ({ kind: 'some', seconds, isAtMost: true });

describe('the worst-case data loss', () => {
  const pointInTime = { days: 7 };

  test.each<[title: string, BackupPolicy, WorstLoss]>([
    ['of daily snapshots is a day', policy([daily]), exactly(86_400)],
    ['with point-in-time restores is a minute', policy([daily], { pointInTime }), exactly(60)],
    ['without any item is everything', policy([]), { kind: 'everything' }],
    [
      'with point-in-time restores and no snapshot to begin with is everything',
      policy([], { pointInTime }),
      { kind: 'everything' },
    ],
    [
      'with point-in-time restores and items that are not known is a minute',
      policy([], { pointInTime, mayHaveMoreItems: true }),
      exactly(60),
    ],
    [
      'is at most a day where there may be further items',
      policy([daily], { mayHaveMoreItems: true }),
      atMost(86_400),
    ],
    [
      'is at most a day where point-in-time restores may be on',
      policy([daily], { mayHavePointInTime: true }),
      atMost(86_400),
    ],
    [
      'is not known where nothing but perhaps further items keeps snapshots',
      policy([], { mayHaveMoreItems: true }),
      { kind: 'unknown' },
    ],
    [
      'is not known where the kind of policy is not',
      policy([daily], { kind: undefined }),
      { kind: 'unknown' },
    ],
    [
      'is everything where each snapshot expires before the next',
      policy([item('weekly', 6, 6)]),
      { kind: 'everything' },
    ],
  ])('%s', (_, one, expected) => {
    expect(new Calculations().worstLoss(one)).toEqual(expected);
  });
});

describe('the reach', () => {
  test.each<
    [title: string, BackupPolicy, longest: Item['retention'] | undefined, isAtLeast: boolean, days: number]
  >([
    [
      'is the longest retention',
      policy([daily, item('monthly', 1, 12, 'months'), item('weekly', 6, 4, 'weeks')]),
      { unit: 'months', value: 12 },
      false,
      365,
    ],
    [
      'is the first of two that are equally long',
      policy([item('monthly', 1, 12, 'months'), item('yearly', 1, 1, 'years')]),
      { unit: 'months', value: 12 },
      false,
      365,
    ],
    [
      'may be longer where there may be further items',
      policy([daily], { mayHaveMoreItems: true }),
      { unit: 'days', value: 7 },
      true,
      7,
    ],
    ['is nothing without items', policy([]), undefined, false, 0],
    [
      'counts what is kept by number in parts of a day',
      policy([item('hourly', 6, 12, 'hours')]),
      { unit: 'days', value: 0.5 },
      false,
      0.5,
    ],
  ])('%s', (_, one, longest, isAtLeast, days) => {
    expect(reachOf(one)).toEqual({ longest, isAtLeast });
    expect(leastDays(reachOf(one))).toBe(days);
  });
});

describe('the granularity', () => {
  test.each<[title: string, readonly Item[], readonly (readonly [withinAge: string, every: string])[]]>([
    ['without items has no step', [], []],
    [
      'has a step for each age that an item reaches',
      [item('hourly', 6, 2), daily, item('weekly', 6, 4, 'weeks')],
      [
        ['P2D', 'PT6H'],
        ['P7D', 'P1D'],
        ['P4W', 'P7D'],
      ],
    ],
    ['joins steps that are equally far apart', [daily, item('daily', 1, 14)], [['P14D', 'P1D']]],
    [
      'names the span of the item that is kept longer, in its own unit',
      [item('monthly', 1, 12, 'months'), item('yearly', 1, 1, 'years')],
      [['P1Y', 'P1M']],
    ],
    ['leaves out ages with gaps in between', [daily, item('weekly', 6, 6)], [['P7D', 'P1D']]],
    [
      'of two items of one kind says how far both together are apart',
      [item('weekly', 1, 4, 'weeks'), item('weekly', 4, 4, 'weeks')],
      [['P4W', 'P4D']],
    ],
    ['of what is kept by number is in hours', [item('hourly', 6, 12, 'hours')], [['PT12H', 'PT6H']]],
  ])('%s', (_, items, expected) => {
    expect(new Calculations().granularity(policy(items))).toEqual(
      expected.map(([withinAge, every]) => ({ withinAge, every })),
    );
  });
});

describe('what is computed of one policy', () => {
  const at = momentOf('2026-08-21') ?? NaN;

  test('is shared by policies with equal items', () => {
    const calculations = new Calculations();
    const [one, other] = [policy([daily]), policy([item('daily', 1, 7)])];
    expect(calculations.granularity(other)).toBe(calculations.granularity(one));
    expect(calculations.snapshots(other, { at })).toBe(calculations.snapshots(one, { at }));
  });

  test('is not shared by policies that differ in interval, retention, reference time or beginning', () => {
    const calculations = new Calculations();
    const one = calculations.snapshots(policy([daily]), { at });
    for (const other of [
      policy([item('daily', 1, 8)]),
      policy([item('weekly', 1, 7)]),
      policy([daily], { reference: 3_600_000 }),
    ])
      expect(calculations.snapshots(other, { at })).not.toEqual(one);
    expect(calculations.snapshots(policy([daily]), { at, since: at })).not.toEqual(one);
    expect(calculations.snapshots(policy([daily]), { at: at + 86_400_000 })).not.toEqual(one);
  });

  test.each<[title: string, BackupPolicy, readonly unknown[] | undefined]>([
    ['without a reference time cannot be told', policy([daily], { reference: undefined }), undefined],
    ['without items and a reference time is nothing', policy([], { reference: undefined }), []],
  ])('%s', (_, one, expected) => {
    expect(new Calculations().snapshots(one, { at })).toEqual(expected);
  });
});
