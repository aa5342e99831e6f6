import { readPlan } from '../../../src/readers';
import { review } from '../../../src/review/review';
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

/** A plan that was made with -target: it lists the project alone, and the state knows the rest. */
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

test.each<[title: string, complete: boolean | undefined]>([
  ['a version that says so', false],
  ['a version that does not say', undefined],
])('a plan made with -target is known for one, in %s', (_, complete) => {
  const plan = without(targeted(), 'complete');
  const { partial, notReviewed } = readPlan(complete === undefined ? plan : { ...plan, complete });
  expect(partial).toBe('targeted');
  expect(notReviewed).toEqual([
    { kind: 'unlisted-resource', address: 'mongodbatlas_advanced_cluster.orders' },
    { kind: 'unlisted-resource', address: 'mongodbatlas_cloud_backup_schedule.orders' },
  ]);
});

test('a plan that lists all there is in the state is whole', () => {
  const plan = without(planOf({ before: resources, resources }), 'complete');
  expect(readPlan(plan).partial).toBeUndefined();
});

test('OpenTofu forgets, and Terraform removes without destroying: neither loses anything', () => {
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
