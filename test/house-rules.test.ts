import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { predict } from '../src/apply';
import { type PlanReading, type SynthReading, readPlan, readSynth } from '../src/readers';
import type { Acknowledgement, Review, ReviewInput } from '../src/review';
import { review } from '../src/review/review';
import { type Example, type Rule, rules } from '../src/rules';
import { currentId } from '../src/rules/former-ids';
import { releasedRules, unreleased } from '../tools/released-rules';
import { ruleFiles, ruleList } from '../tools/rule-list';
import { synthOf } from './support/configuration';
import { planOf } from './support/plan-of';
import { dataSourceSchema, hasAttribute, resourceSchema } from './support/schema';

const root = join(__dirname, '..');

const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

/** A code of Atlas, or the status of an answer without one. */
const ATLAS_ERROR = /^(?:[A-Z][A-Z0-9]*_[A-Z0-9_*]+|4\d\d)$/;

describe('the list of rules', () => {
  test('is made of the files that define one: npm run generate changes nothing', async () => {
    expect(readFileSync(join(root, 'src', 'rules', 'list.ts'), 'utf8')).toBe(await ruleList());
    expect(ruleFiles().map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
  });

  test('has every id once', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  test('has a table under test/rules for each', () => {
    expect(rules.filter(({ id }) => !existsSync(join(root, 'test', 'rules', `${id}.test.ts`)))).toEqual([]);
  });

  test('has none that is begun and not finished', () => {
    const files = rules.flatMap(({ id }) => [`src/rules/${id}.ts`, `test/rules/${id}.test.ts`]);
    expect(files.filter((file) => readFileSync(join(root, file), 'utf8').includes('TODO'))).toEqual([]);
  });
});

// docs/versioning.md says when a contract may change; then change its row in schema/released-rules.json.
describe('the rules that were released', () => {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));

  test.each(releasedRules().map((row) => [row.id, row] as const))('%s keeps its word', (_, released) => {
    const rule = byId.get(currentId(released.id));
    if (rule === undefined)
      throw new Error(`${released.id} was released: add its current id to src/rules/former-ids.ts`);
    const { id, severity, phase, facts } = rule;
    if (id === released.id) expect({ id, severity, phase, facts }).toEqual(released);
  });

  test('are all but those that the next version brings', () => {
    expect(unreleased(rules).filter(({ since }) => since !== version)).toEqual([]);
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
    // docs/style.md: a why is one or two sentences.
    expect(sentencesIn(rule.why).length).toBeLessThanOrEqual(2);
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
    test('names what Atlas rejects at apply, because its error is from Atlas', () => {
      expect(rule.rejects).toBeDefined();
    });

  // With related resources it depends on the order, which an example need not have.
  if (rule.rejects !== undefined && rule.rejects !== 'nothing' && rule.rejects.of === undefined)
    test('its rejection stops the apply of a bad example', () => {
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

/**
 * What restores are about: examples create the cluster that they restore from, and restore into one that exists where
 * they have a state.
 */
const ABOUT_RESTORING: ReadonlySet<string> = new Set(['restore/nothing-to-restore', 'restore/wipes-target']);

// A plan that is right by one rule about changes may still be a loss by another: those examples speak for themselves.
test('no good example of a configuration breaks any other rule', () => {
  const problems = rules
    .filter(({ phase }) => phase === 'synth')
    .flatMap((rule) =>
      rule.examples.good.flatMap((example) =>
        inputsOf(rule, example).flatMap((input) =>
          reviewedByAll(input)
            .findings.filter(({ severity, rule: id }) => severity === 'error' && !ABOUT_RESTORING.has(id))
            .map(({ rule: other, message }) => `${rule.id}: ${other}: ${message}`),
        ),
      ),
    );
  expect(problems).toEqual([]);
});

/*
 * Findings name attributes of the real provider: no one can change what its schema does not have.
 */
describe('what findings name', () => {
  /** Attributes that findings name although the schema does not have them, each with the reason. */
  const notInTheSchema: Readonly<Record<string, string>> = {
    'mongodbatlas_advanced_cluster replication_specs[0].num_shards': 'the rule reports that it has no effect',
  };

  /** The type of a resource with its attribute, as `mongodbatlas_cluster paused`. */
  const names = new Set<string>();

  beforeAll(() => {
    const inputs = rules.flatMap((rule) =>
      // The last one is a plan of JSON configuration, in which findings name the same.
      [...rule.examples.good, ...rule.examples.bad].flatMap((example) => inputsOf(rule, example).slice(0, 2)),
    );
    for (const { findings, unchecked } of inputs.map(reviewedByAll))
      for (const { rule: id, address, attribute } of [...findings, ...unchecked]) {
        const [, type] = /((?:data\.)?mongodbatlas_\w+)\./.exec(address) ?? [];
        // Its findings are attributes that the schema does not have.
        if (id === 'provider/unknown-attribute') continue;
        if (type !== undefined && attribute !== undefined) names.add(`${type} ${attribute}`);
      }
  });

  test('is many attributes', () => {
    expect(names.size).toBeGreaterThan(50);
  });

  test('is in the schema of the provider', () => {
    const unknown = [...names].filter((key) => {
      const [type = '', path = ''] = key.split(' ');
      const isData = type.startsWith('data.');
      const block = isData ? dataSourceSchema(type.slice('data.'.length)) : resourceSchema(type);
      // A type that provider 2.x no longer has is what the rules about it report.
      if (block === undefined) return false;
      return !(key in notInTheSchema) && !hasAttribute(block, path);
    });
    expect(unknown).toEqual([]);
  });

  test('is what is excepted, which is not in the schema', () => {
    for (const key of Object.keys(notInTheSchema)) {
      const [type = '', path = ''] = key.split(' ');
      expect([key, names.has(key), hasAttribute(resourceSchema(type), path)]).toEqual([key, true, false]);
    }
  });
});

type Input = SynthReading | PlanReading;

/** What was read of an example, which several tests review. */
const readings = new Map<Rule, Map<Example, readonly Input[]>>();

function inputsOf(rule: Rule, example: Example): readonly Input[] {
  const ofRule = readings.get(rule) ?? new Map<Example, readonly Input[]>();
  readings.set(rule, ofRule);
  const inputs = ofRule.get(example) ?? readInputs(rule, example);
  ofRule.set(example, inputs);
  return inputs;
}

function readInputs(rule: Rule, example: Example): readonly Input[] {
  if (example.only === 'synth') return [readSynth(synthOf(example))];
  const synth = example.objectives === undefined ? undefined : synthOf(example);
  const plans = (['hcl', 'json'] as const).map((syntax) => readPlan(planOf(example, syntax), synth));
  return rule.phase === 'plan' || example.only === 'plan' ? plans : [readSynth(synthOf(example)), ...plans];
}

/** What all rules find in an input, which several tests look at. */
const reviews = new Map<Input, Review>();

function reviewedByAll(input: Input): Review {
  const known = reviews.get(input) ?? review(input, rules);
  reviews.set(input, known);
  return known;
}

/** What a rule finds; rules about the review itself need the results of the others. */
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

/** A sentence ends before a capital letter, so not within `2.x` or `8.0`. */
function sentencesIn(text: string): readonly string[] {
  return text.split(/(?<=[.?!])\s+(?=[A-Z0-9"])/);
}

function areaOf(id: string): string {
  return id.split('/')[0] ?? '';
}
