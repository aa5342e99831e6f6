import { clusterSnapshotsDeletedWithIt } from '../../../src/rules/cluster/snapshots-deleted-with-it';
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
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const notRetained = { retain_backups_enabled: undefined };
const withCluster = (body: Body) => ({ resources: together(project(), cluster(body)) });

const set = {
  fix: 'set retain_backups_enabled = true, and apply it before the cluster is deleted',
  fixInCode: 'set retainBackupsEnabled: true, and apply it before the cluster is deleted',
};
const leftOut = {
  at,
  attribute: 'retain_backups_enabled',
  problem:
    'deleting cluster "orders" also deletes all its snapshots, because retain_backups_enabled is not set',
  ...set,
};

testRule(clusterSnapshotsDeletedWithIt, [
  { title: 'retained', ...withCluster({ retain_backups_enabled: true }) },
  { title: 'left out', ...withCluster(notRetained), findings: [leftOut] },
  {
    title: 'not retained',
    ...withCluster({ retain_backups_enabled: false }),
    findings: [
      {
        at,
        attribute: 'retain_backups_enabled',
        problem:
          'deleting cluster "orders" also deletes all its snapshots, because retain_backups_enabled is false',
        ...set,
      },
    ],
  },
  { title: 'backups off', ...withCluster({ ...notRetained, backup_enabled: false }) },
  {
    title: 'a new cluster without a setting for backups has none',
    ...withCluster({ ...notRetained, backup_enabled: undefined }),
  },
  {
    title: 'backups that the cluster has and the configuration does not set',
    before: together(project(), cluster(notRetained)),
    ...withCluster({ ...notRetained, backup_enabled: undefined }),
    atSynth: {},
    findings: [leftOut],
  },
  {
    title: 'backups that an upgraded Flex cluster has',
    before: together(project(), tenantCluster('FLEX', { backup_enabled: true }, 'orders')),
    ...withCluster({ ...notRetained, backup_enabled: undefined }),
    atSynth: {},
    findings: [leftOut],
  },
  {
    title: 'whether it is retained is known only after apply',
    ...withCluster({ retain_backups_enabled: '${terraform_data.retain.output}' }),
    unchecked: [`${at} retain_backups_enabled`],
  },
  {
    title: 'whether it is retained is in a variable',
    ...withCluster({ retain_backups_enabled: '${var.retain}' }),
    variables: { retain: true },
    atSynth: { unchecked: [`${at} retain_backups_enabled`] },
  },
  {
    title: 'whether backups are on is known only after apply',
    ...withCluster({ ...notRetained, backup_enabled: '${terraform_data.backup.output}' }),
    unchecked: [`${at} backup_enabled`],
  },
  {
    title: 'whether backups are on is not known, and it is retained anyway',
    ...withCluster({ backup_enabled: '${terraform_data.backup.output}' }),
  },
  {
    title: 'the kind of cluster is not known yet',
    ...withCluster({
      ...notRetained,
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
    title: 'a deprecated cluster',
    resources: together(project(), deprecatedCluster({ cloud_backup: true })),
    findings: [
      {
        at: 'mongodbatlas_cluster.archive',
        attribute: 'retain_backups_enabled',
        problem:
          'deleting cluster "archive" also deletes all its snapshots, because retain_backups_enabled is not set',
        ...set,
      },
    ],
  },
  {
    title: 'a deprecated cluster that is retained',
    resources: together(project(), deprecatedCluster({ cloud_backup: true, retain_backups_enabled: true })),
  },
  {
    title: 'Flex clusters, whose snapshots cannot be retained',
    resources: together(project(), flexCluster(), tenantCluster('FLEX', { backup_enabled: true })),
  },
  {
    title: 'a cluster that does not change is reported too',
    before: together(project(), cluster(notRetained)),
    ...withCluster(notRetained),
    findings: [leftOut],
  },
]);
