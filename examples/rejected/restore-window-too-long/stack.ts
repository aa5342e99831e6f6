import { TerraformStack } from 'cdktf';
import { AtlasCluster, AtlasProject, MongodbatlasProvider, Retention } from 'cdktf-atlas-backup';
import type { Construct } from 'constructs';

/** A restore window of 30 days over hourly snapshots that are kept for 2. */
export class RestoreWindowTooLongStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new MongodbatlasProvider(this, 'atlas');
    const project = new AtlasProject(this, 'shop', { organizationId: '5f0000000000000000000001' });
    const orders = new AtlasCluster(this, 'orders', {
      project,
      cloudProvider: 'AWS',
      instanceSize: 'M10',
      regions: ['EU_CENTRAL_1'],
      pointInTimeRestore: true,
    });

    orders.addBackupSchedule('Backups', {
      hourly: { everyHours: 6, keep: Retention.days(2) },
      daily: { keep: Retention.days(7) },
      restoreWindowDays: 30,
    });
  }
}
