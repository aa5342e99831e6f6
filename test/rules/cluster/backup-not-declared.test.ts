import { clusterBackupNotDeclared } from '../../../src/rules/cluster/backup-not-declared';
import {
  type Body,
  cluster,
  deprecatedCluster,
  flexCluster,
  project,
  region,
  serverlessInstance,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const undeclared = { backup_enabled: undefined };
const withCluster = (body: Body) => ({ resources: together(project(), cluster(body)) });

const set = {
  fix: 'set backup_enabled = true, or backup_enabled = false if losing the data is acceptable',
  fixInCode: 'set backupEnabled: true, or backupEnabled: false if losing the data is acceptable',
};
const createdWithout = {
  at,
  attribute: 'backup_enabled',
  problem: 'cluster "orders" does not set backup_enabled, so Atlas creates it without backups',
  ...set,
};
const freeTier = {
  provider_name: 'TENANT',
  backing_provider_name: 'AZURE',
  provider_instance_size_name: 'M0',
};
const ofUnknownKind = {
  replication_specs: [
    {
      region_configs: [
        region('${terraform_data.size.output}', { provider_name: '${terraform_data.cloud.output}' }),
      ],
    },
  ],
};

testRule(clusterBackupNotDeclared, [
  { title: 'backup_enabled = true', ...withCluster({ backup_enabled: true }) },
  { title: 'backup_enabled = false is a choice', ...withCluster({ backup_enabled: false }) },
  { title: 'backup_enabled left out', ...withCluster(undeclared), findings: [createdWithout] },
  {
    title: 'cloud_backup left out of a deprecated cluster',
    resources: together(project(), deprecatedCluster()),
    findings: [
      {
        at: 'mongodbatlas_cluster.archive',
        attribute: 'cloud_backup',
        problem: 'cluster "archive" does not set cloud_backup, so Atlas creates it without backups',
        fix: 'set cloud_backup = true, or cloud_backup = false if losing the data is acceptable',
        fixInCode: 'set cloudBackup: true, or cloudBackup: false if losing the data is acceptable',
      },
    ],
  },
  {
    title: 'backup_enabled of a deprecated cluster, which is another attribute',
    resources: together(project(), deprecatedCluster({ backup_enabled: true })),
    findings: [
      {
        at: 'mongodbatlas_cluster.archive',
        attribute: 'cloud_backup',
        problem: 'cluster "archive" does not set cloud_backup, so Atlas creates it without backups',
        fix: 'set cloud_backup = true, or cloud_backup = false if losing the data is acceptable',
        fixInCode: 'set cloudBackup: true, or cloudBackup: false if losing the data is acceptable',
      },
    ],
  },
  {
    title: 'cloud_backup = true on a deprecated cluster',
    resources: together(project(), deprecatedCluster({ cloud_backup: true })),
  },
  {
    title: 'other kinds of clusters, whose backups do not depend on the attribute',
    resources: together(
      project(),
      flexCluster(),
      serverlessInstance(),
      tenantCluster('FLEX', {}, 'flex'),
      tenantCluster('TENANT', {}, 'free'),
      tenantCluster('SERVERLESS', {}, 'serverless'),
    ),
  },
  {
    title: 'backup_enabled known only after apply',
    ...withCluster({ backup_enabled: '${terraform_data.backup.output}' }),
    unchecked: [`${at} backup_enabled`],
  },
  {
    title: 'backup_enabled from a variable',
    ...withCluster({ backup_enabled: '${var.backup}' }),
    variables: { backup: false },
    atSynth: { unchecked: [`${at} backup_enabled`] },
  },
  {
    title: 'backup_enabled from a variable that is null',
    ...withCluster({ backup_enabled: '${var.backup}' }),
    variables: { backup: null },
    atSynth: { unchecked: [`${at} backup_enabled`] },
    findings: [createdWithout],
  },
  {
    title: 'backup_enabled under ignore_changes, where the current value decides',
    ...withCluster({ ...undeclared, lifecycle: { ignore_changes: ['backup_enabled'] } }),
    only: 'synth',
    unchecked: [`${at} backup_enabled`],
  },
  {
    title: 'left out, and the kind of cluster is not known yet',
    ...withCluster({ ...undeclared, ...ofUnknownKind }),
    unchecked: [`${at} replication_specs`],
  },
  {
    title: 'declared, for any kind of cluster',
    ...withCluster(ofUnknownKind),
  },
  {
    title: 'an existing cluster keeps its backups',
    before: together(project(), cluster()),
    ...withCluster({ ...undeclared, tags: { team: 'shop' } }),
    only: 'plan',
  },
  {
    title: 'an existing cluster without backups stays without',
    before: together(project(), cluster(undeclared)),
    ...withCluster({ ...undeclared, tags: { team: 'shop' } }),
    only: 'plan',
  },
  {
    title: 'an imported cluster keeps its backups',
    resources: cluster({ ...undeclared, project_id: '6f0000000000000000000001' }),
    imports: [at],
  },
  {
    title: 'a cluster that is replaced is created again',
    before: together(project(), cluster()),
    ...withCluster(undeclared),
    replaced: [at],
    findings: [createdWithout],
  },
  {
    title: 'an M0 cluster that is upgraded has no backups',
    before: together(project(), tenantCluster('TENANT', {}, 'orders')),
    ...withCluster(undeclared),
    only: 'plan',
    findings: [
      {
        at,
        attribute: 'backup_enabled',
        problem: 'cluster "orders" is upgraded from M0 and does not set backup_enabled, so it has no backups',
        ...set,
      },
    ],
  },
  {
    title: 'an M0 cluster that is upgraded with backups enabled',
    before: together(project(), tenantCluster('TENANT', {}, 'orders')),
    ...withCluster({}),
  },
  {
    title: 'a Flex cluster that is upgraded keeps its backups',
    before: together(project(), tenantCluster('FLEX', {}, 'orders')),
    ...withCluster(undeclared),
    only: 'plan',
  },
  {
    title: 'a cluster that is deleted',
    before: together(project(), cluster(undeclared)),
    resources: project(),
    only: 'plan',
  },
  {
    title: 'a deprecated M0 cluster that is upgraded, whose attribute the plan keeps',
    before: together(project(), deprecatedCluster(freeTier)),
    resources: together(project(), deprecatedCluster()),
    only: 'plan',
    findings: [
      {
        at: 'mongodbatlas_cluster.archive',
        attribute: 'cloud_backup',
        problem: 'cluster "archive" is upgraded from M0 and does not set cloud_backup, so it has no backups',
        fix: 'set cloud_backup = true, or cloud_backup = false if losing the data is acceptable',
        fixInCode: 'set cloudBackup: true, or cloudBackup: false if losing the data is acceptable',
      },
    ],
  },
  {
    title: 'a deprecated M0 cluster that is upgraded with backups disabled',
    before: together(project(), deprecatedCluster(freeTier)),
    resources: together(project(), deprecatedCluster({ cloud_backup: false })),
    only: 'plan',
  },
  {
    title: 'an M0 cluster that is upgraded, with backups known only after apply',
    before: together(project(), tenantCluster('TENANT', {}, 'orders')),
    ...withCluster({ backup_enabled: '${terraform_data.backup.output}' }),
    unchecked: [`${at} backup_enabled`],
  },
]);
