import { LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import { AtlasProject, FlexCluster, MongodbatlasProvider } from 'cdktf-atlas-backup';
import type { Construct } from 'constructs';

/** A Flex cluster to start with: its backups need nothing, and nothing of them can be changed. */
export class FlexStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: 'flex.tfstate' });
    new MongodbatlasProvider(this, 'atlas');

    const project = AtlasProject.fromProjectId(this, 'project', '65f000000000000000000001');
    const reports = new FlexCluster(this, 'reports', {
      project,
      cloudProvider: 'AWS',
      region: 'EU_CENTRAL_1',
    });

    new TerraformOutput(this, 'snapshots', { value: reports.snapshotsStoredIn ?? 'not known' });
  }
}
