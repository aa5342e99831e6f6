import type { Estate } from '../../src/model';
import type { Finding, ReviewInput, ReviewOptions } from '../../src/review';
import { review } from '../../src/review/review';
import { clustersByAddress } from '../../src/review/clusters';
import { readPlan } from '../../src/readers';
import {
  type Context,
  type PlanContext,
  type PlanRule,
  type Problem,
  type Result,
  type SynthRule,
  unchecked,
} from '../../src/rules';
import { cluster, project, restoreOf, schedule, snapshotOf, together } from '../../src/rules/example';
import { planOf } from '../support/plan-of';

/*
 * The engine with rules that are made for the case: what it does with their results.
 */

const DESCRIBED = {
  severity: 'error',
  since: '0.1.0',
  summary: 'a case',
  why: 'It is a case.',
  docs: 'https://www.mongodb.com/docs/atlas/',
  facts: [],
  examples: { good: [], bad: [] },
} as const;

const synthRule = (
  id: string,
  check: (context: Context) => Iterable<Result>,
  more: Partial<SynthRule> = {},
): SynthRule => ({
  ...DESCRIBED,
  id,
  phase: 'synth',
  check,
  ...more,
});

const planRule = (id: string, check: (context: PlanContext) => Iterable<Result>): PlanRule => ({
  ...DESCRIBED,
  id,
  phase: 'plan',
  check,
});

const problem = (address: string, more: Partial<Problem> = {}): Problem => ({
  at: { address },
  problem: `${address} is wrong`,
  fix: 'set it to 7',
  ...more,
});

const NOTHING = {
  clusters: [],
  schedules: [],
  snapshots: [],
  restoreJobs: [],
  collectionRestoreJobs: [],
  compliancePolicies: [],
  exportBuckets: [],
  exportJobs: [],
  projects: [],
  providers: [],
  unlinkedGrants: [],
  others: new Map(),
  dataSources: new Map(),
} as unknown as Estate;
const synth: ReviewInput = { kind: 'synth', after: NOTHING };
const plan: ReviewInput = { kind: 'plan', before: NOTHING, after: NOTHING };

const idsIn = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ rule, address }) => `${rule} ${address}`);

describe('the findings of a review', () => {
  test('have errors first, then the order of addresses, rules, attributes and messages', () => {
    const all = [
      synthRule('b/rule', () => [
        problem('x.b'),
        problem('x.a', { attribute: 'two' }),
        problem('x.a', { attribute: 'one', problem: 'z' }),
        problem('x.a', { attribute: 'one', problem: 'y' }),
        problem('x.a', { severity: 'warning' }),
        problem('x.a', { severity: 'info', problem: 'i' }),
      ]),
      synthRule('a/rule', () => [problem('x.a')]),
    ];
    const sorted = (rules: readonly SynthRule[]): readonly (readonly unknown[])[] =>
      review(synth, rules).findings.map(({ severity, address, rule, attribute, message }) => [
        severity,
        address,
        rule,
        attribute,
        message,
      ]);
    expect(sorted(all)).toEqual([
      ['error', 'x.a', 'a/rule', undefined, 'x.a is wrong'],
      ['error', 'x.a', 'b/rule', 'one', 'y'],
      ['error', 'x.a', 'b/rule', 'one', 'z'],
      ['error', 'x.a', 'b/rule', 'two', 'x.a is wrong'],
      ['error', 'x.b', 'b/rule', undefined, 'x.b is wrong'],
      ['warning', 'x.a', 'b/rule', undefined, 'x.a is wrong'],
      ['info', 'x.a', 'b/rule', undefined, 'i'],
    ]);
    expect(sorted([...all].reverse())).toEqual(sorted(all));
  });

  test('are listed once, however often a rule yields them', () => {
    const rule = synthRule('a/rule', () => [
      problem('x.a'),
      problem('x.a'),
      problem('x.a', { problem: 'other' }),
    ]);
    expect(review(synth, [rule]).findings.map(({ message }) => message)).toEqual(['other', 'x.a is wrong']);
  });

  test.each<[title: string, ReviewOptions, Partial<Problem>, string | undefined]>([
    ['the severity of the rule', {}, {}, 'error'],
    ['the severity of the problem, if it has one', {}, { severity: 'info' }, 'info'],
    [
      'the configured severity before both',
      { severities: new Map([['a/rule', 'warning']]) },
      { severity: 'info' },
      'warning',
    ],
    ['none, if the rule is off', { severities: new Map([['a/rule', 'off']]) }, {}, undefined],
  ])('have %s', (_, options, more, severity) => {
    const { findings, rules } = review(synth, [synthRule('a/rule', () => [problem('x.a', more)])], options);
    expect([findings[0]?.severity, rules]).toEqual([severity, severity === undefined ? 0 : 1]);
  });

  test('name the related resources once each', () => {
    const related = [{ address: 'x.b' }, { address: 'x.c' }, { address: 'x.b' }];
    const [found] = review(synth, [synthRule('a/rule', () => [problem('x.a', { related })])]).findings;
    expect(found?.related).toEqual(['x.b', 'x.c']);
  });
});

describe('a rule that silences another', () => {
  const narrow = synthRule('a/narrow', () => [problem('x.a')], { silences: ['a/broad'] });
  const broad = synthRule('a/broad', () => [problem('x.a'), problem('x.b')]);

  test('removes its finding about the same address, and no other', () => {
    for (const rules of [
      [narrow, broad],
      [broad, narrow],
    ])
      expect(idsIn(review(synth, rules).findings)).toEqual(['a/narrow x.a', 'a/broad x.b']);
  });

  test('compares what problems are about, not where they are', () => {
    const about = { about: { address: 'x.a' } };
    const elsewhere = synthRule('a/broad', () => [problem('x.schedule', about)]);
    expect(idsIn(review(synth, [narrow, elsewhere]).findings)).toEqual(['a/narrow x.a']);
  });

  test('removes what is unchecked about the same address', () => {
    const waiting = synthRule('a/broad', () => [
      unchecked({ address: 'x.a' }, 'paused', { kind: 'unknown', until: 'apply' }),
    ]);
    expect(review(synth, [narrow, waiting]).unchecked).toEqual([]);
    expect(review(synth, [waiting]).unchecked).toHaveLength(1);
  });

  test('leaves the acknowledgement of the silenced finding matched', () => {
    const uses: unknown[] = [];
    const last = synthRule('review/uses', ({ acknowledgements = [] }) => {
      uses.push(...acknowledgements.map(({ isMatched }) => isMatched));
      return [];
    });
    const acknowledgements = [{ rule: 'a/broad', reason: 'intended', address: 'x.a' }];
    review(synth, [narrow, broad, last], { acknowledgements });
    expect(uses).toEqual([true]);
  });
});

describe('a rule that fails', () => {
  test.each<[title: string, unknown, string]>([
    ['with an error', new Error('no such member'), 'no such member'],
    ['with something else', 'a text', 'a text'],
  ])('%s is a crash, and the others still run', (_, thrown, message) => {
    const failing = synthRule('a/failing', () => {
      throw thrown;
    });
    const { crashes, findings } = review(synth, [failing, synthRule('a/rule', () => [problem('x.a')])]);
    expect(crashes).toEqual([{ rule: 'a/failing', message }]);
    expect(idsIn(findings)).toEqual(['a/rule x.a']);
  });

  test.each<[title: string, object, string]>([
    ['a place', { problem: 'wrong', fix: 'set it' }, 'it yielded a problem without a place (at)'],
    [
      'a sentence',
      { at: { address: 'x.a' }, fix: 'set it' },
      'it yielded a problem without its sentence (problem) or what to do (fix)',
    ],
    [
      'a fix',
      { at: { address: 'x.a' }, problem: 'wrong' },
      'it yielded a problem without its sentence (problem) or what to do (fix)',
    ],
  ])('by a problem without %s keeps what it found before', (_, unfit, message) => {
    const rule = synthRule('own/rule', () => [problem('x.a'), unfit as Problem]);
    const { crashes, findings } = review(synth, [rule]);
    expect(crashes).toEqual([{ rule: 'own/rule', message }]);
    expect(idsIn(findings)).toEqual(['own/rule x.a']);
  });
});

describe('rules about changes', () => {
  test('run on plans alone', () => {
    const rule = planRule('change/rule', ({ before }) => [problem(`x.${before.clusters.length}`)]);
    expect(review(synth, [rule])).toMatchObject({ rules: 0, findings: [] });
    expect(idsIn(review(plan, [rule]).findings)).toEqual(['change/rule x.0']);
  });
});

describe('the rules about the review itself', () => {
  test('run last, and see every other rule', () => {
    const seen: string[] = [];
    const last = synthRule('review/last', () => {
      seen.push('review/last');
      return [];
    });
    const other = synthRule('a/rule', () => {
      seen.push('a/rule');
      return [];
    });
    review(synth, [last, other]);
    expect(seen).toEqual(['a/rule', 'review/last']);
  });
});

describe('acknowledged and known findings', () => {
  const rule = synthRule('a/rule', () => [problem('x.a'), problem('x.b'), problem('x.c')]);
  const options: ReviewOptions = {
    acknowledgements: [{ rule: 'a/rule', reason: 'intended', address: 'x.a' }],
    baseline: { errors: { 'a/rule': ['x.a', 'x.b', 'x.gone'] }, warnings: {} },
  };

  test('do not count, and an acknowledged one leaves its baseline entry stale', () => {
    const { findings, acknowledged, known, unanswered } = review(synth, [rule], options);
    expect([idsIn(acknowledged), idsIn(known), idsIn(findings)]).toEqual([
      ['a/rule x.a'],
      ['a/rule x.b'],
      ['a/rule x.c'],
    ]);
    expect(unanswered.map(({ place }) => place)).toEqual(['x.a', 'x.gone']);
  });

  test('of a partial plan say nothing about stale entries', () => {
    expect(review({ ...plan, partial: 'targeted' }, [rule], options).unanswered).toEqual([]);
  });

  test('of a rule that is off say nothing about its entries', () => {
    expect(
      review(synth, [rule], { ...options, severities: new Map([['a/rule', 'off']]) }).unanswered,
    ).toEqual([]);
  });

  test('about changes are never known', () => {
    const change = planRule('change/rule', () => [problem('x.a')]);
    const baseline = { errors: { 'change/rule': ['x.a'] }, warnings: {} };
    expect(idsIn(review(plan, [change], { baseline }).findings)).toEqual(['change/rule x.a']);
  });
});

test('what is unchecked is listed once for each rule and attribute, by address', () => {
  const waits = (address: string, attribute: string): Result =>
    unchecked({ address }, attribute, { kind: 'unknown', until: 'apply' });
  const rule = synthRule('a/rule', () => [
    waits('x.b', 'paused'),
    waits('x.a', 'paused'),
    waits('x.a', 'name'),
    waits('x.a', 'name'),
  ]);
  expect(
    review(synth, [rule]).unchecked.map(({ address, attribute, reason }) => [address, attribute, reason]),
  ).toEqual([
    ['x.a', 'name', 'name is known only after apply'],
    ['x.a', 'paused', 'paused is known only after apply'],
    ['x.b', 'paused', 'paused is known only after apply'],
  ]);
});

describe('the cluster of an address', () => {
  const [orders, invoices] = [
    'mongodbatlas_advanced_cluster.orders',
    'mongodbatlas_advanced_cluster.invoices',
  ] as const;
  const stays = together(project(), cluster(), cluster({}, 'invoices'));
  const { before, after } = readPlan(
    planOf({
      before: together(stays, schedule()),
      resources: together(stays, snapshotOf(orders), restoreOf(orders, invoices)),
    }),
  );
  const byAddress = clustersByAddress([after, before]);

  test.each<[title: string, address: string, expected: string | undefined]>([
    ['a cluster is its own', orders, 'orders'],
    [
      'a snapshot has the cluster that it is of',
      'mongodbatlas_cloud_backup_snapshot.before-migration',
      'orders',
    ],
    ['a restore has its target', 'mongodbatlas_cloud_backup_snapshot_restore_job.undo', 'invoices'],
    [
      'what the plan deletes has the cluster that it had',
      'mongodbatlas_cloud_backup_schedule.orders',
      'orders',
    ],
    ['a project has none', 'mongodbatlas_project.shop', undefined],
  ])('%s', (_, address, expected) => {
    expect(byAddress.get(undefined)?.get(address)?.name).toBe(expected);
  });
});
