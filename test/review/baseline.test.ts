import type { Finding, KnownPlaces } from '../../src/review';
import { KnownFindings, baselineOf, forBaseline, placeInBaseline } from '../../src/review/baseline';
import type { Rule } from '../../src/rules';
import { finding } from '../support/findings';

const SYNTH = 'schedule/invalid-interval';
const OTHER = 'cluster/no-schedule';

const rules = [
  { id: SYNTH, phase: 'synth' },
  { id: OTHER, phase: 'synth' },
  { id: 'change/backup-turned-off', phase: 'plan' },
  { id: 'own/plan-rule', phase: 'plan' },
  { id: 'review/stale-acknowledgement', phase: 'synth' },
] as unknown as readonly Rule[];

const [one, two] = [
  'mongodbatlas_cloud_backup_schedule.one',
  'mongodbatlas_cloud_backup_schedule.two',
] as const;

describe('the place of a finding in a baseline', () => {
  test.each<[attribute: string | undefined, expected: string]>([
    [undefined, one],
    ['policy_item_daily', `${one} policy_item_daily`],
  ])('with the attribute %s', (attribute, expected) => {
    expect(placeInBaseline({ address: one, attribute })).toBe(expected);
  });
});

describe('a baseline takes', () => {
  test.each<[title: string, Finding, boolean]>([
    ['an error', finding(SYNTH, one), true],
    ['a warning', finding(SYNTH, one, { severity: 'warning' }), true],
    ['no info, which fails nothing', finding(SYNTH, one, { severity: 'info' }), false],
    ['no finding about a change', finding('change/backup-turned-off', one), false],
    ['no finding of an own rule about plans', finding('own/plan-rule', one), false],
    ['no finding about an acknowledgement', finding('review/stale-acknowledgement', one), false],
  ])('%s', (_, found, isTaken) => {
    expect(forBaseline([found], rules)).toEqual(isTaken ? [found] : []);
  });
});

test('a baseline is sorted, and has a place as often as there are findings', () => {
  const findings = [
    finding(SYNTH, two, { attribute: 'policy_item_weekly' }),
    finding(SYNTH, one),
    finding(OTHER, two, { severity: 'warning' }),
    finding(SYNTH, one),
    finding(OTHER, one),
  ];
  const expected = {
    format: '1',
    errors: { [OTHER]: [one], [SYNTH]: [one, one, `${two} policy_item_weekly`] },
    warnings: { [OTHER]: [two] },
  };
  expect(JSON.stringify(baselineOf(findings, rules))).toBe(JSON.stringify(expected));
  expect(JSON.stringify(baselineOf([...findings].reverse(), rules))).toBe(JSON.stringify(expected));
});

describe('findings against a baseline', () => {
  const known: KnownPlaces = {
    errors: { [SYNTH]: [one, one, `${two} policy_item_weekly`] },
    warnings: { [OTHER]: [one] },
  };

  test.each<[title: string, found: readonly Finding[], isKnown: readonly boolean[]]>([
    [
      'each entry matches one finding',
      [finding(SYNTH, one), finding(SYNTH, one), finding(SYNTH, one)],
      [true, true, false],
    ],
    ['the attribute is part of the place', [finding(SYNTH, two)], [false]],
    ['as it was written', [finding(SYNTH, two, { attribute: 'policy_item_weekly' })], [true]],
    ['another rule at the same place is new', [finding(OTHER, two)], [false]],
    ['an error that is a warning now is still known', [finding(SYNTH, one, { severity: 'warning' })], [true]],
    ['a warning that is an error now is new', [finding(OTHER, one)], [false]],
    ['a warning is known as one', [finding(OTHER, one, { severity: 'warning' })], [true]],
  ])('%s', (_, found, isKnown) => {
    const findings = new KnownFindings(known);
    expect(found.map((each) => findings.take(each))).toEqual(isKnown);
  });

  test('what no finding matches is stale, errors first, each place once', () => {
    const findings = new KnownFindings(known);
    findings.take(finding(SYNTH, two, { attribute: 'policy_item_weekly' }));
    expect(findings.unanswered()).toEqual([
      { rule: SYNTH, place: one },
      { rule: OTHER, place: one },
    ]);
  });

  test('once all of a place are matched, nothing of it is stale', () => {
    const findings = new KnownFindings({ errors: { [SYNTH]: [one, one] }, warnings: {} });
    findings.take(finding(SYNTH, one));
    expect(findings.unanswered()).toEqual([{ rule: SYNTH, place: one }]);
    findings.take(finding(SYNTH, one));
    expect(findings.unanswered()).toEqual([]);
  });
});
