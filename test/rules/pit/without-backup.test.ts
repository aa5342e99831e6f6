import {
  type Body,
  cluster,
  deprecatedCluster,
  flexCluster,
  project,
  region,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { pitWithoutBackup } from '../../../src/rules/pit/without-backup';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const pit = (body: Body) => cluster({ pit_enabled: true, ...body });
const withCluster = (body: Body) => ({ resources: together(project(), pit(body)) });

const off = {
  at,
  attribute: 'backup_enabled',
  problem: 'cluster "orders" enables point-in-time restore, but disables backups',
  fix: 'set backup_enabled = true, or pit_enabled = false',
  fixInCode: 'set backupEnabled: true, or pitEnabled: false',
};
const leftOut = {
  ...off,
  problem: 'cluster "orders" enables point-in-time restore, but not backups, which are off by default',
};
const unchecked = [`${at} backup_enabled`];

testRule(pitWithoutBackup, [
  { title: 'both on', ...withCluster({}) },
  { title: 'backups off', ...withCluster({ backup_enabled: false }), findings: [off] },
  {
    title: 'backups left out: at synth the cluster may exist',
    ...withCluster({ backup_enabled: undefined }),
    atSynth: { unchecked },
    findings: [leftOut],
  },
  {
    title: 'backups left out of an existing cluster that has backups',
    before: together(project(), pit({})),
    ...withCluster({ backup_enabled: undefined }),
    atSynth: { unchecked },
  },
  {
    title: 'backups left out of an existing cluster that has none',
    before: together(project(), cluster({ backup_enabled: undefined })),
    ...withCluster({ backup_enabled: undefined }),
    atSynth: { unchecked },
    findings: [off],
  },
  {
    title: 'backups left out of an M0 cluster that is upgraded',
    before: together(project(), tenantCluster('TENANT', {}, 'orders')),
    ...withCluster({ backup_enabled: undefined }),
    atSynth: { unchecked },
    findings: [leftOut],
  },
  {
    title: 'backups left out of a cluster that is replaced',
    before: together(project(), pit({})),
    ...withCluster({ backup_enabled: undefined }),
    replaced: [at],
    atSynth: { unchecked },
    findings: [leftOut],
  },
  { title: 'point-in-time restore off', ...withCluster({ pit_enabled: false, backup_enabled: false }) },
  {
    title: 'point-in-time restore left out',
    ...withCluster({ pit_enabled: undefined, backup_enabled: false }),
  },
  {
    title: 'point-in-time restore that stays enabled while backups are disabled',
    before: together(project(), pit({})),
    ...withCluster({ pit_enabled: undefined, backup_enabled: false }),
    atSynth: {},
    findings: [off],
  },
  {
    title: 'backups known only after apply',
    ...withCluster({ backup_enabled: '${terraform_data.backup.output}' }),
    unchecked,
  },
  {
    title: 'point-in-time restore known only after apply, backups off',
    ...withCluster({ pit_enabled: '${terraform_data.pit.output}', backup_enabled: false }),
    unchecked: [`${at} pit_enabled`],
  },
  {
    title: 'point-in-time restore known only after apply, backups on',
    ...withCluster({ pit_enabled: '${terraform_data.pit.output}' }),
  },
  {
    title: 'both from variables',
    ...withCluster({ pit_enabled: '${var.pit}', backup_enabled: '${var.backup}' }),
    variables: { pit: true, backup: false },
    atSynth: { unchecked },
    findings: [off],
  },
  {
    title: 'the kind of cluster is not known yet',
    ...withCluster({
      backup_enabled: false,
      replication_specs: [
        {
          region_configs: [
            region('${terraform_data.size.output}', { provider_name: '${terraform_data.cloud.output}' }),
          ],
        },
      ],
    }),
    unchecked: [`${at} replication_specs`],
  },
  {
    title: 'a deprecated cluster with the legacy continuous_backup',
    resources: together(
      project(),
      deprecatedCluster({ pit_enabled: true, backup_enabled: true, cloud_backup: false }),
    ),
    findings: [
      {
        at: 'mongodbatlas_cluster.archive',
        attribute: 'cloud_backup',
        problem: 'cluster "archive" enables point-in-time restore, but disables backups',
        fix: 'set cloud_backup = true, or pit_enabled = false',
        fixInCode: 'set cloudBackup: true, or pitEnabled: false',
      },
    ],
  },
  {
    title: 'a deprecated cluster with both',
    resources: together(project(), deprecatedCluster({ pit_enabled: true, cloud_backup: true })),
  },
  {
    title: 'other kinds of clusters have their own rules',
    resources: together(
      project(),
      flexCluster(),
      tenantCluster('FLEX', { pit_enabled: true, backup_enabled: false }, 'flex'),
      tenantCluster('TENANT', { pit_enabled: true, backup_enabled: false }, 'free'),
      tenantCluster('SERVERLESS', { pit_enabled: true, backup_enabled: false }, 'serverless'),
    ),
  },
]);
