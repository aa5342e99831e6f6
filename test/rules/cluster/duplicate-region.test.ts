import { clusterDuplicateRegion } from '../../../src/rules/cluster/duplicate-region';
import {
  cluster,
  deprecatedCluster,
  flexCluster,
  project,
  region,
  shards,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';

const inRegions = (...regions: readonly (readonly [provider: string, name: unknown])[]) =>
  together(
    project(),
    cluster({
      replication_specs: [
        {
          region_configs: regions.map(([provider, name], index) =>
            region('M10', { provider_name: provider, region_name: name, priority: 7 - index }),
          ),
        },
      ],
    }),
  );
const twice = {
  at,
  attribute: 'replication_specs[0].region_configs[1].region_name',
  problem: 'cluster "orders" has the region "EU_CENTRAL_1" of AWS twice in one replication spec',
  fix: 'remove replication_specs[0].region_configs[1] and add its nodes to the other one, or set another region in it',
  fixInCode:
    'remove replicationSpecs[0].regionConfigs[1] and add its nodes to the other one, or set another region in it',
};

testRule(clusterDuplicateRegion, [
  { title: 'two regions', resources: inRegions(['AWS', 'EU_CENTRAL_1'], ['AWS', 'EU_WEST_1']) },
  {
    title: 'one name of two cloud providers',
    resources: inRegions(['AWS', 'US_WEST_2'], ['AZURE', 'US_WEST_2']),
  },
  {
    title: 'a region twice',
    resources: inRegions(['AWS', 'EU_CENTRAL_1'], ['AWS', 'EU_CENTRAL_1']),
    findings: [twice],
  },
  {
    title: 'one region in each of two shards',
    resources: together(project(), cluster({ cluster_type: 'SHARDED', replication_specs: shards(2) })),
  },
  {
    title: 'a region from a variable',
    resources: inRegions(['AWS', 'EU_CENTRAL_1'], ['AWS', '${var.second}']),
    variables: { second: 'EU_CENTRAL_1' },
    atSynth: { unchecked: [`${at} ${twice.attribute}`] },
    findings: [twice],
  },
  {
    title: 'a region known only after apply that cannot be the same one',
    resources: inRegions(['AZURE', 'EUROPE_WEST'], ['AWS', '${terraform_data.where.output}']),
  },
  {
    title: 'a single region known only after apply',
    resources: inRegions(['AWS', '${terraform_data.where.output}']),
  },
  {
    title: 'a deprecated cluster',
    resources: together(
      project(),
      deprecatedCluster({
        replication_specs: [
          {
            num_shards: 1,
            regions_config: [
              { region_name: 'EUROPE_WEST', priority: 7, electable_nodes: 2 },
              { region_name: 'EUROPE_WEST', priority: 6, electable_nodes: 1 },
            ],
          },
        ],
      }),
    ),
    findings: [
      {
        at: 'mongodbatlas_cluster.archive',
        attribute: 'replication_specs[0].regions_config[1].region_name',
        problem: 'cluster "archive" has the region "EUROPE_WEST" of AZURE twice in one replication spec',
        fix: 'remove replication_specs[0].regions_config[1] and add its nodes to the other one, or set another region in it',
        fixInCode:
          'remove replicationSpecs[0].regionsConfig[1] and add its nodes to the other one, or set another region in it',
      },
    ],
  },
  { title: 'a Flex cluster', resources: together(project(), flexCluster()) },
]);
