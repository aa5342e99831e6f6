import {
  UNDER_LEGACY_METHOD,
  azureCluster,
  cluster,
  deprecatedCluster,
  legacySnapshotOf,
  project,
  region,
  shards,
  snapshotOf,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { legacyNotAzure } from '../../../src/rules/legacy/not-azure';
import { type ExpectedFinding, testRule } from '../../support/rule-tester';
import { legacyFixOf } from '../../support/legacy-fix';

const orders = 'mongodbatlas_advanced_cluster.orders';
const archive = 'mongodbatlas_cluster.archive';
const firstRegion = 'replication_specs[0].region_configs[0].provider_name';
const onAws = { provider_name: 'AWS', provider_region_name: 'EU_CENTRAL_1' };

const runsOn = (provider: string, at = orders, attribute = firstRegion): ExpectedFinding => ({
  at,
  attribute,
  problem: `cluster "${at.split('.')[1] ?? ''}" runs on ${provider}, but uses the legacy Cloud Provider Snapshots, which support only Azure`,
  ...legacyFixOf(at),
});

testRule(legacyNotAzure, [
  // The construct.
  {
    title: 'a construct on Azure',
    resources: together(project(), azureCluster(UNDER_LEGACY_METHOD)),
    withSynth: true,
  },
  {
    title: 'a construct on AWS',
    resources: together(project(), cluster(UNDER_LEGACY_METHOD)),
    withSynth: true,
    findings: [runsOn('AWS')],
  },
  {
    title: 'a construct on Google Cloud',
    resources: together(
      project(),
      cluster({
        ...UNDER_LEGACY_METHOD,
        replication_specs: shards(1, 'M10', { provider_name: 'GCP', region_name: 'WESTERN_EUROPE' }),
      }),
    ),
    withSynth: true,
    findings: [runsOn('Google Cloud')],
  },
  {
    title: 'a construct on Azure with a second region on AWS',
    resources: together(
      project(),
      cluster({
        ...UNDER_LEGACY_METHOD,
        replication_specs: [
          {
            region_configs: [
              region('M10', { provider_name: 'AZURE', region_name: 'EUROPE_WEST' }),
              region('M10', { priority: 6 }),
            ],
          },
        ],
      }),
    ),
    withSynth: true,
    findings: [runsOn('AWS', orders, 'replication_specs[0].region_configs[1].provider_name')],
  },
  {
    title: 'a construct with a provider known only after apply',
    resources: together(
      project(),
      cluster({
        ...UNDER_LEGACY_METHOD,
        replication_specs: shards(1, 'M10', { provider_name: '${terraform_data.provider.output}' }),
      }),
    ),
    withSynth: true,
    unchecked: [`${orders} ${firstRegion}`],
  },
  {
    title: 'a construct with a provider from a variable',
    resources: together(
      project(),
      cluster({
        ...UNDER_LEGACY_METHOD,
        replication_specs: shards(1, 'M10', { provider_name: '${var.provider}' }),
      }),
    ),
    variables: { provider: 'AWS' },
    withSynth: true,
    atSynth: { unchecked: [`${orders} ${firstRegion}`] },
    findings: [runsOn('AWS')],
  },
  {
    title: 'a construct with one region on AWS and one that is not known: the first decides',
    resources: together(
      project(),
      cluster({
        ...UNDER_LEGACY_METHOD,
        replication_specs: [
          {
            region_configs: [
              region('M10', { provider_name: '${terraform_data.provider.output}' }),
              region('M10', { priority: 6 }),
            ],
          },
        ],
      }),
    ),
    withSynth: true,
    findings: [runsOn('AWS', orders, 'replication_specs[0].region_configs[1].provider_name')],
  },
  // provider_backup_enabled, which a plan of provider 2.x cannot have.
  {
    title: 'provider_backup_enabled on Azure',
    only: 'synth',
    resources: together(project(), deprecatedCluster({ provider_backup_enabled: true })),
  },
  {
    title: 'provider_backup_enabled on AWS',
    only: 'synth',
    resources: together(project(), deprecatedCluster({ ...onAws, provider_backup_enabled: true })),
    findings: [runsOn('AWS', archive, 'provider_name')],
  },
  {
    title: 'provider_backup_enabled = false on AWS: the method is not in use',
    only: 'synth',
    resources: together(project(), deprecatedCluster({ ...onAws, provider_backup_enabled: false })),
  },
  {
    title: 'provider_backup_enabled from a variable, on AWS',
    only: 'synth',
    resources: together(project(), deprecatedCluster({ ...onAws, provider_backup_enabled: '${var.on}' })),
    variables: { on: true },
    unchecked: [`${archive} provider_backup_enabled`],
  },
  {
    title: 'provider_backup_enabled from a variable, on Azure: whatever it is, it is right',
    only: 'synth',
    resources: together(project(), deprecatedCluster({ provider_backup_enabled: '${var.on}' })),
    variables: { on: true },
  },
  {
    title: 'provider_backup_enabled as an override of an advanced_cluster on AWS',
    only: 'synth',
    resources: together(project(), cluster({ provider_backup_enabled: true })),
    findings: [runsOn('AWS')],
  },
  // A resource of the method.
  {
    title: 'a legacy snapshot of a cluster on AWS',
    resources: together(project(), cluster(), legacySnapshotOf(orders)),
    findings: [runsOn('AWS')],
  },
  {
    title: 'several legacy snapshots of a cluster on AWS are one problem',
    resources: together(
      project(),
      cluster(),
      legacySnapshotOf(orders),
      legacySnapshotOf(orders, {}, 'older'),
    ),
    findings: [runsOn('AWS')],
  },
  {
    title: 'a legacy snapshot of a cluster on Azure',
    resources: together(project(), azureCluster(), legacySnapshotOf(orders)),
  },
  {
    title: 'a legacy snapshot of a deprecated cluster on AWS',
    resources: together(project(), deprecatedCluster(onAws), legacySnapshotOf(archive)),
    findings: [runsOn('AWS', archive, 'provider_name')],
  },
  {
    title: 'a legacy snapshot of a cluster that is nowhere in this configuration',
    resources: together(
      project(),
      cluster(),
      legacySnapshotOf(orders, { project_id: '5f0000000000000000000009', cluster_name: 'elsewhere' }),
    ),
  },
  {
    title: 'a legacy snapshot of a name that is not known yet',
    resources: together(
      project(),
      cluster(),
      legacySnapshotOf(orders, { cluster_name: '${terraform_data.name.output}' }),
    ),
  },
  {
    title: 'a legacy policy and a legacy restore job use the method too',
    resources: together(project(), cluster(), cluster({}, 'payments'), {
      mongodbatlas_cloud_provider_snapshot_backup_policy: {
        old: { project_id: '${mongodbatlas_project.shop.id}', cluster_name: `\${${orders}.name}` },
      },
      mongodbatlas_cloud_provider_snapshot_restore_job: {
        old: {
          project_id: '${mongodbatlas_project.shop.id}',
          cluster_name: '${mongodbatlas_advanced_cluster.payments.name}',
        },
      },
    }),
    findings: [runsOn('AWS'), runsOn('AWS', 'mongodbatlas_advanced_cluster.payments')],
  },
  {
    title: 'the method on an M0 behind which is AWS',
    resources: together(
      project(),
      tenantCluster('TENANT'),
      legacySnapshotOf('mongodbatlas_advanced_cluster.sandbox'),
    ),
    findings: [
      runsOn(
        'AWS',
        'mongodbatlas_advanced_cluster.sandbox',
        'replication_specs[0].region_configs[0].backing_provider_name',
      ),
    ],
  },
  // Today's cloud backups are never touched.
  { title: 'cloud backups on AWS', resources: together(project(), cluster(), snapshotOf(orders)) },
  {
    title: 'cloud backups of the deprecated cluster on AWS',
    resources: together(project(), deprecatedCluster({ ...onAws, cloud_backup: true })),
  },
  {
    title: 'a legacy snapshot that the plan deletes',
    only: 'plan',
    before: together(project(), cluster(), legacySnapshotOf(orders)),
    resources: together(project(), cluster()),
  },
]);
