import { objectiveNotStoredThere } from '../../../src/rules/objective/not-stored-there';
import { cluster, flexCluster, item, project, schedule, shards, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const at = 'mongodbatlas_cloud_backup_schedule.orders';
const later = '${terraform_data.later.output}';
const asks = (storedIn: readonly string[], scope = 'stack/orders') => ({
  objectives: [{ scope, statedBy: scope, storedIn }],
});
const copyTo = (region: unknown) => ({
  copy_settings: [
    {
      cloud_provider: 'AWS',
      region_name: region,
      zone_id: `\${${orders}.replication_specs[0].zone_id}`,
      frequencies: ['DAILY'],
    },
  ],
});
const of = (more: object = {}, clusterBody: object = {}) => ({
  resources: together(
    project(),
    cluster({ ...clusterBody }),
    schedule({ policy_item_daily: item(1, 'days', 7), ...more }),
  ),
});

const copyIn = (region: string) => ({
  fix: `add a copy_settings block with cloud_provider = "AWS", region_name = "${region}", zone_id = mongodbatlas_advanced_cluster.orders.replication_specs[0].zone_id and frequencies = ["DAILY"]`,
  fixInCode: `add copySettings: [{ cloudProvider: 'AWS', regionName: '${region}', zoneId: orders.replicationSpecs.get(0).zoneId, frequencies: ['DAILY'] }]`,
});

testRule(objectiveNotStoredThere, [
  { title: 'in its own region', ...asks(['AWS/EU_CENTRAL_1']), ...of() },
  { title: 'in its own region, named without the provider', ...asks(['EU_CENTRAL_1']), ...of() },
  { title: 'and in that of a copy', ...asks(['EU_CENTRAL_1', 'EU_WEST_1']), ...of(copyTo('EU_WEST_1')) },
  { title: 'nothing is required', ...of(copyTo('US_EAST_1')) },
  {
    title: 'no copy in a required region',
    ...asks(['EU_CENTRAL_1', 'AWS/EU_WEST_1']),
    ...of(),
    findings: [
      {
        at,
        attribute: 'copy_settings',
        problem:
          'no snapshots of cluster "orders" are stored in AWS/EU_WEST_1, which the objective of cluster "stack/orders" requires',
        ...copyIn('EU_WEST_1'),
      },
    ],
  },
  {
    title: 'a copy in a place that is not allowed',
    ...asks(['EU_CENTRAL_1']),
    ...of(copyTo('US_EAST_1')),
    findings: [
      {
        at,
        attribute: 'copy_settings',
        problem:
          'snapshots of cluster "orders" are stored in AWS/US_EAST_1, but the objective of cluster "stack/orders" allows only EU_CENTRAL_1',
        fix: 'remove the copy settings for AWS/US_EAST_1',
      },
    ],
  },
  {
    title: 'the cluster itself in a place that is not allowed',
    ...asks(['EU_CENTRAL_1']),
    ...of({}, { replication_specs: shards(1, 'M10', { region_name: 'US_EAST_1' }) }),
    findings: [
      {
        at: orders,
        attribute: 'replication_specs',
        problem:
          'snapshots of cluster "orders" are stored in AWS/US_EAST_1, but the objective of cluster "stack/orders" allows only EU_CENTRAL_1',
        fix: 'move its highest-priority region to EU_CENTRAL_1',
      },
      {
        at,
        attribute: 'copy_settings',
        problem:
          'no snapshots of cluster "orders" are stored in EU_CENTRAL_1, which the objective of cluster "stack/orders" requires',
        ...copyIn('EU_CENTRAL_1'),
      },
    ].sort((one, other) => (one.at < other.at ? -1 : 1)),
  },
  {
    title: 'a Flex cluster in Germany',
    ...asks(['Germany'], 'stack/reports'),
    resources: together(
      project(),
      flexCluster({ provider_settings: { backing_provider_name: 'AWS', region_name: 'EU_CENTRAL_1' } }),
    ),
  },
  {
    title: 'a Flex cluster in Tokyo, whose snapshots are in Ireland',
    ...asks(['Japan'], 'stack/reports'),
    resources: together(
      project(),
      flexCluster({ provider_settings: { backing_provider_name: 'AWS', region_name: 'AP_NORTHEAST_1' } }),
    ),
    findings: [
      {
        at: 'mongodbatlas_flex_cluster.reports',
        attribute: 'provider_settings.region_name',
        problem:
          'snapshots of cluster "reports" are stored in Ireland, but the objective of cluster "stack/reports" allows only Japan',
        fix: 'use a region whose snapshots Atlas stores in Japan, or make the cluster an M10 or larger',
      },
    ],
  },
  {
    title: 'a copy to a region that is known after apply',
    ...asks(['EU_CENTRAL_1', 'EU_WEST_1']),
    ...of(copyTo(later)),
    unchecked: [`${at} copy_settings[0]`],
  },
  {
    title: 'no schedule to have copies in',
    ...asks(['EU_CENTRAL_1', 'EU_WEST_1']),
    resources: together(project(), cluster()),
    findings: [
      {
        at: orders,
        problem:
          'no snapshots of cluster "orders" are stored in EU_WEST_1, which the objective of cluster "stack/orders" requires',
        fix: 'add a mongodbatlas_cloud_backup_schedule with copy settings for EU_WEST_1',
        fixInCode: 'add new CloudBackupSchedule(...) with copy settings for EU_WEST_1',
      },
    ],
  },
]);
