import { readPlan, readSynth } from '../../src/readers';
import { project } from '../../src/rules/example';
import { synthOf } from '../support/configuration';
import { planOf } from '../support/plan-of';

const configuration = { resources: project() };
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
  const few = { rule: 'cluster/no-schedule', reason: 'the default is enough' };
  expect(readSynth(stack([whole, few])).acknowledgements).toEqual([whole, few]);
  expect(readPlan(planOf(configuration), stack([whole, few])).acknowledgements).toEqual([whole, few]);
});

test('a plan alone carries none', () => {
  expect(readPlan(planOf(configuration)).acknowledgements).toEqual([]);
});

test.each([
  undefined,
  null,
  'all of it',
  {},
  [null, 1, 'x', []],
  [{ reason: 'no rule' }],
  [{ rule: 'cluster/no-schedule' }],
  [{ rule: 'cluster/no-schedule', reason: '  ' }],
])('%j acknowledges nothing', (acknowledgements) => {
  expect(readSynth(stack(acknowledgements)).acknowledgements).toEqual([]);
});
