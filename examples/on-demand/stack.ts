import { LocalBackend, TerraformStack } from 'cdktf';
import { AtlasCluster, AtlasProject, MongodbatlasProvider, OnDemandSnapshot } from 'cdktf-atlas-backup';
import type { Construct } from 'constructs';

/** Two snapshots before two steps of a migration: the second one waits for the first, as Atlas requires. */
export class OnDemandStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: 'on-demand.tfstate' });
    new MongodbatlasProvider(this, 'atlas');

    const project = AtlasProject.fromProjectId(this, 'project', '65f000000000000000000001');
    const orders = AtlasCluster.fromName(this, 'orders', { project, clusterName: 'orders' });
    new OnDemandSnapshot(this, 'before-indexes', { cluster: orders, keepDays: 14 });
    new OnDemandSnapshot(this, 'before-resharding', { cluster: orders, keepDays: 30 });
  }
}
