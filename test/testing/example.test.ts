import { Testing, TerraformStack } from 'cdktf';
import {
  AtlasChecks,
  AtlasCluster,
  AtlasProject,
  FlexCluster,
  MongodbatlasProvider,
  Retention,
} from 'cdktf-atlas-backup';
import { CloudBackupSchedule } from 'cdktf-atlas-backup/provider/cloud-backup-schedule';
import { atlasMatchers, checkedSynth } from 'cdktf-atlas-backup/testing';

expect.extend(atlasMatchers);

class ShopStack extends TerraformStack {
  readonly project: AtlasProject;
  readonly orders: AtlasCluster;

  constructor() {
    super(Testing.app(), 'shop');
    new MongodbatlasProvider(this, 'atlas');
    this.project = new AtlasProject(this, 'shop', { organizationId: '5f0000000000000000000001' });
    this.orders = new AtlasCluster(this, 'orders', {
      project: this.project,
      cloudProvider: 'AWS',
      instanceSize: 'M10',
      regions: ['EU_CENTRAL_1'],
    });
    this.orders.addBackupSchedule('Backups', { daily: { keep: Retention.days(14) } });
  }
}

test('the shop is backed up as Atlas requires', () => {
  expect(new ShopStack()).toHaveNoAtlasFindings();
});

test('a schedule for a Flex cluster is rejected', () => {
  const stack = new ShopStack();
  const reports = new FlexCluster(stack, 'reports', {
    project: stack.project,
    cloudProvider: 'AWS',
    region: 'EU_CENTRAL_1',
  });
  new CloudBackupSchedule(stack, 'nightly', {
    projectId: stack.project.projectId,
    clusterName: reports.clusterName,
  });

  expect(stack).toHaveFinding('flex/custom-backup-policy', { attribute: 'cluster_name' });
});

test('a cluster without backups is acknowledged, not overlooked', () => {
  const stack = new ShopStack();
  new AtlasCluster(stack, 'sandbox', {
    project: stack.project,
    cloudProvider: 'AWS',
    instanceSize: 'M10',
    regions: ['EU_CENTRAL_1'],
    backup: false,
  });
  AtlasChecks.of(stack).acknowledge('cluster/backup-disabled', { reason: 'recreated every night' });

  expect(stack).toHaveFinding('cluster/backup-disabled', { acknowledged: true });
});

test('checkedSynth gives what the matchers of CDKTF look at, and fails as app.synth() does', () => {
  expect(Testing.toHaveResource(checkedSynth(new ShopStack()), CloudBackupSchedule.tfResourceType)).toBe(
    true,
  );
});
