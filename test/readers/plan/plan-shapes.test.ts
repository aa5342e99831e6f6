import { readPlan } from '../../../src/readers';
import { review } from '../../../src/review';
import { rules } from '../../../src/rules';
import { cluster, project, schedule, together } from '../../../src/rules/example';
import { realPlans } from '../../support/hostile';
import { planOf } from '../../support/plan-of';
import { shapes, without } from '../../support/plan-shapes';

type Values = Record<string, unknown>;

function said(plan: unknown): object {
  const { findings, unchecked, crashes } = review(readPlan(plan), rules);
  return { findings, unchecked, crashes };
}

const expected = realPlans.map((text) => said(JSON.parse(text)));

describe.each(Object.entries(shapes))('%s', (_, shape) => {
  test('gives the findings of every real plan', () => {
    for (const [index, text] of realPlans.entries())
      expect(said(shape(JSON.parse(text) as Values))).toEqual(expected[index]);
  });
});

const resources = together(project(), cluster(), schedule());

/** A plan that was made with -target: it lists only the project, and the state has the rest. */
function targeted(): Values {
  const plan = planOf({ before: resources, resources });
  const rows = plan['resource_changes'] as readonly (Values & { readonly change: Values })[];
  const state = rows.map(({ address, type, name, change }) => ({
    address,
    type,
    name,
    mode: 'managed',
    values: change['before'],
  }));
  return {
    ...plan,
    resource_changes: rows.slice(0, 1),
    prior_state: { values: { root_module: { resources: state } } },
  };
}

test.each<[title: string, complete: boolean | undefined, partial: string | undefined]>([
  ['a version of Terraform that says so', false, 'targeted'],
  ['a version that does not say it', undefined, 'targeted'],
  ['a version that says that the plan is complete', true, undefined],
])('a plan made with -target is recognized, with %s', (_, complete, partial) => {
  const plan = without(targeted(), 'complete');
  expect(readPlan(complete === undefined ? plan : { ...plan, complete }).partial).toBe(partial);
});

test('a plan that lists everything in the state is complete', () => {
  const plan = without(planOf({ before: resources, resources }), 'complete');
  expect(readPlan(plan).partial).toBeUndefined();
});

test('forgetting resources, as OpenTofu and Terraform can, loses nothing', () => {
  const plan = planOf({
    before: resources,
    resources: {},
    forgotten: [
      'mongodbatlas_advanced_cluster.orders',
      'mongodbatlas_cloud_backup_schedule.orders',
      'mongodbatlas_project.shop',
    ],
  });
  const { findings } = review(readPlan(plan), rules);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});
