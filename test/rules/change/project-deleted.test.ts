import { changeProjectDeleted } from '../../../src/rules/change/project-deleted';
import { cluster, project, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_project.shop';
const fix =
  'delete its clusters first, in an apply before. To remove the project from Terraform only, add a removed block with lifecycle { destroy = false }';
const deleted = (why: string) => ({ at, problem: `this plan deletes project "shop", ${why}`, fix });

testRule(changeProjectDeleted, [
  {
    title: 'a project that is deleted with its only cluster',
    before: together(project({ cluster_count: 1 }), cluster()),
    resources: {},
  },
  { title: 'an empty project', before: project({ cluster_count: 0 }), resources: {} },
  {
    title: 'a cluster that another configuration manages',
    before: together(project({ cluster_count: 2 }), cluster()),
    resources: {},
    findings: [deleted('which has 1 more cluster that this plan does not delete')],
  },
  {
    title: 'a cluster that Terraform only forgets',
    before: together(project({ cluster_count: 1 }), cluster()),
    resources: {},
    forgotten: ['mongodbatlas_advanced_cluster.orders'],
    findings: [deleted('but not cluster "orders"')],
  },
  {
    title: 'a state without the number of clusters',
    before: project(),
    resources: {},
    findings: [deleted('and nothing shows that it has no clusters or backups')],
  },
  {
    title: 'a state without the number, and its cluster',
    before: together(project(), cluster()),
    resources: {},
  },
  { title: 'a project that Terraform only forgets', before: project(), resources: {}, forgotten: [at] },
  { title: 'a project that stays', before: together(project(), cluster()), resources: project() },
]);
