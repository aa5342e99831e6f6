import { App, TerraformStack } from 'cdktf';
import {
  AtlasCluster,
  AtlasProject,
  BackupCompliancePolicy,
  FlexCluster,
  FreeCluster,
  MongodbatlasProvider,
  Retention,
  ServerlessInstance,
} from '../../src';

function declared() {
  const stack = new TerraformStack(new App(), 'prod');
  new MongodbatlasProvider(stack, 'atlas');
  const project = new AtlasProject(stack, 'shop', { organizationId: '5f0000000000000000000001' });
  return { stack, project };
}

test('a cluster predicts what could be restored', () => {
  const { stack, project } = declared();
  const orders = new AtlasCluster(stack, 'orders', {
    project,
    cloudProvider: 'AWS',
    instanceSize: 'M30',
    regions: ['EU_CENTRAL_1'],
  });
  // Nothing but backups is declared yet: Atlas' default policy.
  expect(orders.forecast().policy).toBe('default');
  orders.addBackupSchedule('Backups', {
    hourly: { everyHours: 6, keep: Retention.days(7) },
    monthly: { on: 'last-day', keep: Retention.months(12) },
    at: { hour: 18, minute: 0 },
  });
  const forecast = orders.forecast({ at: '2026-08-21' });
  expect(forecast).toMatchObject({
    constructPath: 'prod/orders',
    name: 'orders',
    policy: 'configured',
    worstLoss: 'PT6H',
    keptFor: 'P12M',
    storedIn: ['AWS/EU_CENTRAL_1'],
    survives: { clusterDeletion: true, regionLoss: false, projectDeletion: false },
    restoresInto: { clusters: [forecast.address] },
  });
  expect(forecast.snapshots.byItem).toEqual({ hourly: 28, monthly: 12 });
  expect(orders.forecast({ at: '2026-08-21', since: '2026-08-20' }).snapshots.count).toBe(5);
});

test('under a compliance policy, snapshots survive project deletion', () => {
  const { stack, project } = declared();
  const orders = new AtlasCluster(stack, 'orders', {
    project,
    cloudProvider: 'AWS',
    instanceSize: 'M30',
    regions: ['EU_CENTRAL_1'],
    retainBackupsOnDeletion: false,
  });
  orders.addBackupSchedule('Backups', { daily: { keep: Retention.days(7) } });
  expect(orders.forecast().survives.clusterDeletion).toBe(false);
  new BackupCompliancePolicy(stack, 'policy', {
    project,
    cannotBeUndone: { reason: 'kept by law', owner: 'legal' },
    contact: { email: 'ada@shop.example', firstName: 'Ada', lastName: 'Lovelace' },
    daily: { keep: Retention.days(7) },
  });
  expect(orders.forecast().survives).toMatchObject({ clusterDeletion: true, projectDeletion: true });
});

test('O1, O16, O18: every kind of cluster has its own forecast', () => {
  const { stack, project } = declared();
  const flex = new FlexCluster(stack, 'reports', { project, cloudProvider: 'AWS', region: 'EU_CENTRAL_1' });
  const free = new FreeCluster(stack, 'sandbox', { project, cloudProvider: 'AWS', region: 'EU_CENTRAL_1' });
  const serverless = new ServerlessInstance(stack, 'queue', {
    project,
    cloudProvider: 'AWS',
    region: 'US_EAST_1',
    importId: '5f0000000000000000000001-queue',
  });
  expect([flex.forecast().snapshots.count, flex.forecast().storedIn]).toEqual([8, [flex.snapshotsStoredIn]]);
  expect(free.forecast().worstLossIs).toBe('everything');
  expect(serverless.forecast({ at: '2025-06-01' }).snapshots.count).toBe(2);
});

test('an invalid date is rejected', () => {
  const { stack, project } = declared();
  const flex = new FlexCluster(stack, 'reports', { project, cloudProvider: 'AWS', region: 'EU_CENTRAL_1' });
  expect(() => flex.forecast({ at: 'today' })).toThrow('"today" is not a date');
  expect(() => flex.forecast({ at: '2026-08-21', since: '2026-08-22' })).toThrow(
    'since is "2026-08-22", after "2026-08-21", the time of the forecast; write an earlier one, or a later time with at',
  );
});

test.each([
  [
    'an option with another name',
    { on: '2026-12-31' },
    'there is no prop "on"; the props are "at" and "since"',
  ],
  ['a date that is no text', { at: new Date(0) }, `"at" must be a date, such as '2026-08-21', not `],
])('%s is rejected', (_, options, problem) => {
  const { stack, project } = declared();
  const flex = new FlexCluster(stack, 'reports', { project, cloudProvider: 'AWS', region: 'EU_CENTRAL_1' });
  expect(() => flex.forecast(options as never)).toThrow(`forecast: ${problem}`);
});
