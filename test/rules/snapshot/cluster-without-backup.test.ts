import {
  type Body,
  cluster,
  deprecatedCluster,
  flexCluster,
  project,
  serverlessInstance,
  snapshotOf,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { snapshotClusterWithoutBackup } from '../../../src/rules/snapshot/cluster-without-backup';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_snapshot.before-migration';
const attribute = 'cluster_name';
const orders = 'mongodbatlas_advanced_cluster.orders';
const unknown = '${terraform_data.x.output}';

const withBackup = (enabled: unknown) => ({
  resources: together(project(), cluster({ backup_enabled: enabled }), snapshotOf(orders)),
});
const isFalse = {
  at,
  attribute,
  problem: 'cluster "orders" has an on-demand snapshot, but backups are disabled',
  fix: 'set backup_enabled = true on the cluster, or remove the on-demand snapshot',
  fixInCode: 'set backupEnabled: true on the cluster, or remove the on-demand snapshot',
};
const isLeftOut = {
  ...isFalse,
  problem: 'cluster "orders" has an on-demand snapshot, but no backups, which are off by default',
};
const elsewhere = (body: Body) => ({
  mongodbatlas_cloud_backup_snapshot: {
    'before-migration': { description: 'before the migration', retention_in_days: 7, ...body },
  },
});

testRule(snapshotClusterWithoutBackup, [
  { title: 'backups are on', ...withBackup(true) },
  { title: 'backups are off', ...withBackup(false), findings: [isFalse] },
  {
    title: 'backups are not set on a cluster to be created; at synth it may be there already',
    ...withBackup(undefined),
    findings: [isLeftOut],
    atSynth: { unchecked: [`${at} ${attribute}`] },
  },
  {
    title: 'backups are not set on an imported cluster, which keeps what it has',
    ...withBackup(undefined),
    imports: [orders],
    only: 'synth',
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'backups are not set and on in the state',
    before: together(project(), cluster()),
    ...withBackup(undefined),
    only: 'plan',
  },
  {
    title: 'backups are not set and off in the state',
    before: together(project(), cluster({ backup_enabled: false })),
    ...withBackup(undefined),
    only: 'plan',
    findings: [isFalse],
  },
  {
    title: 'an M0 that becomes an M10 without backups',
    before: together(project(), tenantCluster('TENANT', {}, 'orders')),
    ...withBackup(undefined),
    only: 'plan',
    findings: [isLeftOut],
  },
  { title: 'backups are not known yet', ...withBackup(unknown), unchecked: [`${at} ${attribute}`] },
  {
    title: 'backups from a variable',
    ...withBackup('${var.backup}'),
    variables: { backup: false },
    findings: [isFalse],
    atSynth: { unchecked: [`${at} ${attribute}`] },
  },
  {
    title: 'a cluster by its literal name',
    resources: together(
      project(),
      cluster({ backup_enabled: false }),
      snapshotOf(orders, { cluster_name: 'orders' }),
    ),
    findings: [isFalse],
  },
  {
    title: 'the deprecated cluster resource with cloud backup',
    resources: together(
      project(),
      deprecatedCluster({ cloud_backup: true }),
      snapshotOf('mongodbatlas_cluster.archive'),
    ),
  },
  {
    title: 'the deprecated cluster resource with the legacy continuous backup alone',
    resources: together(
      project(),
      deprecatedCluster({ cloud_backup: false, backup_enabled: true }),
      snapshotOf('mongodbatlas_cluster.archive'),
    ),
    findings: [
      {
        at,
        attribute,
        problem: 'cluster "archive" has an on-demand snapshot, but backups are disabled',
        fix: 'set cloud_backup = true on the cluster, or remove the on-demand snapshot',
        fixInCode: 'set cloudBackup: true on the cluster, or remove the on-demand snapshot',
      },
    ],
  },
  {
    title: 'a Flex cluster is reported by another rule',
    resources: together(
      project(),
      flexCluster(),
      tenantCluster('FLEX', { backup_enabled: false }),
      snapshotOf('mongodbatlas_flex_cluster.reports'),
      snapshotOf('mongodbatlas_advanced_cluster.sandbox', {}, 'other'),
    ),
  },
  {
    title: 'M0 clusters and Serverless instances are reported by other rules',
    resources: together(
      project(),
      tenantCluster('TENANT', { backup_enabled: false }),
      tenantCluster('SERVERLESS', { backup_enabled: false }, 'jobs'),
      serverlessInstance(),
      snapshotOf('mongodbatlas_advanced_cluster.sandbox'),
      snapshotOf('mongodbatlas_advanced_cluster.jobs', {}, 'jobs'),
      snapshotOf('mongodbatlas_serverless_instance.queue', {}, 'queue'),
    ),
  },
  {
    title: 'a cluster that is elsewhere',
    resources: elsewhere({ project_id: '5f0000000000000000000002', cluster_name: 'orders' }),
    unchecked: ['mongodbatlas_cloud_backup_snapshot.before-migration cluster_name'],
  },
  {
    title: 'it is not known which cluster it is',
    resources: together(
      project(),
      cluster({ backup_enabled: false }),
      elsewhere({ project_id: '${mongodbatlas_project.shop.id}', cluster_name: unknown }),
    ),
    unchecked: [`${at} ${attribute}`],
  },
]);
