import {
  type Body,
  cluster,
  deprecatedCluster,
  flexCluster,
  item,
  project,
  schedule,
  shards,
  together,
} from '../../../src/rules/example';
import { readPlan } from '../../../src/readers';
import { review } from '../../../src/review/review';
import { scheduleNameInsteadOfReference } from '../../../src/rules/schedule/name-instead-of-reference';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const byName = (body: Body = {}) =>
  schedule({
    project_id: '${mongodbatlas_project.shop.id}',
    cluster_name: 'orders',
    policy_item_daily: item(1, 'days', 7),
    ...body,
  });
const finding = {
  at,
  attribute: 'cluster_name',
  problem:
    'the schedule for cluster "orders" has no reference to mongodbatlas_advanced_cluster.orders, so Terraform may create the schedule first',
  fix: 'set cluster_name = mongodbatlas_advanced_cluster.orders.name',
  fixInCode: 'set clusterName: orders.name',
};
const unchecked = [`${at} cluster_name`];

testRule(scheduleNameInsteadOfReference, [
  { title: 'a reference', resources: together(project(), cluster(), schedule()) },
  { title: 'a name', resources: together(project(), cluster(), byName()), findings: [finding] },
  {
    title: 'a name, and depends_on',
    resources: together(
      project(),
      cluster(),
      byName({ depends_on: ['mongodbatlas_advanced_cluster.orders'] }),
    ),
  },
  {
    title: 'a name, and depends_on of another cluster',
    resources: together(
      project(),
      cluster(),
      cluster({}, 'invoices'),
      byName({ depends_on: ['mongodbatlas_advanced_cluster.invoices'] }),
    ),
    findings: [finding],
  },
  {
    title: 'a name, and a reference in another argument',
    resources: together(
      project(),
      cluster(),
      byName({ project_id: '${mongodbatlas_advanced_cluster.orders.project_id}' }),
    ),
  },
  {
    title: 'a name, and a reference in a copy setting',
    resources: together(
      project(),
      cluster(),
      byName({
        copy_settings: {
          cloud_provider: 'AWS',
          region_name: 'US_EAST_1',
          zone_id: '${mongodbatlas_advanced_cluster.orders.replication_specs[0].zone_id}',
          frequencies: ['DAILY'],
        },
      }),
    ),
  },
  {
    title: 'a name, and depends_on of something that waits for the cluster',
    resources: together(
      project(),
      cluster(),
      { terraform_data: { ready: { input: '${mongodbatlas_advanced_cluster.orders.state_name}' } } },
      byName({ depends_on: ['terraform_data.ready'] }),
    ),
  },
  {
    title: 'a name and a project id, both literals',
    resources: together(
      cluster({ project_id: '6f0000000000000000000001' }),
      byName({ project_id: '6f0000000000000000000001' }),
    ),
    findings: [finding],
  },
  {
    title: 'the name of a cluster in another project',
    resources: together(
      project(),
      project({}, 'archive'),
      cluster(),
      byName({ project_id: '${mongodbatlas_project.archive.id}' }),
    ),
  },
  {
    title: 'a name that no cluster of this configuration has',
    resources: together(project(), cluster(), byName({ cluster_name: 'elsewhere' })),
  },
  {
    title: 'a schedule that exists already and does not change',
    only: 'plan',
    before: together(project(), cluster(), byName()),
    resources: together(project(), cluster(), byName()),
  },
  {
    title: 'a Flex cluster',
    resources: together(project(), flexCluster(), byName({ cluster_name: 'reports' })),
    findings: [
      {
        at,
        attribute: 'cluster_name',
        problem:
          'the schedule for cluster "reports" has no reference to mongodbatlas_flex_cluster.reports, so Terraform may create the schedule first',
        fix: 'set cluster_name = mongodbatlas_flex_cluster.reports.name',
        fixInCode: 'set clusterName: reports.name',
      },
    ],
  },
  {
    title: 'a deprecated cluster',
    resources: together(project(), deprecatedCluster(), byName({ cluster_name: 'archive' })),
    findings: [
      {
        at,
        attribute: 'cluster_name',
        problem:
          'the schedule for cluster "archive" has no reference to mongodbatlas_cluster.archive, so Terraform may create the schedule first',
        fix: 'set cluster_name = mongodbatlas_cluster.archive.name',
        fixInCode: 'set clusterName: archive.name',
      },
    ],
  },
  {
    title: 'a name from the variable that names the cluster, which is not a reference to it',
    resources: together(project(), cluster({ name: '${var.name}' }), byName({ cluster_name: '${var.name}' })),
    variables: { name: 'orders' },
    atSynth: { unchecked },
    findings: [finding],
  },
  {
    title: 'a name from a local, which a plan does not show',
    resources: together(project(), cluster(), byName({ cluster_name: '${local.name}' })),
    locals: { name: '${mongodbatlas_advanced_cluster.orders.name}' },
    atSynth: {},
    unchecked,
  },
  {
    title: 'a name known only after apply is not a literal',
    resources: together(project(), cluster(), byName({ cluster_name: '${terraform_data.pick.output}' })),
  },
  {
    title: 'a name, in a project that is not known yet',
    resources: together(
      project(),
      project({}, 'archive'),
      cluster(),
      byName({ project_id: '${local.project}' }),
    ),
    locals: { project: '${mongodbatlas_project.shop.id}' },
    atSynth: { findings: [finding] },
    unchecked,
  },
  {
    title: 'a name in a targeted plan',
    resources: together(project(), cluster(), byName()),
    partial: 'targeted',
    atSynth: { findings: [finding] },
    unchecked,
  },
]);

describe('a cluster in another module', () => {
  const change = (address: string, type: string, name: string, module: string, after: object) => ({
    address,
    module_address: module,
    mode: 'managed',
    type,
    name,
    change: { actions: ['create'], before: null, after, after_unknown: {} },
  });
  const block = (type: string, name: string, expressions: object) => ({
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    expressions,
  });
  const projectId = '6f0000000000000000000001';
  const names = { project_id: { constant_value: projectId }, cluster_name: { constant_value: 'orders' } };
  const plan = {
    format_version: '1.2',
    resource_changes: [
      change(
        'module.base.mongodbatlas_advanced_cluster.this',
        'mongodbatlas_advanced_cluster',
        'this',
        'module.base',
        {
          project_id: projectId,
          name: 'orders',
          cluster_type: 'REPLICASET',
          backup_enabled: true,
          replication_specs: shards(1, 'M10'),
        },
      ),
      change(at, 'mongodbatlas_cloud_backup_schedule', 'orders', '', {
        project_id: projectId,
        cluster_name: 'orders',
        policy_item_daily: [item(1, 'days', 7)],
      }),
    ],
    configuration: {
      root_module: {
        resources: [block('mongodbatlas_cloud_backup_schedule', 'orders', names)],
        module_calls: {
          base: { module: { resources: [block('mongodbatlas_advanced_cluster', 'this', {})] } },
        },
      },
    },
    complete: true,
  };

  test('is referred to through its modules', () => {
    const { findings } = review(readPlan(plan), [scheduleNameInsteadOfReference]);
    expect(findings.map(({ fix }) => fix)).toEqual([
      'pass module.base.mongodbatlas_advanced_cluster.this.name through outputs and inputs of the modules, or add depends_on',
    ]);
  });
});
