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

const fix = 'write backup_enabled = true, or false if losing its data does not matter';
const createdWithout = {
  at,
  attribute: 'backup_enabled',
  problem: 'orders is an M10+ cluster and leaves backup_enabled out, so Atlas creates it without backups',
  fix,
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
        problem:
          'archive is an M10+ cluster and leaves cloud_backup out, so Atlas creates it without backups',
        fix: 'write cloud_backup = true, or false if losing its data does not matter',
      },
    ],
  },
  {
    title: 'backup_enabled of a deprecated cluster, which is another switch',
    resources: together(project(), deprecatedCluster({ backup_enabled: true })),
    findings: [
      {
        at: 'mongodbatlas_cluster.archive',
        attribute: 'cloud_backup',
        problem:
          'archive is an M10+ cluster and leaves cloud_backup out, so Atlas creates it without backups',
        fix: 'write cloud_backup = true, or false if losing its data does not matter',
      },
    ],
  },
  {
    title: 'cloud_backup = true on a deprecated cluster',
    resources: together(project(), deprecatedCluster({ cloud_backup: true })),
  },
  {
    title: 'other kinds of clusters, which are backed up or not whatever they say',
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
    title: 'backup_enabled not known before apply',
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
    title: 'backup_enabled under ignore_changes, where what is there decides',
    ...withCluster({ ...undeclared, lifecycle: { ignore_changes: ['backup_enabled'] } }),
    only: 'synth',
    unchecked: [`${at} backup_enabled`],
  },
  {
    title: 'left out, and which kind of cluster it is, is not known yet',
    ...withCluster({ ...undeclared, ...ofUnknownKind }),
    unchecked: [`${at} replication_specs`],
  },
  {
    title: 'declared, whatever kind of cluster it will be',
    ...withCluster(ofUnknownKind),
  },
  {
    title: 'a cluster that exists keeps the backups it has',
    before: together(project(), cluster()),
    ...withCluster({ ...undeclared, tags: { team: 'shop' } }),
    only: 'plan',
  },
  {
    title: 'a cluster that exists without backups keeps that, too',
    before: together(project(), cluster(undeclared)),
    ...withCluster({ ...undeclared, tags: { team: 'shop' } }),
    only: 'plan',
  },
  {
    title: 'a cluster that is imported keeps the backups it has',
    resources: cluster({ ...undeclared, project_id: '6f0000000000000000000001' }),
    imports: [at],
  },
  {
    title: 'a cluster that is replaced is created anew',
    before: together(project(), cluster()),
    ...withCluster(undeclared),
    replaced: [at],
    findings: [createdWithout],
  },
  {
    title: 'an M0 cluster that is upgraded gets none',
    before: together(project(), tenantCluster('TENANT', {}, 'orders')),
    ...withCluster(undeclared),
    only: 'plan',
    findings: [
      {
        at,
        attribute: 'backup_enabled',
        problem: 'orders is upgraded from an M0 cluster and leaves backup_enabled out, so it gets no backups',
        fix,
      },
    ],
  },
  {
    title: 'an M0 cluster that is upgraded and asks for backups',
    before: together(project(), tenantCluster('TENANT', {}, 'orders')),
    ...withCluster({}),
  },
  {
    title: 'a Flex cluster that is upgraded keeps its backups on',
    before: together(project(), tenantCluster('FLEX', {}, 'orders')),
    ...withCluster(undeclared),
    only: 'plan',
  },
  {
    title: 'a cluster that is destroyed',
    before: together(project(), cluster(undeclared)),
    resources: project(),
    only: 'plan',
  },
  {
    title: 'a deprecated M0 cluster that is upgraded, whose switch the plan keeps',
    before: together(project(), deprecatedCluster(freeTier)),
    resources: together(project(), deprecatedCluster()),
    only: 'plan',
    findings: [
      {
        at: 'mongodbatlas_cluster.archive',
        attribute: 'cloud_backup',
        problem: 'archive is upgraded from an M0 cluster and leaves cloud_backup out, so it gets no backups',
        fix: 'write cloud_backup = true, or false if losing its data does not matter',
      },
    ],
  },
  {
    title: 'a deprecated M0 cluster that is upgraded and declines backups',
    before: together(project(), deprecatedCluster(freeTier)),
    resources: together(project(), deprecatedCluster({ cloud_backup: false })),
    only: 'plan',
  },
  {
    title: 'an M0 cluster that is upgraded, with backups not known before apply',
    before: together(project(), tenantCluster('TENANT', {}, 'orders')),
    ...withCluster({ backup_enabled: '${terraform_data.backup.output}' }),
    unchecked: [`${at} backup_enabled`],
  },
]);
