import fc from 'fast-check';
import { FREQUENCIES } from '../../../src/atlas';
import { type PolicyItem, type Schedule, type Value, known } from '../../../src/model';
import { rules } from '../../../src/rules';
import type * as Items from '../../../src/rules/queries/policy-items';

// The rules look at everything, also at what they would pass over.
jest.mock('../../../src/rules/queries/policy-items', () => ({
  ...jest.requireActual<typeof Items>('../../../src/rules/queries/policy-items'),
  areSound: () => false,
}));
const { areSound } = jest.requireActual<typeof Items>('../../../src/rules/queries/policy-items');

/** The rules that look at the items of a schedule, and at nothing else. */
const OF_ITEMS = [
  'schedule/duplicate-item',
  'schedule/invalid-interval',
  'schedule/invalid-retention',
  'schedule/repeated-item',
  'schedule/retention-below-frequency',
  'schedule/retention-out-of-order',
];

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

function foundIn(all: readonly PolicyItem[]): readonly string[] {
  const schedule = {
    address: 'mongodbatlas_cloud_backup_schedule.orders',
    items: all,
    unknownItems: [],
    cluster: { kind: 'missing' },
  } as unknown as Schedule;
  const after = { schedules: [schedule], compliancePolicies: [] };
  const context = { after, before: undefined, input: 'synth', asOf: '2026-08-21' } as never;
  return rules
    .filter(({ id }) => OF_ITEMS.includes(id))
    .flatMap((rule) => [...rule.check(context)].map(() => rule.id));
}

test('there is nothing to find in items that are sound', () => {
  let sound = 0;
  fc.assert(
    fc.property(items, (all) => {
      const isSound = areSound({ items: all, unknownItems: [] });
      if (isSound && all.length > 1) sound += 1;
      expect(isSound && foundIn(all).length > 0).toBe(false);
    }),
    { numRuns: 20_000, seed: 20260821 },
  );
  expect(sound).toBeGreaterThan(100);
});
