import * as fc from 'fast-check';
import { join } from 'node:path';
import { readPlan, readSynth } from '../../src/readers';
import type { ReviewInput } from '../../src/review';
import { review } from '../../src/review/review';
import { type Rule, rules } from '../../src/rules';
import { AREAS } from '../../src/rules/areas';
import { ruleFiles } from '../../tools/rule-list';
import { isConcerned } from '../support/concerned';
import { mutated, realPlans, seeded } from '../support/hostile';
import { planOf } from '../support/plan-of';
import { realSynths } from '../support/real-synths';
import { synthOf } from '../support/configuration';

/** The rules of the areas that do not concern every input, as their files define them. */
const conditional = ruleFiles().flatMap(({ id, name }) => {
  if (AREAS[id.split('/')[0] ?? '']?.concerns === undefined) return [];
  const module = jest.requireActual<Record<string, Rule>>(join('..', '..', 'src', 'rules', id));
  return [module[name] ?? fail(id)];
});

function fail(id: string): never {
  throw new Error(`${id} is not defined`);
}

/** The rules that report something although their area does not concern the input. */
function missed(input: ReviewInput, asked: readonly Rule[] = conditional): readonly string[] {
  const { findings, unchecked, crashes } = review(
    input,
    asked.filter(({ id }) => !isConcerned(id, input)),
  );
  return [...new Set([...findings, ...unchecked, ...crashes].map(({ rule }) => rule))];
}

const examples = rules.flatMap(({ id, examples: { good, bad } }) =>
  [...good, ...bad].map((example, index) => ({ name: `${id}, example ${index + 1}`, example })),
);

test('no rule of an area reports anything in an example that the area does not concern', () => {
  const found = examples.flatMap(({ name, example }) => [
    ...(example.before === undefined ? missed(readSynth(synthOf(example))) : []).map(
      (id) => `${id} in ${name}`,
    ),
    ...missed(readPlan(planOf(example))).map((id) => `${id} in the plan of ${name}`),
  ]);
  expect(found).toEqual([]);
});

test('no rule of an area reports anything in a real input that the area does not concern', () => {
  expect(realPlans.flatMap((text) => missed(readPlan(JSON.parse(text))))).toEqual([]);
  expect(realSynths().flatMap((text) => missed(readSynth(JSON.parse(text))))).toEqual([]);
});

test.each([
  ['plan', realPlans, readPlan],
  ['stack', realSynths(), readSynth],
] as const)('nor in a damaged %s', (_, texts, read) => {
  fc.assert(
    fc.property(mutated(texts), (json) => {
      let input: ReviewInput;
      try {
        input = read(json);
      } catch {
        return;
      }
      expect(missed(input)).toEqual([]);
    }),
    seeded,
  );
});

test('a rule of an area that does not concern the input counts as one that ran', () => {
  const { rules: ran } = review(readSynth(synthOf({ resources: {} })), rules);
  expect(ran).toBe(
    rules.filter(({ phase, id }) => phase === 'synth' && !id.startsWith('review/')).length + 1,
  );
});
