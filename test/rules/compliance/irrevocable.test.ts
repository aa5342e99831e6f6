import { readPlan } from '../../../src/readers';
import { review } from '../../../src/review/review';
import { complianceIrrevocable } from '../../../src/rules/compliance/irrevocable';
import { type Body, compliancePolicy, item, project, together } from '../../../src/rules/example';
import { type Configuration, synthOf } from '../../support/configuration';
import { planOf } from '../../support/plan-of';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_backup_compliance_policy.statute';
const given = (body: Body = {}) => ({ resources: together(project(), compliancePolicy(body)) });
const irrevocable = {
  at,
  problem:
    'this plan creates the backup compliance policy of project "shop", which only MongoDB Support can undo',
  fix: '1. check its contact and every item; 2. acknowledge this finding with a reason (cannotBeUndone of a BackupCompliancePolicy construct does that); 3. apply',
};

testRule(complianceIrrevocable, [
  { title: 'a policy created', ...given(), before: project(), findings: [irrevocable] },
  { title: 'a policy created with its project', ...given(), findings: [irrevocable] },
  { title: 'a policy that is unchanged', before: given().resources, ...given() },
  {
    title: 'a policy that changes',
    before: given().resources,
    ...given({ policy_item_daily: item(1, 'days', 14) }),
  },
  { title: 'a policy that is deleted', before: given().resources, resources: project() },
  {
    title: 'a policy that is replaced was there before',
    before: given().resources,
    ...given(),
    replaced: [at],
  },
  { title: 'a policy that is imported', before: project(), ...given(), imports: [at] },
  {
    title: 'a policy that moves',
    before: together(project(), compliancePolicy({}, 'bylaw')),
    ...given(),
    moved: { [at]: 'mongodbatlas_backup_compliance_policy.bylaw' },
  },
]);

describe('the consent of the construct', () => {
  const consenting = (consent: unknown): Configuration =>
    given({ '//': { metadata: { atlasBackup: { consent } } } });
  const reviewed = (configuration: Configuration) => {
    const reading = readPlan(planOf(configuration), synthOf(configuration));
    return review(reading, [complianceIrrevocable], { acknowledgements: reading.acknowledgements });
  };

  test('acknowledges it with its reason', () => {
    const { findings, acknowledged } = reviewed(consenting({ reason: 'asked for by the bank supervision' }));
    expect(findings).toEqual([]);
    expect(acknowledged.map(({ address, acknowledgement }) => ({ address, ...acknowledgement }))).toEqual([
      { address: at, rule: 'compliance/irrevocable', reason: 'asked for by the bank supervision' },
    ]);
  });

  test.each([undefined, true, {}, { reason: '' }, { reason: ' ' }, { reason: 1 }])(
    '%j is none',
    (consent) => {
      const { findings, acknowledged } = reviewed(consenting(consent));
      expect(findings).toHaveLength(1);
      expect(acknowledged).toEqual([]);
    },
  );

  test('is not stale once the policy is there', () => {
    const configuration = { ...consenting({ reason: 'asked for' }), before: given().resources };
    expect(readPlan(planOf(configuration), synthOf(configuration)).acknowledgements).toEqual([]);
  });

  test('has no effect without the cdk.tf.json of the plan', () => {
    expect(readPlan(planOf(consenting({ reason: 'asked for' }))).acknowledgements).toEqual([]);
  });
});
