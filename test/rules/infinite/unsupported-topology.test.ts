import { readSynth } from '../../../src/readers';
import { review } from '../../../src/review/review';
import {
  type Body,
  cluster,
  flexCluster,
  infiniteCluster,
  project,
  region,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { infiniteUnsupportedTopology } from '../../../src/rules/infinite/unsupported-topology';
import { synthOf } from '../../support/configuration';
import { inCamelCase, testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const config = 'replication_specs[0].region_configs[0]';
const count = `${config}.electable_specs.node_count`;
const regions =
  'US_EAST_1, US_EAST_2, US_WEST_2, SA_EAST_1, AP_SOUTHEAST_1, AP_SOUTHEAST_2, AP_SOUTH_1, EU_WEST_1, EU_CENTRAL_1 or EU_WEST_2';

const nodes = (size: unknown, number: unknown): Body => ({
  electable_specs: { instance_size: size, node_count: number },
});
const inRegion = (body: Body): ReturnType<typeof together> =>
  together(project(), infiniteCluster({}, 'orders', body));
const withRegions = (...configs: readonly Body[]): ReturnType<typeof together> =>
  together(project(), infiniteCluster({ replication_specs: [{ region_configs: configs }] }));
const finding = (attribute: string, problem: string, fix: string, inCode: string, severity?: string) => ({
  at,
  attribute,
  problem: `cluster "orders" ${problem}`,
  fix: `${fix}, or create the cluster with database_edition = "CORE" and 3, 5 or 7 electable nodes`,
  fixInCode: `${inCode}, or create the cluster with databaseEdition: 'CORE' and 3, 5 or 7 electable nodes`,
  ...(severity === undefined ? {} : { severity }),
});
const electable = (number: string) =>
  finding(
    count,
    `has ${number}, but Atlas Infinite requires 2`,
    `set node_count = 2 in ${config}.electable_specs`,
    `set nodeCount: 2 in ${inCamelCase(config)}.electableSpecs`,
  );

testRule(infiniteUnsupportedTopology, [
  { title: 'two electable nodes in one region of AWS', resources: inRegion({}) },
  ...['M10', 'M20', 'M60', 'R40', 'R60', 'M30_GEN_2', 'R60_GEN_2'].map((size) => ({
    title: `the size ${size}`,
    resources: inRegion(nodes(size, 2)),
  })),
  ...['M80', 'R80', 'M40_NVME', 'M80_GEN_2'].map((size) => ({
    title: `the size ${size}`,
    resources: inRegion(nodes(size, 2)),
    findings: [
      finding(
        `${config}.electable_specs.instance_size`,
        `has nodes of size ${size}, but Atlas Infinite supports M10 to M60 or R40 to R60`,
        `set ${config}.electable_specs.instance_size to a size from M10 to M60 or R40 to R60`,
        `set ${inCamelCase(config)}.electableSpecs.instanceSize to a size from M10 to M60 or R40 to R60`,
      ),
    ],
  })),
  { title: 'a size that AWS does not have', resources: inRegion(nodes('M45', 2)) },
  ...[1, 3].map((number) => ({
    title: `${number} electable nodes`,
    resources: inRegion(nodes('M30', number)),
    findings: [electable(number === 1 ? '1 electable node' : '3 electable nodes')],
  })),
  {
    title: 'five read-only and analytics nodes',
    resources: inRegion({
      read_only_specs: { instance_size: 'M30', node_count: 3 },
      analytics_specs: { instance_size: 'M40', node_count: 2 },
    }),
  },
  {
    title: 'six read-only and analytics nodes',
    resources: inRegion({
      read_only_specs: { instance_size: 'M30', node_count: 3 },
      analytics_specs: { instance_size: 'M40', node_count: 3 },
    }),
    findings: [
      finding(
        `${config}.read_only_specs.node_count`,
        'has 6 read-only and analytics nodes, but Atlas Infinite supports 5',
        'keep at most 5 read-only and analytics nodes',
        'keep at most 5 read-only and analytics nodes',
      ),
    ],
  },
  {
    title: 'a cluster on Azure',
    resources: inRegion({ provider_name: 'AZURE', region_name: 'EUROPE_WEST' }),
    findings: [
      finding(
        `${config}.provider_name`,
        'is on AZURE, but Atlas Infinite supports only AWS',
        `set ${config}.provider_name to AWS and ${config}.region_name to ${regions}`,
        `set ${inCamelCase(config)}.providerName to AWS and ${inCamelCase(config)}.regionName to ${regions}`,
      ),
    ],
  },
  {
    title: 'a region of AWS without the edition',
    resources: inRegion({ region_name: 'EU_NORTH_1' }),
    findings: [
      finding(
        `${config}.region_name`,
        'is in EU_NORTH_1, where Atlas does not list Atlas Infinite',
        `set ${config}.region_name to ${regions}`,
        `set ${inCamelCase(config)}.regionName to ${regions}`,
        'warning',
      ),
    ],
  },
  {
    title: 'a region in which the cluster is already',
    before: inRegion({ region_name: 'EU_NORTH_1' }),
    resources: inRegion({ region_name: 'EU_NORTH_1' }),
    only: 'plan',
  },
  { title: 'a region that AWS does not have', resources: inRegion({ region_name: 'eu-central-1' }) },
  {
    title: 'two regions',
    resources: withRegions(
      region('M30', nodes('M30', 1)),
      region('M30', { ...nodes('M30', 1), region_name: 'EU_WEST_1', priority: 6 }),
    ),
    findings: [
      {
        at,
        attribute: 'replication_specs[0].region_configs',
        problem: 'cluster "orders" has 2 regions, but Atlas Infinite supports one',
        fix: 'keep one region, or create the cluster with database_edition = "CORE" and 3, 5 or 7 electable nodes',
        fixInCode:
          "keep one region, or create the cluster with databaseEdition: 'CORE' and 3, 5 or 7 electable nodes",
      },
    ],
  },
  {
    title: 'a sharded cluster',
    resources: together(project(), infiniteCluster({ cluster_type: 'SHARDED' })),
    findings: [
      finding(
        'cluster_type',
        'has cluster_type "SHARDED", but Atlas Infinite supports only replica sets',
        'set cluster_type = "REPLICASET"',
        "set clusterType: 'REPLICASET'",
      ),
    ],
  },
  {
    title: 'a number of nodes from a variable',
    resources: inRegion(nodes('M30', '${var.nodes}')),
    variables: { nodes: 3 },
    atSynth: { unchecked: [`${at} ${count}`] },
    findings: [electable('3 electable nodes')],
  },
  {
    title: 'a cloud provider and a region from variables',
    resources: inRegion({ region_name: '${var.region}' }),
    variables: { region: 'EU_CENTRAL_1' },
    atSynth: { unchecked: [`${at} ${config}.region_name`] },
  },
  {
    title: 'an edition known only after apply',
    resources: together(project(), cluster({ database_edition: '${terraform_data.edition.output}' })),
    unchecked: [`${at} database_edition`],
  },
  {
    title: 'an edition known only after apply, where the topology fits to it',
    resources: together(project(), infiniteCluster({ database_edition: '${terraform_data.edition.output}' })),
  },
  {
    title: 'an edition from a variable',
    resources: together(project(), cluster({ database_edition: '${var.edition}' })),
    variables: { edition: 'INFINITE' },
    atSynth: { unchecked: [`${at} database_edition`] },
    findings: [electable('3 electable nodes')],
  },
  {
    title: 'clusters of the edition CORE and of other kinds',
    resources: together(
      project(),
      cluster({ database_edition: 'CORE' }),
      cluster({}, 'practice'),
      flexCluster(),
      tenantCluster('TENANT', { database_edition: 'INFINITE' }),
    ),
  },
]);

test.each([
  ['on the day on which the limits were read', '2026-11-28', { action: 'write' }],
  ['after it', '2027-03-01', { action: 'write', isUncertain: true }],
])('Atlas rejects it: %s', (_, asOf, rejects) => {
  const { findings } = review(
    readSynth(synthOf({ resources: inRegion(nodes('M30', 3)) })),
    [infiniteUnsupportedTopology],
    { asOf },
  );
  expect(findings.map((one) => one.rejects)).toEqual([rejects]);
});
