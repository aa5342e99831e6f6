import { App, TerraformStack } from 'cdktf';
import {
  AtlasCluster,
  AtlasProject,
  CloudProviderSnapshots,
  ClusterSnapshots,
  CollectionRestoreJob,
  MongodbatlasProvider,
  RestoreJob,
  Retention,
  SnapshotExport,
} from '../../src';
import { reviewOf } from '../../src/testing';

/*
 * What synth suggests to whoever wrote constructs: their props, and other constructs where a prop cannot say it.
 */

const ID = '65f0000000000000000000aa';

interface Parts {
  readonly stack: TerraformStack;
  readonly project: AtlasProject;
  readonly orders: AtlasCluster;
  readonly drill: AtlasCluster;
}

const rows: readonly (readonly [rule: string, fix: string, write: (parts: Parts) => void])[] = [
  [
    'cluster/tenant-size-mismatch',
    "write new FreeCluster(...) in place of new AtlasCluster(...), or set instanceSize: 'M10'",
    ({ stack, project }) => {
      new AtlasCluster(stack, 'sandbox', {
        project,
        cloudProvider: 'AWS',
        instanceSize: 'M0',
        regions: ['EU_CENTRAL_1'],
      });
    },
  ],
  [
    'shared/unsupported-tier',
    'use new FlexCluster(...), to which Atlas migrated such clusters, or an M10 or larger',
    ({ stack, project }) => {
      new AtlasCluster(stack, 'sandbox', {
        project,
        cloudProvider: 'AWS',
        instanceSize: 'M2',
        regions: ['EU_CENTRAL_1'],
      });
    },
  ],
  [
    'restore/repeats-itself',
    "restore a fixed snapshot with snapshot: ClusterSnapshots.fromSnapshotId(cluster, '...'), and remove the job from the configuration after the restore",
    ({ orders, drill, stack }) => {
      const { latest } = ClusterSnapshots.fromCluster(stack, 'snapshots', orders);
      drill.restoreFrom('Restore', { snapshot: latest });
    },
  ],
  [
    'restore/invalid-point-in-time',
    'set at to a number of seconds since 1970, at least 1199145600',
    ({ stack, orders, drill }) => {
      RestoreJob.pointInTime(stack, 'restore', { source: orders, target: drill, at: 7 });
    },
  ],
  [
    'restore/collection-overwrites',
    'set onConflict: \'rename\', which keeps existing names. To overwrite: 1. stop writes to them; 2. take a snapshot of cluster "drill"; 3. acknowledge this finding with a reason; 4. apply',
    ({ stack, orders, drill }) => {
      CollectionRestoreJob.fromSnapshot(stack, 'restore', {
        snapshot: ClusterSnapshots.fromSnapshotId(orders, ID),
        target: drill,
        collections: ['shop.orders'],
        onConflict: 'overwrite',
      });
    },
  ],
  [
    'export/invalid-bucket',
    'set containerName to a bucket with a name of 3 to 63 characters',
    ({ stack, project }) => {
      SnapshotExport.toAzure(stack, 'export', {
        project,
        containerName: 'ab',
        roleId: ID,
        serviceUrl: 'https://shop.blob.core.windows.net',
      });
    },
  ],
  [
    'cluster/unknown-region',
    "set region: 'EUROPE_WEST'",
    ({ stack, project }) => {
      new CloudProviderSnapshots(stack, 'legacy', { project, region: 'EUROPE_WESST', instanceSize: 'M10' });
    },
  ],
  [
    'cluster/encryption-not-configured',
    'add an EncryptionAtRest for the project, or remove encryptionAtRest',
    ({ stack, project }) => {
      new AtlasCluster(stack, 'secret', {
        project,
        cloudProvider: 'AWS',
        instanceSize: 'M10',
        regions: ['EU_CENTRAL_1'],
        encryptionAtRest: 'AWS',
      });
    },
  ],
];

test.each(rows)('the fix of %s is: %s', (rule, fix, write) => {
  const stack = new TerraformStack(new App(), 'shop');
  new MongodbatlasProvider(stack, 'atlas', { version: '~> 2.18' });
  const project = new AtlasProject(stack, 'shop', { organizationId: '5f0000000000000000000001' });
  const [orders, drill] = (['orders', 'drill'] as const).map((name) => {
    const cluster = new AtlasCluster(stack, name, {
      project,
      cloudProvider: 'AWS',
      instanceSize: 'M30',
      regions: ['EU_CENTRAL_1'],
    });
    cluster.addBackupSchedule('Backups', { daily: { keep: Retention.days(7) } });
    return cluster;
  }) as [AtlasCluster, AtlasCluster];
  write({ stack, project, orders, drill });
  const findings = reviewOf(stack).flatMap((review) => review.findings);
  expect(findings.filter((finding) => finding.rule === rule).map((finding) => finding.fix)).toEqual([fix]);
});
