import fc from 'fast-check';
import type { Frequency } from '../../../src/atlas';
import { DEFAULT_POLICY, FREQUENCIES, RETENTION_UNITS } from '../../../src/atlas/frequencies';
import type { Retention } from '../../../src/model';
import { isCertainlyShorter, retentionInWords } from '../../../src/model/retention';
import { readPlan, readSynth } from '../../../src/readers';
import type { Finding, ReviewInput } from '../../../src/review';
import { review } from '../../../src/review/review';
import { rules } from '../../../src/rules';
import { type Body, cluster, item, project, schedule, together } from '../../../src/rules/example';
import { scheduleRetentionOutOfOrder } from '../../../src/rules/schedule/retention-out-of-order';
import { synthOf } from '../../support/configuration';
import { planOf } from '../../support/plan-of';

/** The same cases in every run. */
const SEED = { seed: 20260821 };

interface Kept {
  readonly frequency: Frequency;
  readonly retention: Retention;
}

const kept: fc.Arbitrary<Kept> = fc.record({
  frequency: fc.constantFrom(...FREQUENCIES),
  retention: fc.record({
    unit: fc.constantFrom(...RETENTION_UNITS),
    value: fc.oneof(fc.integer({ min: 1, max: 13 }), fc.integer({ min: 27, max: 63 })),
  }),
});

/** The blocks of a schedule, by kind. */
function blocksOf(items: readonly Kept[]): Body {
  const blocks: Record<string, Body[]> = {};
  for (const { frequency, retention } of items)
    (blocks[`policy_item_${frequency}`] ??= []).push(item(1, retention.unit, retention.value));
  return blocks;
}

function findingsOf(items: readonly Kept[]): readonly Finding[] {
  const input = readSynth(synthOf({ resources: schedule(blocksOf(items)) }));
  return review(input, [scheduleRetentionOutOfOrder]).findings;
}

/** The items that are certainly kept for less time than a more frequent one, by comparing each with each. */
function outOfOrder(items: readonly Kept[]): readonly Kept[] {
  const rank = ({ frequency }: Kept): number => FREQUENCIES.indexOf(frequency);
  return items.filter((one) =>
    items.some((other) => rank(other) < rank(one) && isCertainlyShorter(one.retention, other.retention)),
  );
}

describe('the order of retentions', () => {
  test('is broken exactly where an item is certainly shorter than any more frequent one', () => {
    fc.assert(
      fc.property(fc.array(kept, { maxLength: 8 }), (items) => {
        const places = findingsOf(items).map(({ attribute }) => attribute);
        expect(places).toHaveLength(outOfOrder(items).length);
        const kinds = places.map((place) => place?.replace(/\[\d+\]$/, ''));
        expect(kinds.sort()).toEqual(
          outOfOrder(items)
            .map(({ frequency }) => `policy_item_${frequency}`)
            .sort(),
        );
      }),
      { ...SEED, numRuns: 1000 },
    );
  });

  test('names a more frequent item that is certainly kept longer', () => {
    fc.assert(
      fc.property(fc.array(kept, { maxLength: 8 }), (items) => {
        for (const { message } of findingsOf(items)) {
          const [, one, its, other, longer] =
            /keeps (\w+) snapshots (.+), less than (\w+) ones \((.+)\)$/.exec(message) ?? [];
          const named = (frequency: unknown, words: unknown): Kept | undefined =>
            items.find((each) => each.frequency === frequency && retentionInWords(each.retention) === words);
          const [shorter, than] = [named(one, its), named(other, longer)];
          expect(shorter && than && isCertainlyShorter(shorter.retention, than.retention)).toBe(true);
        }
      }),
      { ...SEED, numRuns: 500 },
    );
  });

  test('does not depend on the order in which items of one kind are written', () => {
    fc.assert(
      fc.property(fc.array(kept, { maxLength: 8 }), (items) => {
        expect(findingsOf([...items].reverse())).toHaveLength(findingsOf(items).length);
      }),
      SEED,
    );
  });
});

describe("Atlas' default policy", () => {
  const withItems = (frequencies: readonly Frequency[]): Body => ({
    reference_hour_of_day: 3,
    reference_minute_of_hour: 16,
    ...Object.fromEntries(
      DEFAULT_POLICY.items
        .filter(({ frequency }) => frequencies.includes(frequency))
        .map(({ frequency, interval, unit, value }) => [
          `policy_item_${frequency}`,
          item(interval, unit, value),
        ]),
    ),
  });
  const seriousFindings = (input: ReviewInput): readonly string[] =>
    review(input, rules)
      .findings.filter(({ severity }) => severity !== 'info')
      .map(({ rule, message }) => `${rule}: ${message}`);

  test.each([
    ['with continuous backup', { pit_enabled: true }, FREQUENCIES],
    ['without it', {}, FREQUENCIES.filter((frequency) => frequency !== 'hourly')],
    ['with an hourly item and without continuous backup', {}, FREQUENCIES],
  ])('passes every rule %s', (_, body, frequencies) => {
    const resources = together(project(), cluster(body), schedule(withItems(frequencies)));
    expect(seriousFindings(readSynth(synthOf({ resources })))).toEqual([]);
    expect(seriousFindings(readPlan(planOf({ resources })))).toEqual([]);
    expect(seriousFindings(readPlan(planOf({ before: resources, resources })))).toEqual([]);
  });
});
