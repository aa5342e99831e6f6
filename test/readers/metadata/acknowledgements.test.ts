import { readPlan, readSynth } from '../../../src/readers';
import { review } from '../../../src/review/review';
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
  const carried = [whole, few].map((one) => ({ ...one, isFromSynth: true }));
  expect(readSynth(stack([whole, few])).acknowledgements).toEqual(carried);
  expect(readPlan(planOf(configuration), stack([whole, few])).acknowledgements).toEqual(carried);
});

test('an optional one says so', () => {
  expect(readSynth(stack([{ ...few, optional: true }])).acknowledgements).toMatchObject([{ optional: true }]);
});

test('a plan without its cdk.tf.json carries none', () => {
  expect(readPlan(planOf(configuration)).acknowledgements).toEqual([]);
});

test.each<[given: unknown, why: string]>([
  [null, 'the acknowledgements of the stack are not a list'],
  ['all of it', 'the acknowledgements of the stack are not a list'],
  [{}, 'the acknowledgements of the stack are not a list'],
  [[null], 'it is not an object'],
  [['x'], 'it is not an object'],
  [[[]], 'it is not an object'],
  [[{ reason: 'no rule' }], 'it does not name a rule'],
  [[{ rule: 7, reason: 'no rule' }], 'it does not name a rule'],
  [[{ rule: few.rule }], 'it has no reason'],
  [[{ rule: few.rule, reason: '  ' }], 'it has no reason'],
  [[{ rule: few.rule, reason: '\u200b\u3164\u0301' }], 'it has no reason'],
  [[{ rule: few.rule, reason: 7 }], 'its reason is not a text'],
  [[{ ...few, until: 2027 }], 'its until is not a text'],
  [[{ ...few, until: 'zzz' }], 'its until "zzz" is not a date in the form YYYY-MM-DD'],
  [[{ ...few, until: '2026-02-30' }], 'its until "2026-02-30" is not a date in the form YYYY-MM-DD'],
  [[{ ...few, scope: null }], 'its scope is not a text'],
  [[{ ...few, address: ['*'] }], 'its address is not a text'],
  [[{ ...few, adress: '*.orders' }], 'it has an unknown member "adress"'],
  [[{ ...few, optional: 'yes' }], 'its optional is not true or false'],
  [
    JSON.parse(`[{ "rule": "${few.rule}", "reason": "r", "__proto__": { "address": "x" } }]`),
    'it has an unknown member "__proto__"',
  ],
])('%j is malformed: it acknowledges nothing, and is reported', (acknowledgements, why) => {
  const reading = readSynth(stack(acknowledgements));
  const { findings, acknowledged } = review(reading, rules, { acknowledgements: reading.acknowledgements });
  expect(acknowledged).toEqual([]);
  expect(findings.filter(({ rule }) => rule === 'review/stale-acknowledgement')).toMatchObject([
    { severity: 'warning', message: expect.stringMatching(new RegExp(`: ${why}$`)) as string },
  ]);
});
