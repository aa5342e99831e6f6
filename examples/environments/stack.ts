import { LocalBackend, TerraformStack } from 'cdktf';
import {
  AtlasChecks,
  AtlasCluster,
  AtlasDefaults,
  AtlasProject,
  BackupSchedule,
  type BackupScheduleItems,
  Duration,
  FlexCluster,
  MongodbatlasProvider,
  Retention,
} from 'cdktf-atlas-backup';
import type { Construct } from 'constructs';

/** What differs between the environments. */
interface Environment {
  readonly name: 'development' | 'staging' | 'production';
  readonly schedule: BackupScheduleItems;
  readonly instanceSize: 'M10' | 'M30';
  readonly pointInTimeRestore: boolean;
  readonly hasPreview?: boolean;
}

/** One stack class for all environments: a cluster with backups, and a Flex cluster for previews in development. */
class ShopStack extends TerraformStack {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const { name, schedule, instanceSize, pointInTimeRestore, hasPreview = false } = environment;
    const isProduction = name === 'production';
    new LocalBackend(this, { path: `${id}.tfstate` });
    new MongodbatlasProvider(this, 'atlas');
    AtlasDefaults.of(this).set({
      organizationId: '5f0000000000000000000001',
      tags: { team: 'orders', environment: name },
      schedule,
      terminationProtection: isProduction,
    });

    const project = new AtlasProject(this, `shop-${name}`, {
      ...(isProduction ? { maintenanceWindow: { on: 'sunday', hour: 3 } } : {}),
    });
    const orders = new AtlasCluster(this, 'orders', {
      project,
      cloudProvider: 'AWS',
      instanceSize,
      regions: ['EU_CENTRAL_1'],
      pointInTimeRestore,
    });
    orders.addBackupSchedule('Backups');
    if (isProduction)
      orders.addSnapshotCopies('Copies', [{ region: 'EU_WEST_1', frequencies: ['daily', 'weekly'] }]);
    if (hasPreview)
      new FlexCluster(this, 'preview', { project, cloudProvider: 'AWS', region: 'EU_CENTRAL_1' });

    project.requireRecovery(
      { worstLoss: Duration.hours(24), keepFor: Retention.days(7) },
      { exceptKinds: ['flex'] },
    );
    AtlasChecks.of(this).acknowledge('cluster/no-termination-protection', {
      reason: 'clusters outside of production are recreated at any time',
      optional: true,
    });
  }
}

export class DevelopmentStack extends ShopStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      name: 'development',
      schedule: BackupSchedule.development(),
      instanceSize: 'M10',
      pointInTimeRestore: false,
      hasPreview: true,
    });
  }
}

export class StagingStack extends ShopStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      name: 'staging',
      schedule: { ...BackupSchedule.development(), weekly: { on: 'sunday', keep: Retention.weeks(2) } },
      instanceSize: 'M10',
      pointInTimeRestore: false,
    });
  }
}

export class ProductionEnvironmentStack extends ShopStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      name: 'production',
      schedule: { ...BackupSchedule.production(), at: { hour: 1, minute: 30 } },
      instanceSize: 'M30',
      pointInTimeRestore: true,
    });
  }
}
