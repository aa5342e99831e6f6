import { copyOtherCloudProvider } from '../../../src/rules/copy/other-cloud-provider';
import {
  type Body,
  cluster,
  copyTo,
  flexCluster,
  item,
  project,
  region,
  schedule,
  scheduleOf,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const attribute = 'copy_settings[0].cloud_provider';
const unknown = '${terraform_data.x.output}';
const zone = (index: number): string =>
  `\${mongodbatlas_advanced_cluster.orders.replication_specs[${index}].zone_id}`;

const withCopies = (copies: Body | readonly Body[], of: Body = {}) => ({
  resources: together(
    project(),
    cluster(of),
    schedule({ policy_item_daily: item(1, 'days', 7), copy_settings: copies }),
  ),
});

const toAzure = copyTo('EUROPE_WEST', { cloud_provider: 'AZURE' });
const finding = {
  at,
  attribute,
  problem: 'the schedule for cluster "orders" copies snapshots to AZURE, but the zone is on AWS',
  fix: 'set cloud_provider = "AWS" in copy_settings[0], with a region of AWS',
  fixInCode: "set cloudProvider: 'AWS' in copySettings[0], with a region of AWS",
};

/** A Global Cluster with a zone on AWS and one on Azure. */
const global: Body = {
  cluster_type: 'GEOSHARDED',
  replication_specs: [
    { zone_name: 'west', region_configs: [region('M30')] },
    {
      zone_name: 'east',
      region_configs: [region('M30', { provider_name: 'AZURE', region_name: 'EUROPE_NORTH' })],
    },
  ],
};

testRule(copyOtherCloudProvider, [
  { title: 'the same provider', ...withCopies(copyTo('EU_WEST_1')) },
  { title: 'another provider', ...withCopies(toAzure), findings: [finding] },
  {
    title: 'a multi-cloud cluster: the highest priority decides, whatever its place in the list',
    ...withCopies(toAzure, {
      replication_specs: [
        {
          region_configs: [
            region('M10', { provider_name: 'AZURE', region_name: 'EUROPE_NORTH', priority: 6 }),
            region('M10', { priority: 7 }),
          ],
        },
      ],
    }),
    findings: [finding],
  },
  {
    title: 'a priority not known yet next to the highest one',
    ...withCopies(toAzure, {
      replication_specs: [
        {
          region_configs: [
            region('M10', { priority: 7 }),
            region('M10', { provider_name: 'AZURE', region_name: 'EUROPE_NORTH', priority: unknown }),
          ],
        },
      ],
    }),
    findings: [finding],
  },
  {
    title: 'the priorities are not known yet',
    ...withCopies(toAzure, {
      replication_specs: [
        {
          region_configs: [
            region('M10', { priority: unknown }),
            region('M10', { provider_name: 'AZURE', region_name: 'EUROPE_NORTH', priority: unknown }),
          ],
        },
      ],
    }),
    unchecked: [`${at} copy_settings[0].zone_id`],
  },
  {
    title: 'each zone of a Global Cluster by its own provider',
    ...withCopies(
      [
        copyTo('EU_WEST_1', { zone_id: zone(0) }),
        copyTo('EUROPE_WEST', { zone_id: zone(1), cloud_provider: 'AZURE' }),
      ],
      global,
    ),
  },
  {
    title: 'the second zone of a Global Cluster',
    ...withCopies(
      [copyTo('EU_WEST_1', { zone_id: zone(0) }), copyTo('EU_WEST_1', { zone_id: zone(1) })],
      global,
    ),
    findings: [
      {
        at,
        attribute: 'copy_settings[1].cloud_provider',
        problem: 'the schedule for cluster "orders" copies snapshots to AWS, but the zone is on AZURE',
        fix: 'set cloud_provider = "AZURE" in copy_settings[1], with a region of AZURE',
        fixInCode: "set cloudProvider: 'AZURE' in copySettings[1], with a region of AZURE",
      },
    ],
  },
  {
    title: 'a zone of a Global Cluster that is not known yet',
    ...withCopies(copyTo('EU_WEST_1', { zone_id: unknown }), global),
    unchecked: [`${at} copy_settings[0].zone_id`],
  },
  {
    title: 'a zone that is not known yet of a sharded cluster, which has only one',
    ...withCopies(copyTo('EUROPE_WEST', { zone_id: unknown, cloud_provider: 'AZURE' }), {
      cluster_type: 'SHARDED',
      replication_specs: [{ region_configs: [region('M30')] }, { region_configs: [region('M30')] }],
    }),
    findings: [finding],
  },
  {
    title: "the zone as the provider's documentation writes it",
    ...withCopies(
      copyTo('EUROPE_WEST', {
        cloud_provider: 'AZURE',
        zone_id: '${mongodbatlas_advanced_cluster.orders.replication_specs.*.zone_id[0]}',
      }),
      global,
    ),
    only: 'synth',
    findings: [finding],
  },
  {
    title: 'a missing zone is reported by another rule',
    ...withCopies(copyTo('EUROPE_WEST', { zone_id: undefined })),
  },
  {
    title: 'a missing provider is reported by another rule',
    ...withCopies(copyTo('EUROPE_WEST', { cloud_provider: undefined })),
  },
  {
    title: 'an unsupported provider is reported by another rule',
    ...withCopies(copyTo('EU_WEST_1', { cloud_provider: 'aws' })),
  },
  {
    title: 'the provider is not known yet',
    ...withCopies(copyTo('EU_WEST_1', { cloud_provider: unknown })),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'the provider of the cluster is not known yet',
    ...withCopies(copyTo('EU_WEST_1'), {
      replication_specs: [{ region_configs: [region('M10', { provider_name: unknown })] }],
    }),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'the regions of the cluster from a variable',
    ...withCopies(toAzure, { replication_specs: [{ region_configs: '${var.regions}' }] }),
    variables: { regions: [region('M10')] },
    findings: [finding],
    atSynth: { unchecked: [`${at} copy_settings[0].zone_id`] },
  },
  {
    title: 'of the deprecated cluster resource',
    resources: together(
      project(),
      {
        mongodbatlas_cluster: {
          orders: {
            project_id: '${mongodbatlas_project.shop.id}',
            name: 'orders',
            provider_name: 'AWS',
            provider_instance_size_name: 'M10',
            provider_region_name: 'EU_CENTRAL_1',
            cloud_backup: true,
          },
        },
      },
      scheduleOf('mongodbatlas_cluster.orders', {
        policy_item_daily: item(1, 'days', 7),
        copy_settings: { ...toAzure, zone_id: unknown },
      }),
    ),
    findings: [finding],
  },
  {
    title: 'a schedule for a Flex cluster is reported by another rule',
    resources: together(
      project(),
      flexCluster(),
      scheduleOf('mongodbatlas_flex_cluster.reports', {
        policy_item_daily: item(1, 'days', 7),
        copy_settings: { ...toAzure, zone_id: unknown },
      }),
    ),
  },
  {
    title: 'a cluster outside the configuration',
    resources: {
      mongodbatlas_cloud_backup_schedule: {
        orders: {
          project_id: '5f0000000000000000000002',
          cluster_name: 'orders',
          policy_item_daily: item(1, 'days', 7),
          copy_settings: { ...toAzure, zone_id: unknown },
        },
      },
    },
    unchecked: ['mongodbatlas_cloud_backup_schedule.orders copy_settings[0].zone_id'],
  },
  {
    title: 'all copy settings not known yet',
    resources: together(
      project(),
      cluster(),
      schedule({ dynamic: { copy_settings: { for_each: unknown, content: {} } } }),
    ),
    unchecked: [`${at} copy_settings`],
  },
]);
