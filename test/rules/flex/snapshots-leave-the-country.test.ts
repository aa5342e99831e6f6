import {
  cluster,
  deprecatedCluster,
  flexCluster,
  project,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { flexSnapshotsLeaveTheCountry } from '../../../src/rules/flex/snapshots-leave-the-country';
import { clusterOfVariable } from '../../support/cluster-forms';
import { type ExpectedFinding, testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_flex_cluster.reports';
const attribute = 'provider_settings.region_name';
const inRegion = (provider: string, region: string) =>
  together(
    project(),
    flexCluster({ provider_settings: { backing_provider_name: provider, region_name: region } }),
  );

const STAYING = {
  AWS: 'US_EAST_1, US_WEST_2, AP_SOUTHEAST_2, EU_WEST_1 or EU_CENTRAL_1',
  AZURE: 'US_EAST_2, US_WEST or EUROPE_NORTH',
  GCP: 'CENTRAL_US',
};
const fix = (provider: keyof typeof STAYING) =>
  `make the cluster an M10 or larger, or choose ${STAYING[provider]}, if the snapshots must stay in the country`;

function stored(provider: keyof typeof STAYING, cluster: string, place: string): ExpectedFinding {
  const problem = `Flex cluster "reports" is in ${cluster}, but its snapshots are stored in ${place}`;
  return { at, attribute, problem, fix: fix(provider) };
}
const tokyo = stored('AWS', 'Japan (AP_NORTHEAST_1)', 'Ireland');

testRule(flexSnapshotsLeaveTheCountry, [
  { title: 'Sydney keeps them in Australia', resources: inRegion('AWS', 'AP_SOUTHEAST_2') },
  { title: 'Frankfurt keeps them in Germany', resources: inRegion('AWS', 'EU_CENTRAL_1') },
  { title: 'Virginia keeps them in the USA', resources: inRegion('AZURE', 'US_EAST_2') },
  { title: 'Dublin keeps them in Ireland', resources: inRegion('AZURE', 'EUROPE_NORTH') },
  {
    title: 'Hong Kong: they are stored in Australia',
    resources: inRegion('AZURE', 'ASIA_EAST'),
    findings: [stored('AZURE', 'Hong Kong (ASIA_EAST)', 'Australia')],
  },
  {
    title: 'Tokyo: they are stored in Ireland',
    resources: inRegion('AWS', 'AP_NORTHEAST_1'),
    findings: [tokyo],
  },
  {
    title: 'Belgium: they are stored in Ireland',
    resources: inRegion('GCP', 'WESTERN_EUROPE'),
    findings: [stored('GCP', 'Belgium (WESTERN_EUROPE)', 'Ireland')],
  },
  ...(
    [
      ['AWS', 'AP_SOUTH_1', 'India'],
      ['AWS', 'AP_SOUTHEAST_1', 'Singapore'],
      ['GCP', 'EASTERN_ASIA_PACIFIC', 'Taiwan'],
    ] as const
  ).map(([provider, region, place]) => ({
    title: `${place}: Atlas says only Asia`,
    resources: inRegion(provider, region),
    findings: [
      {
        at,
        attribute,
        problem: `Flex cluster "reports" is in ${place} (${region}), but its snapshots are stored in Asia, in a country that Atlas does not name`,
        fix: fix(provider),
      },
    ],
  })),
  {
    title: 'Tokyo, as an advanced_cluster',
    resources: together(
      project(),
      tenantCluster(
        'FLEX',
        {
          replication_specs: [
            {
              region_configs: [
                {
                  provider_name: 'FLEX',
                  backing_provider_name: 'AWS',
                  region_name: 'AP_NORTHEAST_1',
                  priority: 7,
                },
              ],
            },
          ],
        },
        'reports',
      ),
    ),
    findings: [
      {
        ...tokyo,
        at: 'mongodbatlas_advanced_cluster.reports',
        attribute: 'replication_specs[0].region_configs[0].region_name',
      },
    ],
  },
  {
    title: 'Tokyo, as the deprecated cluster',
    resources: together(
      project(),
      deprecatedCluster(
        {
          provider_name: 'FLEX',
          backing_provider_name: 'AWS',
          provider_region_name: 'AP_NORTHEAST_1',
          provider_instance_size_name: 'FLEX',
        },
        'reports',
      ),
    ),
    findings: [{ ...tokyo, at: 'mongodbatlas_cluster.reports', attribute: 'provider_region_name' }],
  },
  {
    title: 'a region that is not one for Flex clusters: where its snapshots are stored is not known',
    resources: inRegion('AWS', 'EU_WEST_2'),
  },
  {
    title: 'a region known only after apply',
    resources: inRegion('AWS', '${terraform_data.region.output}'),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a region from a variable',
    resources: inRegion('AWS', '${var.region}'),
    variables: { region: 'AP_NORTHEAST_1' },
    atSynth: { unchecked: [`${at} ${attribute}`] },
    findings: [tokyo],
  },
  {
    title: 'a provider known only after apply, and a region that may be in Japan',
    resources: inRegion('${terraform_data.provider.output}', 'AP_NORTHEAST_1'),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a provider known only after apply, and a region that can only be in Germany',
    resources: inRegion('${terraform_data.provider.output}', 'EU_CENTRAL_1'),
  },
  {
    title: 'a sensitive region',
    only: 'synth',
    resources: inRegion('AWS', '${sensitive("AP_NORTHEAST_1")}'),
    findings: [
      {
        ...tokyo,
        problem: 'snapshots of Flex cluster "reports" are stored in another place than the cluster',
      },
    ],
  },
  {
    title: 'an M10 in Tokyo keeps its snapshots there',
    resources: together(
      project(),
      cluster({
        replication_specs: [
          {
            region_configs: [
              {
                provider_name: 'AWS',
                region_name: 'AP_NORTHEAST_1',
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
    title: 'a cluster whose kind is known once the plan is made',
    resources: together(project(), clusterOfVariable()),
    variables: { provider: 'FLEX' },
    atSynth: { unchecked: ['mongodbatlas_advanced_cluster.any replication_specs'] },
  },
  {
    title: 'one that exists already and does not change',
    before: inRegion('AWS', 'AP_NORTHEAST_1'),
    resources: inRegion('AWS', 'AP_NORTHEAST_1'),
    findings: [tokyo],
  },
  { title: 'one that the plan deletes', before: inRegion('AWS', 'AP_NORTHEAST_1'), resources: project() },
]);
