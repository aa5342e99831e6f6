import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, TerraformStack, Testing } from 'cdktf';
import type { Construct } from 'constructs';
import {
  AtlasChecks,
  AtlasCluster,
  AtlasProject,
  BackupAlerts,
  BackupCompliancePolicy,
  EncryptionAtRest,
  FlexCluster,
  FreeCluster,
  MongodbatlasProvider,
  Retention,
} from '../../src';
import { KmsEncryptionAtRest, S3SnapshotExport } from '../../src/aws';
import { readSources } from '../../src/readers';
import { CloudBackupSchedule } from '../../src/provider/cloud-backup-schedule';

const root = join(__dirname, '..', '..');

const FILE = 'test/synth/creation-sites.test.ts';

const lines = readFileSync(join(root, FILE), 'utf8').split('\n');

/** The line of this file that has a comment. */
function lineWith(comment: string): string {
  return `${FILE}:${lines.findIndex((line) => line.endsWith(`// ${comment}`)) + 1}`;
}

function stackIn(folder: string | undefined): TerraformStack {
  const app = new App({ outdir: 'unused' });
  if (folder !== undefined) AtlasChecks.of(app).configure({ creationSitesIn: folder });
  return new TerraformStack(app, 'shop');
}

type Json = Record<string, Record<string, Record<string, Record<string, unknown>>>>;

function jsonOf(stack: TerraformStack): Json {
  return stack.toTerraform() as Json;
}

function shop(stack: Construct): AtlasCluster {
  const project = new AtlasProject(stack, 'project', { organizationId: '5f0000000000000000000001' }); // project
  const regions = [{ region: 'EU_CENTRAL_1' as const }];
  return new AtlasCluster(stack, 'orders', { project, cloudProvider: 'AWS', instanceSize: 'M10', regions }); // orders
}

test('each resource has the line that creates its construct', () => {
  const stack = stackIn(root);
  const orders = shop(stack);
  orders.addBackupSchedule('Backups', { daily: { keep: Retention.days(7) } }); // schedule
  const sources = readSources(jsonOf(stack));
  expect([...sources].map(([address, { file, line }]) => [address, `${file}:${line}`])).toEqual([
    ['mongodbatlas_project.project_C7BA6BD1', lineWith('project')],
    ['mongodbatlas_advanced_cluster.orders_46FA7C19', lineWith('orders')],
    ['mongodbatlas_cloud_backup_schedule.orders_Backups_28FDC80E', lineWith('schedule')],
  ]);
});

test('every construct records the lines of its resources', () => {
  const stack = stackIn(root);
  new MongodbatlasProvider(stack, 'atlas');
  const orders = shop(stack);
  const { project } = orders;
  if (!(project instanceof AtlasProject)) throw new Error('the project is another one');
  project.grantOwner({ teamId: '5f0000000000000000000002' });
  project.grantBackupManager({ username: 'a@example.com' });
  orders.addBackupSchedule('Backups', { daily: { keep: Retention.days(7) } });
  orders.takeSnapshot('Snapshot', { keepDays: 7 });
  new BackupAlerts(stack, 'alerts', { project, notify: [{ typeName: 'GROUP', emailEnabled: true }] });
  new FlexCluster(stack, 'reports', { project, cloudProvider: 'AWS', region: 'EU_WEST_1' });
  new FreeCluster(stack, 'trial', { project, cloudProvider: 'AWS', region: 'EU_WEST_1' });
  new BackupCompliancePolicy(stack, 'policy', {
    project,
    contact: { email: 'a@example.com', firstName: 'A', lastName: 'B' },
    cannotBeUndone: { reason: 'the audit', owner: 'security' },
  });
  EncryptionAtRest.withGoogleCloud(stack, 'key', { project, keyVersionId: 'version', roleId: '1' });
  new KmsEncryptionAtRest(stack, 'kms', {
    project,
    keyArn: 'arn:aws:kms:eu-central-1:123456789012:key/1',
    region: 'EU_CENTRAL_1',
    roleName: 'key',
  });
  new S3SnapshotExport(stack, 'export', { project, bucketName: 'shop-snapshots' });
  const json = jsonOf(stack);
  const sources = readSources(json);
  const without = Object.entries(json['resource'] ?? {})
    .filter(([type]) => type.startsWith('mongodbatlas_'))
    .flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`))
    .filter((address) => sources.get(address)?.file !== FILE);
  expect(without).toEqual([]);
});

test('a resource of the generated bindings has no line', () => {
  const stack = stackIn(root);
  new CloudBackupSchedule(stack, 'raw', { projectId: '1', clusterName: 'orders' });
  expect(readSources(jsonOf(stack)).size).toBe(0);
});

test.each<[string, string | undefined]>([
  ['without the option', undefined],
  ['of a folder without the file', join(root, 'src')],
])('%s nothing is recorded', (_, folder) => {
  const stack = stackIn(folder);
  shop(stack);
  expect(readSources(jsonOf(stack)).size).toBe(0);
});

test('the error of a rejected stack shows the line', () => {
  const stack = stackIn(root);
  const orders = shop(stack);
  orders.resource.addOverride('backup_enabled', false);
  orders.resource.addOverride('pit_enabled', true);
  AtlasChecks.of(stack);
  expect(() => Testing.synth(stack, true)).toThrow(`at     ${lineWith('orders')}`);
});

test('the limit of stack traces is what it was', () => {
  const { stackTraceLimit } = Error;
  shop(stackIn(root));
  expect(Error.stackTraceLimit).toBe(stackTraceLimit);
});
