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
  problem: 'orders is an M10+ cluster with backup_enabled = false',
  fix: 'write backup_enabled = true unless losing its data does not matter',
};
const although = (reason: string) => ({
  at,
  attribute: 'backup_enabled',
  problem: `orders is an M10+ cluster with backup_enabled = false, although ${reason}`,
  fix: 'write backup_enabled = true',
  severity: 'warning',
});

testRule(clusterBackupDisabled, [
  { title: 'backups on', resources: together(project(), cluster()) },
  {
    title: 'backup_enabled left out is for another rule',
    resources: together(project(), cluster({ backup_enabled: undefined })),
  },
  { title: 'backups off', resources: together(project(), off()), findings: [asAChoice] },
  { title: 'backups off for development', ...withTags({ environment: 'dev' }), findings: [asAChoice] },
  {
    title: 'a tag says production',
    ...withTags({ environment: 'production' }),
    findings: [although('its tag environment is production')],
  },
  {
    title: 'a tag says prod, whatever its case',
    ...withTags({ Stage: 'PROD' }),
    findings: [although('its tag Stage is PROD')],
  },
  { title: 'a tag says live', ...withTags({ env: 'live' }), findings: [although('its tag env is live')] },
  {
    title: 'a label says production',
    resources: together(project(), off({ labels: { env: 'production' } })),
    findings: [although('its tag env is production')],
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
    title: 'a schedule is for it',
    resources: together(project(), off(), schedule()),
    findings: [although('mongodbatlas_cloud_backup_schedule.orders is for it')],
  },
  {
    title: 'an on-demand snapshot and a schedule are for it',
    resources: together(project(), off(), schedule(), snapshotOf(at)),
    findings: [
      although(
        'mongodbatlas_cloud_backup_schedule.orders and mongodbatlas_cloud_backup_snapshot.before-migration are for it',
      ),
    ],
  },
  {
    title: 'a schedule is for another cluster',
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
    title: 'a tag that is not known yet, beside one that says production',
    ...withTags({ env: '${terraform_data.env.output}', stage: 'prod' }),
    findings: [although('its tag stage is prod')],
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
    findings: [although('its tag env is prod')],
  },
  {
    title: 'backup_enabled not known before apply',
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
    title: 'which kind of cluster it is, is not known yet',
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
        problem: 'archive is an M10+ cluster with cloud_backup = false, although its tag environment is live',
        fix: 'write cloud_backup = true',
        severity: 'warning',
      },
    ],
  },
  {
    title: 'Flex and M0 clusters have rules of their own',
    resources: together(
      project(),
      flexCluster({ backup_settings: { enabled: false } }),
      tenantCluster('FLEX', { backup_enabled: false }, 'flex'),
      tenantCluster('TENANT', { backup_enabled: false }, 'free'),
    ),
    only: 'synth',
  },
  {
    title: 'a cluster that exists without backups and does not say so',
    before: together(project(), off()),
    resources: together(project(), off({ backup_enabled: undefined })),
    only: 'plan',
    findings: [asAChoice],
  },
  {
    title: 'a schedule that the plan deletes is for it no more',
    before: together(project(), off(), schedule()),
    resources: together(project(), off()),
    findings: [asAChoice],
  },
  {
    title: 'an M0 cluster that is upgraded without a word about backups is for another rule',
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
    title: 'an M0 cluster that is upgraded and declines backups',
    before: together(project(), tenantCluster('TENANT', {}, 'orders')),
    resources: together(project(), off()),
    findings: [asAChoice],
  },
]);
