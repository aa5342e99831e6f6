import { clusterUnknownRegion } from '../../../src/rules/cluster/unknown-region';
import {
  cluster,
  deprecatedCluster,
  flexCluster,
  project,
  region,
  serverlessInstance,
  shards,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { inCamelCase, testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const attribute = 'replication_specs[0].region_configs[0].region_name';

const inRegion = (name: unknown, provider: unknown = 'AWS') =>
  together(
    project(),
    cluster({ replication_specs: shards(1, 'M10', { provider_name: provider, region_name: name }) }),
  );
const setTo = (name: string) => ({
  fix: `set region_name = "${name}" in replication_specs[0].region_configs[0]`,
  fixInCode: `set regionName: '${name}' in replicationSpecs[0].regionConfigs[0]`,
});
const words = (text: string) => ({
  fix: text,
  fixInCode: inCamelCase(text).replace('region_name', 'regionName'),
});
const misspelt = (name: string, set: { fix: string; fixInCode: string }) => ({
  at,
  attribute,
  severity: 'error',
  problem: `cluster "orders" is in the region "${name}", but Atlas writes regions in capitals with underscores`,
  ...set,
});

testRule(clusterUnknownRegion, [
  { title: 'a region of AWS', resources: inRegion('EU_CENTRAL_1') },
  { title: 'a region of Azure', resources: inRegion('EUROPE_WEST', 'AZURE') },
  { title: 'a region of Google Cloud', resources: inRegion('WESTERN_EUROPE', 'GCP') },
  { title: 'a government region', resources: inRegion('US_GOV_WEST_1') },
  {
    title: "the cloud provider's own name",
    resources: inRegion('eu-central-1'),
    findings: [misspelt('eu-central-1', setTo('EU_CENTRAL_1'))],
  },
  {
    title: 'lower case',
    resources: inRegion('eu_central_1'),
    findings: [misspelt('eu_central_1', setTo('EU_CENTRAL_1'))],
  },
  {
    title: "Azure's own name",
    resources: inRegion('westeurope', 'AZURE'),
    findings: [misspelt('westeurope', setTo('EUROPE_WEST'))],
  },
  {
    title: 'the name of a city',
    resources: inRegion('Frankfurt'),
    findings: [
      misspelt(
        'Frankfurt',
        words(
          'set replication_specs[0].region_configs[0].region_name to the name that Atlas has for the region, such as EU_CENTRAL_1',
        ),
      ),
    ],
  },
  {
    title: 'a region of another provider',
    resources: inRegion('EUROPE_WEST'),
    findings: [
      {
        at,
        attribute,
        problem:
          'cluster "orders" is in the region "EUROPE_WEST", which Atlas does not list for AWS: it is one of Azure',
        ...words(
          'set replication_specs[0].region_configs[0].region_name to a region that Atlas lists for AWS',
        ),
      },
    ],
  },
  {
    title: 'a region that no provider has, with one that is near',
    resources: inRegion('EU_CENTRAL_9'),
    findings: [
      {
        at,
        attribute,
        problem: 'cluster "orders" is in the region "EU_CENTRAL_9", which Atlas does not list for AWS',
        ...setTo('EU_CENTRAL_1'),
      },
    ],
  },
  {
    title: 'a region that a cluster is in already, so that Atlas has it',
    before: inRegion('EU_CENTRAL_9'),
    resources: inRegion('EU_CENTRAL_9'),
    atSynth: {
      findings: [
        {
          at,
          attribute,
          problem: 'cluster "orders" is in the region "EU_CENTRAL_9", which Atlas does not list for AWS',
          ...setTo('EU_CENTRAL_1'),
        },
      ],
    },
  },
  {
    title: 'one finding for a name that several shards have',
    resources: together(
      project(),
      cluster({
        cluster_type: 'SHARDED',
        replication_specs: shards(3, 'M30', { region_name: 'eu-west-1' }),
      }),
    ),
    findings: [misspelt('eu-west-1', setTo('EU_WEST_1'))],
  },
  {
    title: 'a region known only after apply',
    resources: inRegion('${terraform_data.where.output}'),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a region from a variable',
    resources: inRegion('${var.where}'),
    variables: { where: 'eu-central-1' },
    atSynth: { unchecked: [`${at} ${attribute}`] },
    findings: [misspelt('eu-central-1', setTo('EU_CENTRAL_1'))],
  },
  {
    title: 'a provider known only after apply, and a region that one has',
    resources: inRegion('EUROPE_WEST', '${terraform_data.cloud.output}'),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a provider known only after apply, and a region that none has',
    resources: inRegion('EUROPE_MIDDLE', '${terraform_data.cloud.output}'),
    findings: [
      {
        at,
        attribute,
        problem: 'cluster "orders" is in the region "EUROPE_MIDDLE", which Atlas lists for no cloud provider',
        ...words(
          'set replication_specs[0].region_configs[0].region_name to a region that Atlas lists for the cloud provider',
        ),
      },
    ],
  },
  {
    title: 'regions known only after apply',
    resources: together(
      project(),
      cluster({ replication_specs: [{ region_configs: '${terraform_data.regions.output}' }] }),
    ),
    unchecked: [`${at} replication_specs`],
  },
  {
    title: 'a region that is left out',
    resources: together(
      project(),
      cluster({ replication_specs: [{ region_configs: [region('M10', { region_name: undefined })] }] }),
    ),
  },
  {
    title: 'a deprecated cluster',
    resources: together(project(), deprecatedCluster({ provider_region_name: 'westeurope' })),
    findings: [
      {
        at: 'mongodbatlas_cluster.archive',
        attribute: 'provider_region_name',
        severity: 'error',
        problem:
          'cluster "archive" is in the region "westeurope", but Atlas writes regions in capitals with underscores',
        fix: 'set provider_region_name = "EUROPE_WEST"',
        fixInCode: "set providerRegionName: 'EUROPE_WEST'",
      },
    ],
  },
  {
    title: 'clusters of other kinds',
    resources: together(
      project(),
      flexCluster({ provider_settings: { backing_provider_name: 'AWS', region_name: 'eu-central-1' } }),
      serverlessInstance({ provider_settings_region_name: 'us-east-1' }),
      tenantCluster('TENANT'),
    ),
  },
]);
