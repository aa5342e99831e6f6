import { TerraformStack } from 'cdktf';
import { AtlasCluster, AtlasProject, MongodbatlasProvider, Retention } from 'cdktf-atlas-backup';
import type { Construct } from 'constructs';

/** Weekly snapshots that are kept for less time than daily ones. */
export class RetentionOutOfOrderStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new MongodbatlasProvider(this, 'atlas');
    const project = new AtlasProject(this, 'shop', { organizationId: '5f0000000000000000000001' });
    const orders = new AtlasCluster(this, 'orders', {
      project,
      cloudProvider: 'AWS',
      instanceSize: 'M10',
      regions: ['EU_CENTRAL_1'],
    });

    orders.addBackupSchedule('Backups', {
      daily: { keep: Retention.days(30) },
      weekly: { on: 'saturday', keep: Retention.weeks(2) },
    });
  }
}
