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
const notRetained = {
  at: orders,
  attribute: 'retain_backups_enabled',
  problem:
    'no snapshot of cluster "orders" survives cluster deletion, which the objective of cluster "stack/orders" requires',
  fix: 'set retain_backups_enabled = true, and apply it before you delete the cluster',
  fixInCode: 'set retainBackupsEnabled: true, and apply it before you delete the cluster',
};

testRule(objectiveDoesNotSurvive, [
  { title: 'snapshots that are retained', ...deletion(), ...of() },
  { title: 'nothing is required', ...of({ retain_backups_enabled: false }) },
  {
    title: 'snapshots that are not',
    ...deletion(),
    ...of({ retain_backups_enabled: false }),
    findings: [notRetained],
  },
  {
    title: 'retain_backups_enabled is not set',
    ...deletion(),
    ...of({ retain_backups_enabled: undefined }),
    findings: [notRetained],
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
    title: 'a Flex cluster, whose snapshots are deleted with the cluster',
    ...deletion('stack/reports'),
    resources: together(project(), flexCluster()),
    findings: [
      {
        at: 'mongodbatlas_flex_cluster.reports',
        problem:
          'no snapshot of cluster "reports" survives cluster deletion, which the objective of cluster "stack/reports" requires',
        fix: 'make the cluster an M10 or larger with a backup schedule, or change the objective',
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
          'no snapshot of cluster "orders" survives the loss of AWS/EU_CENTRAL_1, which the objective of cluster "stack/orders" requires',
        fix: 'add copy settings for a region that does not store its snapshots yet',
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
          'no snapshot of cluster "orders" survives the loss of AWS/EU_CENTRAL_1, which the objective of cluster "stack/orders" requires',
        fix: 'add copy settings for a region that does not store its snapshots yet',
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
          'cluster "orders" takes no snapshots, so none survives the loss of its region, which the objective of cluster "stack/orders" requires',
        fix: 'set backup_enabled = true, and add a backup schedule with copy settings for another region',
        fixInCode: 'set backupEnabled: true, and add a backup schedule with copy settings for another region',
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
          'no snapshot of cluster "orders" survives the loss of AWS/EU_CENTRAL_1, which the objective of cluster "stack/orders" requires, which was met before this plan',
        fix: 'add copy settings for a region that does not store its snapshots yet',
      },
    ],
  },
]);
