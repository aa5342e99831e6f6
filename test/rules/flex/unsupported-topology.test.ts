import {
  type Body,
  cluster,
  deprecatedCluster,
  flexCluster,
  project,
  region,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { flexUnsupportedTopology } from '../../../src/rules/flex/unsupported-topology';
import { FLEX_FORMS, clusterOfVariable, marked } from '../../support/cluster-forms';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.reports';
const flex = (body: Body = {}) => together(project(), tenantCluster('FLEX', body, 'reports'));
const inFlex = (name: string, priority: unknown = 7): Body => ({
  provider_name: 'FLEX',
  backing_provider_name: 'AWS',
  region_name: name,
  priority,
});
const inRegions = (...regions: Body[]) => flex({ replication_specs: [{ region_configs: regions }] });

const paused = (address: string) => ({
  at: address,
  attribute: 'paused',
  problem: 'Flex cluster "reports" cannot be paused, but paused is true',
  fix: 'remove paused, or make the cluster an M10 or larger',
});
const type = (address: string, name: string) => ({
  at: address,
  attribute: 'cluster_type',
  problem: `Flex cluster "reports" must be a replica set, but cluster_type is ${name}`,
  fix: 'set cluster_type = "REPLICASET", or make the cluster an M30 or larger',
  fixInCode: "set clusterType: 'REPLICASET', or make the cluster an M30 or larger",
});
const several = (address: string, what: string, one: string) => ({
  at: address,
  attribute: 'replication_specs',
  problem: `Flex cluster "reports" has ${what}, but can have only one`,
  fix: `keep one ${one}, or make the cluster an M10 or larger`,
});
const priority = (value: string) => ({
  at,
  attribute: 'replication_specs[0].region_configs[0].priority',
  problem: `the only region of Flex cluster "reports" must have priority 7, but has ${value}`,
  fix: 'set priority = 7 in replication_specs[0].region_configs[0]',
  fixInCode: 'set priority: 7 in replicationSpecs[0].regionConfigs[0]',
});

testRule(flexUnsupportedTopology, [
  ...FLEX_FORMS.map((form) => ({
    title: `a replica set in one region ${form.title}`,
    resources: together(project(), form.cluster()),
  })),
  {
    title: 'two regions',
    resources: inRegions(inFlex('EU_WEST_1'), inFlex('EU_CENTRAL_1', 6)),
    findings: [several(at, '2 regions', 'region')],
  },
  {
    title: 'two regions of the deprecated cluster',
    resources: together(
      project(),
      deprecatedCluster(
        {
          provider_name: 'FLEX',
          backing_provider_name: 'AWS',
          provider_instance_size_name: 'FLEX',
          replication_specs: {
            num_shards: 1,
            regions_config: [
              { region_name: 'EU_WEST_1', priority: 7 },
              { region_name: 'EU_CENTRAL_1', priority: 6 },
            ],
          },
        },
        'reports',
      ),
    ),
    findings: [several('mongodbatlas_cluster.reports', '2 regions', 'region')],
  },
  {
    title: 'two replication specs',
    resources: flex({
      replication_specs: [
        { region_configs: [inFlex('EU_WEST_1')] },
        { region_configs: [inFlex('EU_WEST_1')] },
      ],
    }),
    findings: [several(at, '2 replication specs', 'replication spec')],
  },
  {
    title: 'priority 6',
    resources: inRegions(inFlex('EU_WEST_1', 6)),
    findings: [priority('6')],
  },
  {
    title: 'a priority known only after apply',
    resources: inRegions(inFlex('EU_WEST_1', '${terraform_data.priority.output}')),
    unchecked: [`${at} replication_specs[0].region_configs[0].priority`],
  },
  {
    title: 'a priority from a variable',
    resources: inRegions(inFlex('EU_WEST_1', '${var.priority}')),
    variables: { priority: 5 },
    atSynth: { unchecked: [`${at} replication_specs[0].region_configs[0].priority`] },
    findings: [priority('5')],
  },
  ...['SHARDED', 'GEOSHARDED'].map((name) => ({
    title: `cluster_type ${name}`,
    resources: flex({ cluster_type: name }),
    findings: [type(at, name)],
  })),
  {
    title: 'several shards of the deprecated cluster',
    resources: together(project(), FLEX_FORMS[2]?.cluster({ num_shards: 2 }) ?? {}),
    findings: [type('mongodbatlas_cluster.reports', 'SHARDED')],
  },
  {
    title: 'a type known only after apply',
    resources: flex({ cluster_type: '${terraform_data.type.output}' }),
    unchecked: [`${at} cluster_type`],
  },
  { title: 'paused', resources: flex({ paused: true }), findings: [paused(at)] },
  { title: 'not paused', resources: flex({ paused: false }) },
  {
    title: 'paused, as the props of a construct say',
    resources: together(project(), flexCluster(marked({ paused: true }))),
    withSynth: true,
    findings: [paused('mongodbatlas_flex_cluster.reports')],
  },
  {
    title: 'paused or not known only after apply',
    resources: flex({ paused: '${terraform_data.paused.output}' }),
    unchecked: [`${at} paused`],
  },
  {
    title: 'sharded and paused',
    resources: flex({ paused: true, cluster_type: 'SHARDED' }),
    findings: [type(at, 'SHARDED'), paused(at)],
  },
  {
    title: 'an M10 in two regions, paused',
    resources: together(
      project(),
      cluster({
        paused: true,
        replication_specs: [
          { region_configs: [region('M10'), region('M10', { region_name: 'EU_WEST_1', priority: 6 })] },
        ],
      }),
    ),
  },
  {
    title: 'a paused M0',
    resources: together(project(), tenantCluster('TENANT', { paused: true })),
  },
  {
    title: 'a provider from a variable',
    resources: together(project(), clusterOfVariable({ paused: true }, 'reports')),
    variables: { provider: 'FLEX' },
    atSynth: { unchecked: [`${at} paused`, `${at} replication_specs`] },
    findings: [paused(at)],
  },
  { title: 'one that the plan deletes', before: flex({ paused: true }), resources: project() },
]);
