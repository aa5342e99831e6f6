import { TerraformStack } from 'cdktf';
import {
  AtlasProject,
  BackupSchedule,
  FlexCluster,
  MongodbatlasProvider,
  Retention,
} from 'cdktf-atlas-backup';
import type { Construct } from 'constructs';

/** A backup policy for a Flex cluster: it does not compile, and what gets past the compiler is rejected at synth. */
export class FlexBackupPolicyStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new MongodbatlasProvider(this, 'atlas');
    const project = new AtlasProject(this, 'shop', { organizationId: '5f0000000000000000000001' });
    const reports = new FlexCluster(this, 'reports', {
      project,
      cloudProvider: 'AWS',
      region: 'EU_CENTRAL_1',
    });

    new BackupSchedule(this, 'nightly', {
      // @ts-expect-error: a schedule takes a cluster of M10 or larger
      cluster: reports,
      daily: { keep: Retention.days(30) },
    });
  }
}
