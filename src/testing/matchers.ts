import { toPretty } from '../report';
import type { AcknowledgedFinding, Finding } from '../review';
import { type Rule, type Severity } from '../rules';
import { currentId } from '../rules/former-ids';
import { suggestion } from '../text/nearest';
import { shown } from '../text/shown';
import {
  type AtlasReview,
  type Received,
  type ReviewSettings,
  optionsGiven,
  reviewed,
  rulesFor,
  toReviewed,
} from './review-of';

/** Options of `toHaveNoAtlasFindings`. */
export interface NoFindingsOptions extends ReviewSettings {
  /**
   * The lowest severity that counts.
   * @default - `'warning'`: infos do not count
   */
  readonly failOn?: Severity;
}

/** What a finding must be like. A member that is not set matches anything. */
export interface ExpectedFinding extends ReviewSettings {
  /** The Terraform address of the resource with the problem. */
  readonly address?: string;
  /** The construct path of that resource. */
  readonly constructPath?: string;
  /** The attribute with the problem. */
  readonly attribute?: string;
  readonly severity?: Severity;
  /** The message, a pattern for it, or a matcher such as `expect.stringContaining('weekly')`. */
  readonly message?: string | RegExp | SentenceMatcher;
  /**
   * Whether the finding must be acknowledged.
   * @default false - an acknowledged finding does not match
   */
  readonly acknowledged?: boolean;
}

/** A matcher for a sentence, such as `expect.stringContaining('weekly')` of jest and vitest. */
export interface SentenceMatcher {
  asymmetricMatch(other: unknown): boolean;
  toAsymmetricMatcher?(): string;
}

/** The matchers, for the types of `expect`. `R` is what a matcher returns there. */
export interface AtlasMatchers<R = unknown> {
  /**
   * Expects that no rule finds an error or a warning in a stack, an App, a cdk.tf.json or a plan. Acknowledged findings
   * do not count. If it fails, the message is the report.
   * @example
   * expect(stack).toHaveNoAtlasFindings();
   * expect(plan).toHaveNoAtlasFindings({ failOn: 'error' });
   */
  toHaveNoAtlasFindings(options?: NoFindingsOptions): R;
  /**
   * Expects that a rule finds a problem in a stack, an App, a cdk.tf.json or a plan.
   * @param rule the rule's id, such as `flex/custom-backup-policy`
   * @throws if there is no such rule, or if it is about changes and there is no plan
   * @example
   * expect(stack).toHaveFinding('flex/custom-backup-policy', { attribute: 'cluster_name' });
   */
  toHaveFinding(rule: string, expected?: ExpectedFinding): R;
}

/** What `expect.extend` requires of a matcher. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/**
 * The matchers for `expect.extend` of jest, vitest, and compatible test runners.
 * @example
 * import { atlasMatchers } from 'cdktf-atlas-backup/testing';
 * expect.extend(atlasMatchers);
 */
export const atlasMatchers = { toHaveNoAtlasFindings, toHaveFinding };

function toHaveNoAtlasFindings(received: Received, options: NoFindingsOptions = {}): MatcherResult {
  optionsGiven('toHaveNoAtlasFindings', options, received, ['failOn']).oneOf(
    'failOn',
    options.failOn,
    Object.keys(GRAVITY),
  );
  const { failOn = 'warning' } = options;
  const reviews = reviewed(received, options).map((one) => ({
    ...one,
    findings: one.findings.filter(({ severity }) => GRAVITY[severity] <= GRAVITY[failOn]),
  }));
  const [first] = reviews.flatMap(({ findings }) => findings);
  const pass = first === undefined && reviews.every(({ crashes }) => crashes.length === 0);
  return {
    pass,
    message: () =>
      pass
        ? `expected Atlas findings, but there are none\n\n${reportOf(reviews, true)}`
        : [
            'expected no Atlas findings, but there are:',
            reportOf(reviews, true),
            ...(first === undefined ? [] : [answering(first.rule)]),
          ].join('\n\n'),
  };
}

function answering(rule: string): string {
  return [
    'To read more about a rule: npx --no-install atlas-backup explain RULE. To acknowledge what is intentional:',
    `  AtlasChecks.of(stack).acknowledge('${rule}', { reason: '...' })`,
  ].join('\n');
}

function toHaveFinding(received: Received, named: string, expected: ExpectedFinding = {}): MatcherResult {
  rejectInvalid(expected, received);
  const rule = knownRule(named, rulesFor(received, expected));
  const { id } = rule;
  const reviews = reviewed(received, expected);
  if (rule.phase === 'plan' && reviews.every(({ kind }) => kind === 'synth'))
    throw new Error(
      `${id} compares before and after, so it only reviews plans; expect it of a plan (terraform show -json)`,
    );
  const part = expected.acknowledged === true ? 'acknowledged' : 'findings';
  const found = only(reviews, part, (finding) => finding.rule === id && isLike(finding, expected));
  const pass = found.length > 0;
  return {
    pass,
    message: () =>
      pass
        ? `expected no finding of ${id}, but there is:\n\n${reportOf(found)}`
        : [`expected ${described(id, expected)}: ${rule.summary}`, ...instead(id, reviews)].join('\n\n'),
  };
}

/** What was found instead of the expected finding. */
function* instead(id: string, reviews: readonly AtlasReview[]): Iterable<string> {
  const isOwn = ({ rule }: { readonly rule: string }): boolean => rule === id;
  const own = only(reviews, 'findings', isOwn);
  if (own.length > 0) yield `it finds something else:\n\n${reportOf(own)}`;
  const acknowledged = only(reviews, 'acknowledged', isOwn);
  if (acknowledged.length > 0)
    yield `it is acknowledged; expect that with { acknowledged: true }:\n\n${reportOf(acknowledged)}`;
  const unchecked = only(reviews, 'unchecked', isOwn);
  if (unchecked.length > 0) yield `it could not check everything:\n\n${reportOf(unchecked)}`;
  const others = only(reviews, 'findings', (one) => !isOwn(one));
  if (others.length > 0) yield `other rules find:\n\n${reportOf(others)}`;
  if (own.length + others.length === 0) yield 'no rule finds anything';
}

type Part = 'findings' | 'acknowledged' | 'unchecked';

/** The reviews with only one part of their results, filtered; those without results are dropped. */
function only<P extends Part>(
  reviews: readonly AtlasReview[],
  part: P,
  keep: (one: AtlasReview[P][number]) => boolean,
): readonly AtlasReview[] {
  return reviews.flatMap((one) => {
    const kept = (one[part] as readonly AtlasReview[P][number][]).filter(keep);
    return kept.length === 0
      ? []
      : [{ ...one, findings: [], acknowledged: [], unchecked: [], crashes: [], [part]: kept }];
  });
}

function isLike(finding: Finding | AcknowledgedFinding, expected: ExpectedFinding): boolean {
  const { message } = expected;
  return (
    EXACT.every((name) => expected[name] === undefined || expected[name] === finding[name]) &&
    (message === undefined ||
      (typeof message === 'string'
        ? message === finding.message
        : 'asymmetricMatch' in message
          ? message.asymmetricMatch(finding.message)
          : // Not test(), which continues from its last match with the flag g.
            finding.message.search(message) !== -1))
  );
}

const EXACT = ['address', 'constructPath', 'attribute', 'severity'] as const;

/** A misspelled member would be ignored, so that any finding is expected. */
function rejectInvalid(expected: ExpectedFinding, received: Received): void {
  const given = optionsGiven('toHaveFinding', expected, received, [...EXACT, 'message', 'acknowledged']);
  for (const name of EXACT) given.text(name, expected[name]);
  given.oneOf('severity', expected.severity, Object.keys(GRAVITY));
  given.flag('acknowledged', expected.acknowledged);
  const { message } = expected;
  if (message !== undefined && !isPattern(message)) given.text('message', message);
}

function isPattern(message: unknown): message is RegExp | SentenceMatcher {
  return (
    // Not instanceof: test runners have their own globals.
    Object.prototype.toString.call(message) === '[object RegExp]' ||
    typeof (Object(message) as Partial<SentenceMatcher>).asymmetricMatch === 'function'
  );
}

/** What a test expects, in words. */
function described(id: string, expected: ExpectedFinding): string {
  const wanted = [...EXACT, 'message' as const].flatMap((name) => {
    const value = expected[name];
    return value === undefined ? [] : [`${name} ${inWords(value)}`];
  });
  const acknowledged = expected.acknowledged === true ? 'acknowledged ' : '';
  return `${acknowledged === '' ? 'a' : 'an'} ${acknowledged}finding of ${id}${
    wanted.length === 0 ? '' : ` with ${wanted.join(', ')}`
  }`;
}

function inWords(value: string | RegExp | SentenceMatcher): string {
  if (typeof value === 'string') return `"${value}"`;
  return 'asymmetricMatch' in value ? (value.toAsymmetricMatcher?.() ?? 'of a matcher') : String(value);
}

function knownRule(id: string, rules: readonly Rule[]): Rule {
  // JavaScript can pass anything.
  if (typeof (id as unknown) !== 'string')
    throw new TypeError(`toHaveFinding: write the id of a rule, not ${shown(id)}`);
  const rule = rules.find((one) => one.id === currentId(id));
  if (rule !== undefined) return rule;
  const intended = suggestion(
    id,
    rules.map((one) => one.id),
  );
  throw new Error(`there is no rule "${id}"${intended} (atlas-backup rules lists them)`);
}

function reportOf(reviews: readonly AtlasReview[], summary = false): string {
  return toPretty({ inputs: reviews.map(toReviewed) }, { summary, details: !summary }).trimEnd();
}

const GRAVITY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
