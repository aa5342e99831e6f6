import {
  applied,
  cluster,
  infiniteCluster,
  item,
  project,
  schedule,
  snapshotOf,
  together,
} from '../../../src/rules/example';
import { infiniteRetentionOverThreeYears } from '../../../src/rules/infinite/retention-over-three-years';
import { madeBy, testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const at = 'mongodbatlas_cloud_backup_schedule.orders';
const snapshot = 'mongodbatlas_cloud_backup_snapshot.before-migration';
const kept = (unit: unknown, value: unknown): ReturnType<typeof together> =>
  together(project(), infiniteCluster(), schedule({ policy_item_yearly: item(12, unit, value) }));
const wrong = (retention: string) => ({
  at,
  attribute: 'policy_item_yearly',
  problem: `the schedule for cluster "orders" keeps yearly snapshots ${retention}, but Atlas Infinite keeps them at most 3 years`,
  fix: 'set retention_unit = "years" and retention_value = 3 in policy_item_yearly, or less',
  fixInCode: "set retentionUnit: 'years' and retentionValue: 3 in policyItemYearly, or less",
});
const taken = (days: unknown): ReturnType<typeof together> =>
  together(project(), infiniteCluster(), snapshotOf(orders, { retention_in_days: days }));
const long = {
  at: snapshot,
  attribute: 'retention_in_days',
  problem:
    'an on-demand snapshot of cluster "orders" is kept for 1097 days, but Atlas Infinite keeps it at most 3 years',
  fix: 'set retention_in_days to at most 1095',
  fixInCode: 'set retentionInDays to at most 1095',
};

testRule(infiniteRetentionOverThreeYears, [
  { title: '3 years', resources: kept('years', 3) },
  { title: '36 months', resources: kept('months', 36) },
  { title: '1096 days, which may be 3 years', resources: kept('days', 1096) },
  { title: '4 years', resources: kept('years', 4), findings: [wrong('4 years')] },
  {
    title: '4 years, in a schedule of a construct',
    resources: together(
      project(),
      infiniteCluster(),
      schedule({ policy_item_yearly: item(12, 'years', 4), ...madeBy('BackupSchedule') }),
    ),
    findings: [{ ...wrong('4 years'), fixInCode: 'set keep: Retention.years(3) in yearly, or less' }],
  },
  { title: '37 months', resources: kept('months', 37), findings: [wrong('37 months')] },
  { title: '1097 days', resources: kept('days', 1097), findings: [wrong('1097 days')] },
  { title: '157 weeks', resources: kept('weeks', 157), findings: [wrong('157 weeks')] },
  {
    title: 'a retention from a variable',
    resources: kept('years', '${var.years}'),
    variables: { years: 7 },
    atSynth: { unchecked: [`${at} policy_item_yearly`] },
    findings: [wrong('7 years')],
  },
  { title: 'an on-demand snapshot for 1096 days', resources: taken(1096) },
  { title: 'an on-demand snapshot for 1097 days', resources: taken(1097), findings: [long] },
  { title: 'an on-demand snapshot that was taken before', only: 'plan', ...applied(taken(1097)) },
  {
    title: 'the edition CORE',
    resources: together(
      project(),
      cluster(),
      schedule({ policy_item_yearly: item(12, 'years', 7) }),
      snapshotOf(orders, { retention_in_days: 4000 }),
    ),
  },
  {
    title: 'an edition known only after apply',
    resources: together(
      project(),
      cluster({ database_edition: '${terraform_data.edition.output}' }),
      schedule({ policy_item_yearly: item(12, 'years', 7) }),
    ),
    unchecked: [`${at} cluster_name`],
  },
  {
    title: 'an edition known only after apply, where everything is kept for 3 years at most',
    resources: together(
      project(),
      cluster({ database_edition: '${terraform_data.edition.output}' }),
      schedule({ policy_item_yearly: item(12, 'years', 3) }),
    ),
  },
]);
