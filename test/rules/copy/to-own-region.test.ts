import { copyToOwnRegion } from '../../../src/rules/copy/to-own-region';
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
const attribute = 'copy_settings[0].region_name';
const unknown = '${terraform_data.x.output}';

const withCopies = (copies: Body | readonly Body[], of: Body = {}) => ({
  resources: together(
    project(),
    cluster(of),
    schedule({ policy_item_daily: item(1, 'days', 7), copy_settings: copies }),
  ),
});

const finding = {
  at,
  attribute,
  problem: 'the schedule for cluster "orders" copies snapshots to EU_CENTRAL_1, where they already are',
  fix: 'set copy_settings[0].region_name to another region, or remove copy_settings[0]',
  fixInCode: 'set copySettings[0].regionName to another region, or remove copySettings[0]',
};

const twoRegions: Body = {
  replication_specs: [
    {
      region_configs: [
        region('M10', { region_name: 'EU_WEST_1', priority: 6 }),
        region('M10', { region_name: 'EU_CENTRAL_1', priority: 7 }),
      ],
    },
  ],
};

testRule(copyToOwnRegion, [
  { title: 'another region', ...withCopies(copyTo('EU_WEST_1')) },
  { title: 'the own region', ...withCopies(copyTo('EU_CENTRAL_1')), findings: [finding] },
  {
    title: 'the highest-priority region of two',
    ...withCopies(copyTo('EU_CENTRAL_1'), twoRegions),
    findings: [finding],
  },
  { title: 'the other region of the cluster is fine', ...withCopies(copyTo('EU_WEST_1'), twoRegions) },
  {
    title: 'a region of the same name at another provider',
    ...withCopies(copyTo('US_EAST_2', { cloud_provider: 'AZURE' }), {
      replication_specs: [{ region_configs: [region('M10', { region_name: 'US_EAST_2' })] }],
    }),
  },
  {
    title: 'without a provider, the name alone',
    ...withCopies(copyTo('EU_CENTRAL_1', { cloud_provider: undefined })),
    findings: [finding],
  },
  {
    title: "another zone's region",
    ...withCopies(
      copyTo('EU_CENTRAL_1', {
        zone_id: '${mongodbatlas_advanced_cluster.orders.replication_specs[1].zone_id}',
      }),
      {
        cluster_type: 'GEOSHARDED',
        replication_specs: [
          { zone_name: 'one', region_configs: [region('M30')] },
          { zone_name: 'two', region_configs: [region('M30', { region_name: 'EU_WEST_1' })] },
        ],
      },
    ),
  },
  {
    title: 'the zone by its known id',
    before: together(project(), cluster(), schedule({ copy_settings: copyTo('EU_CENTRAL_1') })),
    resources: together(project(), cluster(), schedule({ copy_settings: copyTo('EU_CENTRAL_1') })),
    only: 'plan',
    findings: [finding],
  },
  { title: 'a missing region is reported by another rule', ...withCopies(copyTo(undefined)) },
  {
    title: 'a missing zone is reported by another rule',
    ...withCopies(copyTo('EU_CENTRAL_1', { zone_id: undefined })),
  },
  { title: 'the region is not known yet', ...withCopies(copyTo(unknown)), unchecked: [`${at} ${attribute}`] },
  {
    title: 'the region of the cluster is not known yet',
    ...withCopies(copyTo('EU_WEST_1'), {
      replication_specs: [{ region_configs: [region('M10', { region_name: unknown })] }],
    }),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'the provider is not known yet, and the region is the same',
    ...withCopies(copyTo('EU_CENTRAL_1', { cloud_provider: unknown })),
    unchecked: [`${at} copy_settings[0].cloud_provider`],
  },
  {
    title: 'the provider is not known yet, and the region is another',
    ...withCopies(copyTo('EU_WEST_1', { cloud_provider: unknown })),
  },
  {
    title: 'a region from a variable',
    ...withCopies(copyTo('${var.region}')),
    variables: { region: 'EU_CENTRAL_1' },
    findings: [finding],
    atSynth: { unchecked: [`${at} ${attribute}`] },
  },
  {
    title: 'a schedule for a Flex cluster is reported by another rule',
    resources: together(
      project(),
      flexCluster(),
      scheduleOf('mongodbatlas_flex_cluster.reports', {
        copy_settings: copyTo('EU_CENTRAL_1', { zone_id: unknown }),
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
          copy_settings: copyTo('EU_CENTRAL_1', { zone_id: '6f0000000000000000000001' }),
        },
      },
    },
    unchecked: ['mongodbatlas_cloud_backup_schedule.orders copy_settings[0].zone_id'],
  },
  {
    title: 'it is not known which cluster it is, nor which zone',
    resources: together(project(), cluster(), {
      mongodbatlas_cloud_backup_schedule: {
        orders: {
          project_id: '${mongodbatlas_project.shop.id}',
          cluster_name: unknown,
          copy_settings: copyTo('EU_CENTRAL_1', { zone_id: unknown }),
        },
      },
    }),
    unchecked: [`${at} copy_settings[0].zone_id`],
  },
]);
