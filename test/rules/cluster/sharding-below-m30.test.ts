import { clusterShardingBelowM30 } from '../../../src/rules/cluster/sharding-below-m30';
import {
  type Body,
  cluster,
  deprecatedCluster,
  project,
  region,
  shards,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const attribute = 'replication_specs[0].region_configs[0].electable_specs.instance_size';
const sharded = (size: string, body: Body = {}) =>
  cluster({ cluster_type: 'SHARDED', replication_specs: shards(2, size), ...body });
const withShards = (size: string, body: Body = {}) => ({
  resources: together(project(), sharded(size, body)),
});

const fix = 'set the instance size to M30 or larger, or make the cluster a replica set';
const finding = {
  at,
  attribute,
  problem: 'cluster "orders" has the type SHARDED and the size M20, but sharding requires at least M30',
  fix,
};

testRule(clusterShardingBelowM30, [
  { title: 'shards of M30', ...withShards('M30') },
  { title: 'shards of R40', ...withShards('R40') },
  { title: 'shards of M30_GEN_2', ...withShards('M30_GEN_2') },
  { title: 'shards of M20', ...withShards('M20'), findings: [finding] },
  {
    title: 'a global cluster of M10',
    ...withShards('M10', { cluster_type: 'GEOSHARDED' }),
    findings: [
      {
        ...finding,
        problem:
          'cluster "orders" has the type GEOSHARDED and the size M10, but sharding requires at least M30',
      },
    ],
  },
  { title: 'a replica set of M20', ...withShards('M20', { cluster_type: 'REPLICASET' }) },
  {
    title: 'the second shard is too small',
    ...withShards('M30', { replication_specs: [...shards(1, 'M30'), ...shards(1, 'M20')] }),
    findings: [
      { ...finding, attribute: 'replication_specs[1].region_configs[0].electable_specs.instance_size' },
    ],
  },
  {
    title: 'analytics nodes may be smaller',
    ...withShards('M30', {
      replication_specs: [
        { region_configs: [region('M30', { analytics_specs: { instance_size: 'M20', node_count: 1 } })] },
      ],
    }),
  },
  { title: 'an unknown size is reported by another rule', ...withShards('small') },
  {
    title: 'a size known only after apply',
    ...withShards('${terraform_data.size.output}'),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a type known only after apply',
    ...withShards('M20', { cluster_type: '${terraform_data.type.output}' }),
    unchecked: [`${at} cluster_type`],
  },
  {
    title: 'a type known only after apply, and shards of M30',
    ...withShards('M30', { cluster_type: '${terraform_data.type.output}' }),
  },
  {
    title: 'a type from a variable',
    ...withShards('M20', { cluster_type: '${var.type}' }),
    variables: { type: 'SHARDED' },
    atSynth: { unchecked: [`${at} cluster_type`] },
    findings: [finding],
  },
  {
    title: 'an existing cluster, for which Support lifted the limit',
    before: together(project(), sharded('M20')),
    ...withShards('M20', { tags: { team: 'shop' } }),
    only: 'plan',
  },
  {
    title: 'an existing replica set that becomes sharded',
    before: together(project(), cluster({ replication_specs: shards(1, 'M20') })),
    ...withShards('M20'),
    only: 'plan',
  },
  {
    title: 'a cluster that is replaced is created again',
    before: together(project(), sharded('M20')),
    ...withShards('M20'),
    replaced: [at],
    findings: [finding],
  },
  {
    title: 'a cluster that is imported exists',
    resources: sharded('M20', { project_id: '6f0000000000000000000001' }),
    imports: [at],
  },
  {
    title: 'a deprecated cluster with several shards',
    resources: together(
      project(),
      deprecatedCluster({ provider_instance_size_name: 'M20', num_shards: 2, cluster_type: 'SHARDED' }),
    ),
    findings: [
      {
        at: 'mongodbatlas_cluster.archive',
        attribute: 'provider_instance_size_name',
        problem:
          'cluster "archive" has the type SHARDED and the size M20, but sharding requires at least M30',
        fix,
      },
    ],
  },
]);
