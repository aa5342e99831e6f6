import {
  type Body,
  cluster,
  deprecatedCluster,
  flexCluster,
  project,
  serverlessInstance,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { flexUnknownRegion } from '../../../src/rules/flex/unknown-region';
import { clusterOfVariable } from '../../support/cluster-forms';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_flex_cluster.reports';
const attribute = 'provider_settings.region_name';
const inRegion = (provider: unknown, region: unknown) =>
  together(
    project(),
    flexCluster({ provider_settings: { backing_provider_name: provider, region_name: region } }),
  );
const advanced = (provider: string, region: string) =>
  together(
    project(),
    tenantCluster(
      'FLEX',
      {
        replication_specs: [
          {
            region_configs: [
              { provider_name: 'FLEX', backing_provider_name: provider, region_name: region, priority: 7 },
            ],
          },
        ],
      },
      'reports',
    ),
  );
const AWS =
  'choose US_EAST_1, US_WEST_2, SA_EAST_1, AP_SOUTHEAST_1, AP_SOUTHEAST_2, AP_SOUTH_1, AP_EAST_1, AP_NORTHEAST_1, AP_NORTHEAST_2, EU_WEST_1, EU_CENTRAL_1, EU_NORTH_1, EU_WEST_3, ME_SOUTH_1 or AF_SOUTH_1';
const AZURE =
  'choose US_EAST_2, US_WEST, CANADA_CENTRAL, CHILE_CENTRAL, EUROPE_NORTH, EUROPE_WEST, ASIA_EAST, INDIA_CENTRAL, INDONESIA_CENTRAL or MALAYSIA_WEST';
const ANY = 'choose a region of AWS, Azure or Google Cloud that is listed for Flex clusters';

const london = {
  attribute,
  problem: 'Flex cluster "reports" is in "EU_WEST_2", which is not listed for Flex clusters on AWS',
  fix: AWS,
};

testRule(flexUnknownRegion, [
  { title: 'Frankfurt on AWS', resources: inRegion('AWS', 'EU_CENTRAL_1') },
  { title: 'Belgium on Google Cloud', resources: inRegion('GCP', 'WESTERN_EUROPE') },
  { title: 'London on AWS', resources: inRegion('AWS', 'EU_WEST_2'), findings: [{ at, ...london }] },
  {
    title: 'London on AWS, as an advanced_cluster',
    resources: advanced('AWS', 'EU_WEST_2'),
    findings: [
      {
        ...london,
        at: 'mongodbatlas_advanced_cluster.reports',
        attribute: 'replication_specs[0].region_configs[0].region_name',
      },
    ],
  },
  {
    title: 'London on AWS, as the deprecated cluster',
    resources: together(
      project(),
      deprecatedCluster(
        {
          provider_name: 'FLEX',
          backing_provider_name: 'AWS',
          provider_region_name: 'EU_WEST_2',
          provider_instance_size_name: 'FLEX',
        },
        'reports',
      ),
    ),
    findings: [{ ...london, at: 'mongodbatlas_cluster.reports', attribute: 'provider_region_name' }],
  },
  {
    title: 'US_WEST_2 on Azure: a name means a region only together with its provider',
    resources: inRegion('AZURE', 'US_WEST_2'),
    findings: [
      {
        at,
        attribute,
        problem: 'Flex cluster "reports" is in "US_WEST_2", which is not listed for Flex clusters on Azure',
        fix: `${AZURE}; US_WEST_2 is a Flex region of AWS`,
      },
    ],
  },
  { title: 'US_WEST_2 on AWS', resources: inRegion('AWS', 'US_WEST_2') },
  {
    title: 'a provider that does not exist',
    resources: inRegion('OVH', 'EU_WEST_1'),
    findings: [
      {
        at,
        attribute,
        problem: 'Flex cluster "reports" is in "EU_WEST_1", which is not listed for Flex clusters on "OVH"',
        fix: ANY,
      },
    ],
  },
  {
    title: 'the name of a member that every object has',
    resources: inRegion('AWS', 'constructor'),
    findings: [
      {
        at,
        attribute,
        problem: 'Flex cluster "reports" is in "constructor", which is not listed for Flex clusters on AWS',
        fix: AWS,
      },
    ],
  },
  {
    title: 'a region known only after apply',
    resources: inRegion('AWS', '${terraform_data.region.output}'),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a region from a variable',
    resources: inRegion('AWS', '${var.region}'),
    variables: { region: 'EU_WEST_2' },
    atSynth: { unchecked: [`${at} ${attribute}`] },
    findings: [{ at, ...london }],
  },
  {
    title: 'a provider known only after apply, and a region that one of them has',
    resources: inRegion('${terraform_data.provider.output}', 'EU_WEST_1'),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a provider known only after apply, and a region that none of them has',
    resources: inRegion('${terraform_data.provider.output}', 'EU_WEST_2'),
    findings: [
      {
        at,
        attribute,
        problem:
          'Flex cluster "reports" is in "EU_WEST_2", which is not listed for Flex clusters on any provider',
        fix: ANY,
      },
    ],
  },
  {
    title: 'settings known only after apply',
    resources: together(
      project(),
      flexCluster({ provider_settings: '${terraform_data.settings.output}' as unknown as Body }),
    ),
    unchecked: [`${at} provider_settings`],
  },
  {
    title: 'a sensitive region',
    only: 'synth',
    resources: inRegion('AWS', '${sensitive("EU_WEST_2")}'),
    findings: [
      {
        ...london,
        at,
        problem: 'Flex cluster "reports" is in (sensitive), which is not listed for Flex clusters on AWS',
      },
    ],
  },
  {
    title: 'an M10 in London',
    resources: together(
      project(),
      cluster({
        replication_specs: [
          {
            region_configs: [
              {
                provider_name: 'AWS',
                region_name: 'EU_WEST_2',
                priority: 7,
                electable_specs: { instance_size: 'M10', node_count: 3 },
              },
            ],
          },
        ],
      }),
    ),
  },
  {
    title: 'a Serverless instance in London',
    resources: together(project(), serverlessInstance({ provider_settings_region_name: 'EU_WEST_2' })),
  },
  {
    title: 'a cluster whose kind is known once the plan is made',
    resources: together(project(), clusterOfVariable()),
    variables: { provider: 'FLEX' },
    atSynth: { unchecked: ['mongodbatlas_advanced_cluster.any replication_specs'] },
  },
  {
    title: 'one that exists already and does not change',
    before: inRegion('AWS', 'EU_WEST_2'),
    resources: inRegion('AWS', 'EU_WEST_2'),
    findings: [{ at, ...london }],
  },
  { title: 'one that the plan deletes', before: inRegion('AWS', 'EU_WEST_2'), resources: project() },
]);
