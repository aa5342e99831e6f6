import { TerraformStack } from 'cdktf';
import { AtlasChecks, MongodbatlasProvider } from 'cdktf-atlas-backup';
import { CloudBackupSchedule } from 'cdktf-atlas-backup/provider/cloud-backup-schedule';
import type { Construct } from 'constructs';

/** A unit that does not exist, in a raw resource: `terraform plan` accepts it. */
export class FortnightsStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new MongodbatlasProvider(this, 'atlas');
    AtlasChecks.of(this);

    new CloudBackupSchedule(this, 'events', {
      projectId: '65f000000000000000000001',
      clusterName: 'events',
      policyItemDaily: { frequencyInterval: 1, retentionUnit: 'fortnights', retentionValue: 2 },
    });
  }
}
