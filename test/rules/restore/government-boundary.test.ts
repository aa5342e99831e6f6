import { restoreGovernmentBoundary } from '../../../src/rules/restore/government-boundary';
import { cluster, project, restoreOf, shards, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const inRegion = (name: unknown, provider = 'AWS') => ({
  replication_specs: shards(1, 'M30', { provider_name: provider, region_name: name }),
});
const between = (source: object, target: object) =>
  together(
    project(),
    cluster({ ...source }),
    cluster({ ...target }, 'practice'),
    restoreOf(orders, practice),
  );
const across = (government: string, other: string) => ({
  at: 'mongodbatlas_cloud_backup_snapshot_restore_job.undo',
  attribute: 'delivery_type_config.target_cluster_name',
  problem: `cluster "${government}" is in a government region, and cluster "${other}" is not`,
  fix: `restore into a cluster ${government === 'orders' ? 'in' : 'outside of'} government regions`,
});

testRule(restoreGovernmentBoundary, [
  { title: 'two other regions', resources: between(inRegion('US_EAST_1'), inRegion('EU_WEST_1')) },
  {
    title: 'from GovCloud into Assured Workloads',
    resources: between(inRegion('US_GOV_WEST_1'), inRegion('CENTRAL_US_AW', 'GCP')),
  },
  {
    title: 'from a government region',
    resources: between(inRegion('US_GOV_WEST_1'), inRegion('US_EAST_1')),
    findings: [across('orders', 'practice')],
  },
  {
    title: 'into a government region',
    resources: between(inRegion('US_EAST_1'), inRegion('US_GOV_WEST_1')),
    findings: [across('practice', 'orders')],
  },
  {
    title: 'from a government region into one that is known only after apply',
    resources: between(inRegion('US_GOV_WEST_1'), inRegion('${terraform_data.where.output}')),
    unchecked: [
      'mongodbatlas_cloud_backup_snapshot_restore_job.undo delivery_type_config.target_cluster_name',
    ],
  },
  {
    title: 'from another region into one that is known only after apply',
    resources: between(inRegion('US_EAST_1'), inRegion('${terraform_data.where.output}')),
  },
]);
