import { LocalBackend, TerraformStack } from 'cdktf';
import { AtlasProject, CloudProviderSnapshots, MongodbatlasProvider } from 'cdktf-atlas-backup';
import type { Construct } from 'constructs';

/** A project that is bound to the limits of the legacy Cloud Provider Snapshots: Azure, replica sets, daily, three kept. */
export class LegacyAzureStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: 'legacy-azure.tfstate' });
    new MongodbatlasProvider(this, 'atlas');

    const project = new AtlasProject(this, 'archive', { organizationId: '5f0000000000000000000001' });
    new CloudProviderSnapshots(this, 'ledger', { project, region: 'EUROPE_WEST', instanceSize: 'M10' });
  }
}
