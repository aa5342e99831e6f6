import type { ReviewInput } from '../../src/review';
import { review } from '../../src/review/review';
import { readPlan, readSynth } from '../../src/readers';
import { type Rule, rules } from '../../src/rules';
import type { Body } from '../../src/rules/example';
import { isConcerned } from './concerned';
import { type Configuration, synthOf } from './configuration';
import { planOf } from './plan-of';

/** What a row of a rule's table expects of a finding; every member is compared exactly. */
export interface ExpectedFinding {
  readonly at: string;
  readonly attribute?: string;
  readonly problem: string;
  /** What to write in Terraform. */
  readonly fix: string;
  /**
   * What to write in the program: the fix at synth, and the second fix if a plan comes with its cdk.tf.json.
   * @default - the same
   */
  readonly fixInCode?: string;
  /** @default - the rule's own severity */
  readonly severity?: string;
}

interface Expected {
  readonly findings?: readonly ExpectedFinding[];
  /** Attributes that are unchecked, as `address attribute`. */
  readonly unchecked?: readonly string[];
}

/** A row of a rule's table: a configuration, and exactly what the rule says of it. */
export interface Row extends Configuration, Expected {
  /** A sentence. */
  readonly title: string;
  /** What the rule says at synth, where that differs from what it says of the plan. */
  readonly atSynth?: Expected;
  /** What the rule says of a plan of HCL, where that differs: of a text it shows only the references in it. */
  readonly inHcl?: Expected;
  /** Only one of the inputs, where the other cannot have this configuration. */
  readonly only?: 'synth' | 'plan';
  readonly asOf?: string;
  readonly partial?: 'targeted' | 'refresh-only';
  /** Whether the cdk.tf.json is next to the plan: what constructs wrote into it is then known. */
  readonly withSynth?: boolean;
}

/** What a construct of this library leaves at its resource, for a row whose fix at synth is in its props. */
export function madeBy(construct: string): Body {
  return { '//': { metadata: { atlasBackup: { construct } } } };
}

/** Attributes in a text as the generated bindings name them, for a `fixInCode` that differs in nothing else. */
export function inCamelCase(text: string): string {
  return text.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * Runs a rule's table: each row as synthesized JSON and as a plan; rules about changes as a plan alone. It runs the rule as
 * the list has it, so that a row is also one for what its area concerns.
 */
export function testRule(defined: Rule, rows: readonly Row[]): void {
  const rule = rules.find(({ id }) => id === defined.id) ?? defined;
  describe(rule.id, () => {
    for (const row of rows) {
      if (rule.phase === 'synth' && row.only !== 'plan')
        test(`${row.title}, at synth`, () => {
          expectOf(rule, readSynth(synthOf(row)), row, row.atSynth ?? row);
        });
      if (row.only !== 'synth')
        test(`${row.title}, in a plan`, () => {
          const synth = isWithSynth(row) ? synthOf(row) : undefined;
          for (const syntax of ['hcl', 'json'] as const) {
            const reading = readPlan(planOf(row, syntax), synth);
            expectOf(
              rule,
              { ...reading, partial: row.partial ?? reading.partial },
              row,
              syntax === 'hcl' ? (row.inHcl ?? row) : row,
            );
          }
        });
    }
  });
}

function isWithSynth({ withSynth, objectives }: Row): boolean {
  return withSynth === true || objectives !== undefined;
}

function expectOf(rule: Rule, input: ReviewInput, row: Row, expected: Expected): void {
  const result = review(input, [rule], row.asOf === undefined ? {} : { asOf: row.asOf });
  expect(result.crashes).toEqual([]);
  rejectUnconcerned(rule, input, expected);
  const findings = result.findings.map(({ address, attribute, message, fix, fixInCode, severity }) => ({
    at: address,
    ...(attribute === undefined ? {} : { attribute }),
    problem: message,
    fix,
    ...(fixInCode === undefined ? {} : { fixInCode }),
    ...(severity === rule.severity ? {} : { severity }),
  }));
  const hasSynth = input.kind === 'plan' && isWithSynth(row);
  expect(findings).toEqual(
    (expected.findings ?? []).map(({ fixInCode, ...finding }) => {
      if (input.kind === 'synth') return { ...finding, fix: fixInCode ?? finding.fix };
      return { ...finding, ...(hasSynth && fixInCode !== undefined ? { fixInCode } : {}) };
    }),
  );
  const unchecked = result.unchecked.map(({ address, attribute }) => `${address} ${attribute}`);
  expect(unchecked).toEqual([...(expected.unchecked ?? [])].sort());
}

/** A rule whose area does not concern the input reports nothing: the table is then about the area. */
function rejectUnconcerned({ id }: Rule, input: ReviewInput, expected: Expected): void {
  const { findings = [], unchecked = [] } = expected;
  if (isConcerned(id, input) || findings.length + unchecked.length === 0) return;
  throw new Error(
    `src/rules/areas.ts: the area of ${id} does not concern this input: extend its \`concerns\``,
  );
}
