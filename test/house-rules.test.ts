import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { predict } from '../src/apply';
import { readPlan, readSynth } from '../src/readers';
import { type Acknowledgement, type Review, type ReviewInput, review } from '../src/review';
import { type Example, type Rule, rules } from '../src/rules';
import { synthOf } from './support/configuration';
import { planOf } from './support/plan-of';

const root = join(__dirname, '..');

interface CatalogueRow {
  readonly id: string;
  readonly severity: string;
  readonly phase: string;
  readonly facts: readonly string[];
}

/** A copy of the catalogue of rules, whose ids, severities, phases and facts are contracts. */
const catalogue = JSON.parse(
  readFileSync(join(__dirname, 'fixtures', 'catalogue.json'), 'utf8'),
) as readonly CatalogueRow[];

/** A code of Atlas, or the status of an answer without one. */
const ATLAS_ERROR = /^(?:[A-Z][A-Z0-9]*_[A-Z0-9_*]+|4\d\d)$/;

describe('the list of rules', () => {
  test('is the catalogue, with its severities, phases and facts', () => {
    const listed = rules.map(({ id, severity, phase, facts }) => ({ id, severity, phase, facts }));
    expect(listed).toEqual(
      catalogue.map(({ id, severity, phase, facts }) => ({ id, severity, phase, facts })),
    );
  });

  test('has every id once', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  test('is the files of src/rules, and each has its table under test/rules', () => {
    const files = idsOf('src/rules', '.ts').filter(isRule);
    expect(files).toEqual(rules.map(({ id }) => id).sort());
    const tables = new Set(idsOf('test/rules', '.test.ts'));
    expect(files.filter((id) => !tables.has(id))).toEqual([]);
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test('speaks in the house style', () => {
    for (const text of [rule.summary, rule.why]) {
      expect(text).not.toMatch(/violat|\bnag|suppress/i);
      expect(text).not.toMatch(/!/);
    }
    expect(rule.summary).not.toMatch(/\.$/);
    expect(rule.why).toMatch(/\.$/);
    expect(rule.docs).toMatch(
      /^docs\/|^https:\/\/(?:registry\.terraform\.io|developer\.hashicorp\.com|www\.mongodb\.com|docs\.aws\.amazon\.com)\//,
    );
    expect(rule.since).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('has a good and a bad example', () => {
    expect(rule.examples.good.length).toBeGreaterThan(0);
    expect(rule.examples.bad.length).toBeGreaterThan(0);
  });

  test.each(named(rule.examples.good))('finds nothing in the good example: %s', (__, example) => {
    for (const input of inputsOf(rule, example))
      expect(review(input, [rule])).toMatchObject({ findings: [], crashes: [] });
  });

  test.each(named(rule.examples.bad))('finds its problem in the bad example: %s', (__, example) => {
    for (const input of inputsOf(rule, example)) {
      const { findings, crashes } = reviewed(rule, input, example);
      expect(crashes).toEqual([]);
      expect(findings).not.toEqual([]);
      for (const { message, fix } of findings) {
        expect(message).toMatch(
          /^[^A-Z]|^[A-Z][A-Z0-9_]+|^(?:AWS|Azure|Google|Atlas|Terraform|MongoDB|PIT|NVMe|Flex|Serverless|M\d)/,
        );
        expect(message).not.toMatch(/[.!]$/);
        expect(`${message} ${fix}`).not.toMatch(/undefined|NaN|\[object|violat|\bnag|suppress/);
        expect(fix).not.toBe('');
      }
    }
  });

  if (ATLAS_ERROR.test(rule.prevents ?? ''))
    test('says what Atlas refuses at apply, since its error is that of Atlas', () => {
      expect(rule.refuses).toBeDefined();
    });

  // Of related resources it hangs on the order, which an example need not have.
  if (rule.refuses !== undefined && rule.refuses !== 'nothing' && rule.refuses.of === undefined)
    test('its refusal stops the apply of a bad example', () => {
      const outcomes = rule.examples.bad.flatMap((example) => {
        const { before, after, actionGraph, ...input } = readPlan(planOf(example));
        const found = review({ ...input, before, after }, [rule], {
          acknowledgements: example.acknowledgements ?? [],
        });
        return predict({ graph: actionGraph(), before, after }, found).steps.map(({ outcome }) => outcome);
      });
      expect(outcomes.some((outcome) => outcome !== 'done')).toBe(true);
    });

  test('leaves a finding visible once it is acknowledged', () => {
    const example = rule.examples.bad[0];
    if (example === undefined) throw new Error('there is no bad example');
    for (const input of inputsOf(rule, example)) {
      const before = reviewed(rule, input, example);
      const after = reviewed(rule, input, example, [{ rule: rule.id, reason: 'meant' }]);
      expect(after.findings).toEqual([]);
      expect(after.acknowledged).toEqual(
        before.findings.map((finding) => ({
          ...finding,
          acknowledgement: { rule: rule.id, reason: 'meant' },
        })),
      );
    }
  });
});

// A plan that is right by one rule about changes may still be a loss by another: those examples speak for themselves.
test('no good example of a configuration breaks any other rule', () => {
  const problems = rules
    .filter(({ phase }) => phase === 'synth')
    .flatMap((rule) =>
      rule.examples.good.flatMap((example) =>
        inputsOf(rule, example).flatMap((input) =>
          review(input, rules)
            .findings.filter(({ severity }) => severity === 'error')
            .map(({ rule: other, message }) => `${rule.id}: ${other}: ${message}`),
        ),
      ),
    );
  expect(problems).toEqual([]);
});

function inputsOf(
  rule: Rule,
  example: Example,
): (ReturnType<typeof readSynth> | ReturnType<typeof readPlan>)[] {
  const synth = example.objectives === undefined ? undefined : synthOf(example);
  const plans = (['hcl', 'json'] as const).map((syntax) => readPlan(planOf(example, syntax), synth));
  return rule.phase === 'plan' ? plans : [readSynth(synthOf(example)), ...plans];
}

/** What a rule says; those about the review itself see what became of the others. */
function reviewed(
  rule: Rule,
  input: ReviewInput,
  example: Example,
  more: readonly Acknowledgement[] = [],
): Pick<Review, 'findings' | 'acknowledged' | 'crashes'> {
  const all = review(input, areaOf(rule.id) === 'review' ? rules : [rule], {
    acknowledgements: [...(example.acknowledgements ?? []), ...more],
  });
  const isOwn = ({ rule: id }: { readonly rule: string }): boolean => id === rule.id;
  return {
    findings: all.findings.filter(isOwn),
    acknowledged: all.acknowledged.filter(isOwn),
    crashes: all.crashes,
  };
}

function named(examples: readonly Example[]): [string, Example][] {
  return examples.map((example, index) => [example.title ?? `number ${index + 1}`, example]);
}

function areaOf(id: string): string {
  return id.split('/')[0] ?? '';
}

/** Whether a file of an area defines a rule; the others are nouns that the rules of the area share. */
function isRule(id: string): boolean {
  return readFileSync(join(root, 'src/rules', `${id}.ts`), 'utf8').includes('defineRule(');
}

/** The ids that the files of a folder's areas stand for. */
function idsOf(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((area) =>
      readdirSync(join(root, folder, area.name))
        .filter((file) => file.endsWith(ending))
        .map((file) => `${area.name}/${file.slice(0, -ending.length)}`),
    )
    .sort();
}
