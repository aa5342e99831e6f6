import { LocalBackend, TerraformStack } from 'cdktf';
import { AtlasChecks, MongodbatlasProvider } from 'cdktf-atlas-backup';
import { AdvancedCluster } from 'cdktf-atlas-backup/provider/advanced-cluster';
import { CloudBackupSchedule } from 'cdktf-atlas-backup/provider/cloud-backup-schedule';
import { Project } from 'cdktf-atlas-backup/provider/project';
import type { Construct } from 'constructs';

/** Raw resources of the provider, with the checks attached by hand. */
export class RawResourcesStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: 'raw-resources.tfstate' });
    new MongodbatlasProvider(this, 'atlas');
    AtlasChecks.of(this);

    const project = new Project(this, 'shop', { name: 'shop', orgId: '5f0000000000000000000001' });
    const cluster = new AdvancedCluster(this, 'events', {
      projectId: project.id,
      name: 'events',
      clusterType: 'REPLICASET',
      backupEnabled: true,
      retainBackupsEnabled: true,
      terminationProtectionEnabled: true,
      replicationSpecs: [
        {
          regionConfigs: [
            {
              providerName: 'GCP',
              regionName: 'WESTERN_EUROPE',
              priority: 7,
              electableSpecs: { instanceSize: 'M10', nodeCount: 3 },
            },
          ],
        },
      ],
    });
    new CloudBackupSchedule(this, 'events-backups', {
      projectId: cluster.projectId,
      clusterName: cluster.name,
      policyItemDaily: { frequencyInterval: 1, retentionUnit: 'days', retentionValue: 7 },
      policyItemWeekly: [{ frequencyInterval: 6, retentionUnit: 'weeks', retentionValue: 4 }],
    });
  }
}
