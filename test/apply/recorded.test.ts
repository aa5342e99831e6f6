import {
  type Applied,
  type ClusterLeft,
  ClustersLeft,
  type Outcome,
  Places,
  type Prediction,
  type Step,
  nextPlan,
  predict,
  predictIfRefused,
} from '../../src/apply';
import { readPlan } from '../../src/readers';
import { review } from '../../src/review/review';
import { rules } from '../../src/rules';
import { RECORDED, recordedOutcome, recordedPlan } from '../support/recorded-applies';

const STEPS = new Set(['create', 'update', 'delete']);

/** The steps with an outcome, as a recording names them. */
function called(steps: readonly Step[], outcome: Outcome): readonly string[] {
  return steps
    .filter((step) => step.outcome === outcome && step.action.isManaged && STEPS.has(step.action.kind))
    .map(({ action }) => `${action.address} ${action.kind}`)
    .sort();
}

function reviewed(name: string) {
  const reading = readPlan(recordedPlan(name));
  const graph = reading.actionGraph();
  return {
    reading,
    applied: { graph, before: reading.before, after: reading.after },
    found: review(reading, rules),
  };
}

function givenIn(name: string) {
  const { refused } = recordedOutcome(name);
  const { applied, found } = reviewed(name);
  const places = Places.of(applied.graph);
  const given = refused.map(({ address, action }) =>
    places.at(address).find((index) => applied.graph.actions[index]?.kind === action),
  );
  expect(given).not.toContain(undefined);
  return {
    applied,
    before: applied.before,
    prediction: predictIfRefused(applied, found, new Set(given.filter((one) => one !== undefined))),
  };
}

describe('with the rejection given, every step of a recorded apply is predicted', () => {
  test.each(RECORDED)('%s', (name) => {
    const { done, notReached, refused } = recordedOutcome(name);
    const { steps } = givenIn(name).prediction;
    expect({
      done: called(steps, 'done'),
      refused: called(steps, 'refused'),
      notReached: called(steps, 'not-reached'),
    }).toEqual({
      done: [...done].sort(),
      refused: [...new Set(refused.map(({ address, action }) => `${address} ${action}`))].sort(),
      notReached: [...notReached].sort(),
    });
  });
});

/** That reading it back was refused is not what was given. */
const UNTOLD = ['bucket-created-then-unreadable'];

describe('with the rejection given, the next plan is predicted', () => {
  test.each(RECORDED.filter((name) => !UNTOLD.includes(name)))('%s', (name) => {
    const { nextPlan: withRefresh, nextPlanWithoutRefresh } = recordedOutcome(name);
    const { prediction, before } = givenIn(name);
    const next = nextPlan(prediction, before);
    const changes = (all: typeof next): string[] =>
      all.map(({ address, actions }) => `${address} ${actions.join('/')}`).sort();
    expect(changes(next)).toEqual([...withRefresh].sort());
    expect(changes(next.filter(({ withoutRefresh }) => withoutRefresh))).toEqual(
      // What is deleted with its cluster, a plan without a refresh still updates.
      nextPlanWithoutRefresh.filter((one) => withRefresh.includes(one)).sort(),
    );
  });
});

/** What is left of every cluster that an apply touches. */
function leftAfter(applied: Applied, { byAddress }: Prediction): readonly ClusterLeft[] {
  return new ClustersLeft(applied).at(
    byAddress.addresses(() => true),
    byAddress,
  );
}

describe('with the rejection given, what Atlas then has is predicted', () => {
  test.each(RECORDED)('%s', (name) => {
    const { world } = recordedOutcome(name);
    const { prediction, applied } = givenIn(name);
    const left = leftAfter(applied, prediction);
    const inAtlas = new Map(
      Object.values(world).flatMap(({ clusters = {} }) =>
        Object.entries(clusters).map(([called, { schedule }]) => [called, schedule?.policyItems] as const),
      ),
    );
    for (const { cluster, outcome, schedule } of left) {
      const own = cluster.name.kind === 'known' ? cluster.name.value : '';
      // Two projects have a cluster of this name.
      if (name.startsWith('schedule-replaced')) continue;
      // Atlas refused the settings alone, which is not what was given.
      if (name === 'cluster-created-settings-refused' && own === 'runner') continue;
      const isThere = outcome === 'exists' || outcome === 'not in the state';
      expect([own, inAtlas.has(own)]).toEqual([own, isThere]);
      if (isThere && cluster.type !== 'mongodbatlas_flex_cluster')
        expect([own, inAtlas.get(own) === 0]).toEqual([own, schedule === 'emptied']);
    }
  });

  test('of two clusters of one name, the one that loses its schedule is shown', () => {
    const { prediction, applied } = givenIn('schedule-replaced-create-before-destroy');
    const left = leftAfter(applied, prediction);
    expect(left.map(({ cluster, schedule }) => `${cluster.address} ${schedule}`)).toEqual([
      'mongodbatlas_advanced_cluster.new emptied',
      'mongodbatlas_advanced_cluster.old as before',
    ]);
  });
});

/** Applies with a rejection that a plan cannot show: Atlas' answer to this very apply, or what was changed by hand. */
const BEYOND_THE_PLAN: ReadonlySet<string> = new Set([
  'bucket-created-then-unreadable',
  'cluster-created-settings-refused',
  'for-each-one-of-two-refused',
  'module-depends-on-bucket-refused',
  'module-keys-removed-one-protected',
  'paused-and-updated',
  'resume-refused-rest-sent',
  'schedule-delete-slow-then-refused',
]);

/** Nothing orders the restore against the change of its target, nor the policy against the schedules. */
const RACES: Readonly<Record<string, readonly string[]>> = {
  'compliance-create-races-parallelism-1': ['mongodbatlas_backup_compliance_policy.claims create'],
  'compliance-create-races-the-schedules': ['mongodbatlas_backup_compliance_policy.claims create'],
};
const RESTORES = [
  'mongodbatlas_cloud_backup_schedule.test create',
  'mongodbatlas_advanced_cluster.test update',
];

describe('from the plan alone', () => {
  test.each(RECORDED.filter((name) => !BEYOND_THE_PLAN.has(name) && !/races|^restore/.test(name)))(
    '%s: each rejection is found, and none that was not there',
    (name) => {
      const { applied, found } = reviewed(name);
      const { outcome, steps } = predict(applied, found);
      expect(called(steps, 'refused')).toEqual(
        recordedOutcome(name)
          .refused.map(({ address, action }) => `${address} ${action}`)
          .sort(),
      );
      expect(called(steps, 'not-reached')).toEqual([...recordedOutcome(name).notReached].sort());
      expect(outcome).toBe('stops');
    },
  );

  test.each(RECORDED.filter((name) => /races|^restore/.test(name)))(
    '%s: what nothing orders may be rejected or done',
    (name) => {
      const { applied, found } = reviewed(name);
      const { outcome, steps } = predict(applied, found);
      expect(called(steps, 'either')).toEqual([...(RACES[name] ?? RESTORES)].sort());
      expect(called(steps, 'refused')).toEqual([]);
      expect(outcome).toBe('unknown');
    },
  );

  test.each([...BEYOND_THE_PLAN])('%s: nothing is rejected that was done', (name) => {
    const { applied, found } = reviewed(name);
    const recorded = recordedOutcome(name).refused.map(({ address, action }) => `${address} ${action}`);
    expect(recorded).toEqual(expect.arrayContaining([...called(predict(applied, found).steps, 'refused')]));
  });
});
