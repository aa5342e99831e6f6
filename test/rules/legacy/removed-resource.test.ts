import {
  UNDER_LEGACY_METHOD,
  azureCluster,
  cluster,
  copyTo,
  deprecatedCluster,
  legacySnapshotOf,
  project,
  schedule,
  snapshotOf,
  together,
} from '../../../src/rules/example';
import { legacyRemovedResource } from '../../../src/rules/legacy/removed-resource';
import { type ExpectedFinding, inCamelCase, testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const archive = 'mongodbatlas_cluster.archive';
const backups = 'mongodbatlas_cloud_backup_schedule.orders';

const type = (at: string, use: string): ExpectedFinding => ({
  at,
  problem: `${at.replace('data.', '').split('.')[0] ?? ''} no longer exists in provider 2.x`,
  fix: use.startsWith('data.') ? `use the data source ${use.slice('data.'.length)}` : `use a ${use}`,
  fixInCode: `use new ${inCamelCase(use.replace(/^data\./, '_data_').replace(/^mongodbatlas/, ''))}(...)`,
});
const providerBackup: ExpectedFinding = {
  at: archive,
  attribute: 'provider_backup_enabled',
  problem: 'cluster "archive" sets provider_backup_enabled, which no longer exists in provider 2.x',
  fix: 'use cloud_backup',
  fixInCode: 'use cloudBackup',
};
const elsewhere = { project_id: '5f0000000000000000000009', cluster_name: 'elsewhere' };

testRule(legacyRemovedResource, [
  {
    title: 'a legacy snapshot of a cluster of this configuration',
    resources: together(project(), cluster(), legacySnapshotOf(orders)),
    findings: [type('mongodbatlas_cloud_provider_snapshot.old', 'mongodbatlas_cloud_backup_snapshot')],
  },
  {
    title: 'a legacy snapshot of a cluster that is made elsewhere',
    resources: legacySnapshotOf(orders, elsewhere),
    findings: [type('mongodbatlas_cloud_provider_snapshot.old', 'mongodbatlas_cloud_backup_snapshot')],
  },
  {
    title: 'a legacy snapshot of a name that is not known yet',
    resources: legacySnapshotOf(orders, { ...elsewhere, cluster_name: '${terraform_data.name.output}' }),
    findings: [type('mongodbatlas_cloud_provider_snapshot.old', 'mongodbatlas_cloud_backup_snapshot')],
  },
  {
    title: 'a legacy policy and a legacy restore job',
    resources: {
      mongodbatlas_cloud_provider_snapshot_backup_policy: { old: elsewhere },
      mongodbatlas_cloud_provider_snapshot_restore_job: { old: elsewhere },
    },
    findings: [
      type('mongodbatlas_cloud_provider_snapshot_backup_policy.old', 'mongodbatlas_cloud_backup_schedule'),
      type(
        'mongodbatlas_cloud_provider_snapshot_restore_job.old',
        'mongodbatlas_cloud_backup_snapshot_restore_job',
      ),
    ],
  },
  {
    title: 'a legacy data source',
    resources: project(),
    data: { mongodbatlas_cloud_provider_snapshots: { all: elsewhere } },
    findings: [
      type('data.mongodbatlas_cloud_provider_snapshots.all', 'data.mongodbatlas_cloud_backup_snapshots'),
    ],
  },
  ...[true, false, '${var.on}'].map((value) => ({
    title: `provider_backup_enabled = ${String(value)}: that it is there is enough`,
    only: 'synth' as const,
    resources: together(project(), deprecatedCluster({ provider_backup_enabled: value })),
    variables: { on: true },
    findings: [providerBackup],
  })),
  {
    title: 'provider_backup_enabled as an override of an advanced_cluster',
    only: 'synth',
    resources: together(project(), cluster({ provider_backup_enabled: true })),
    findings: [
      {
        at: orders,
        attribute: 'provider_backup_enabled',
        problem: 'cluster "orders" sets provider_backup_enabled, which no longer exists in provider 2.x',
        fix: 'use backup_enabled',
        fixInCode: 'use backupEnabled',
      },
    ],
  },
  {
    title: 'replication_spec_id in the second copy setting',
    only: 'synth',
    resources: together(
      project(),
      cluster(),
      schedule({
        copy_settings: [
          copyTo('US_EAST_1'),
          copyTo('EU_WEST_1', {
            replication_spec_id: `\${${orders}.replication_specs[0].id}`,
          }),
        ],
      }),
    ),
    findings: [
      {
        at: backups,
        attribute: 'copy_settings[1].replication_spec_id',
        problem:
          'a copy setting of the schedule for cluster "orders" sets replication_spec_id, which no longer exists in provider 2.x',
        fix: 'set copy_settings[1].zone_id to the zone id of that replication spec of the cluster',
        fixInCode: 'set copySettings[1].zoneId to the zone id of that replication spec of the cluster',
      },
    ],
  },
  {
    title: 'zone_id in a copy setting',
    resources: together(project(), cluster(), schedule({ copy_settings: [copyTo('US_EAST_1')] })),
  },
  {
    title: 'copy settings that are not known before the plan, which then proves its provider',
    resources: together(
      project(),
      cluster(),
      schedule({
        dynamic: {
          copy_settings: { for_each: '${var.copies}', content: { region_name: '${copy_settings.value}' } },
        },
      }),
    ),
    variables: { copies: ['US_EAST_1'] },
    only: 'synth',
    unchecked: [`${backups} copy_settings`],
  },
  {
    title: 'a construct of the method, which is synthesized as what there is today',
    resources: together(project(), azureCluster(UNDER_LEGACY_METHOD)),
    withSynth: true,
  },
  {
    title: 'the resources of today',
    resources: together(project(), cluster(), schedule(), snapshotOf(orders)),
  },
  {
    title: 'the deprecated cluster with the attributes that it still has',
    resources: together(project(), deprecatedCluster({ cloud_backup: true, backup_enabled: false })),
  },
  {
    title: 'one that the plan deletes',
    only: 'plan',
    before: together(project(), cluster(), legacySnapshotOf(orders)),
    resources: together(project(), cluster()),
  },
]);
