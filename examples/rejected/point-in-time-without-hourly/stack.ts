import { TerraformStack } from 'cdktf';
import { AtlasCluster, AtlasProject, MongodbatlasProvider, Retention } from 'cdktf-atlas-backup';
import type { Construct } from 'constructs';

/** Point-in-time restores need an hourly policy item. */
export class PointInTimeWithoutHourlyStack extends TerraformStack {
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

    orders.addBackupSchedule('Backups', { daily: { keep: Retention.days(7) } });
  }
}
