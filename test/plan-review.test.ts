import {
  type PlanReportOptions,
  type ReportOptions,
  reviewPlan,
  reviewSynth,
  toJson,
  toPretty,
} from '../src/plan-review';
import { command } from './support/command';
import { testFolder } from './support/folder';
import { RECORDED, recordedPlan } from './support/recorded-applies';

const folder = testFolder();

interface Predicted {
  readonly apply: object;
  readonly impact: object;
}

/** What the command's JSON report says of an apply. */
async function ofCommand(plan: unknown, ...options: readonly string[]): Promise<Predicted> {
  const file = folder.file('plan.json', plan);
  const { stdout } = await command(['review', file, '--format', 'json', ...options]);
  return ofJson(stdout);
}

function ofJson(json: string): Predicted {
  const { apply, impact } = JSON.parse(json) as Predicted;
  return { apply, impact };
}

const destroyed = recordedPlan('protected-cluster-destroyed');
const ORDERS = 'mongodbatlas_advanced_cluster.orders';

describe('reviewPlan predicts the apply as the command does', () => {
  test.each(RECORDED)('%s', async (name) => {
    const plan = recordedPlan(name);
    expect(ofJson(toJson(reviewPlan(plan)))).toEqual(await ofCommand(plan));
  });

  test('with a step that is taken to be rejected', async () => {
    const schedule = 'mongodbatlas_cloud_backup_schedule.orders';
    const refused = reviewPlan(destroyed, { ifRefused: [{ address: schedule, action: 'delete' }] });
    expect(ofJson(toJson(refused))).toEqual(await ofCommand(destroyed, '--if-refused', `${schedule}:delete`));
    expect(refused.inputs[0]?.apply?.json.steps).toContainEqual(
      expect.objectContaining({ address: ORDERS, outcome: 'not-reached' }),
    );
  });

  test('without an action, the first step at the address is rejected', () => {
    const refused = reviewPlan(destroyed, { ifRefused: [{ address: ORDERS }] });
    expect(refused.inputs[0]?.apply?.json.steps).toContainEqual(
      expect.objectContaining({ address: ORDERS, action: 'delete', outcome: 'refused' }),
    );
  });

  test('with every step rejected, one at a time', async () => {
    const any = reviewPlan(destroyed, { ifRefused: 'any' });
    expect(ofJson(toJson(any))).toEqual(await ofCommand(destroyed, '--if-refused', 'any'));
    expect(any.inputs[0]?.apply?.json.ifRefused).toBeDefined();
  });

  test('other reports show it', () => {
    expect(toPretty(reviewPlan(destroyed))).toContain('if this is applied, it stops partway');
  });
});

test('without the prediction, the review is the same and has neither apply nor impact', () => {
  const [input] = reviewPlan(destroyed).inputs;
  const [without] = reviewPlan(destroyed, { apply: false }).inputs;
  expect(without?.review).toEqual(input?.review);
  expect(without).not.toHaveProperty('apply');
  expect(without).not.toHaveProperty('impact');
});

describe('what reviewPlan rejects', () => {
  test.each([
    [
      'a step that the plan does not have',
      { ifRefused: [{ address: ORDERS, action: 'create' }] },
      `ifRefused: the plan has no step ${ORDERS} create: write the address as the plan does, and create, update or delete as its action`,
    ],
    [
      'a step without the prediction',
      { apply: false, ifRefused: 'any' },
      'ifRefused requires the prediction of the apply: remove apply: false',
    ],
  ] as const)('%s', (_, options, message) => {
    expect(() => reviewPlan(destroyed, options)).toThrow(new RangeError(message));
  });
});

describe('options that are not understood are rejected: they would hide findings', () => {
  const wrong: readonly (readonly [object, string])[] = [
    [{ asof: '2026-12-31' }, 'there is no option "asof"; did you mean "asOf"?'],
    [{ asOf: 'today' }, 'asOf is "today": write a date as YYYY-MM-DD'],
    [{ path: 7 }, 'path is 7: write a text'],
    [{ severities: {} }, 'severities is an object: write a Map with a severity for each rule'],
    [
      { severities: new Map([['change/cluster-deleted', 'none']]) },
      'the severity of change/cluster-deleted is "none": write "error", "warning", "info" or "off"',
    ],
    [{ severities: new Map([['change/none', 'off']]) }, 'there is no rule "change/none"'],
    [
      { acknowledgements: [{ rule: 'change/cluster-deleted', reason: '' }] },
      `acknowledging "change/cluster-deleted" requires a reason: add reason: '...'`,
    ],
    [{ ownRules: [null] }, 'ownRules has null: write rules, such as defineRule({ ... })'],
  ];

  test.each([...wrong, [{ apply: 'no' }, 'apply is "no": write true or false']] as const)(
    'reviewPlan: %j',
    (options, message) => {
      expect(() => reviewPlan(destroyed, options as PlanReportOptions)).toThrow(`reviewPlan: ${message}`);
    },
  );

  test.each([...wrong, [{ apply: true }, 'there is no option "apply"']] as const)(
    'reviewSynth: %j',
    (options, message) => {
      expect(() => reviewSynth({ resource: {} }, options as ReportOptions)).toThrow(
        `reviewSynth: ${message}`,
      );
    },
  );
});
