import { type RefusedStep, type Report, readPlan, review, reviewPlan, rules } from '../../src/plan-review';
import { applyOf } from '../../src/report/apply/planned-apply';
import {
  type Body,
  type Resources,
  cluster,
  item,
  project,
  schedule,
  together,
} from '../../src/rules/example';
import { planOf } from '../support/plan-of';

/*
 * Of clusters that a stopped apply leaves alike, one is read once more. What is reported of the others is what would be
 * reported if they were alone in the plan.
 */

const NAMES = ['orders', 'billing', 'search', 'stock'];
/** It ends as planned, whatever happens to the others. */
const QUIET = 'quiet';

const DAILY: Body = { policy_item_daily: item(1, 'days', 7) };
const WEEKLY: Body = { policy_item_weekly: item(6, 'weeks', 8) };
const CLUSTER = 'mongodbatlas_advanced_cluster';
const SCHEDULE = 'mongodbatlas_cloud_backup_schedule';

interface Estate {
  readonly cluster: Body | undefined;
  readonly schedule: Body | undefined;
}

interface Case {
  readonly before: Estate;
  readonly after: Estate;
  /** The type and the action of the steps that are rejected. */
  readonly refused: readonly (readonly [type: string, action: 'create' | 'update' | 'delete'])[];
  readonly isReplaced?: true;
  /** Whether each cluster is read for itself. */
  readonly isOpen?: true;
}

const BARE: Estate = { cluster: {}, schedule: undefined };
const NONE: Estate = { cluster: undefined, schedule: undefined };
const KEPT: Estate = { cluster: {}, schedule: DAILY };
/** What Atlas chooses for a new project is not known. */
const UNKNOWN = '${mongodbatlas_project.later.is_collect_database_specifics_statistics_enabled}';

const CASES: Readonly<Record<string, Case>> = {
  'a schedule that is not created': {
    before: NONE,
    after: KEPT,
    refused: [[SCHEDULE, 'create']],
  },
  'a cluster that is not created': {
    before: NONE,
    after: KEPT,
    refused: [[CLUSTER, 'create']],
  },
  'the first schedule of a cluster that has the default one': {
    before: BARE,
    after: KEPT,
    refused: [[SCHEDULE, 'create']],
  },
  'a schedule that is not updated': {
    before: KEPT,
    after: { cluster: { pit_enabled: true }, schedule: WEEKLY },
    refused: [[SCHEDULE, 'update']],
  },
  'a cluster that is not updated': {
    before: KEPT,
    after: { cluster: { pit_enabled: true }, schedule: WEEKLY },
    refused: [[CLUSTER, 'update']],
  },
  'a cluster that is not deleted, after its schedule': {
    before: KEPT,
    after: NONE,
    refused: [[CLUSTER, 'delete']],
  },
  'a replacement whose deletion is rejected': {
    before: KEPT,
    after: { cluster: { pit_enabled: true }, schedule: WEEKLY },
    refused: [[CLUSTER, 'delete']],
    isReplaced: true,
  },
  'a replacement that stops after the deletion': {
    before: KEPT,
    after: { cluster: { pit_enabled: true }, schedule: WEEKLY },
    refused: [[CLUSTER, 'create']],
    isReplaced: true,
  },
  'a schedule that is kept, with its cluster as planned': {
    before: { cluster: { pit_enabled: true }, schedule: DAILY },
    after: { cluster: { pit_enabled: false }, schedule: WEEKLY },
    refused: [[SCHEDULE, 'update']],
  },
  'what is not known of each, which its address names': {
    before: KEPT,
    after: { cluster: { pit_enabled: UNKNOWN }, schedule: WEEKLY },
    refused: [[SCHEDULE, 'update']],
    isOpen: true,
  },
};

function estateOf(names: readonly string[], { cluster: body, schedule: policy }: Estate): Resources {
  return together(
    project(),
    ...names.map((name) => (body === undefined ? {} : cluster(body, name))),
    ...names.map((name) => (policy === undefined ? {} : schedule(policy, name))),
    cluster({}, QUIET),
    schedule(DAILY, QUIET),
  );
}

function planFor(names: readonly string[], { before, after, isReplaced }: Case): Record<string, unknown> {
  return planOf({
    before: estateOf(names, before),
    resources: together(estateOf(names, after), project({}, 'later')),
    ...(isReplaced === true ? { replaced: names.map((name) => `${CLUSTER}.${name}`) } : {}),
  });
}

function refusedIn(names: readonly string[], { refused }: Case): readonly RefusedStep[] {
  return names.flatMap((name) => refused.map(([type, action]) => ({ address: `${type}.${name}`, action })));
}

function reviewed(names: readonly string[], one: Case): Report {
  return reviewPlan(planFor(names, one), { ifRefused: refusedIn(names, one) });
}

function of({ inputs: [input] }: Report, name: string): unknown {
  const isOf = ({ address }: { readonly address: string }): boolean => address.endsWith(`.${name}`);
  return {
    clusters: input?.apply?.json.clusters.filter(isOf),
    impact: input?.impact?.filter(({ json }) => isOf(json)),
  };
}

describe.each(Object.entries(CASES))('%s', (_, one) => {
  test('is reported of each cluster as of one that is alone', () => {
    const all = reviewed(NAMES, one);
    for (const name of NAMES) {
      const alone = of(reviewed([name], one), name);
      expect(alone).toMatchObject({ clusters: [{ name }] });
      expect(of(all, name)).toEqual(alone);
    }
  });

  test(`is read of ${one.isOpen === true ? 'each' : 'one'} of them`, () => {
    const reading = readPlan(planFor(NAMES, one));
    const found = review(reading, rules, {});
    const whatIf = {
      refused: refusedIn(NAMES, one).map(({ address, action }) => ({ address, action })),
      any: false,
    };
    const { leftOut, alike } = applyOf(reading, found, found.asOf, whatIf).estates;
    expect([...alike.keys()]).toEqual(
      one.isOpen === true ? [] : NAMES.slice(1).map((name) => `${CLUSTER}.${name}`),
    );
    expect(leftOut).toContain(`${CLUSTER}.${QUIET}`);
    expect(leftOut).not.toContain(`${CLUSTER}.${NAMES[0]}`);
  });
});
