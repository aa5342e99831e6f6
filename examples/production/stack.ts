import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { LocalBackend, TerraformStack } from 'cdktf';
import {
  AtlasCluster,
  AtlasProject,
  BackupAlerts,
  BackupSchedule,
  MongodbatlasProvider,
  Retention,
  SnapshotCopies,
} from 'cdktf-atlas-backup';
import { S3SnapshotExport } from 'cdktf-atlas-backup/aws';
import type { Construct } from 'constructs';

/**
 * A production cluster over two regions: snapshots from every 6 hours to every year, any second of the last week, copies
 * in a third region, a monthly export to S3, and alerts for whatever of it fails.
 */
export class ProductionStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: 'production.tfstate' });
    new MongodbatlasProvider(this, 'atlas');
    new AwsProvider(this, 'aws', { region: 'eu-central-1' });

    const project = new AtlasProject(this, 'shop', {
      organizationId: '5f0000000000000000000001',
      tags: { team: 'orders' },
    });
    project.grantBackupManager({ teamId: '65f0000000000000000000a1' });

    const orders = new AtlasCluster(this, 'orders', {
      project,
      cloudProvider: 'AWS',
      instanceSize: 'M30',
      regions: [
        { region: 'EU_CENTRAL_1', nodes: 3 },
        { region: 'EU_WEST_1', nodes: 2 },
      ],
      autoScaling: { compute: { minInstanceSize: 'M30', maxInstanceSize: 'M50' } },
      pointInTimeRestore: true,
      mongoDbMajorVersion: '8.0',
      tags: { environment: 'production' },
    });

    const backups = new BackupSchedule(this, 'orders-backups', {
      cluster: orders,
      at: { hour: 1, minute: 30 },
      hourly: { everyHours: 6, keep: Retention.days(7) },
      daily: { keep: Retention.days(14) },
      weekly: { on: 'saturday', keep: Retention.weeks(8) },
      monthly: { on: 'last-day', keep: Retention.months(12) },
      yearly: { in: 'january', keep: Retention.years(3) },
      restoreWindowDays: 7,
    });
    new SnapshotCopies(this, 'orders-copies', {
      schedule: backups,
      to: [{ region: 'EU_NORTH_1', frequencies: ['daily', 'weekly', 'monthly'] }],
    });
    new S3SnapshotExport(this, 'archive', { project, bucketName: 'shop-archive', schedules: [backups] });

    new BackupAlerts(this, 'alerts', {
      project,
      notify: [{ typeName: 'GROUP', roles: ['GROUP_OWNER'], emailEnabled: true, intervalMin: 60 }],
    });
  }
}
