import { clusterElectableNodes } from '../../../src/rules/cluster/electable-nodes';
import {
  cluster,
  deprecatedCluster,
  flexCluster,
  project,
  region,
  shards,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const attribute = 'replication_specs[0].region_configs[0].electable_specs.node_count';

const config = (count: unknown, name = 'EU_CENTRAL_1', more: object = {}) =>
  region('M10', { region_name: name, electable_specs: { instance_size: 'M10', node_count: count }, ...more });
const withRegions = (...configs: readonly object[]) =>
  together(project(), cluster({ replication_specs: [{ region_configs: configs }] }));
const wrong = (nodes: string) => ({
  at,
  attribute,
  problem: `cluster "orders" has ${nodes}, but Atlas requires 3, 5 or 7`,
  fix: `set ${attribute} to 3, 5 or 7`,
  fixInCode: 'set replicationSpecs[0].regionConfigs[0].electableSpecs.nodeCount to 3, 5 or 7',
});

testRule(clusterElectableNodes, [
  ...[3, 5, 7].map((count) => ({
    title: `${count} nodes`,
    resources: withRegions(config(count)),
  })),
  { title: 'a single node', resources: withRegions(config(1)), findings: [wrong('1 electable node')] },
  { title: 'four nodes', resources: withRegions(config(4)), findings: [wrong('4 electable nodes')] },
  { title: 'nine nodes', resources: withRegions(config(9)), findings: [wrong('9 electable nodes')] },
  {
    title: 'five nodes in three regions',
    resources: withRegions(config(2), config(2, 'EU_WEST_1'), config(1, 'EU_WEST_2')),
  },
  {
    title: 'four nodes in two regions',
    resources: withRegions(config(2), config(2, 'EU_WEST_1')),
    findings: [
      {
        at,
        attribute,
        problem: 'cluster "orders" has 4 electable nodes in one shard, but Atlas requires 3, 5 or 7',
        fix: `set ${attribute} so that the electable nodes of all regions are 3, 5 or 7`,
        fixInCode:
          'set replicationSpecs[0].regionConfigs[0].electableSpecs.nodeCount so that the electable nodes of all regions are 3, 5 or 7',
      },
    ],
  },
  {
    title: 'a region with analytics nodes alone',
    resources: withRegions(
      config(3),
      region(undefined, {
        region_name: 'EU_WEST_1',
        priority: 0,
        analytics_specs: { instance_size: 'M10', node_count: 2 },
      }),
    ),
  },
  {
    title: 'one finding for shards of equal nodes',
    resources: together(
      project(),
      cluster({
        cluster_type: 'SHARDED',
        replication_specs: shards(2, 'M30', { electable_specs: { instance_size: 'M30', node_count: 4 } }),
      }),
    ),
    findings: [wrong('4 electable nodes')],
  },
  {
    title: 'two nodes of the edition INFINITE',
    resources: together(
      project(),
      cluster({
        database_edition: 'INFINITE',
        replication_specs: shards(1, 'M30', { electable_specs: { instance_size: 'M30', node_count: 2 } }),
      }),
    ),
  },
  {
    title: 'two nodes of an edition known only after apply',
    resources: together(
      project(),
      cluster({
        database_edition: '${terraform_data.edition.output}',
        replication_specs: shards(1, 'M30', { electable_specs: { instance_size: 'M30', node_count: 2 } }),
      }),
    ),
    unchecked: [`${at} database_edition`],
  },
  { title: 'a number that is left out', resources: withRegions(config(undefined)) },
  {
    title: 'a number from a variable',
    resources: withRegions(config('${var.nodes}')),
    variables: { nodes: 4 },
    atSynth: { unchecked: [`${at} ${attribute}`] },
    findings: [wrong('4 electable nodes')],
  },
  {
    title: 'a number known only after apply, which a plan of HCL may also show where it is left out',
    inHcl: {},
    resources: withRegions(config('${terraform_data.nodes.output}')),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a deprecated cluster with regions',
    resources: together(
      project(),
      deprecatedCluster({
        replication_specs: [
          {
            num_shards: 1,
            regions_config: [{ region_name: 'EUROPE_WEST', priority: 7, electable_nodes: 4 }],
          },
        ],
      }),
    ),
    findings: [
      {
        at: 'mongodbatlas_cluster.archive',
        attribute: 'replication_specs[0].regions_config[0].electable_nodes',
        problem: 'cluster "archive" has 4 electable nodes, but Atlas requires 3, 5 or 7',
        fix: 'set replication_specs[0].regions_config[0].electable_nodes to 3, 5 or 7',
        fixInCode: 'set replicationSpecs[0].regionsConfig[0].electableNodes to 3, 5 or 7',
      },
    ],
  },
  { title: 'a deprecated cluster without a number', resources: together(project(), deprecatedCluster()) },
  {
    title: 'clusters of other kinds',
    resources: together(project(), flexCluster(), tenantCluster('TENANT')),
  },
]);
