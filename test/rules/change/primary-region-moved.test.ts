import { changePrimaryRegionMoved } from '../../../src/rules/change/primary-region-moved';
import {
  type Body,
  cluster,
  copyTo,
  item,
  project,
  region,
  schedule,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const later = '${terraform_data.x.output}';
const inRegions = (...regions: Body[]) => ({ region_configs: regions });
const at = (name: unknown, priority: unknown = 7, body: Body = {}) =>
  region('M30', { region_name: name, priority, ...body });
const from = (before: Body[], after: unknown, body: Body = {}) => ({
  before: together(project(), cluster({ replication_specs: before, ...body })),
  resources: together(project(), cluster({ replication_specs: after, ...body })),
});
const frankfurt = at('EU_CENTRAL_1');
const paris = at('EU_WEST_3');
const zone = (name: string, ...regions: Body[]) => ({ zone_name: name, ...inRegions(...regions) });
const global = { cluster_type: 'GEOSHARDED' };
const old = (body: Body) => ({
  mongodbatlas_cluster: {
    orders: {
      project_id: '${mongodbatlas_project.shop.id}',
      name: 'orders',
      provider_name: 'AWS',
      provider_instance_size_name: 'M30',
      cloud_backup: true,
      ...body,
    },
  },
});

const problem =
  'new snapshots of cluster "orders" are stored in AWS EU_WEST_3 instead of AWS EU_CENTRAL_1, where older ones stay';
const fix = 'keep the highest-priority region, or acknowledge this finding if the move is intentional';

testRule(changePrimaryRegionMoved, [
  { title: 'the same region in a larger size', ...from([inRegions(frankfurt)], [inRegions(region('M40'))]) },
  {
    title: 'another region',
    ...from([inRegions(frankfurt)], [inRegions(paris)]),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'replication_specs[0].region_configs[0]',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'a second region comes',
    ...from([inRegions(frankfurt)], [inRegions(frankfurt, at('EU_WEST_3', 6))]),
  },
  {
    title: 'a second region comes, written first',
    ...from([inRegions(frankfurt)], [inRegions(at('EU_WEST_3', 6), frankfurt)]),
  },
  {
    title: 'the second region is removed',
    ...from([inRegions(frankfurt, at('EU_WEST_3', 6))], [inRegions(frankfurt)]),
  },
  {
    title: 'two regions change their priorities',
    ...from([inRegions(frankfurt, at('EU_WEST_3', 6))], [inRegions(at('EU_CENTRAL_1', 6), paris)]),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'replication_specs[0].region_configs[1]',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'another provider',
    ...from([inRegions(frankfurt)], [inRegions(at('WESTERN_EUROPE', 7, { provider_name: 'GCP' }))]),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'replication_specs[0].region_configs[0]',
        problem:
          'new snapshots of cluster "orders" are stored in GCP WESTERN_EUROPE instead of AWS EU_CENTRAL_1, where older ones stay',
        fix,
      },
    ],
  },
  {
    title: 'a region of the same name at another provider',
    ...from([inRegions(at('EUROPE_NORTH'))], [inRegions(at('EUROPE_NORTH', 7, { provider_name: 'AZURE' }))]),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'replication_specs[0].region_configs[0]',
        problem:
          'new snapshots of cluster "orders" are stored in AZURE EUROPE_NORTH instead of AWS EUROPE_NORTH, where older ones stay',
        fix,
      },
    ],
  },
  {
    title: 'the region is known after apply',
    ...from([inRegions(frankfurt)], [inRegions(at(later))]),
    unchecked: ['mongodbatlas_advanced_cluster.orders replication_specs[0].region_configs[0]'],
  },
  {
    title: 'the region of lower priority is known after apply',
    ...from([inRegions(frankfurt)], [inRegions(frankfurt, at(later, 6))]),
  },
  {
    title: 'the priorities are known after apply',
    ...from(
      [inRegions(frankfurt, at('EU_WEST_3', 6))],
      [inRegions(at('EU_CENTRAL_1', later), at('EU_WEST_3', later))],
    ),
    unchecked: ['mongodbatlas_advanced_cluster.orders replication_specs'],
  },
  {
    title: 'all is known after apply',
    ...from([inRegions(frankfurt)], later),
    unchecked: ['mongodbatlas_advanced_cluster.orders replication_specs'],
  },
  {
    title: 'from a variable',
    ...from([inRegions(frankfurt)], [inRegions(at('${var.region}'))]),
    variables: { region: 'EU_WEST_3' },
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'replication_specs[0].region_configs[0]',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'one of two zones moves',
    ...from(
      [zone('Europe', frankfurt), zone('Asia', at('AP_SOUTH_1'))],
      [zone('Europe', frankfurt), zone('Asia', at('AP_SOUTHEAST_1'))],
      global,
    ),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'replication_specs[1].region_configs[0]',
        problem:
          'new snapshots of cluster "orders" are stored in AWS AP_SOUTHEAST_1 instead of AWS AP_SOUTH_1, where older ones stay',
        fix,
      },
    ],
  },
  {
    title: 'two zones change their order',
    ...from(
      [zone('Europe', frankfurt), zone('Asia', at('AP_SOUTH_1'))],
      [zone('Asia', at('AP_SOUTH_1')), zone('Europe', frankfurt)],
      global,
    ),
  },
  {
    title: 'zones that get new names, one in another region',
    ...from(
      [zone('Europe', frankfurt), zone('Asia', at('AP_SOUTH_1'))],
      [zone('first', frankfurt), zone('second', at('AP_SOUTHEAST_1'))],
      global,
    ),
    findings: [
      {
        at: orders,
        attribute: 'replication_specs[1].region_configs[0]',
        problem:
          'new snapshots of cluster "orders" are stored in AWS AP_SOUTHEAST_1 instead of AWS AP_SOUTH_1, where older ones stay',
        fix,
      },
    ],
  },
  {
    title: 'a zone is removed',
    ...from(
      [zone('Europe', frankfurt), zone('Asia', at('AP_SOUTH_1'))],
      [zone('Asia', at('AP_SOUTH_1'))],
      global,
    ),
  },
  {
    title: 'a zone of three shards moves: one finding',
    ...from(
      [zone('Europe', frankfurt), zone('Europe', frankfurt)],
      [zone('Europe', paris), zone('Europe', paris)],
      global,
    ),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'replication_specs[0].region_configs[0]',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'shards without names of zones, one more than before',
    ...from([inRegions(frankfurt)], [inRegions(paris), inRegions(paris)], { cluster_type: 'SHARDED' }),
  },
  {
    title: 'two shards without names of zones move',
    ...from([inRegions(frankfurt), inRegions(frankfurt)], [inRegions(paris), inRegions(paris)], {
      cluster_type: 'SHARDED',
    }),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'replication_specs[0].region_configs[0]',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'a copy target becomes the primary',
    before: together(
      project(),
      cluster({ replication_specs: [inRegions(frankfurt)] }),
      schedule({ policy_item_daily: item(1, 'days', 7), copy_settings: [copyTo('EU_WEST_3')] }),
    ),
    resources: together(
      project(),
      cluster({ replication_specs: [inRegions(paris)] }),
      schedule({ policy_item_daily: item(1, 'days', 7), copy_settings: [copyTo('EU_WEST_3')] }),
    ),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'replication_specs[0].region_configs[0]',
        problem:
          'new snapshots of cluster "orders" are stored in AWS EU_WEST_3 instead of AWS EU_CENTRAL_1, where older ones stay; Atlas rewrites the copy settings for AWS EU_WEST_3',
        fix: 'keep the highest-priority region, or acknowledge this finding if the move is intentional, and change the copy settings as Atlas rewrites them',
      },
    ],
  },
  {
    title: 'there were no backups',
    ...from([inRegions(frankfurt)], [inRegions(paris)], { backup_enabled: false }),
  },
  {
    title: 'the cluster is replaced',
    ...from([inRegions(frankfurt)], [inRegions(paris)]),
    replaced: [orders],
  },
  {
    title: 'the deprecated resource with one region',
    before: together(project(), old({ provider_region_name: 'EU_CENTRAL_1' })),
    resources: together(project(), old({ provider_region_name: 'EU_WEST_3' })),
    findings: [
      {
        at: 'mongodbatlas_cluster.orders',
        attribute: 'provider_region_name',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'the deprecated resource with several regions',
    before: together(
      project(),
      old({
        replication_specs: [
          {
            num_shards: 1,
            regions_config: [
              { region_name: 'EU_CENTRAL_1', priority: 7 },
              { region_name: 'EU_WEST_3', priority: 6 },
            ],
          },
        ],
      }),
    ),
    resources: together(
      project(),
      old({
        replication_specs: [
          {
            num_shards: 1,
            regions_config: [
              { region_name: 'EU_CENTRAL_1', priority: 6 },
              { region_name: 'EU_WEST_3', priority: 7 },
            ],
          },
        ],
      }),
    ),
    findings: [
      {
        at: 'mongodbatlas_cluster.orders',
        attribute: 'replication_specs[0].regions_config[1]',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'a Flex cluster that becomes dedicated in another region',
    before: together(project(), tenantCluster('FLEX', { backup_enabled: true })),
    resources: together(project(), cluster({ replication_specs: [inRegions(paris)] }, 'sandbox')),
  },
]);
