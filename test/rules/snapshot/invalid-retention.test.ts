import { cluster, flexCluster, project, snapshotOf, together } from '../../../src/rules/example';
import { snapshotInvalidRetention } from '../../../src/rules/snapshot/invalid-retention';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_snapshot.before-migration';
const attribute = 'retention_in_days';

const keptFor = (days: unknown) => ({
  resources: together(
    project(),
    cluster(),
    snapshotOf('mongodbatlas_advanced_cluster.orders', { retention_in_days: days }),
  ),
});
const finding = (days: string, of = 'orders') => ({
  at,
  attribute,
  problem: `an on-demand snapshot of cluster "${of}" cannot be kept for ${days} days`,
  fix: 'set retention_in_days to a whole number of at least 1',
  fixInCode: 'set retentionInDays to a whole number of at least 1',
});

testRule(snapshotInvalidRetention, [
  { title: '1 day', ...keptFor(1) },
  { title: '7 days', ...keptFor(7) },
  { title: '7 days in a text', ...keptFor('7') },
  { title: '10 years', ...keptFor(3650) },
  { title: '0 days', ...keptFor(0), findings: [finding('0')] },
  { title: 'fewer than none', ...keptFor(-1), findings: [finding('-1')] },
  { title: 'half a day', ...keptFor(0.5), findings: [finding('0.5')] },
  { title: 'a day and a half', ...keptFor(1.5), findings: [finding('1.5')] },
  { title: 'no number', only: 'synth', ...keptFor('a week'), findings: [finding('"a week"')] },
  { title: 'not set: Terraform requires it', ...keptFor(undefined) },
  { title: 'not known yet', ...keptFor('${terraform_data.x.output}'), unchecked: [`${at} ${attribute}`] },
  {
    title: 'from a variable',
    ...keptFor('${var.days}'),
    variables: { days: 0 },
    findings: [finding('0')],
    atSynth: { unchecked: [`${at} ${attribute}`] },
  },
  {
    title: 'whatever the cluster is',
    resources: together(
      project(),
      flexCluster(),
      snapshotOf('mongodbatlas_flex_cluster.reports', { retention_in_days: 0 }),
    ),
    findings: [finding('0', 'reports')],
  },
  {
    title: 'of a cluster that is elsewhere',
    resources: {
      mongodbatlas_cloud_backup_snapshot: {
        'before-migration': {
          project_id: '5f0000000000000000000002',
          cluster_name: 'orders',
          description: 'before the migration',
          retention_in_days: 0,
        },
      },
    },
    findings: [finding('0')],
  },
]);
