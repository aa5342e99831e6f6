import { infiniteUnsupportedTopology } from '../../../src/rules/infinite/unsupported-topology';
import { cluster, flexCluster, project, shards, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const region = 'replication_specs[0].region_configs[0]';
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

const wrong = (attribute: string, what: string, fix: string, fixInCode: string) => ({
  at,
  attribute,
  problem: `cluster "orders" of the edition INFINITE ${what}`,
  fix,
  fixInCode,
});
const withNodes = (electable: number, analytics = 0) =>
  together(
    project(),
    infinite(
      {},
      {
        electable_specs: { instance_size: 'M30', node_count: electable },
        ...(analytics === 0 ? {} : { analytics_specs: { instance_size: 'M30', node_count: analytics } }),
      },
    ),
  );

testRule(infiniteUnsupportedTopology, [
  { title: 'a supported topology', resources: together(project(), infinite()) },
  { title: 'the most nodes', resources: withNodes(2, 5) },
  {
    title: 'too many nodes',
    resources: withNodes(2, 6),
    findings: [
      wrong(
        region,
        'has 8 nodes, but supports 7',
        'keep at most 5 read-only and analytics nodes',
        'keep at most 5 read-only and analytics nodes',
      ),
    ],
  },
  {
    title: 'three electable nodes',
    resources: withNodes(3),
    findings: [
      wrong(
        `${region}.electable_specs.node_count`,
        'has 3 electable nodes, but supports 2',
        `set node_count = 2 in ${region}.electable_specs`,
        'set nodeCount: 2 in replicationSpecs[0].regionConfigs[0].electableSpecs',
      ),
    ],
  },
  {
    title: 'Azure',
    resources: together(project(), infinite({}, { provider_name: 'AZURE', region_name: 'EUROPE_WEST' })),
    findings: [
      wrong(
        `${region}.provider_name`,
        'is on AZURE, but supports only AWS',
        `set provider_name = "AWS" in ${region} with a region of AWS`,
        "set providerName: 'AWS' in replicationSpecs[0].regionConfigs[0] with a region of AWS",
      ),
    ],
  },
  {
    title: 'a region that is not listed',
    resources: together(project(), infinite({}, { region_name: 'EU_NORTH_1' })),
    findings: [
      {
        ...wrong(
          `${region}.region_name`,
          'is in the region "EU_NORTH_1", which is not listed for it',
          `set ${region}.region_name to a listed region, such as US_EAST_1 or EU_CENTRAL_1`,
          'set replicationSpecs[0].regionConfigs[0].regionName to a listed region, such as US_EAST_1 or EU_CENTRAL_1',
        ),
        severity: 'warning',
      },
    ],
  },
  {
    title: 'a size that the edition does not have',
    resources: together(
      project(),
      infinite({}, { electable_specs: { instance_size: 'M80', node_count: 2 } }),
    ),
    findings: [
      wrong(
        `${region}.electable_specs.instance_size`,
        'has the size M80, which it does not support',
        `set ${region}.electable_specs.instance_size to a size from M10 to M60, or from R40 to R60`,
        'set replicationSpecs[0].regionConfigs[0].electableSpecs.instanceSize to a size from M10 to M60, or from R40 to R60',
      ),
    ],
  },
  {
    title: 'a size of the second generation',
    resources: together(
      project(),
      infinite({}, { electable_specs: { instance_size: 'M30_GEN_2', node_count: 2 } }),
    ),
  },
  {
    title: 'shards',
    resources: together(project(), infinite({ cluster_type: 'SHARDED' })),
    findings: [
      wrong(
        'cluster_type',
        'is SHARDED, but supports only replica sets',
        'set cluster_type = "REPLICASET"',
        "set clusterType: 'REPLICASET'",
      ),
    ],
  },
  {
    title: 'the edition CORE, and none',
    resources: together(project(), cluster({ database_edition: 'CORE' }), cluster({}, 'practice')),
  },
  { title: 'a Flex cluster', resources: together(project(), flexCluster()) },
  {
    title: 'an edition known only after apply',
    resources: together(project(), cluster({ database_edition: '${terraform_data.edition.output}' })),
    unchecked: [`${at} database_edition`],
  },
]);
