import type { Estate } from '../../src/model';
import { readPlan } from '../../src/readers';
import type { Finding } from '../../src/review';
import { type Acknowledgement, Acknowledgements, answers, placeOf } from '../../src/review/acknowledgement';
import { cluster, project, schedule, together } from '../../src/rules/example';
import { finding } from '../support/findings';
import { planOf } from '../support/plan-of';

const AS_OF = '2026-08-21';
const RULE = 'flex/backup-disabled';

const acknowledging = (more: Partial<Acknowledgement> = {}): Acknowledgement => ({
  rule: RULE,
  reason: 'intended',
  ...more,
});

const found = finding(RULE, 'module.shop["eu"].mongodbatlas_flex_cluster.reports', {
  constructPath: 'shop/reports/Resource',
});

describe('an acknowledgement', () => {
  test.each<[title: string, Partial<Acknowledgement>, boolean]>([
    ['of the rule alone', {}, true],
    ['of another rule', { rule: 'flex/continuous-backup' }, false],
    ['until a later day', { until: '2026-12-31' }, true],
    ['until the day of the review', { until: AS_OF }, true],
    ['until the day before', { until: '2026-08-20' }, false],
    ['that cannot be used', { unusable: 'its address is not a string' }, false],
    ['for the construct itself', { scope: 'shop/reports/Resource' }, true],
    ['for a construct around it', { scope: 'shop' }, true],
    ['for a construct with the same beginning', { scope: 'shop/rep' }, false],
    ['for another construct', { scope: 'shop/orders' }, false],
    ['for its address', { address: found.address }, true],
    ['for another address', { address: 'mongodbatlas_flex_cluster.reports' }, false],
    ['for every key of the module', { address: 'module.shop[*].mongodbatlas_flex_cluster.reports' }, true],
    ['for addresses with another end', { address: 'module.shop*.orders' }, false],
    ['for its address in another construct', { address: found.address, scope: 'billing' }, false],
    ['for its address in the construct around it', { address: found.address, scope: 'shop' }, true],
  ])('%s: %j', (_, more, expected) => {
    const one = acknowledging(more);
    expect(answers(one, found, AS_OF)).toBe(expected);
    expect(new Acknowledgements([one], AS_OF).answerTo(found)).toBe(expected ? one : undefined);
  });

  test.each<[title: string, Partial<Acknowledgement>, string, string | undefined]>([
    ['of everything', {}, `acknowledgement of ${RULE}`, undefined],
    ['of an address', { address: 'x.*' }, `acknowledgement of ${RULE} at x.*`, undefined],
    ['of a construct', { scope: 'shop' }, `acknowledgement of ${RULE} at shop`, 'shop'],
    ['of both', { scope: 'shop', address: 'x.y' }, `acknowledgement of ${RULE} at x.y`, 'shop'],
  ])('%s is reported at its own place', (_, more, address, constructPath) => {
    expect(placeOf(acknowledging(more))).toEqual(
      constructPath === undefined ? { address } : { address, constructPath },
    );
  });
});

describe('of several acknowledgements', () => {
  const whole = acknowledging({ reason: 'whole input' });
  const outer = acknowledging({ reason: 'outer construct', scope: 'shop' });
  const inner = acknowledging({ reason: 'inner construct', scope: 'shop/reports' });
  const exact = acknowledging({ reason: 'address', address: found.address });
  const pattern = acknowledging({ reason: 'pattern', address: '*.reports' });
  const ended = acknowledging({ reason: 'ended', address: found.address, until: '2026-01-01' });

  test.each<[title: string, readonly Acknowledgement[], Acknowledgement]>([
    ['one for the address comes first', [whole, outer, inner, pattern, exact], exact],
    ['then the innermost construct', [whole, outer, inner, pattern], inner],
    ['then the constructs around it', [whole, outer, pattern], outer],
    ['a pattern is no closer than the whole input: the order counts', [whole, pattern], whole],
    ['and the other way round', [pattern, whole], pattern],
    ['one that has ended leaves the finding to the next', [ended, whole], whole],
  ])('%s', (_, all, expected) => {
    expect(new Acknowledgements(all, AS_OF).answerTo(found)).toBe(expected);
  });

  test('none matches a finding of another rule', () => {
    const other: Finding = { ...found, rule: 'flex/continuous-backup' };
    expect(new Acknowledgements([whole, exact, pattern], AS_OF).answerTo(other)).toBeUndefined();
  });
});

describe('the use of an acknowledgement', () => {
  const stays = together(project(), cluster());
  const plan = readPlan(planOf({ before: together(stays, schedule()), resources: stays }));
  const input: { readonly before: Estate; readonly after: Estate } = plan;
  const CLUSTER = 'mongodbatlas_advanced_cluster.orders';
  const DELETED = 'mongodbatlas_cloud_backup_schedule.orders';

  const useOf = (
    one: Acknowledgement,
    phase: 'synth' | 'plan' | undefined,
    findings: readonly Finding[] = [],
  ) => {
    const acknowledgements = new Acknowledgements([one], AS_OF);
    for (const each of findings) acknowledgements.answerTo(each);
    const [use] = acknowledgements.uses(input, new Map(phase === undefined ? [] : [[RULE, phase]]));
    return use && { isMatched: use.isMatched, didRun: use.didRun, isCovered: use.isCovered };
  };

  test.each<[title: string, Partial<Acknowledgement>, 'synth' | 'plan' | undefined, object]>([
    ['of the whole input covers something', {}, 'synth', { didRun: true, isCovered: true }],
    ['whose rule did not run', {}, undefined, { didRun: false, isCovered: true }],
    ['of an address that exists', { address: CLUSTER }, 'synth', { didRun: true, isCovered: true }],
    ['of a pattern that matches', { address: '*.orders' }, 'synth', { didRun: true, isCovered: true }],
    [
      'of a pattern that matches nothing',
      { address: '*.billing' },
      'synth',
      { didRun: true, isCovered: false },
    ],
    [
      'of what the plan deletes, for a rule about changes',
      { address: DELETED },
      'plan',
      { didRun: true, isCovered: true },
    ],
    [
      'of what the plan deletes, for another rule',
      { address: DELETED },
      'synth',
      { didRun: true, isCovered: false },
    ],
    [
      'of a construct path, which a plan alone lacks',
      { scope: 'shop' },
      'synth',
      { didRun: true, isCovered: false },
    ],
  ])('%s', (_, more, phase, expected) => {
    expect(useOf(acknowledging(more), phase)).toEqual({ isMatched: false, ...expected });
  });

  test('that matches a finding is covered, wherever the finding is', () => {
    const one = acknowledging({ address: 'elsewhere.x' });
    const use = useOf(one, 'synth', [finding(RULE, 'elsewhere.x')]);
    expect(use).toEqual({ isMatched: true, didRun: true, isCovered: true });
  });
});
