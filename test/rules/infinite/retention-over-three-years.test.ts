import { infiniteRetentionOverThreeYears } from '../../../src/rules/infinite/retention-over-three-years';
import { cluster, item, project, schedule, shards, snapshotOf, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const infinite = (body: object = {}, config: object = {}, name = 'orders') =>
  cluster(
    {
      database_edition: 'INFINITE',
      replication_specs: shards(1, 'M30', {
        electable_specs: { instance_size: 'M30', node_count: 2 },
        auto_scaling: { compute_enabled: false },
        ...config,
      }),
      ...body,
    },
    name,
  );

const of = 'mongodbatlas_cloud_backup_schedule.orders';
const kept = (unit: string, value: unknown, source = infinite()) =>
  together(project(), source, schedule({ policy_item_yearly: [item(1, unit, value)] }));
const tooLong = (words: string) => ({
  at: of,
  attribute: 'policy_item_yearly',
  problem: `the schedule for cluster "orders" keeps yearly snapshots ${words}, but the edition INFINITE keeps them up to 3 years`,
  fix: 'set retention_unit = "years" and retention_value = 3 in policy_item_yearly',
  fixInCode: "set retentionUnit: 'years' and retentionValue: 3 in policyItemYearly",
});
const onDemand = (days: number) =>
  together(project(), infinite(), snapshotOf(at, { retention_in_days: days }));

testRule(infiniteRetentionOverThreeYears, [
  { title: '3 years', resources: kept('years', 3) },
  { title: '36 months', resources: kept('months', 36) },
  { title: '7 years', resources: kept('years', 7), findings: [tooLong('7 years')] },
  { title: '37 months', resources: kept('months', 37), findings: [tooLong('37 months')] },
  { title: '7 years of the edition CORE', resources: kept('years', 7, cluster()) },
  {
    title: 'a retention known only after apply',
    resources: kept('years', '${terraform_data.years.output}'),
    unchecked: [`${of} policy_item_yearly`],
  },
  { title: 'a snapshot that is kept 3 years', resources: onDemand(1095) },
  {
    title: 'a snapshot that is kept 4 years',
    resources: onDemand(1460),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot.before-migration',
        attribute: 'retention_in_days',
        problem:
          'an on-demand snapshot of cluster "orders" is kept 1460 days, but the edition INFINITE keeps it up to 3 years',
        fix: 'set retention_in_days = 1095',
        fixInCode: 'set retentionInDays: 1095',
      },
    ],
  },
]);
