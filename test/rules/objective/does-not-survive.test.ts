import { objectiveDoesNotSurvive } from '../../../src/rules/objective/does-not-survive';
import {
  cluster,
  compliancePolicy,
  flexCluster,
  item,
  project,
  schedule,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const at = 'mongodbatlas_cloud_backup_schedule.orders';
const later = '${terraform_data.later.output}';
const deletion = (scope = 'stack/orders') => ({
  objectives: [{ scope, statedBy: scope, survivesClusterDeletion: true }],
});
const regionLoss = (scope = 'stack/orders') => ({
  objectives: [{ scope, statedBy: scope, survivesRegionLoss: true }],
});
const daily = { policy_item_daily: item(1, 'days', 7) };
const of = (clusterBody: object = {}, more: object = {}) => ({
  resources: together(project(), cluster({ ...clusterBody }), schedule({ ...daily, ...more })),
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
const goesWithIt = {
  at: orders,
  attribute: 'retain_backups_enabled',
  problem: 'no snapshots of orders would outlive its deletion, which stack/orders asks for',
  fix: 'write retain_backups_enabled = true, and apply it before the cluster is ever deleted',
};

testRule(objectiveDoesNotSurvive, [
  { title: 'snapshots that are retained', ...deletion(), ...of() },
  { title: 'nothing is asked for', ...of({ retain_backups_enabled: false }) },
  {
    title: 'snapshots that are not',
    ...deletion(),
    ...of({ retain_backups_enabled: false }),
    findings: [goesWithIt],
  },
  {
    title: 'retain_backups_enabled is left out',
    ...deletion(),
    ...of({ retain_backups_enabled: undefined }),
    findings: [goesWithIt],
  },
  {
    title: 'snapshots that a compliance policy keeps',
    ...deletion(),
    resources: together(
      project(),
      cluster({ retain_backups_enabled: false }),
      schedule(daily),
      compliancePolicy(daily),
    ),
  },
  {
    title: 'whether they are retained is known after apply',
    ...deletion(),
    ...of({ retain_backups_enabled: later }),
    unchecked: [`${orders} retain_backups_enabled`],
  },
  {
    title: 'a Flex cluster, whose snapshots go with it',
    ...deletion('stack/reports'),
    resources: together(project(), flexCluster()),
    findings: [
      {
        at: 'mongodbatlas_flex_cluster.reports',
        problem: 'no snapshots of reports would outlive its deletion, which stack/reports asks for',
        fix: 'make the cluster an M10 or larger, with a backup schedule, or state another objective',
      },
    ],
  },
  { title: 'copies in another region', ...regionLoss(), ...of({}, copyTo('EU_WEST_1')) },
  {
    title: 'a copy into its own region',
    ...regionLoss(),
    ...of({}, copyTo('EU_CENTRAL_1')),
    findings: [
      {
        at,
        attribute: 'copy_settings',
        problem:
          'no snapshots of orders would outlive the loss of AWS/EU_CENTRAL_1, which stack/orders asks for',
        fix: 'add copy_settings for a region that the cluster does not have its snapshots in',
      },
    ],
  },
  {
    title: 'no copies',
    ...regionLoss(),
    ...of(),
    findings: [
      {
        at,
        attribute: 'copy_settings',
        problem:
          'no snapshots of orders would outlive the loss of AWS/EU_CENTRAL_1, which stack/orders asks for',
        fix: 'add copy_settings for a region that the cluster does not have its snapshots in',
      },
    ],
  },
  {
    title: 'a copy to a region that is known after apply',
    ...regionLoss(),
    ...of({}, copyTo(later)),
    unchecked: [`${at} copy_settings[0]`],
  },
  {
    title: 'no backups',
    ...regionLoss(),
    resources: together(project(), cluster({ backup_enabled: false })),
    findings: [
      {
        at: orders,
        attribute: 'backup_enabled',
        problem:
          'no snapshots are taken, so none of orders would outlive the loss of its region, which stack/orders asks for',
        fix: 'write backup_enabled = true, with a backup schedule that has copy_settings for another region',
      },
    ],
  },
  {
    title: 'a plan that ceases to meet it',
    only: 'plan',
    ...regionLoss(),
    before: of({}, copyTo('EU_WEST_1')).resources,
    ...of(),
    findings: [
      {
        at,
        attribute: 'copy_settings',
        problem:
          'no snapshots of orders would outlive the loss of AWS/EU_CENTRAL_1, which stack/orders asks for; before this plan it was met',
        fix: 'add copy_settings for a region that the cluster does not have its snapshots in',
      },
    ],
  },
]);
