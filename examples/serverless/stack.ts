import { LocalBackend, TerraformStack } from 'cdktf';
import { AtlasChecks, AtlasProject, MongodbatlasProvider, ServerlessInstance } from 'cdktf-atlas-backup';
import type { Construct } from 'constructs';

/** A Serverless instance that is still in the state: imported, never created. */
export class ServerlessStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: 'serverless.tfstate' });
    new MongodbatlasProvider(this, 'atlas');

    const project = AtlasProject.fromProjectId(this, 'project', '65f000000000000000000002');
    const queue = new ServerlessInstance(this, 'queue', {
      project,
      cloudProvider: 'AWS',
      region: 'US_EAST_1',
    });

    AtlasChecks.of(queue).acknowledge('serverless/no-longer-supported', {
      reason: 'it leaves the state once its successor is imported',
      owner: 'platform',
    });
  }
}
