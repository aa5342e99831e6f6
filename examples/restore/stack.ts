import { LocalBackend, TerraformStack } from 'cdktf';
import {
  AtlasChecks,
  AtlasCluster,
  AtlasProject,
  ClusterSnapshots,
  MongodbatlasProvider,
  RestoreJob,
} from 'cdktf-atlas-backup';
import type { Construct } from 'constructs';

/** A drill: a snapshot of production is restored into a cluster that is made for it. */
export class RestoreStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: 'restore.tfstate' });
    new MongodbatlasProvider(this, 'atlas');

    const project = AtlasProject.fromProjectId(this, 'project', '65f000000000000000000001');
    const orders = AtlasCluster.fromName(this, 'orders', { project, clusterName: 'orders' });
    const practice = new AtlasCluster(this, 'practice', {
      project,
      cloudProvider: 'AWS',
      instanceSize: 'M30',
      regions: ['EU_CENTRAL_1'],
      mongoDbMajorVersion: '8.0',
      tags: { environment: 'practice' },
    });
    // By its id: the latest snapshot would be another one tomorrow, and restored again.
    const snapshot = ClusterSnapshots.fromSnapshotId(orders, '65f0000000000000000000b1');
    const drill = RestoreJob.automated(this, 'drill', { snapshot, target: practice });

    AtlasChecks.of(drill).acknowledge('restore/wipes-target', {
      reason: 'the practice cluster holds nothing but drills',
      owner: 'platform',
    });
  }
}
