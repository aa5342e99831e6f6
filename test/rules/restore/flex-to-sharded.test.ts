import {
  type Body,
  cluster,
  flexCluster,
  project,
  restoreOf,
  shards,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { restoreFlexToSharded } from '../../../src/rules/restore/flex-to-sharded';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_snapshot_restore_job.undo';
const attribute = 'delivery_type_config.target_cluster_name';
const orders = 'mongodbatlas_advanced_cluster.orders';
const reports = 'mongodbatlas_flex_cluster.reports';
const later = '${terraform_data.later.output}';
const sharded: Body = { cluster_type: 'SHARDED', replication_specs: shards(2) };
const given = (body: Body, from = reports) => ({
  resources: together(
    project(),
    cluster(body),
    flexCluster(),
    tenantCluster('FLEX'),
    restoreOf(from, orders),
  ),
});
const rejected = (from = 'reports', into = 'orders') => ({
  at,
  attribute,
  problem: `a snapshot of cluster "${from}", a Flex cluster, cannot be restored into cluster "${into}", a sharded cluster`,
  fix: 'restore it into a replica set',
});

testRule(restoreFlexToSharded, [
  { title: 'into a replica set', ...given({}) },
  { title: 'into a sharded cluster', ...given(sharded), findings: [rejected()] },
  {
    title: 'into a sharded cluster of one shard',
    ...given({ cluster_type: 'SHARDED', replication_specs: shards(1) }),
    findings: [rejected()],
  },
  {
    title: 'into a global cluster',
    ...given({ ...sharded, cluster_type: 'GEOSHARDED' }),
    findings: [rejected()],
  },
  {
    title: 'of a Flex cluster that is written as an advanced_cluster',
    ...given(sharded, 'mongodbatlas_advanced_cluster.sandbox'),
    findings: [rejected('sandbox')],
  },
  {
    title: 'into a sharded cluster of the deprecated resource',
    resources: together(
      project(),
      flexCluster(),
      {
        mongodbatlas_cluster: {
          wide: {
            project_id: '${mongodbatlas_project.shop.id}',
            name: 'wide',
            cluster_type: 'SHARDED',
            num_shards: 2,
            provider_name: 'AWS',
            provider_instance_size_name: 'M30',
            cloud_backup: true,
          },
        },
      },
      restoreOf(reports, 'mongodbatlas_cluster.wide'),
    ),
    findings: [rejected('reports', 'wide')],
  },
  {
    title: 'of a dedicated cluster is reported by another rule',
    resources: together(
      project(),
      cluster(sharded),
      cluster({}, 'practice'),
      restoreOf('mongodbatlas_advanced_cluster.practice', orders),
    ),
  },
  {
    title: 'into a cluster whose type is known after apply',
    ...given({ ...sharded, cluster_type: later }),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'into a type from a variable',
    ...given({ ...sharded, cluster_type: '${var.type}' }),
    variables: { type: 'SHARDED' },
    atSynth: { unchecked: [`${at} ${attribute}`] },
    findings: [rejected()],
  },
  {
    title: 'into a sharded cluster whose kind is known after apply',
    ...given({ cluster_type: 'SHARDED', replication_specs: later }),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'into a replica set whose kind is known after apply',
    ...given({ replication_specs: later }),
  },
  {
    title: 'of a cluster whose kind is known after apply',
    resources: together(
      project(),
      cluster(sharded),
      cluster({ replication_specs: later }, 'practice'),
      restoreOf('mongodbatlas_advanced_cluster.practice', orders),
    ),
    unchecked: [`${at} cluster_name`],
  },
  {
    title: 'of a Flex cluster outside',
    ...given(sharded, 'data.mongodbatlas_flex_cluster.elsewhere'),
    data: {
      mongodbatlas_flex_cluster: {
        elsewhere: { project_id: '5f00000000000000000000aa', name: 'elsewhere' },
      },
    },
    findings: [rejected('elsewhere')],
  },
  {
    title: 'into a cluster that is only named',
    resources: together(
      project(),
      flexCluster(),
      restoreOf(reports, orders, {
        delivery_type_config: {
          automated: true,
          target_cluster_name: 'elsewhere',
          target_project_id: '5f00000000000000000000aa',
        },
      }),
    ),
    unchecked: [
      'mongodbatlas_cloud_backup_snapshot_restore_job.undo delivery_type_config.target_cluster_name',
    ],
  },
  {
    title: 'a source that is not known',
    resources: together(
      project(),
      cluster(sharded),
      cluster({ name: '${terraform_data.one.output}' }, 'one'),
      cluster({ name: '${terraform_data.other.output}' }, 'other'),
      restoreOf(reports, orders, {
        project_id: '${mongodbatlas_project.shop.id}',
        cluster_name: '${mongodbatlas_advanced_cluster.one.name}${mongodbatlas_advanced_cluster.other.name}',
      }),
    ),
    unchecked: [`${at} cluster_name`],
  },
]);
