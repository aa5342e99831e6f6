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
    problem: `cluster "${name}" uses the legacy Cloud Provider Snapshots in project "shop", where ${have} another backup method`,
    fix: `move cluster "${name}" to a separate project. To use cloud backups for it too: 1. disable backups of every cluster of the project that uses the legacy method, which deletes their snapshots immediately; 2. enable cloud backups`,
  };
};

testRule(legacyMixedMethods, [
  { title: 'the method alone', resources: legacy },
  { title: 'cloud backups alone', resources: together(project(), cluster(), other()) },
  {
    title: 'the method with cloud backups',
    resources: together(legacy, other()),
    findings: [mixed('cluster "payments" uses')],
  },
  {
    title: 'the method of a construct with cloud backups',
    resources: together(project(), azureCluster(UNDER_LEGACY_METHOD), other()),
    withSynth: true,
    findings: [mixed('cluster "payments" uses')],
  },
  {
    title: 'two clusters under the method with two with cloud backups',
    resources: together(
      legacy,
      azureCluster({}, 'carts'),
      legacySnapshotOf('mongodbatlas_advanced_cluster.carts', {}, 'carts'),
      other(),
      cluster({}, 'users'),
    ),
    findings: [
      mixed('cluster "payments" and 1 more use', 'mongodbatlas_advanced_cluster.carts'),
      mixed('cluster "payments" and 1 more use'),
    ],
  },
  {
    title: 'the method with a cluster without backups',
    resources: together(legacy, other({ backup_enabled: false })),
  },
  {
    title: 'the method with a new cluster whose backups are not set',
    resources: together(legacy, other({ backup_enabled: undefined })),
  },
  {
    title: 'the method with clusters whose backups belong to neither method',
    resources: together(
      legacy,
      flexCluster(),
      tenantCluster('FLEX', { backup_enabled: true }, 'flex'),
      tenantCluster('TENANT'),
      serverlessInstance(),
    ),
  },
  {
    title: 'the method with cloud backups of the deprecated cluster',
    resources: together(legacy, deprecatedCluster({ cloud_backup: true })),
    findings: [mixed('cluster "archive" uses')],
  },
  {
    title: 'the method with the old continuous backup',
    resources: together(legacy, deprecatedCluster({ backup_enabled: true })),
    findings: [mixed('cluster "archive" uses')],
  },
  {
    title: 'the method and the old continuous backup on one cluster',
    only: 'synth',
    resources: together(
      project(),
      deprecatedCluster({ provider_backup_enabled: true, backup_enabled: true }),
    ),
    findings: [{ ...mixed('cluster "archive" uses', archive), attribute: 'provider_backup_enabled' }],
  },
  {
    title: 'provider_backup_enabled with cloud backups of a sharded cluster on AWS',
    only: 'synth',
    resources: together(
      project(),
      deprecatedCluster({ provider_backup_enabled: true }),
      other({ cluster_type: 'SHARDED' }),
    ),
    findings: [{ ...mixed('cluster "payments" uses', archive), attribute: 'provider_backup_enabled' }],
  },
  {
    title: 'a separate project',
    resources: together(legacy, project({}, 'archive'), other(inArchive)),
  },
  {
    title: 'backups of the other cluster known only after apply',
    resources: together(legacy, other({ backup_enabled: '${terraform_data.on.output}' })),
    unchecked: [`${payments} backup_enabled`],
  },
  {
    title: 'backups of the other cluster from a variable',
    resources: together(legacy, other({ backup_enabled: '${var.on}' })),
    variables: { on: true },
    atSynth: { unchecked: [`${payments} backup_enabled`] },
    findings: [mixed('cluster "payments" uses')],
  },
  {
    title: 'backups that are not known with backups that are: these decide',
    resources: together(
      legacy,
      other({ backup_enabled: '${terraform_data.on.output}' }),
      cluster({}, 'users'),
    ),
    findings: [mixed('cluster "users" uses')],
  },
  {
    title: 'another cluster whose provider is a variable',
    resources: together(legacy, clusterOfVariable({ backup_enabled: true }, 'payments')),
    variables: { provider: 'AWS' },
    atSynth: { unchecked: [`${payments} backup_enabled`] },
    findings: [mixed('cluster "payments" uses')],
  },
  {
    title: 'provider_backup_enabled from a variable with cloud backups',
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
