import { type App, TerraformLocal, TerraformStack, TerraformVariable } from 'cdktf';
import {
  AtlasChecks,
  AtlasCluster,
  AtlasDefaults,
  AtlasProject,
  BackupAlerts,
  ClusterSnapshots,
  Duration,
  EncryptionAtRest,
  FlexCluster,
  FlexSnapshots,
  MongodbatlasProvider,
  OnDemandSnapshot,
  RestoreJob,
  Retention,
  SnapshotCopies,
  SnapshotExport,
} from '../../src';
import { type Synthesized, bodiesOf, messageOf, synthesized } from '../support/synthesized';

const project = (stack: TerraformStack): AtlasProject =>
  new AtlasProject(stack, 'shop', { organizationId: '5f0000000000000000000001' });

function cluster(stack: TerraformStack, props: object = {}): AtlasCluster {
  return new AtlasCluster(stack, 'orders', {
    project: project(stack),
    cloudProvider: 'AWS',
    instanceSize: 'M30',
    regions: ['EU_CENTRAL_1'],
    ...props,
  });
}

const daily = { daily: { keep: Retention.days(7) } };
const bucket = { bucketName: 'shop-attic', iamRoleId: '66bb0000000000000000000d' };
const listOf = (stack: TerraformStack): string[] =>
  new TerraformVariable(stack, 'list', { type: 'list(string)' }).listValue;

describe('invalid values from JavaScript are rejected, with the path and what to write', () => {
  test.each<[string, (stack: TerraformStack) => unknown]>([
    [
      `stack/c: AtlasCluster.fromName: "project" is missing: write a project, or AtlasProject.fromProjectId(this, 'Project', '...')`,
      (stack) => AtlasCluster.fromName(stack, 'c', { clusterName: 'orders' } as never),
    ],
    [
      "stack/c: AtlasCluster.fromName: the props are missing: write an object, such as { project, clusterName: '...' }",
      (stack) => AtlasCluster.fromName(stack, 'c', undefined as never),
    ],
    [
      `stack/c: AtlasCluster.fromName: the props must be an object, such as { project, clusterName: '...' }, not "orders"`,
      (stack) => AtlasCluster.fromName(stack, 'c', 'orders' as never),
    ],
    [
      'stack/p: AtlasProject.fromProjectId: "options" must be an object, such as { clusterTags }, not "shop"',
      (stack) => AtlasProject.fromProjectId(stack, 'p', '5f0000000000000000000002', 'shop' as never),
    ],
    [
      'stack/orders: AtlasCluster: "disk" must be an object, such as { sizeGb }, not 20',
      (stack) => cluster(stack, { disk: 20 }),
    ],
    [
      `stack/orders: AtlasCluster: "tags" must be an object, such as { team: 'shop' }, not "shop"`,
      (stack) => cluster(stack, { tags: 'shop' }),
    ],
    [
      "stack: AtlasDefaults: the props must be an object, such as { organizationId: '...' }, not a list",
      (stack) => AtlasDefaults.of(stack).set([] as never),
    ],
    [
      'stack/orders: requireRecovery: the props must be an object, such as { worstLoss }, not "1 day"',
      (stack) => cluster(stack).requireRecovery('1 day' as never),
    ],
    [
      `stack/orders/b: BackupSchedule: "monthly.on" is missing: write a day of the month as a number, or 'last-day'; there is no prop "monthly.onDay"; the props are "on" and "keep"`,
      (stack) =>
        cluster(stack).addBackupSchedule('b', { monthly: { onDay: 1, keep: Retention.months(2) } } as never),
    ],
    [
      `"monthly.on" must be a day of the month as a number, or 'last-day', not "first"`,
      (stack) =>
        cluster(stack).addBackupSchedule('b', {
          monthly: { on: 'first', keep: Retention.months(2) },
        } as never),
    ],
    [
      'stack/c: FlexCluster.fromName: there is no prop "name"; the props are "project" and "clusterName"',
      (stack) =>
        FlexCluster.fromName(stack, 'c', { project: project(stack), clusterName: 'c', name: 'c' } as never),
    ],
    [
      'stack/p: AtlasProject.fromProjectId: "projectId" must be a string, not 5',
      (stack) => AtlasProject.fromProjectId(stack, 'p', 5 as never),
    ],
    [
      `stack/orders: AtlasCluster: "tags" must be an object, such as { team: 'shop' }, not a Date`,
      (stack) => cluster(stack, { tags: new Date(0) }),
    ],
    [
      'stack/orders: AtlasCluster: "regions" must be a list, not NaN',
      (stack) => cluster(stack, { regions: Number.NaN }),
    ],
    [
      'stack/orders: AtlasCluster: "regions" must be a list, not a Map',
      (stack) => cluster(stack, { regions: new Map() }),
    ],
    ['stack/orders: AtlasCluster: "regions" must not be empty', (stack) => cluster(stack, { regions: [] })],
    [
      'stack/orders: AtlasCluster: "name" must be a string, not the TerraformStack "stack"',
      (stack) => cluster(stack, { name: stack }),
    ],
    [
      'stack/orders: AtlasCluster: "tags.team" must be a string, not 7',
      (stack) => cluster(stack, { tags: { team: 7 } }),
    ],
    [
      'stack/orders: AtlasCluster: there is no prop "regions.0.node"; did you mean "nodes"?',
      (stack) => cluster(stack, { regions: [{ region: 'EU_CENTRAL_1', node: 3 }] }),
    ],
    [
      'stack/orders: AtlasCluster: "zones" must be a list, not an object',
      (stack) => cluster(stack, { regions: undefined, zones: { name: 'EU' } }),
    ],
    [
      'stack/orders: AtlasCluster: "cloudProvider" is missing: write AWS, AZURE or GCP; "instanceSize" is missing',
      (stack) => cluster(stack, { cloudProvider: undefined, instanceSize: undefined }),
    ],
    [
      'stack/orders: AtlasCluster: "regions" must be a list that is known at synth',
      (stack) => cluster(stack, { regions: listOf(stack) }),
    ],
    [
      'stack/e: SnapshotExport.toAws: the props are missing',
      (stack) => SnapshotExport.toAws(stack, 'e', undefined as never),
    ],
    [
      'stack/e: SnapshotExport.toAzure: there is no prop "bucketName"; the props are "project", "schedules", "frequency", "containerName", "roleId", "serviceUrl" and "provider"',
      (stack) =>
        SnapshotExport.toAzure(stack, 'e', {
          project: project(stack),
          containerName: 'attic',
          roleId: 'r',
          serviceUrl: 'u',
          bucketName: 'attic',
        } as never),
    ],
    [
      'stack/e: SnapshotExport.toGoogleCloud: "roleId" is missing',
      (stack) =>
        SnapshotExport.toGoogleCloud(stack, 'e', { project: project(stack), bucketName: 'attic' } as never),
    ],
    [
      'stack/e: addSchedule: "schedule" is missing: write a BackupSchedule, such as cluster.addBackupSchedule(...)',
      (stack) =>
        SnapshotExport.toAws(stack, 'e', { project: project(stack), ...bucket }).addSchedule(
          undefined as never,
        ),
    ],
    [
      'stack/copies: SnapshotCopies: the props are missing',
      (stack) => new SnapshotCopies(stack, 'copies', undefined as never),
    ],
    [
      'stack/copies: SnapshotCopies: "to" must be a list that is known at synth',
      (stack) =>
        new SnapshotCopies(stack, 'copies', {
          schedule: cluster(stack).addBackupSchedule('b', daily),
          to: listOf(stack),
        }),
    ],
    [
      'stack/r: RestoreJob.pointInTime: "at" must be a valid Date, or seconds since 1970',
      (stack) => {
        const orders = cluster(stack, { pointInTimeRestore: true });
        return RestoreJob.pointInTime(stack, 'r', {
          source: orders,
          target: orders,
          at: new Date('yesterday'),
        });
      },
    ],
    [
      'stack/alerts: BackupAlerts: "notify" must not be empty',
      (stack) => new BackupAlerts(stack, 'alerts', { project: project(stack), notify: [] }),
    ],
    [
      'stack/shop: grantee: there is no prop "team"; did you mean "teamId"?',
      (stack) => project(stack).grantOwner({ team: '5f' } as never),
    ],
    [
      'stack/shop: grantee: the props are missing',
      (stack) => project(stack).grantBackupManager(undefined as never),
    ],
    [
      'ClusterSnapshots.fromSnapshotId: "snapshotId" is missing',
      (stack) => ClusterSnapshots.fromSnapshotId(cluster(stack), undefined as never),
    ],
    [
      `stack/l: ClusterSnapshots.fromCluster: "cluster" is missing: write a cluster, or AtlasCluster.fromName(this, 'Cluster', { project, clusterName: '...' })`,
      (stack) => ClusterSnapshots.fromCluster(stack, 'l', undefined as never),
    ],
    [
      'stack/l: FlexSnapshots.fromCluster: "cluster" must be a cluster, not "reports": write AtlasCluster.fromName(',
      (stack) => FlexSnapshots.fromCluster(stack, 'l', 'reports' as never),
    ],
    ['Retention.days: write a number of days, not "7"', () => Retention.days('7' as never)],
    ['Retention.weeks: write a number of weeks, not NaN', () => Retention.weeks(Number.NaN)],
    ['Retention.years: write a number of years, not null', () => Retention.years(null as never)],
    [
      'stack/orders: AtlasCluster: "disk.sizeGb" must be a number, not NaN',
      (stack) => cluster(stack, { disk: { sizeGb: Number.NaN } }),
    ],
    [
      `stack/orders: AtlasCluster: "project" is missing: write a project, or AtlasProject.fromProjectId(this, 'Project', '...'); "cloudProvider" is missing: write AWS, AZURE or GCP; "instanceSize" is missing: write it, or set it with AtlasDefaults.of(scope); write either "regions" or "zones"`,
      (stack) => new AtlasCluster(stack, 'orders', {} as never),
    ],
    [
      'stack/shop: AtlasProject: "organizationId" must not be empty',
      (stack) => new AtlasProject(stack, 'shop', { organizationId: '' }),
    ],
    [
      'stack/orders/b: BackupSchedule: "yearly.in" must be january, february, march, april, may, june, july, august, september, october, november or december, not "Jan"; did you mean "january"?',
      (stack) =>
        cluster(stack).addBackupSchedule('b', { yearly: { in: 'Jan' as never, keep: Retention.years(1) } }),
    ],
    [
      'stack/r: RestoreJob.pointInTime: "at" must be a Date, or seconds since 1970, not the milliseconds 1790000000000: write 1790000000',
      (stack) => {
        const orders = cluster(stack, { pointInTimeRestore: true });
        return RestoreJob.pointInTime(stack, 'r', { source: orders, target: orders, at: 1_790_000_000_000 });
      },
    ],
    [
      'stack/r: RestoreJob.pointInTime: "at" must be a valid Date, or seconds since 1970, not NaN',
      (stack) => {
        const orders = cluster(stack, { pointInTimeRestore: true });
        return RestoreJob.pointInTime(stack, 'r', { source: orders, target: orders, at: Number.NaN });
      },
    ],
    [
      `stack/r: RestoreJob.automated: "snapshot" must be a snapshot, not "65f0": write ClusterSnapshots.fromSnapshotId(cluster, '65f0'); "target" must be a cluster, not the AtlasProject "stack/shop"`,
      (stack) => RestoreJob.automated(stack, 'r', { snapshot: '65f0', target: project(stack) } as never),
    ],
    [
      'stack/orders/Copies: SnapshotCopies: "to" must not be empty',
      (stack) => {
        const orders = cluster(stack);
        orders.addBackupSchedule('b', daily);
        orders.addSnapshotCopies('Copies', []);
      },
    ],
    [
      'stack/orders: exportSnapshotsTo: "destination" must be an export, such as SnapshotExport.toAws(...) or an S3SnapshotExport, not "shop-archive"',
      (stack) => {
        const orders = cluster(stack);
        orders.addBackupSchedule('b', daily);
        orders.exportSnapshotsTo('shop-archive' as never);
      },
    ],
    [
      'stack/orders: addSnapshotCopies: the cluster has no schedule yet: call addBackupSchedule() before',
      (stack) => cluster(stack).addSnapshotCopies('Copies', ['EU_WEST_1']),
    ],
    [
      'stack/orders/b: addBackupSchedule: the items are missing: write them, or set schedule with AtlasDefaults.of(scope)',
      (stack) => cluster(stack).addBackupSchedule('b'),
    ],
    [
      'stack: AtlasDefaults: there is no prop "tag"; did you mean "tags"?',
      (stack) => AtlasDefaults.of(stack).set({ tag: {} } as never),
    ],
    [
      "stack/shop: AtlasProject: the props must be an object, such as { organizationId: '...' }, not null",
      (stack) => new AtlasProject(stack, 'shop', null as never),
    ],
    [
      "stack/c: AtlasCluster: the props must be an object, such as { project, cloudProvider, instanceSize: '...', regions }, not null",
      (stack) => new AtlasCluster(stack, 'c', null as never),
    ],
    [
      `stack/c: AtlasCluster: the props must be an object, such as { project, cloudProvider, instanceSize: '...', regions }, not "orders"`,
      (stack) => new AtlasCluster(stack, 'c', 'orders' as never),
    ],
    [
      `stack/p: MongodbatlasProvider: the props must be an object, such as { version: '~> 2.18' }, not "~> 2.18"`,
      (stack) => new MongodbatlasProvider(stack, 'p', '~> 2.18' as never),
    ],
    [
      'stack/orders/b: BackupSchedule: the props must be an object, such as { cluster }, not "daily"',
      (stack) => cluster(stack).addBackupSchedule('b', 'daily' as never),
    ],
    [
      'stack/orders/s: OnDemandSnapshot: the props must be an object, such as { cluster, keepDays }, not 30',
      (stack) => cluster(stack).takeSnapshot('s', 30 as never),
    ],
    [
      'stack/orders/r: restoreFrom: write { snapshot }, or { source, at }, not "65f0000000000000000000aa"',
      (stack) => cluster(stack).restoreFrom('r', '65f0000000000000000000aa' as never),
    ],
    [
      'stack/orders/r: RestoreJob.pointInTime: "at" must be a valid Date, or seconds since 1970, not "2026-01-01": write new Date(\'2026-01-01\')',
      (stack) => {
        const source = cluster(stack);
        source.restoreFrom('r', { source, at: '2026-01-01' as never });
      },
    ],
    [
      'stack/orders/r: RestoreJob.pointInTime: "at" must be a valid Date, or seconds since 1970, not "yesterday"',
      (stack) => {
        const source = cluster(stack);
        source.restoreFrom('r', { source, at: 'yesterday' as never });
      },
    ],
    [
      'stack/orders: forecast: the props must be an object, such as { at: \'...\' }, not "2026-08-21"',
      (stack) => cluster(stack).forecast('2026-08-21' as never),
    ],
    ['Duration.hours: write a number of hours, not NaN', () => Duration.hours(NaN)],
    ['Duration.days: write a number of days, not "1"', () => Duration.days('1' as never)],
    [
      'AtlasDefaults.of: write an App, a stack or another construct, not "shop"',
      () => AtlasDefaults.of('shop' as never),
    ],
    [
      "AtlasChecks: write the options as an object, such as { failOn: 'warning' }, not null",
      (stack) => AtlasChecks.of(stack).configure(null as never),
    ],
    [
      'stack: AtlasChecks: write the id of a rule to acknowledge, not an object',
      (stack) => AtlasChecks.of(stack).acknowledge({ rule: 'flex/x' } as never, { reason: 'intended' }),
    ],
    [
      'stack/e: EncryptionAtRest.withAws: "roleId" is missing',
      (stack) =>
        EncryptionAtRest.withAws(stack, 'e', {
          project: project(stack),
          keyId: 'k',
          region: 'EU_CENTRAL_1',
        } as never),
    ],
    [
      'stack/shop: AtlasProject: "maintenanceWindow.hour" must be a whole number from 0 to 23, known at synth, not 24',
      (stack) =>
        new AtlasProject(stack, 'shop', {
          organizationId: '5f0000000000000000000001',
          maintenanceWindow: { on: 'sunday', hour: 24 },
        }),
    ],
  ])('%s', (message, build) => {
    expect(messageOf(() => synthesized(build))).toContain(message);
  });
});

describe('tokens are accepted', () => {
  test('as the day of a week, the day of a month, and the month of a year', () => {
    const json = synthesized((stack) => {
      const day = new TerraformVariable(stack, 'day', { type: 'string' }).stringValue as never;
      cluster(stack).addBackupSchedule('b', {
        weekly: { on: day, keep: Retention.weeks(4) },
        monthly: { on: day, keep: Retention.months(1) },
        yearly: { in: day, keep: Retention.years(1) },
      });
    });
    const [schedule] = Object.values(bodiesOf(json, 'cloud_backup_schedule'));
    expect(schedule).toMatchObject({
      policy_item_weekly: [
        {
          frequency_interval:
            '${(index(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], var.day) + 1)}',
        },
      ],
      policy_item_monthly: [{ frequency_interval: '${(var.day == "last-day") ? 40 : tonumber(var.day)}' }],
    });
    expect(JSON.stringify(schedule?.['policy_item_yearly'])).toContain('"december\\\"], var.day) + 1)}');
  });

  test('as the expression of a local, which CDKTF types as any', () => {
    const json = synthesized((stack) => {
      const name: never = new TerraformLocal(stack, 'name', 'orders').expression as never;
      cluster(stack, { name }).addBackupSchedule('b', daily);
    });
    const [body] = Object.values(bodiesOf(json, 'advanced_cluster'));
    expect(body).toMatchObject({ name: '${local.name}' });
    expect(JSON.stringify(body)).toContain('regex(\\"^[a-zA-Z0-9][a-zA-Z0-9_-]*$\\", local.name)');
  });

  test('as all tags, and as a frequency that is copied', () => {
    const json = synthesized((stack) => {
      const tags = new TerraformVariable(stack, 'tags', { type: 'map(string)' }).value as never;
      const frequency = new TerraformVariable(stack, 'often', { type: 'string' }).stringValue as never;
      const schedule = cluster(stack, { tags }).addBackupSchedule('b', daily);
      new SnapshotCopies(stack, 'copies', {
        schedule,
        to: [{ region: 'EU_WEST_1', frequencies: [frequency] }],
      });
    });
    expect(Object.values(bodiesOf(json, 'advanced_cluster'))[0]).toMatchObject({ tags: '${var.tags}' });
    expect(Object.values(bodiesOf(json, 'cloud_backup_schedule'))[0]).toMatchObject({
      copy_settings: [{ frequencies: ['${replace(upper(var.often), "-", "_")}'] }],
    });
  });
});

test('preconditions on tokens of every kind are valid Terraform expressions', () => {
  const json = synthesized((stack) => {
    const number = (name: string): number =>
      new TerraformVariable(stack, name, { type: 'number' }).numberValue;
    const orders = cluster(stack);
    orders.addBackupSchedule('b', {
      hourly: { everyHours: number('every') as never, keep: Retention.days(number('days')) },
      at: { hour: number('hour'), minute: number('minute') },
      restoreWindowDays: number('window'),
    });
    new OnDemandSnapshot(stack, 's', { cluster: orders, keepDays: number('keep') });
  });
  const [schedule] = Object.values(bodiesOf(json, 'cloud_backup_schedule'));
  const conditions = JSON.stringify(schedule?.['lifecycle']);
  // CDKTF renders an operand of 0 as "undefined".
  expect(JSON.stringify(json)).not.toContain('undefined');
  expect(conditions).toContain('(var.hour >= 0)) && (var.hour <= 23)');
  expect(conditions).toContain('(var.minute >= 0)) && (var.minute <= 59)');
});

describe('an export adds the policy item that it requires, kept long enough', () => {
  test.each([
    [{ ...daily, yearly: { in: 'december', keep: Retention.years(1) } }, 'monthly', 1, 'months'],
    [{ daily: { keep: Retention.days(29) } }, 'monthly', 2, 'months'],
    [{ monthly: { on: 'last-day', keep: Retention.months(12) } }, 'yearly', 1, 'years'],
    [{ monthly: { on: 'last-day', keep: Retention.months(13) } }, 'yearly', 2, 'years'],
    [{ weekly: { on: 'monday', keep: Retention.years(1) } }, 'monthly', 12, 'months'],
  ] as const)('%j, exported %s, gets %d %s', (items, frequency, value, unit) => {
    const json = synthesized((stack) => {
      const orders = cluster(stack);
      const schedule = orders.addBackupSchedule('b', items);
      const { project: of } = orders;
      SnapshotExport.toAws(stack, 'e', { project: of, ...bucket }).addSchedule(schedule, { frequency });
    });
    const [schedule] = Object.values(bodiesOf(json, 'cloud_backup_schedule'));
    expect(schedule?.[`policy_item_${frequency}`]).toMatchObject([
      { retention_value: value, retention_unit: unit },
    ]);
  });
});

test('snapshots of a cluster wait for each other only within a stack', () => {
  const others: TerraformStack[] = [];
  const json = synthesized((stack) => {
    const other = new TerraformStack(stack.node.scope as App, 'other');
    new MongodbatlasProvider(other, 'atlas');
    others.push(other);
    const orders = cluster(stack);
    new OnDemandSnapshot(stack, 'first', { cluster: orders, keepDays: 3 });
    new OnDemandSnapshot(other, 'elsewhere', { cluster: orders, keepDays: 3 });
    new OnDemandSnapshot(stack, 'second', { cluster: orders, keepDays: 3 });
  });
  const { first, second } = bodiesOf(json, 'cloud_backup_snapshot');
  expect(first).not.toHaveProperty('depends_on');
  expect(JSON.stringify(second?.['depends_on'])).toMatch(
    /^\["mongodbatlas_cloud_backup_snapshot\.first_\w+"\]$/,
  );
  const elsewhere = bodiesOf(others[0]?.toTerraform() as Synthesized, 'cloud_backup_snapshot');
  expect(elsewhere['elsewhere']).not.toHaveProperty('depends_on');
});
