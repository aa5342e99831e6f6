import { readPlan, readSynth } from '../../../src/readers';
import { review } from '../../../src/review';
import { rules } from '../../../src/rules';
import { cluster, project, together } from '../../../src/rules/example';
import { synthOf } from '../../support/configuration';
import { planOf } from '../../support/plan-of';

const configuration = { resources: together(project(), cluster()) };
const few = { rule: 'cluster/no-schedule', reason: 'the default is enough' };
const stack = (acknowledgements: unknown) => ({
  ...synthOf(configuration),
  '//': { atlasBackup: { acknowledgements } },
});
const whole = {
  rule: 'change/cluster-deleted-with-its-snapshots',
  reason: 'the tenant is gone',
  owner: 'platform',
  until: '2027-01-31',
  scope: 'stack/orders',
  address: 'mongodbatlas_advanced_cluster.*',
};

test('a stack carries acknowledgements into its own check and into the review of its plan', () => {
  expect(readSynth(stack([whole, few])).acknowledgements).toEqual([whole, few]);
  expect(readPlan(planOf(configuration), stack([whole, few])).acknowledgements).toEqual([whole, few]);
});

test('a plan alone carries none', () => {
  expect(readPlan(planOf(configuration)).acknowledgements).toEqual([]);
});

test.each<[given: unknown, why: string]>([
  [null, 'what the stack lists is no list'],
  ['all of it', 'what the stack lists is no list'],
  [{}, 'what the stack lists is no list'],
  [[null], 'it is no object'],
  [['x'], 'it is no object'],
  [[[]], 'it is no object'],
  [[{ reason: 'no rule' }], 'it names no rule'],
  [[{ rule: 7, reason: 'no rule' }], 'it names no rule'],
  [[{ rule: few.rule }], 'it has no reason'],
  [[{ rule: few.rule, reason: '  ' }], 'it has no reason'],
  [[{ rule: few.rule, reason: '\u200b\u3164\u0301' }], 'it has no reason'],
  [[{ rule: few.rule, reason: 7 }], 'its reason is no text'],
  [[{ ...few, until: 2027 }], 'its until is no text'],
  [[{ ...few, until: 'zzz' }], 'its end "zzz" is no date, written as YYYY-MM-DD'],
  [[{ ...few, until: '2026-02-30' }], 'its end "2026-02-30" is no date, written as YYYY-MM-DD'],
  [[{ ...few, scope: null }], 'its scope is no text'],
  [[{ ...few, address: ['*'] }], 'its address is no text'],
  [[{ ...few, adress: '*.orders' }], 'it has an unknown member "adress"'],
  [
    JSON.parse(`[{ "rule": "${few.rule}", "reason": "r", "__proto__": { "address": "x" } }]`),
    'it has an unknown member "__proto__"',
  ],
])('%j answers nothing, and that is said', (acknowledgements, why) => {
  const reading = readSynth(stack(acknowledgements));
  const { findings, acknowledged } = review(reading, rules, { acknowledgements: reading.acknowledgements });
  expect(acknowledged).toEqual([]);
  expect(findings.filter(({ rule }) => rule === 'review/stale-acknowledgement')).toMatchObject([
    { severity: 'warning', message: expect.stringMatching(new RegExp(`answers nothing: ${why}$`)) as string },
  ]);
});
