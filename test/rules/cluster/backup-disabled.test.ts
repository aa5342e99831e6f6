import { clusterBackupDisabled } from '../../../src/rules/cluster/backup-disabled';
import {
  type Body,
  cluster,
  deprecatedCluster,
  flexCluster,
  project,
  region,
  schedule,
  snapshotOf,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const off = (body: Body = {}) => cluster({ backup_enabled: false, ...body });
const withTags = (tags: unknown) => ({ resources: together(project(), off({ tags })) });

const asAChoice = {
  at,
  attribute: 'backup_enabled',
  problem: 'backups of cluster "orders" are disabled, so it cannot be restored',
  fix: 'set backup_enabled = true, unless losing the data is acceptable',
  fixInCode: 'set backupEnabled: true, unless losing the data is acceptable',
};
const although = (reason: string) => ({
  at,
  attribute: 'backup_enabled',
  problem: `backups of cluster "orders" are disabled, although ${reason}`,
  fix: 'set backup_enabled = true',
  fixInCode: 'set backupEnabled: true',
  severity: 'warning',
});

testRule(clusterBackupDisabled, [
  { title: 'backups on', resources: together(project(), cluster()) },
  {
    title: 'backup_enabled not set is reported by another rule',
    resources: together(project(), cluster({ backup_enabled: undefined })),
  },
  { title: 'backups off', resources: together(project(), off()), findings: [asAChoice] },
  { title: 'backups off for development', ...withTags({ environment: 'dev' }), findings: [asAChoice] },
  {
    title: 'a tag says production',
    ...withTags({ environment: 'production' }),
    findings: [although('its tag "environment" is "production"')],
  },
  {
    title: 'a tag says prod, in any case',
    ...withTags({ Stage: 'PROD' }),
    findings: [although('its tag "Stage" is "PROD"')],
  },
  { title: 'a tag says live', ...withTags({ env: 'live' }), findings: [although('its tag "env" is "live"')] },
  {
    title: 'a label says production',
    resources: together(project(), off({ labels: { env: 'production' } })),
    findings: [although('its tag "env" is "production"')],
  },
  {
    title: 'a tag of another name says production',
    ...withTags({ team: 'production' }),
    findings: [asAChoice],
  },
  {
    title: 'a tag that only begins with production',
    ...withTags({ env: 'production-like' }),
    findings: [asAChoice],
  },
  {
    title: 'the cluster has a schedule',
    resources: together(project(), off(), schedule()),
    findings: [although('it has mongodbatlas_cloud_backup_schedule.orders')],
  },
  {
    title: 'the cluster has an on-demand snapshot and a schedule',
    resources: together(project(), off(), schedule(), snapshotOf(at)),
    findings: [
      although(
        'it has mongodbatlas_cloud_backup_schedule.orders and mongodbatlas_cloud_backup_snapshot.before-migration',
      ),
    ],
  },
  {
    title: 'another cluster has a schedule',
    resources: together(project(), off(), cluster({}, 'invoices'), schedule(undefined, 'invoices')),
    findings: [asAChoice],
  },
  {
    title: 'tags that are not known yet may say production',
    ...withTags('${terraform_data.tags.output}'),
    findings: [asAChoice],
    unchecked: [`${at} tags`],
  },
  {
    title: 'a tag that is not known yet may say production',
    ...withTags({ env: '${terraform_data.env.output}' }),
    findings: [asAChoice],
    unchecked: [`${at} tags`],
  },
  {
    title: 'a tag that is not known yet, and one that says production',
    ...withTags({ env: '${terraform_data.env.output}', stage: 'prod' }),
    findings: [although('its tag "stage" is "prod"')],
  },
  {
    title: 'another tag that is not known yet',
    ...withTags({ team: '${terraform_data.team.output}' }),
    findings: [asAChoice],
  },
  {
    title: 'a tag from a variable',
    ...withTags({ env: '${var.env}' }),
    variables: { env: 'prod' },
    atSynth: { findings: [asAChoice], unchecked: [`${at} tags`] },
    findings: [although('its tag "env" is "prod"')],
  },
  {
    title: 'backup_enabled known only after apply',
    resources: together(project(), off({ backup_enabled: '${terraform_data.backup.output}' })),
    unchecked: [`${at} backup_enabled`],
  },
  {
    title: 'backup_enabled from a variable',
    resources: together(project(), off({ backup_enabled: '${var.backup}' })),
    variables: { backup: false },
    atSynth: { unchecked: [`${at} backup_enabled`] },
    findings: [asAChoice],
  },
  {
    title: 'the kind of cluster is not known yet',
    resources: together(
      project(),
      off({
        replication_specs: [
          {
            region_configs: [
              region('${terraform_data.size.output}', { provider_name: '${terraform_data.cloud.output}' }),
            ],
          },
        ],
      }),
    ),
    unchecked: [`${at} replication_specs`],
  },
  {
    title: 'a deprecated cluster with cloud_backup = false and tags as blocks',
    resources: together(
      project(),
      deprecatedCluster({ cloud_backup: false, tags: [{ key: 'environment', value: 'live' }] }),
    ),
    findings: [
      {
        at: 'mongodbatlas_cluster.archive',
        attribute: 'cloud_backup',
        problem: 'backups of cluster "archive" are disabled, although its tag "environment" is "live"',
        fix: 'set cloud_backup = true',
        fixInCode: 'set cloudBackup: true',
        severity: 'warning',
      },
    ],
  },
  {
    title: 'Flex and M0 clusters have their own rules',
    resources: together(
      project(),
      flexCluster({ backup_settings: { enabled: false } }),
      tenantCluster('FLEX', { backup_enabled: false }, 'flex'),
      tenantCluster('TENANT', { backup_enabled: false }, 'free'),
    ),
    only: 'synth',
  },
  {
    title: 'an existing cluster without backups that does not set backup_enabled',
    before: together(project(), off()),
    resources: together(project(), off({ backup_enabled: undefined })),
    only: 'plan',
    findings: [asAChoice],
  },
  {
    title: 'a schedule that the plan deletes',
    before: together(project(), off(), schedule()),
    resources: together(project(), off()),
    findings: [asAChoice],
  },
  {
    title: 'an M0 cluster that is upgraded without setting backups is reported by another rule',
    before: together(
      project(),
      tenantCluster('TENANT', {}, 'orders'),
      deprecatedCluster({
        provider_name: 'TENANT',
        backing_provider_name: 'AZURE',
        provider_instance_size_name: 'M0',
      }),
    ),
    resources: together(project(), off({ backup_enabled: undefined }), deprecatedCluster()),
    only: 'plan',
  },
  {
    title: 'an M0 cluster that is upgraded with backups disabled',
    before: together(project(), tenantCluster('TENANT', {}, 'orders')),
    resources: together(project(), off()),
    findings: [asAChoice],
  },
]);
