import { TerraformStack } from 'cdktf';
import { AtlasProject, MongodbatlasProvider, ServerlessInstance } from 'cdktf-atlas-backup';
import type { Construct } from 'constructs';

/** Backups of a Serverless instance cannot be disabled. */
export class ServerlessBackupDisabledStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new MongodbatlasProvider(this, 'atlas');
    const project = AtlasProject.fromProjectId(this, 'project', '65f000000000000000000002');

    new ServerlessInstance(this, 'queue', {
      project,
      cloudProvider: 'AWS',
      region: 'US_EAST_1',
      // @ts-expect-error: there is no such prop
      backup: false,
    });
  }
}
