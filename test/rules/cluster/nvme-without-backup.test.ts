import { clusterNvmeWithoutBackup } from '../../../src/rules/cluster/nvme-without-backup';
import {
  type Body,
  cluster,
  deprecatedCluster,
  flexCluster,
  project,
  region,
  shards,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const nvme = (body: Body) => cluster({ replication_specs: shards(1, 'M40_NVME'), ...body });
const withCluster = (body: Body) => ({ resources: together(project(), nvme(body)) });

const set = {
  fix: 'set backup_enabled = true',
  fixInCode: 'set backupEnabled: true',
};
const off = {
  at,
  attribute: 'backup_enabled',
  problem: 'cluster "orders" disables backups, which its NVMe size M40_NVME requires',
  ...set,
};
const leftOut = {
  at,
  attribute: 'backup_enabled',
  problem: 'cluster "orders" does not enable backups, which its NVMe size M40_NVME requires',
  ...set,
};
const size = 'replication_specs[0].region_configs[0].electable_specs.instance_size';

testRule(clusterNvmeWithoutBackup, [
  { title: 'NVMe with backups', ...withCluster({}) },
  { title: 'NVMe with backup_enabled = false', ...withCluster({ backup_enabled: false }), findings: [off] },
  {
    title: 'NVMe with backup_enabled left out',
    ...withCluster({ backup_enabled: undefined }),
    findings: [leftOut],
  },
  {
    title: 'another size without backups',
    ...withCluster({ backup_enabled: false, replication_specs: shards(1, 'M40') }),
  },
  {
    title: 'the second shard is NVMe',
    ...withCluster({
      backup_enabled: false,
      cluster_type: 'SHARDED',
      replication_specs: [...shards(1, 'M40'), ...shards(1, 'M60_NVME')],
    }),
    findings: [
      {
        ...off,
        problem: 'cluster "orders" disables backups, which its NVMe size M60_NVME requires',
      },
    ],
  },
  {
    title: 'an NVMe size of the second generation',
    ...withCluster({ backup_enabled: false, replication_specs: shards(1, 'M40_NVME_GEN_2') }),
    findings: [
      {
        ...off,
        problem: 'cluster "orders" disables backups, which its NVMe size M40_NVME_GEN_2 requires',
      },
    ],
  },
  {
    title: 'the size under ignore_changes, as auto-scaling requires',
    ...withCluster({
      backup_enabled: false,
      lifecycle: { ignore_changes: ['replication_specs[0].region_configs[0].electable_specs.instance_size'] },
    }),
    only: 'synth',
    unchecked: [`${at} ${size}`],
  },
  {
    title: 'the size under ignore_changes, with the numbers that a list of blocks has',
    ...withCluster({
      backup_enabled: false,
      lifecycle: { ignore_changes: ['replication_specs.0.region_configs.0.electable_specs.0.instance_size'] },
    }),
    only: 'synth',
    unchecked: [`${at} ${size}`],
  },
  {
    title: 'what is around the size under ignore_changes',
    ...withCluster({
      backup_enabled: false,
      lifecycle: { ignore_changes: ['replication_specs[0].region_configs[0].electable_specs'] },
    }),
    only: 'synth',
    unchecked: [`${at} ${size}`],
  },
  {
    title: 'a whole replication spec under ignore_changes',
    ...withCluster({ backup_enabled: false, lifecycle: { ignore_changes: ['replication_specs[0]'] } }),
    only: 'synth',
    unchecked: [`${at} replication_specs`],
  },
  {
    title: 'the size of another shard under ignore_changes',
    ...withCluster({
      backup_enabled: false,
      lifecycle: { ignore_changes: ['replication_specs[1].region_configs[0].electable_specs.instance_size'] },
    }),
    only: 'synth',
    findings: [off],
  },
  {
    title: 'a tag under ignore_changes',
    ...withCluster({ backup_enabled: false, lifecycle: { ignore_changes: ['tags["team"]'] } }),
    only: 'synth',
    findings: [off],
  },
  {
    title: 'backups known only after apply',
    ...withCluster({ backup_enabled: '${terraform_data.backup.output}' }),
    unchecked: [`${at} backup_enabled`],
  },
  {
    title: 'backups from a variable',
    ...withCluster({ backup_enabled: '${var.backup}' }),
    variables: { backup: false },
    atSynth: { unchecked: [`${at} backup_enabled`] },
    findings: [off],
  },
  {
    title: 'a size known only after apply',
    ...withCluster({
      backup_enabled: false,
      replication_specs: shards(1, '${terraform_data.size.output}'),
    }),
    unchecked: [`${at} ${size}`],
  },
  {
    title: 'a size known only after apply, with backups',
    ...withCluster({ replication_specs: shards(1, '${terraform_data.size.output}') }),
  },
  {
    title: 'a size from a variable',
    ...withCluster({ backup_enabled: false, replication_specs: shards(1, '${var.size}') }),
    variables: { size: 'M40_NVME' },
    atSynth: { unchecked: [`${at} ${size}`] },
    findings: [off],
  },
  {
    title: 'replication specs known only after apply',
    ...withCluster({ backup_enabled: false, replication_specs: '${terraform_data.specs.output}' }),
    unchecked: [`${at} replication_specs`],
  },
  {
    title: 'regions known only after apply',
    ...withCluster({
      backup_enabled: false,
      replication_specs: [{ region_configs: '${terraform_data.regions.output}' }],
    }),
    unchecked: [`${at} replication_specs[0].region_configs`],
  },
  {
    title: 'an existing NVMe cluster has backups, also if the configuration does not set them',
    before: together(project(), nvme({})),
    ...withCluster({ backup_enabled: undefined, tags: { team: 'shop' } }),
    only: 'plan',
  },
  {
    title: 'an imported NVMe cluster has backups, also if the configuration does not set them',
    resources: nvme({ backup_enabled: undefined, project_id: '6f0000000000000000000001' }),
    imports: [at],
    only: 'synth',
  },
  {
    title: 'a cluster without backups that becomes NVMe',
    before: together(project(), cluster({ backup_enabled: false })),
    ...withCluster({ backup_enabled: undefined }),
    only: 'plan',
    findings: [off],
  },
  {
    title: 'an M0 cluster that becomes NVMe without setting backups',
    before: together(project(), tenantCluster('TENANT', {}, 'orders')),
    ...withCluster({ backup_enabled: undefined }),
    findings: [leftOut],
  },
  {
    title: 'a deprecated cluster',
    resources: together(
      project(),
      deprecatedCluster({ provider_instance_size_name: 'M60_NVME', backup_enabled: true }),
    ),
    findings: [
      {
        at: 'mongodbatlas_cluster.archive',
        attribute: 'cloud_backup',
        problem: 'cluster "archive" does not enable backups, which its NVMe size M60_NVME requires',
        fix: 'set cloud_backup = true',
        fixInCode: 'set cloudBackup: true',
      },
    ],
  },
  {
    title: 'a size of analytics nodes',
    ...withCluster({
      backup_enabled: false,
      replication_specs: [
        {
          region_configs: [region('M40', { analytics_specs: { instance_size: 'M40_NVME', node_count: 1 } })],
        },
      ],
    }),
    findings: [off],
  },
  {
    title: 'clusters of other kinds, which have no such size',
    resources: together(
      project(),
      flexCluster(),
      tenantCluster('FLEX', { backup_enabled: false }, 'flex'),
      tenantCluster('TENANT', { backup_enabled: false }, 'free'),
    ),
  },
]);
