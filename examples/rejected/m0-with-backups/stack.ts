import { TerraformStack } from 'cdktf';
import { AtlasProject, FreeCluster, MongodbatlasProvider } from 'cdktf-atlas-backup';
import type { Construct } from 'constructs';

/** An M0 cluster has no backups: here an override of the Terraform resource enables them. */
export class M0WithBackupsStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new MongodbatlasProvider(this, 'atlas');
    const project = new AtlasProject(this, 'shop', { organizationId: '5f0000000000000000000001' });
    const sandbox = new FreeCluster(this, 'sandbox', {
      project,
      cloudProvider: 'AWS',
      region: 'EU_CENTRAL_1',
    });

    sandbox.resource.addOverride('backup_enabled', true);
  }
}
