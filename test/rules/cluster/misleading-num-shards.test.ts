import { clusterMisleadingNumShards } from '../../../src/rules/cluster/misleading-num-shards';
import {
  type Body,
  cluster,
  deprecatedCluster,
  project,
  shards,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const spec = (numShards: unknown, size = 'M30') => ({ ...shards(1, size)[0], num_shards: numShards });
const sharded = (...replicationSpecs: Body[]) => ({
  resources: together(project(), cluster({ cluster_type: 'SHARDED', replication_specs: replicationSpecs })),
});
const repeat = (times: number) => (times > 1 ? `repeat that replication spec ${times} times, and ` : '');
const dropped = (numShards: number, index = 0) => ({
  at,
  attribute: `replication_specs[${index}].num_shards`,
  problem: `num_shards = ${numShards} in replication_specs[${index}] of cluster "orders" has no effect: each replication spec creates one shard`,
  fix: `${repeat(numShards)}remove replication_specs[${index}].num_shards`,
  fixInCode: `${repeat(numShards)}remove replicationSpecs[${index}].numShards`,
});
const diskSize = {
  at,
  attribute: 'disk_size_gb',
  problem:
    'cluster "orders" sets disk_size_gb = 80 at its root, where an advanced_cluster does not support it',
  fix: 'remove disk_size_gb, and set disk_size_gb = 80 in replication_specs.region_configs.electable_specs of every region',
  fixInCode:
    'remove diskSizeGb, and set diskSizeGb: 80 in replicationSpecs.regionConfigs.electableSpecs of every region',
};

testRule(clusterMisleadingNumShards, [
  { title: 'a replication spec for every shard', ...sharded(...shards(3)) },
  { title: 'num_shards of 3', ...sharded(spec(3)), findings: [dropped(3)] },
  { title: 'num_shards of 1', ...sharded(spec(1)), findings: [dropped(1)] },
  {
    title: 'num_shards in the second of two replication specs',
    ...sharded(...shards(1), spec(2)),
    findings: [dropped(2, 1)],
  },
  {
    title: 'num_shards on an existing cluster',
    before: together(project(), cluster({ cluster_type: 'SHARDED', replication_specs: shards(1) })),
    ...sharded(spec(3)),
    findings: [dropped(3)],
  },
  {
    title: 'num_shards on a Flex cluster written as an advanced_cluster',
    resources: together(
      project(),
      tenantCluster(
        'FLEX',
        {
          replication_specs: [
            {
              num_shards: 1,
              region_configs: [
                {
                  provider_name: 'FLEX',
                  backing_provider_name: 'AWS',
                  region_name: 'EU_CENTRAL_1',
                  priority: 7,
                },
              ],
            },
          ],
        },
        'orders',
      ),
    ),
    findings: [dropped(1)],
  },
  {
    title: 'num_shards from a variable',
    ...sharded(spec('${var.shards}')),
    variables: { shards: 3 },
    only: 'synth',
    unchecked: [`${at} replication_specs[0].num_shards`],
  },
  {
    title: 'num_shards next to a reference, where a plan of HCL does not show it',
    ...sharded(spec(3, '${var.size}')),
    variables: { size: 'M30' },
    only: 'synth',
    findings: [dropped(3)],
  },
  {
    title: 'replication specs known only after apply',
    resources: together(project(), cluster({ replication_specs: '${terraform_data.specs.output}' })),
    unchecked: [`${at} replication_specs`],
  },
  {
    title: 'disk_size_gb in the specs of the nodes',
    resources: together(
      project(),
      cluster({
        replication_specs: [
          {
            region_configs: [
              {
                provider_name: 'AWS',
                region_name: 'EU_CENTRAL_1',
                priority: 7,
                electable_specs: { instance_size: 'M10', node_count: 3, disk_size_gb: 80 },
              },
            ],
          },
        ],
      }),
    ),
  },
  {
    title: 'disk_size_gb at the root, which Terraform rejects',
    resources: together(project(), cluster({ disk_size_gb: 80 })),
    only: 'synth',
    findings: [diskSize],
  },
  {
    title: 'disk_size_gb at the root from a variable',
    resources: together(project(), cluster({ disk_size_gb: '${var.size}' })),
    variables: { size: 80 },
    only: 'synth',
    unchecked: [`${at} disk_size_gb`],
  },
  {
    title: 'both on a deprecated cluster, where they are supported',
    resources: together(
      project(),
      deprecatedCluster({ cluster_type: 'SHARDED', num_shards: 3, disk_size_gb: 80 }),
    ),
  },
  ...['~> 1.41', '= 1.41.1', '1.41.1', '>= 1.20, < 2.0.0', '< 2.0', '<= 1.41.1', '>=1.0,<2'].map(
    (provider) => ({
      title: `num_shards with a provider ${provider}, where it is supported`,
      ...sharded(spec(3)),
      provider,
    }),
  ),
  ...['>= 1.20', '~> 2.12', '>= 1.41.1, < 3.0', '< 2.1', '2.16.0'].map((provider) => ({
    title: `num_shards with a provider ${provider}, which may be 2.x`,
    ...sharded(spec(3)),
    provider,
    findings: [dropped(3)],
  })),
]);
