import { complianceSnapshotFallsShort } from '../../../src/rules/compliance/snapshot-falls-short';
import {
  cluster,
  compliancePolicy,
  flexCluster,
  item,
  project,
  snapshotOf,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const at = 'mongodbatlas_cloud_backup_snapshot.before-migration';
const later = '${terraform_data.later.output}';
const given = (value: unknown, unit: unknown, days: unknown) => ({
  resources: together(
    project(),
    cluster(),
    compliancePolicy({ on_demand_policy_item: item(0, unit, value) }),
    snapshotOf(orders, { retention_in_days: days }),
  ),
});
const short = (days: string, required: string, fix: string, fixInCode?: string) => ({
  at,
  attribute: 'retention_in_days',
  problem: `an on-demand snapshot of cluster "orders" is kept ${days}, but the backup compliance policy of project "shop" requires ${required}`,
  fix,
  ...(fixInCode === undefined ? {} : { fixInCode }),
});

testRule(complianceSnapshotFallsShort, [
  { title: '28 days for 4 weeks', ...given(4, 'weeks', 28) },
  {
    title: '27 days for 4 weeks',
    ...given(4, 'weeks', 27),
    findings: [short('27 days', '4 weeks', 'set retention_in_days = 28', 'set retentionInDays: 28')],
  },
  { title: '28 days for 1 month: the month decides, so it is silent', ...given(1, 'months', 28) },
  {
    title: '27 days for 1 month',
    ...given(1, 'months', 27),
    findings: [short('27 days', '1 month', 'set retention_in_days = 31', 'set retentionInDays: 31')],
  },
  {
    title: '1 day for 2 days',
    ...given(2, 'days', 1),
    findings: [short('1 day', '2 days', 'set retention_in_days = 2', 'set retentionInDays: 2')],
  },
  {
    title: 'a snapshot that is there already: changing it would delete it',
    only: 'plan',
    before: given(3, 'days', 5).resources,
    ...given(7, 'days', 5),
    findings: [
      short(
        '5 days',
        '7 days',
        'add another snapshot with retention_in_days = 7, and keep this one unchanged',
      ),
    ],
  },
  {
    title: 'a snapshot that the plan replaces anyway',
    only: 'plan',
    before: given(3, 'days', 5).resources,
    ...given(7, 'days', 6),
    findings: [short('6 days', '7 days', 'set retention_in_days = 7')],
  },
  {
    title: 'a policy without an on-demand item',
    resources: together(
      project(),
      cluster(),
      compliancePolicy(),
      snapshotOf(orders, { retention_in_days: 1 }),
    ),
  },
  {
    title: 'no policy',
    resources: together(project(), cluster(), snapshotOf(orders, { retention_in_days: 1 })),
  },
  { title: 'a retention of 0 days is reported by another rule', ...given(4, 'weeks', 0) },
  {
    title: 'a retention of the policy that does not exist is reported by another rule',
    ...given(4, 'fortnights', 1),
  },
  {
    title: 'a retention known after apply',
    ...given(4, 'weeks', later),
    unchecked: [`${at} retention_in_days`],
  },
  {
    title: 'a retention of the policy known after apply',
    ...given(later, 'weeks', 3),
    unchecked: [`${at} retention_in_days`],
  },
  {
    title: 'a retention from a variable',
    ...given(4, 'weeks', '${var.days}'),
    variables: { days: 3 },
    atSynth: { unchecked: [`${at} retention_in_days`] },
    findings: [short('3 days', '4 weeks', 'set retention_in_days = 28', 'set retentionInDays: 28')],
  },
  {
    title: 'a snapshot of a Flex cluster, which is outside the policy and cannot have any',
    resources: together(
      project(),
      flexCluster(),
      compliancePolicy({ on_demand_policy_item: item(0, 'weeks', 4) }),
      snapshotOf('mongodbatlas_flex_cluster.reports'),
    ),
  },
  {
    title: 'a snapshot of a cluster outside',
    resources: together(
      project(),
      compliancePolicy({ on_demand_policy_item: item(0, 'weeks', 4) }),
      snapshotOf(orders, { project_id: '${mongodbatlas_project.shop.id}', cluster_name: 'elsewhere' }),
    ),
    findings: [
      {
        ...short('7 days', '4 weeks', 'set retention_in_days = 28', 'set retentionInDays: 28'),
        problem:
          'an on-demand snapshot of cluster "elsewhere" is kept 7 days, but the backup compliance policy of project "shop" requires 4 weeks',
      },
    ],
  },
  {
    title: 'a policy of another project',
    resources: together(
      project(),
      project({}, 'bank'),
      cluster(),
      compliancePolicy({
        project_id: '${mongodbatlas_project.bank.id}',
        on_demand_policy_item: item(0, 'weeks', 4),
      }),
      snapshotOf(orders),
    ),
  },
  {
    title: 'a snapshot whose project is not known, nor its cluster',
    resources: together(
      project(),
      project({}, 'bank'),
      cluster(),
      compliancePolicy({ on_demand_policy_item: item(0, 'weeks', 4) }),
      snapshotOf(orders, {
        project_id: '${mongodbatlas_project.shop.id}${mongodbatlas_project.bank.id}',
        cluster_name: later,
      }),
    ),
    unchecked: [`${at} project_id`],
  },
]);
