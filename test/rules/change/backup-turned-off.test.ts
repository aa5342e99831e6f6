import { changeBackupTurnedOff } from '../../../src/rules/change/backup-turned-off';
import {
  type Body,
  cluster,
  compliancePolicy,
  flexCluster,
  item,
  project,
  schedule,
  snapshotOf,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const items = { policy_item_daily: item(1, 'days', 7), policy_item_monthly: item(40, 'months', 12) };
const from = (before: Body, after: Body) => ({
  before: together(project(), cluster(before)),
  resources: together(project(), cluster(after)),
});
const old = (body: Body) => ({
  mongodbatlas_cluster: {
    orders: {
      project_id: '${mongodbatlas_project.shop.id}',
      name: 'orders',
      provider_name: 'AWS',
      provider_instance_size_name: 'M10',
      ...body,
    },
  },
});

const problem = 'disabling backups of cluster "orders" immediately deletes all its snapshots';
const fix =
  'set backup_enabled = true. To disable backups on purpose: 1. export or download the snapshots you need; 2. acknowledge this finding with a reason; 3. apply';

testRule(changeBackupTurnedOff, [
  { title: 'backups stay on while a tag changes', ...from({}, { tags: { team: 'orders' } }) },
  { title: 'backups are enabled', ...from({ backup_enabled: false }, {}) },
  {
    title: 'backups were off and stay off',
    ...from({ backup_enabled: false }, { backup_enabled: false, paused: true }),
  },
  { title: 'backups were never set', ...from({ backup_enabled: undefined }, { backup_enabled: false }) },
  { title: 'the line is left out: the state decides', ...from({}, { backup_enabled: undefined }) },
  {
    title: 'disabled, with no schedule in the state',
    ...from({}, { backup_enabled: false }),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'backup_enabled',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'disabled, with all that a cluster can have',
    before: together(
      project(),
      cluster({ pit_enabled: true }),
      schedule({
        ...items,
        restore_window_days: 5,
        copy_settings: [
          { cloud_provider: 'AWS', region_name: 'US_EAST_1', frequencies: ['DAILY'] },
          { cloud_provider: 'AWS', region_name: 'EU_WEST_1', frequencies: ['DAILY'] },
        ],
      }),
      snapshotOf(orders),
    ),
    resources: together(project(), cluster({ backup_enabled: false }), schedule(items), snapshotOf(orders)),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'backup_enabled',
        problem:
          'disabling backups of cluster "orders" immediately deletes up to 12 months of monthly and 7 days of daily snapshots, 5 days of point-in-time history, the copies in US_EAST_1 and EU_WEST_1 and an on-demand snapshot',
        fix,
      },
    ],
  },
  {
    title: 'disabled through a variable',
    ...from({}, { backup_enabled: '${var.backup}' }),
    variables: { backup: false },
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'backup_enabled',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'known after apply',
    ...from({}, { backup_enabled: '${terraform_data.x.output}' }),
    unchecked: ['mongodbatlas_advanced_cluster.orders backup_enabled'],
  },
  {
    title: 'known after apply, but off before',
    ...from({ backup_enabled: false }, { backup_enabled: '${terraform_data.x.output}' }),
  },
  {
    title: 'cloud_backup of the deprecated resource',
    before: together(project(), old({ cloud_backup: true })),
    resources: together(project(), old({ cloud_backup: false })),
    findings: [
      {
        at: 'mongodbatlas_cluster.orders',
        attribute: 'cloud_backup',
        problem,
        fix: 'set cloud_backup = true. To disable backups on purpose: 1. export or download the snapshots you need; 2. acknowledge this finding with a reason; 3. apply',
      },
    ],
  },
  {
    title: 'the old point-in-time restore of the deprecated resource is another matter',
    before: together(project(), old({ cloud_backup: true, backup_enabled: true })),
    resources: together(project(), old({ cloud_backup: true, backup_enabled: false })),
  },
  {
    title: 'the project has a compliance policy, so Atlas rejects this',
    before: together(project(), cluster(), compliancePolicy()),
    resources: together(project(), cluster({ backup_enabled: false }), compliancePolicy()),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'backup_enabled',
        problem:
          'cluster "orders" disables backups, which the backup compliance policy of project "shop" forbids',
        fix: 'set backup_enabled = true',
      },
    ],
  },
  {
    title: 'an imported cluster that has backups in Atlas',
    ...from({}, { backup_enabled: false }),
    imports: [orders],
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'backup_enabled',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'a cluster that moves to another address',
    before: together(project(), cluster()),
    resources: together(project(), cluster({ name: 'orders', backup_enabled: false }, 'sales')),
    moved: { 'mongodbatlas_advanced_cluster.sales': orders },
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.sales',
        attribute: 'backup_enabled',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'a replaced cluster is reported by another rule',
    ...from({}, { backup_enabled: false }),
    replaced: [orders],
  },
  {
    title: 'a deleted cluster is reported by another rule',
    before: together(project(), cluster()),
    resources: project(),
  },
  { title: 'a new cluster', resources: together(project(), cluster({ backup_enabled: false })) },
  {
    title: 'a Flex cluster, whose backups cannot be disabled',
    before: together(project(), tenantCluster('FLEX', { backup_enabled: true })),
    resources: together(project(), tenantCluster('FLEX', { backup_enabled: false })),
  },
  {
    title: 'a flex_cluster has no such switch',
    before: together(project(), flexCluster()),
    resources: together(project(), flexCluster({ tags: { a: 'b' } })),
  },
  {
    title: 'a Serverless instance, whose backups cannot be disabled',
    before: together(project(), tenantCluster('SERVERLESS', { backup_enabled: true })),
    resources: together(project(), tenantCluster('SERVERLESS', { backup_enabled: false })),
  },
  {
    title: 'an M10 becomes an M0, which Atlas rejects',
    before: together(project(), cluster({}, 'sandbox')),
    resources: together(project(), tenantCluster('TENANT', { backup_enabled: false })),
  },
]);
