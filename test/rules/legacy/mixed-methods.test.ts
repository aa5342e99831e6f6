import {
  type Body,
  UNDER_LEGACY_METHOD,
  azureCluster,
  cluster,
  deprecatedCluster,
  flexCluster,
  legacySnapshotOf,
  project,
  serverlessInstance,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { legacyMixedMethods } from '../../../src/rules/legacy/mixed-methods';
import { clusterOfVariable } from '../../support/cluster-forms';
import { type ExpectedFinding, testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const archive = 'mongodbatlas_cluster.archive';
const payments = 'mongodbatlas_advanced_cluster.payments';

/** A project with a cluster under the method: the resource form, which a plan can show. */
const legacy = together(project(), azureCluster(), legacySnapshotOf(orders));
const other = (body: Body = {}) => cluster(body, 'payments');
const inArchive = { project_id: '${mongodbatlas_project.archive.id}' };

const mixed = (have: string, at = orders): ExpectedFinding => {
  const name = at.split('.')[1] ?? '';
  return {
    at,
    problem: `${name} uses the legacy Cloud Provider Snapshots in project shop, where ${have} another backup method`,
    fix: `use cloud backups for ${name} too, or move it to a project of its own`,
  };
};

testRule(legacyMixedMethods, [
  { title: 'the method alone', resources: legacy },
  { title: 'cloud backups alone', resources: together(project(), cluster(), other()) },
  {
    title: 'the method beside cloud backups',
    resources: together(legacy, other()),
    findings: [mixed('payments has')],
  },
  {
    title: 'the method of a construct beside cloud backups',
    resources: together(project(), azureCluster(UNDER_LEGACY_METHOD), other()),
    withSynth: true,
    findings: [mixed('payments has')],
  },
  {
    title: 'two clusters under the method beside two with cloud backups',
    resources: together(
      legacy,
      azureCluster({}, 'carts'),
      legacySnapshotOf('mongodbatlas_advanced_cluster.carts', {}, 'carts'),
      other(),
      cluster({}, 'users'),
    ),
    findings: [
      mixed('payments and 1 more have', 'mongodbatlas_advanced_cluster.carts'),
      mixed('payments and 1 more have'),
    ],
  },
  {
    title: 'the method beside a cluster without backups',
    resources: together(legacy, other({ backup_enabled: false })),
  },
  {
    title: 'the method beside a new cluster with nothing said of backups',
    resources: together(legacy, other({ backup_enabled: undefined })),
  },
  {
    title: 'the method beside clusters whose backups belong to no method',
    resources: together(
      legacy,
      flexCluster(),
      tenantCluster('FLEX', { backup_enabled: true }, 'flex'),
      tenantCluster('TENANT'),
      serverlessInstance(),
    ),
  },
  {
    title: 'the method beside cloud backups of the deprecated cluster',
    resources: together(legacy, deprecatedCluster({ cloud_backup: true })),
    findings: [mixed('archive has')],
  },
  {
    title: 'the method beside the old continuous backup',
    resources: together(legacy, deprecatedCluster({ backup_enabled: true })),
    findings: [mixed('archive has')],
  },
  {
    title: 'the method and the old continuous backup on one cluster',
    only: 'synth',
    resources: together(
      project(),
      deprecatedCluster({ provider_backup_enabled: true, backup_enabled: true }),
    ),
    findings: [{ ...mixed('archive has', archive), attribute: 'provider_backup_enabled' }],
  },
  {
    title: 'provider_backup_enabled beside cloud backups of a sharded cluster on AWS',
    only: 'synth',
    resources: together(
      project(),
      deprecatedCluster({ provider_backup_enabled: true }),
      other({ cluster_type: 'SHARDED' }),
    ),
    findings: [{ ...mixed('payments has', archive), attribute: 'provider_backup_enabled' }],
  },
  {
    title: 'a project of its own',
    resources: together(legacy, project({}, 'archive'), other(inArchive)),
  },
  {
    title: 'backups of the other cluster that are not known before apply',
    resources: together(legacy, other({ backup_enabled: '${terraform_data.on.output}' })),
    unchecked: [`${payments} backup_enabled`],
  },
  {
    title: 'backups of the other cluster from a variable',
    resources: together(legacy, other({ backup_enabled: '${var.on}' })),
    variables: { on: true },
    atSynth: { unchecked: [`${payments} backup_enabled`] },
    findings: [mixed('payments has')],
  },
  {
    title: 'backups that are not known beside backups that are: these decide',
    resources: together(
      legacy,
      other({ backup_enabled: '${terraform_data.on.output}' }),
      cluster({}, 'users'),
    ),
    findings: [mixed('users has')],
  },
  {
    title: 'another cluster whose provider is a variable',
    resources: together(legacy, clusterOfVariable({ backup_enabled: true }, 'payments')),
    variables: { provider: 'AWS' },
    atSynth: { unchecked: [`${payments} backup_enabled`] },
    findings: [mixed('payments has')],
  },
  {
    title: 'provider_backup_enabled from a variable beside cloud backups',
    only: 'synth',
    resources: together(project(), deprecatedCluster({ provider_backup_enabled: '${var.on}' }), other()),
    variables: { on: true },
    unchecked: [`${archive} provider_backup_enabled`],
  },
  {
    title: 'provider_backup_enabled from a variable and cloud backups, all on one cluster',
    only: 'synth',
    resources: together(
      project(),
      deprecatedCluster({ provider_backup_enabled: '${var.on}', cloud_backup: true }),
    ),
    variables: { on: true },
  },
  {
    title: 'another cluster in a project that is not known',
    resources: together(legacy, other({ project_id: '${terraform_data.project.output}' })),
    unchecked: [`${payments} project_id`],
  },
  {
    title: 'both in projects that are not known',
    resources: together(
      azureCluster({ project_id: '${terraform_data.one.output}' }),
      legacySnapshotOf(orders),
      other({ project_id: '${terraform_data.other.output}' }),
    ),
    unchecked: [`${orders} project_id`, `${payments} project_id`],
  },
  {
    title: 'the method in a project that is not known, alone',
    resources: together(
      azureCluster({ project_id: '${terraform_data.one.output}' }),
      legacySnapshotOf(orders),
    ),
  },
  {
    title: 'cloud backups in projects that are not known',
    resources: together(
      cluster({ project_id: '${terraform_data.one.output}' }),
      other({ project_id: '${terraform_data.other.output}' }),
    ),
  },
  {
    title: 'cloud backups that the plan deletes',
    only: 'plan',
    before: together(legacy, other()),
    resources: legacy,
  },
]);
