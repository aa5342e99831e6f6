import {
  UNDER_LEGACY_METHOD,
  azureCluster,
  cluster,
  deprecatedCluster,
  legacySnapshotOf,
  project,
  schedule,
  together,
} from '../../../src/rules/example';
import { legacySuperseded } from '../../../src/rules/legacy/superseded';
import { type ExpectedFinding, testRule } from '../../support/rule-tester';
import { legacyFixOf } from '../../support/legacy-fix';

const orders = 'mongodbatlas_advanced_cluster.orders';
const archive = 'mongodbatlas_cluster.archive';

const uses = (at: string): ExpectedFinding => ({
  at,
  problem: `cluster "${at.split('.')[1] ?? ''}" uses the legacy Cloud Provider Snapshots, which cloud backups have replaced`,
  ...legacyFixOf(at),
});

testRule(legacySuperseded, [
  {
    title: 'a construct',
    resources: together(project(), azureCluster(UNDER_LEGACY_METHOD)),
    withSynth: true,
    findings: [uses(orders)],
  },
  {
    title: 'the construct of this library: another one in its place',
    only: 'synth',
    resources: together(
      project(),
      azureCluster({
        '//': { metadata: { atlasBackup: { legacyMethod: true, construct: 'CloudProviderSnapshots' } } },
      }),
    ),
    findings: [
      {
        ...uses(orders),
        fixInCode:
          'use cloud backups: write new AtlasCluster(...) in place of new CloudProviderSnapshots(...) and add new BackupSchedule(...)',
      },
    ],
  },
  {
    title: 'a construct that a plan alone does not show',
    only: 'plan',
    resources: together(project(), azureCluster(UNDER_LEGACY_METHOD)),
  },
  {
    title: 'provider_backup_enabled',
    only: 'synth',
    resources: together(project(), deprecatedCluster({ provider_backup_enabled: true })),
    findings: [{ ...uses(archive), attribute: 'provider_backup_enabled' }],
  },
  {
    title: 'provider_backup_enabled = false',
    only: 'synth',
    resources: together(project(), deprecatedCluster({ provider_backup_enabled: false })),
  },
  {
    title: 'provider_backup_enabled from a variable',
    only: 'synth',
    resources: together(project(), deprecatedCluster({ provider_backup_enabled: '${var.on}' })),
    variables: { on: true },
    unchecked: [`${archive} provider_backup_enabled`],
  },
  {
    title: 'a resource of the method',
    resources: together(project(), azureCluster(), legacySnapshotOf(orders)),
    findings: [uses(orders)],
  },
  {
    title: 'a resource of the method for a cluster that is nowhere in this configuration',
    resources: together(
      project(),
      azureCluster(),
      legacySnapshotOf(orders, { project_id: '5f0000000000000000000009', cluster_name: 'elsewhere' }),
    ),
  },
  { title: 'cloud backups', resources: together(project(), cluster(), schedule()) },
  {
    title: 'cloud backups of the deprecated cluster',
    resources: together(project(), deprecatedCluster({ cloud_backup: true })),
  },
]);
