import { LocalBackend, TerraformStack } from 'cdktf';
import { AtlasCluster, AtlasProject, BackupSchedule, MongodbatlasProvider } from 'cdktf-atlas-backup';
import type { Construct } from 'constructs';

/** The platform team's stack: the project and who may do what in it. */
class PlatformStack extends TerraformStack {
  readonly project: AtlasProject;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: `${id}.tfstate` });
    new MongodbatlasProvider(this, 'atlas');
    this.project = new AtlasProject(this, 'shop', {
      organizationId: '5f0000000000000000000001',
      clusterTags: { team: 'orders' },
    });
    this.project.grantBackupManager({ teamId: '65f0000000000000000000a1' });
  }
}

/**
 * The application team's stack: a cluster with its backups, in the project of another stack. CDKTF passes the project's id
 * through the state of that stack, so Terraform applies the platform's stack first.
 */
export class SplitStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { project } = new PlatformStack(scope, `${id}-platform`);
    new LocalBackend(this, { path: `${id}.tfstate` });
    new MongodbatlasProvider(this, 'atlas');

    const orders = new AtlasCluster(this, 'orders', {
      project,
      cloudProvider: 'AWS',
      instanceSize: 'M30',
      regions: ['EU_CENTRAL_1'],
      pointInTimeRestore: true,
    });
    orders.addBackupSchedule('Backups', BackupSchedule.production());
  }
}
