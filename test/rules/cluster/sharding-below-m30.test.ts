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

const fix = 'write M30 or a larger size, or make it a REPLICASET';
const finding = {
  at,
  attribute,
  problem: 'orders is a SHARDED cluster of the size M20, and sharding begins at M30',
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
      { ...finding, problem: 'orders is a GEOSHARDED cluster of the size M10, and sharding begins at M30' },
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
  { title: 'a size that is none is for another rule', ...withShards('small') },
  {
    title: 'a size not known before apply',
    ...withShards('${terraform_data.size.output}'),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a type not known before apply',
    ...withShards('M20', { cluster_type: '${terraform_data.type.output}' }),
    unchecked: [`${at} cluster_type`],
  },
  {
    title: 'a type not known before apply, and shards of M30',
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
    title: 'a cluster that exists, for which Support lifted the limit',
    before: together(project(), sharded('M20')),
    ...withShards('M20', { tags: { team: 'shop' } }),
    only: 'plan',
  },
  {
    title: 'a replica set that exists and is made sharded',
    before: together(project(), cluster({ replication_specs: shards(1, 'M20') })),
    ...withShards('M20'),
    only: 'plan',
  },
  {
    title: 'a cluster that is replaced is created anew',
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
        problem: 'archive is a SHARDED cluster of the size M20, and sharding begins at M30',
        fix,
      },
    ],
  },
]);
