import { TerraformStack } from 'cdktf';
import { AtlasProject, CloudProviderSnapshots, MongodbatlasProvider } from 'cdktf-atlas-backup';
import type { Construct } from 'constructs';

/** Cloud Provider Snapshots exist on Azure alone. */
export class CloudProviderSnapshotsOnAwsStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new MongodbatlasProvider(this, 'atlas');
    const project = new AtlasProject(this, 'archive', { organizationId: '5f0000000000000000000001' });

    new CloudProviderSnapshots(this, 'ledger', {
      project,
      // @ts-expect-error: the method knows only Azure
      cloudProvider: 'AWS',
      region: 'EU_WEST_1',
      instanceSize: 'M10',
    });
  }
}
