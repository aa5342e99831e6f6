import fc from 'fast-check';
import { FREQUENCIES } from '../../../src/atlas/frequencies';
import type { PolicyItem, Schedule, Value } from '../../../src/model';
import { known } from '../../../src/model/value';
import { type PlanContext, rules } from '../../../src/rules';
import type * as SoundItems from '../../../src/rules/schedule/sound-items';

/** The schedules that rules asked about. */
const asked: (readonly Schedule[])[] = [];

// The rules look at everything, also at what they would pass over.
jest.mock('../../../src/rules/schedule/sound-items', () => ({
  withUnsoundItems: (schedules: readonly Schedule[]) => {
    asked.push(schedules);
    return schedules;
  },
}));
const { areSound } = jest.requireActual<typeof SoundItems>('../../../src/rules/schedule/sound-items');

const orNot = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Value<T>> =>
  fc.oneof(
    { weight: 20, arbitrary: value.map((one) => known(one)) },
    { weight: 1, arbitrary: fc.constant({ kind: 'absent' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'unknown' as const, until: 'apply' as const }) },
  );

const item: fc.Arbitrary<PolicyItem> = fc
  .record({
    frequency: fc.constantFrom(...FREQUENCIES),
    interval: orNot(fc.constantFrom(1, 1, 1, 1, 1, 2, 6, 12, 28, 40, 0, 1.5)),
    unit: orNot(fc.constantFrom('days', 'weeks', 'months', 'years', 'years', 'fortnights')),
    value: orNot(fc.oneof(fc.integer({ min: 1, max: 13 }), fc.constantFrom(30, 31, 52, 365, 0, NaN))),
  })
  .map((one) => ({ ...one, id: { kind: 'absent' }, attribute: `policy_item_${one.frequency}`, index: 0 }));

const items = fc
  .array(item, { maxLength: 5 })
  // As readers leave them: the most frequent first.
  .map((all) => FREQUENCIES.flatMap((frequency) => all.filter((one) => one.frequency === frequency)))
  .map((all) =>
    all.map((one, at) => ({
      ...one,
      index: all.slice(0, at).filter((other) => other.frequency === one.frequency).length,
    })),
  );

function contextOf(schedules: readonly Schedule[]): PlanContext {
  const after = { clusters: [], schedules, compliancePolicies: [] };
  return { after, before: undefined, input: 'synth', asOf: '2026-08-21' } as never;
}

/** The rules that pass over sound items: each asks which schedules have others. */
const ofItems = rules.filter(({ id, phase, check }) => {
  const before = asked.length;
  if (phase === 'synth' && id.startsWith('schedule/')) Array.from(check(contextOf([])));
  return asked.length > before;
});

function foundIn(all: readonly PolicyItem[]): readonly string[] {
  const schedule = {
    address: 'mongodbatlas_cloud_backup_schedule.orders',
    items: all,
    unknownItems: [],
    cluster: { kind: 'missing' },
    project: { kind: 'missing' },
  } as unknown as Schedule;
  const context = contextOf([schedule]);
  return ofItems.flatMap((rule) => [...rule.check(context)].map(() => rule.id));
}

test('there is nothing to find in items that are sound', () => {
  let sound = 0;
  const found = new Set<string>();
  fc.assert(
    fc.property(items, (all) => {
      const ids = foundIn(all);
      const isSound = areSound(all);
      if (isSound && all.length > 1) sound += 1;
      for (const id of ids) found.add(id);
      expect(isSound && ids.length > 0).toBe(false);
    }),
    { numRuns: 20_000, seed: 20260821 },
  );
  expect(sound).toBeGreaterThan(100);
  // Of every rule that passes over sound items, there were some in which it finds something.
  expect([...found].sort()).toEqual(ofItems.map(({ id }) => id).sort());
  expect(ofItems.length).toBeGreaterThan(5);
});
