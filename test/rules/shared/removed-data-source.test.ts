import { readPlan } from '../../../src/readers';
import { review } from '../../../src/review/review';
import { project } from '../../../src/rules/example';
import { sharedRemovedDataSource } from '../../../src/rules/shared/removed-data-source';
import { destroyPlanOf } from '../../support/plan-of';
import { inCamelCase, testRule } from '../../support/rule-tester';

const of = { project_id: '5f0000000000000000000009', cluster_name: 'sandbox' };
const removed = (type: string, flex: string) => ({
  at: `data.${type}.all`,
  problem: `${type} reads from M2 and M5 clusters, which Atlas has not supported since 2026-01-22`,
  fix: `use the data source ${flex} with the Flex cluster that it was migrated to`,
  fixInCode: `use new ${inCamelCase(`_data_${flex}`)}(...) with the Flex cluster that it was migrated to`,
});

testRule(sharedRemovedDataSource, [
  ...['snapshot', 'snapshots', 'restore_job', 'restore_jobs'].map((name) => ({
    title: `shared_tier_${name}`,
    resources: project(),
    data: { [`mongodbatlas_shared_tier_${name}`]: { all: of } },
    findings: [removed(`mongodbatlas_shared_tier_${name}`, `mongodbatlas_flex_${name}`)],
  })),
  {
    title: 'one that is read at apply',
    resources: project(),
    data: {
      mongodbatlas_shared_tier_snapshots: {
        all: { ...of, project_id: '${mongodbatlas_project.shop.id}' },
      },
    },
    findings: [removed('mongodbatlas_shared_tier_snapshots', 'mongodbatlas_flex_snapshots')],
  },
  {
    title: 'the last day of support',
    resources: project(),
    data: { mongodbatlas_shared_tier_snapshots: { all: of } },
    asOf: '2026-01-21',
  },
  {
    title: 'the first day without support',
    resources: project(),
    data: { mongodbatlas_shared_tier_snapshots: { all: of } },
    asOf: '2026-01-22',
    findings: [removed('mongodbatlas_shared_tier_snapshots', 'mongodbatlas_flex_snapshots')],
  },
  {
    title: 'snapshots of a Flex cluster',
    resources: project(),
    data: { mongodbatlas_flex_snapshots: { all: { project_id: of.project_id, name: 'reports' } } },
  },
  { title: 'no data source at all', resources: project() },
]);

test('a plan that destroys everything has no finding', () => {
  const plan = destroyPlanOf({
    resources: project(),
    data: { mongodbatlas_shared_tier_snapshots: { all: of } },
  });
  expect(review(readPlan(plan), [sharedRemovedDataSource]).findings).toEqual([]);
});
