import { changeProjectDeleted } from '../../../src/rules/change/project-deleted';
import { cluster, flexCluster, project, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_project.shop';
const counting = (cluster_count: unknown) => project({ cluster_count });
const orders = 'mongodbatlas_advanced_cluster.orders';
const steps = '1. keep the project, delete its other clusters, and apply; 2. delete the project';

testRule(changeProjectDeleted, [
  {
    title: 'it stays',
    before: together(counting(1), cluster()),
    resources: together(counting(1), cluster()),
  },
  { title: 'an empty project', before: counting(0), resources: {} },
  {
    title: 'with all its clusters',
    before: together(counting(2), cluster(), cluster({}, 'ledger')),
    resources: {},
  },
  {
    title: 'with a Flex cluster that the number leaves out',
    before: together(counting(0), flexCluster()),
    resources: {},
  },
  { title: 'with a cluster, and without the number', before: together(project(), cluster()), resources: {} },
  {
    title: 'with one of two clusters',
    before: together(counting(2), cluster()),
    resources: {},
    findings: [
      {
        at,
        attribute: 'cluster_count',
        problem:
          'deleting project "shop" is rejected: the state says that it has 2 clusters, and this plan deletes 1 of them',
        fix: steps,
      },
    ],
  },
  {
    title: 'with none of its clusters',
    before: counting(1),
    resources: {},
    findings: [
      {
        at,
        attribute: 'cluster_count',
        problem:
          'deleting project "shop" is rejected: the state says that it has 1 cluster, and this plan deletes none of them',
        fix: steps,
      },
    ],
  },
  {
    title: 'a cluster is only forgotten',
    before: together(counting(1), cluster()),
    resources: {},
    forgotten: [orders],
    findings: [
      {
        at,
        problem: 'deleting project "shop" is rejected while it has cluster "orders", which this plan keeps',
        fix: 'keep the project, or delete its clusters too',
      },
    ],
  },
  {
    title: 'the state says nothing of its clusters',
    before: project(),
    resources: {},
    findings: [
      {
        at,
        problem:
          'deleting project "shop" is rejected while it has clusters or backups, and the state does not say that it has none',
        fix: 'make sure that the project has neither clusters nor backups before you apply, or keep it',
      },
    ],
  },
  { title: 'only forgotten', before: counting(1), resources: {}, forgotten: [at] },
]);
