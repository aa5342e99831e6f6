import * as fc from 'fast-check';
import { UnreadableInput, readPlan, readSynth } from '../../src/readers';
import { review } from '../../src/review/review';
import { rules } from '../../src/rules';
import { hostileJson, mutated, realPlans, seeded } from '../support/hostile';
import { realSynths } from '../support/real-synths';

/** What a reader reads from something, reviewed by every rule; undefined if it rejects it. */
function outcome(read: () => ReturnType<typeof readPlan> | ReturnType<typeof readSynth>): object | undefined {
  try {
    const reading = read();
    return review(reading, rules, { acknowledgements: reading.acknowledgements });
  } catch (error) {
    if (error instanceof UnreadableInput) return undefined;
    throw error;
  }
}

function expectUnharmed(): void {
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
}

describe('whatever stands where in an input, no reader throws and no rule crashes', () => {
  test('in a plan', () => {
    fc.assert(
      fc.property(mutated(realPlans), (plan) => {
        expect(outcome(() => readPlan(plan)) ?? { crashes: [] }).toMatchObject({ crashes: [] });
        expectUnharmed();
      }),
      seeded,
    );
  });

  test('in a cdk.tf.json', () => {
    fc.assert(
      fc.property(mutated(realSynths()), (stack) => {
        expect(outcome(() => readSynth(stack)) ?? { crashes: [] }).toMatchObject({ crashes: [] });
        expectUnharmed();
      }),
      seeded,
    );
  });

  test('in a cdk.tf.json next to a plan', () => {
    const plan: unknown = JSON.parse(realPlans[0] ?? '');
    fc.assert(
      fc.property(mutated(realSynths()), (stack) => {
        expect(outcome(() => readPlan(plan, stack)) ?? { crashes: [] }).toMatchObject({ crashes: [] });
        expectUnharmed();
      }),
      seeded,
    );
  });

  test('in place of either', () => {
    fc.assert(
      fc.property(hostileJson, hostileJson, (one, other) => {
        outcome(() => readPlan(one, other));
        outcome(() => readSynth(one));
        outcome(() =>
          readPlan({
            format_version: '1.2',
            resource_changes: one,
            configuration: other,
            prior_state: one,
            variables: other,
          }),
        );
        outcome(() =>
          readSynth({ resource: one, data: other, locals: one, module: other, '//': one, import: other }),
        );
        expectUnharmed();
      }),
      seeded,
    );
  });
});
