import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type TerraformStack, TerraformVariable } from 'cdktf';
import {
  AtlasCluster,
  AtlasProject,
  BackupAlerts,
  BackupCompliancePolicy,
  type BackupCompliancePolicyProps,
  BackupSchedule,
  ClusterSnapshots,
  FlexCluster,
  FlexSnapshots,
  type IAtlasProject,
  OnDemandSnapshot,
  RestoreJob,
  Retention,
  SnapshotCopies,
  SnapshotExport,
} from '../../src';
import { S3SnapshotExport } from '../../src/aws';
import { nonconformities } from '../support/conformity';
import { type Synthesized, bodiesOf, messageOf, synthesized } from '../support/synthesized';

const project = (stack: TerraformStack): AtlasProject =>
  new AtlasProject(stack, 'shop', { organizationId: '5f0000000000000000000001' });

function cluster(stack: TerraformStack, of: IAtlasProject, props: object = {}, id = 'orders'): AtlasCluster {
  return new AtlasCluster(stack, id, {
    project: of,
    cloudProvider: 'AWS',
    instanceSize: 'M30',
    regions: ['EU_CENTRAL_1'],
    ...props,
  });
}

const daily = { daily: { keep: Retention.days(7) } };

/** A stack that matches the provider's schema. */
function sound(build: (stack: TerraformStack) => void): Synthesized {
  const json = synthesized(build);
  expect(nonconformities(json)).toEqual([]);
  return json;
}

/** The address of the only resource of a type. */
function addressOf(json: Synthesized, type: string, index = 0): string {
  return `mongodbatlas_${type}.${Object.keys(json.resource?.[`mongodbatlas_${type}`] ?? {})[index] ?? ''}`;
}

describe('SnapshotCopies', () => {
  const copiesOf = (json: Synthesized): unknown =>
    Object.values(bodiesOf(json, 'cloud_backup_schedule'))[0]?.['copy_settings'];

  test('copy the frequencies of the schedule, to the zone and provider of the cluster', () => {
    const json = sound((stack) => {
      const schedule = cluster(stack, project(stack)).addBackupSchedule('Backups', {
        ...daily,
        weekly: { on: 'saturday', keep: Retention.weeks(4) },
      });
      new SnapshotCopies(stack, 'copies', { schedule, to: ['EU_WEST_1'] });
    });
    expect(copiesOf(json)).toEqual([
      {
        cloud_provider: 'AWS',
        region_name: 'EU_WEST_1',
        zone_id: `\${${addressOf(json, 'advanced_cluster')}.replication_specs[0].zone_id}`,
        frequencies: ['DAILY', 'WEEKLY'],
        should_copy_oplogs: false,
      },
    ]);
  });

  test('copy oplogs if point-in-time restore is enabled, and the frequencies that are set', () => {
    const json = sound((stack) => {
      const schedule = cluster(stack, project(stack), { pointInTimeRestore: true }).addBackupSchedule(
        'Backups',
        {
          hourly: { everyHours: 6, keep: Retention.days(7) },
          ...daily,
        },
      );
      new SnapshotCopies(stack, 'copies', {
        schedule,
        to: [{ region: 'EU_WEST_1', frequencies: ['daily', 'on-demand'] }],
      });
      new SnapshotCopies(stack, 'more', { schedule, to: [{ region: 'US_EAST_1', oplogs: false }] });
    });
    expect(copiesOf(json)).toMatchObject([
      { region_name: 'EU_WEST_1', frequencies: ['DAILY', 'ON_DEMAND'], should_copy_oplogs: true },
      { region_name: 'US_EAST_1', frequencies: ['HOURLY', 'DAILY'], should_copy_oplogs: false },
    ]);
  });

  const zones = [
    { name: 'Europe', regions: ['EU_CENTRAL_1'], shards: 2 },
    { name: 'America', regions: ['US_EAST_1'] },
  ];

  test('use a zone of a global cluster', () => {
    const json = sound((stack) => {
      const schedule = cluster(stack, project(stack), { regions: undefined, zones }).addBackupSchedule(
        'Backups',
        daily,
      );
      new SnapshotCopies(stack, 'copies', { schedule, to: [{ region: 'US_WEST_2', zone: 'America' }] });
    });
    expect(copiesOf(json)).toMatchObject([
      { zone_id: `\${${addressOf(json, 'advanced_cluster')}.replication_specs[2].zone_id}` },
    ]);
  });

  test('reject a zone that the cluster does not have', () => {
    const message = messageOf(() =>
      synthesized((stack) => {
        const schedule = cluster(stack, project(stack), { regions: undefined, zones }).addBackupSchedule(
          'Backups',
          daily,
        );
        new SnapshotCopies(stack, 'copies', { schedule, to: ['US_WEST_2'] });
      }),
    );
    expect(message).toBe(
      'stack/copies: SnapshotCopies: a global cluster has several zones: set zone (zones: "Europe", "America")',
    );
  });

  test('look up the zone of a cluster outside the stack', () => {
    const json = sound((stack) => {
      const orders = AtlasCluster.fromName(stack, 'orders', {
        project: project(stack),
        clusterName: 'orders',
        cloudProvider: 'AWS',
      });
      const schedule = new BackupSchedule(stack, 'Backups', { cluster: orders, ...daily });
      new SnapshotCopies(stack, 'copies', { schedule, to: ['EU_WEST_1'] });
    });
    expect(copiesOf(json)).toMatchObject([
      {
        zone_id: '${data.mongodbatlas_advanced_cluster.orders_Lookup_FA345A23.replication_specs[0].zone_id}',
      },
    ]);
  });
});

describe('SnapshotExport', () => {
  test('to Azure enables export of its schedules, and adds a policy item to export', () => {
    const json = sound((stack) => {
      const of = project(stack);
      const schedule = cluster(stack, of).addBackupSchedule('Backups', {
        ...daily,
        weekly: { on: 'saturday', keep: Retention.weeks(8) },
      });
      SnapshotExport.toAzure(stack, 'archive', {
        project: of,
        containerName: 'archive',
        roleId: '65f0000000000000000000aa',
        serviceUrl: 'https://shop.blob.core.windows.net',
        schedules: [schedule],
      });
    });
    expect(Object.values(bodiesOf(json, 'cloud_backup_snapshot_export_bucket'))).toEqual([
      {
        project_id: `\${${addressOf(json, 'project')}.id}`,
        cloud_provider: 'AZURE',
        bucket_name: 'archive',
        role_id: '65f0000000000000000000aa',
        service_url: 'https://shop.blob.core.windows.net',
      },
    ]);
    expect(Object.values(bodiesOf(json, 'cloud_backup_schedule'))[0]).toMatchObject({
      auto_export_enabled: true,
      export: {
        export_bucket_id: `\${${addressOf(json, 'cloud_backup_snapshot_export_bucket')}.export_bucket_id}`,
        frequency_type: 'monthly',
      },
      // 8 weeks are at most 2 months.
      policy_item_monthly: [{ frequency_interval: 40, retention_unit: 'months', retention_value: 2 }],
    });
  });

  test.each([
    [
      'an existing monthly item is not changed',
      { monthly: { on: 1, keep: Retention.months(3) } },
      'monthly',
      [[1, 'months', 3]],
    ],
    ['a yearly item is added for a yearly export', {}, 'yearly', [[1, 'years', 1]]],
    [
      'a yearly item is kept as long as monthly ones',
      { monthly: { on: 1, keep: Retention.months(18) } },
      'yearly',
      [[1, 'years', 2]],
    ],
  ] as const)('%s', (_, items, frequency, expected) => {
    const json = sound((stack) => {
      const of = project(stack);
      const schedule = cluster(stack, of).addBackupSchedule('Backups', { ...daily, ...items });
      SnapshotExport.toGoogleCloud(stack, 'archive', {
        project: of,
        bucketName: 'shop-archive',
        roleId: '65f0000000000000000000aa',
      }).addSchedule(schedule, { frequency });
    });
    const body = Object.values(bodiesOf(json, 'cloud_backup_schedule'))[0];
    expect(body?.[`policy_item_${frequency}`]).toEqual(
      expected.map(([interval, unit, value]) => ({
        frequency_interval: interval,
        retention_unit: unit,
        retention_value: value,
      })),
    );
  });

  test('to an existing AWS bucket uses the id of the role', () => {
    const json = sound((stack) => {
      SnapshotExport.toAws(stack, 'archive', {
        project: project(stack),
        bucketName: 'shop-archive',
        iamRoleId: '65f0000000000000000000aa',
      });
    });
    expect(Object.values(bodiesOf(json, 'cloud_backup_snapshot_export_bucket'))).toMatchObject([
      { cloud_provider: 'AWS', bucket_name: 'shop-archive', iam_role_id: '65f0000000000000000000aa' },
    ]);
  });
});

describe('S3SnapshotExport', () => {
  const json = (props: object = {}): Synthesized =>
    sound((stack) => {
      new AwsProvider(stack, 'aws', { region: 'eu-central-1' });
      const of = project(stack);
      const schedule = cluster(stack, of).addBackupSchedule('Backups', {
        ...daily,
        monthly: { on: 1, keep: Retention.months(3) },
      });
      new S3SnapshotExport(stack, 'archive', {
        project: of,
        bucketName: 'shop-archive',
        schedules: [schedule],
        ...props,
      });
    });
  const only = (made: Synthesized, type: string): Readonly<Record<string, unknown>> =>
    Object.values(made.resource?.[type] ?? {})[0] ?? {};

  test('creates a bucket that is versioned, encrypted, private and cleaned up', () => {
    const made = json();
    expect(only(made, 'aws_s3_bucket_versioning')).toMatchObject({
      versioning_configuration: { status: 'Enabled' },
    });
    expect(only(made, 'aws_s3_bucket_server_side_encryption_configuration')).toMatchObject({
      rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } }],
    });
    expect(only(made, 'aws_s3_bucket_public_access_block')).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(only(made, 'aws_s3_bucket_lifecycle_configuration')).toMatchObject({
      rule: [
        {
          status: 'Enabled',
          abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
          noncurrent_version_expiration: [{ noncurrent_days: 90 }],
        },
      ],
    });
  });

  test('encrypts with a customer key and expires exports, if set', () => {
    const made = json({ kmsKeyArn: 'arn:aws:kms:eu-central-1:111111111111:key/k', expireAfterDays: 400 });
    expect(only(made, 'aws_s3_bucket_server_side_encryption_configuration')).toMatchObject({
      rule: [
        { apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms' }, bucket_key_enabled: true },
      ],
    });
    expect(only(made, 'aws_s3_bucket_lifecycle_configuration')).toMatchObject({
      rule: [{ expiration: [{ days: 400 }] }],
    });
  });

  test('creates a role that allows Atlas only to write, and waits for it', () => {
    const made = json();
    const [bucket, role, setup] = [
      'aws_s3_bucket',
      'aws_iam_role',
      'mongodbatlas_cloud_provider_access_setup',
    ].map((type) => `${type}.${Object.keys(made.resource?.[type] ?? {})[0] ?? ''}`);
    expect(JSON.parse(String(only(made, 'aws_iam_role')['assume_role_policy']))).toMatchObject({
      Statement: [
        {
          Principal: { AWS: `\${${setup ?? ''}.aws_config[0].atlas_aws_account_arn}` },
          Condition: {
            StringEquals: {
              'sts:ExternalId': `\${${setup ?? ''}.aws_config[0].atlas_assumed_role_external_id}`,
            },
          },
        },
      ],
    });
    const policy = only(made, 'aws_iam_role_policy');
    expect(policy['role']).toBe(`\${${role ?? ''}.id}`);
    expect(JSON.parse(String(policy['policy']))).toMatchObject({
      Statement: [
        { Effect: 'Allow', Action: 's3:GetBucketLocation', Resource: `\${${bucket ?? ''}.arn}` },
        { Effect: 'Allow', Action: 's3:PutObject', Resource: `\${${bucket ?? ''}.arn}/*` },
      ],
    });
    expect(only(made, 'mongodbatlas_cloud_provider_access_authorization')).toMatchObject({
      role_id: `\${${setup ?? ''}.role_id}`,
      aws: { iam_assumed_role_arn: `\${${role ?? ''}.arn}` },
    });
    expect(only(made, 'mongodbatlas_cloud_backup_snapshot_export_bucket')).toMatchObject({
      iam_role_id: `\${${addressOf(made, 'cloud_provider_access_authorization')}.role_id}`,
      bucket_name: `\${${bucket ?? ''}.bucket}`,
      depends_on: [expect.stringMatching(/^aws_iam_role_policy\./)],
    });
    expect(only(made, 'mongodbatlas_cloud_backup_schedule')).toMatchObject({
      auto_export_enabled: true,
      export: { frequency_type: 'monthly' },
    });
  });
});

describe('BackupCompliancePolicy', () => {
  const policy = (
    of: IAtlasProject,
    props: Partial<BackupCompliancePolicyProps> = {},
  ): BackupCompliancePolicyProps => ({
    project: of,
    cannotBeUndone: { reason: 'the bank law binds this project', owner: 'legal' },
    contact: { email: 'records@shop.test', firstName: 'Records', lastName: 'Office' },
    daily: { keep: Retention.days(7) },
    ...props,
  });

  test('writes what it requires, and the consent to it', () => {
    const json = sound((stack) => {
      const of = project(stack);
      cluster(stack, of, { pointInTimeRestore: true }).addBackupSchedule('Backups', {
        hourly: { everyHours: 6, keep: Retention.days(7) },
        daily: { keep: Retention.days(7) },
        weekly: { on: 'saturday', keep: Retention.weeks(4) },
        monthly: { on: 1, keep: Retention.months(12) },
        yearly: { in: 'january', keep: Retention.years(3) },
        restoreWindowDays: 5,
      });
      new BackupCompliancePolicy(
        stack,
        'policy',
        policy(of, {
          hourly: { everyHours: 12, keep: Retention.days(7) },
          weekly: { keep: Retention.weeks(4) },
          monthly: { keep: Retention.months(12) },
          yearly: { keep: Retention.years(3) },
          onDemand: Retention.weeks(2),
          pointInTimeRestore: true,
          restoreWindowDays: 5,
          copyProtection: true,
        }),
      );
    });
    expect(Object.values(bodiesOf(json, 'backup_compliance_policy'))[0]).toMatchObject({
      authorized_email: 'records@shop.test',
      authorized_user_first_name: 'Records',
      authorized_user_last_name: 'Office',
      policy_item_hourly: { frequency_interval: 12, retention_unit: 'days', retention_value: 7 },
      policy_item_daily: { frequency_interval: 1, retention_unit: 'days', retention_value: 7 },
      policy_item_weekly: [{ frequency_interval: 1, retention_unit: 'weeks', retention_value: 4 }],
      policy_item_monthly: [{ frequency_interval: 40, retention_unit: 'months', retention_value: 12 }],
      policy_item_yearly: [{ frequency_interval: 1, retention_unit: 'years', retention_value: 3 }],
      on_demand_policy_item: { frequency_interval: 1, retention_unit: 'weeks', retention_value: 2 },
      pit_enabled: true,
      restore_window_days: 5,
      copy_protection_enabled: true,
    });
    const [body] = Object.values(json.resource?.['mongodbatlas_backup_compliance_policy'] ?? {});
    expect(body?.['//']).toMatchObject({
      atlasBackup: { consent: { reason: 'the bank law binds this project', owner: 'legal' } },
    });
  });

  test('waits for the schedules of its project only, and keeps them in Atlas when they are destroyed', () => {
    const json = sound((stack) => {
      const of = project(stack);
      const other = AtlasProject.fromProjectId(stack, 'other', '65f000000000000000000009');
      cluster(stack, of, {}, 'before').addBackupSchedule('Backups', daily);
      new BackupCompliancePolicy(stack, 'policy', policy(of));
      cluster(stack, of, {}, 'after').addBackupSchedule('Backups', { ...daily, skipDestroy: false });
      cluster(stack, other, {}, 'elsewhere').addBackupSchedule('Backups', daily);
    });
    const schedules = bodiesOf(json, 'cloud_backup_schedule');
    expect(Object.values(bodiesOf(json, 'backup_compliance_policy'))[0]?.['depends_on']).toEqual([
      expect.stringMatching(/^mongodbatlas_cloud_backup_schedule\.before_Backups_/),
      expect.stringMatching(/^mongodbatlas_cloud_backup_schedule\.after_Backups_/),
    ]);
    expect(schedules['before/Backups']?.['skip_destroy']).toBe(true);
    expect(schedules['after/Backups']?.['skip_destroy']).toBe(false);
    expect(schedules['elsewhere/Backups']?.['skip_destroy']).toBeUndefined();
  });

  test('requires a reason', () => {
    const message = messageOf(() =>
      synthesized((stack) => {
        new BackupCompliancePolicy(
          stack,
          'policy',
          policy(project(stack), { cannotBeUndone: { reason: '  ' } }),
        );
      }),
    );
    expect(message).toBe(
      'stack/policy: BackupCompliancePolicy: "cannotBeUndone.reason" must be a sentence, not "  "',
    );
  });

  test('is compared with every schedule and cluster of its project', () => {
    const message = messageOf(() =>
      synthesized((stack) => {
        const of = project(stack);
        cluster(stack, of).addBackupSchedule('Backups', { daily: { keep: Retention.days(3) } });
        new BackupCompliancePolicy(stack, 'policy', policy(of, { pointInTimeRestore: true }));
      }),
    );
    expect(message).toContain('compliance/schedule-falls-short');
  });
});

describe('OnDemandSnapshot', () => {
  test('waits for the previous snapshot of the same cluster', () => {
    const json = sound((stack) => {
      const of = project(stack);
      const [orders, other] = [cluster(stack, of), cluster(stack, of, {}, 'other')];
      new OnDemandSnapshot(stack, 'first', { cluster: orders, keepDays: 7 });
      new OnDemandSnapshot(stack, 'second', {
        cluster: orders,
        keepDays: 7,
        description: 'before the migration',
      });
      new OnDemandSnapshot(stack, 'third', { cluster: other, keepDays: 7 });
    });
    const snapshots = bodiesOf(json, 'cloud_backup_snapshot');
    expect(snapshots['first']).toMatchObject({ description: 'first', retention_in_days: 7 });
    expect(snapshots['first']).not.toHaveProperty('depends_on');
    expect(snapshots['second']).toMatchObject({
      description: 'before the migration',
      depends_on: [expect.stringMatching(/^mongodbatlas_cloud_backup_snapshot\.first_/)],
    });
    expect(snapshots['third']).not.toHaveProperty('depends_on');
  });

  test('of a Flex cluster is rejected, also if the cluster is outside the stack', () => {
    const message = messageOf(() =>
      synthesized((stack) => {
        const flex = FlexCluster.fromName(stack, 'flex', { project: project(stack), clusterName: 'reports' });
        new OnDemandSnapshot(stack, 'once', { cluster: flex as never, keepDays: 7 });
      }),
    );
    expect(message).toContain('flex/on-demand-snapshot');
  });

  test('makes Terraform reject an invalid retention that synth does not know', () => {
    const json = sound((stack) => {
      const days = new TerraformVariable(stack, 'days', { type: 'number' });
      new OnDemandSnapshot(stack, 'once', {
        cluster: cluster(stack, project(stack)),
        keepDays: days.numberValue,
      });
    });
    expect(bodiesOf(json, 'cloud_backup_snapshot')['once']).toMatchObject({
      lifecycle: {
        precondition: [{ error_message: expect.stringContaining('(snapshot/invalid-retention)') as string }],
      },
    });
  });
});

describe('RestoreJob', () => {
  test('automated restores a snapshot, and several to one cluster wait for each other', () => {
    const json = sound((stack) => {
      const of = project(stack);
      const [orders, practice] = [cluster(stack, of), cluster(stack, of, {}, 'practice')];
      const snapshot = ClusterSnapshots.fromSnapshotId(orders, '65f0000000000000000000bb');
      RestoreJob.automated(stack, 'first', { snapshot, target: practice });
      RestoreJob.automated(stack, 'second', { snapshot, target: practice });
    });
    const jobs = bodiesOf(json, 'cloud_backup_snapshot_restore_job');
    const [orders, practice] = [
      addressOf(json, 'advanced_cluster', 0),
      addressOf(json, 'advanced_cluster', 1),
    ];
    expect(jobs['first']).toEqual({
      project_id: `\${${orders}.project_id}`,
      cluster_name: `\${${orders}.name}`,
      snapshot_id: '65f0000000000000000000bb',
      delivery_type_config: {
        automated: true,
        target_cluster_name: `\${${practice}.name}`,
        target_project_id: `\${${practice}.project_id}`,
      },
    });
    expect(jobs['second']?.['depends_on']).toEqual([
      expect.stringMatching(/^mongodbatlas_cloud_backup_snapshot_restore_job\.first_/),
    ]);
  });

  test('pointInTime takes a date or seconds', () => {
    const json = sound((stack) => {
      const of = project(stack);
      const orders = cluster(stack, of, { pointInTimeRestore: true });
      orders.addBackupSchedule('Backups', { hourly: { everyHours: 6, keep: Retention.days(7) } });
      const [one, two] = [cluster(stack, of, {}, 'one'), cluster(stack, of, {}, 'two')];
      RestoreJob.pointInTime(stack, 'date', {
        source: orders,
        at: new Date('2026-08-01T00:00:00Z'),
        target: one,
      });
      RestoreJob.pointInTime(stack, 'seconds', { source: orders, at: 1785542400, target: two });
    });
    for (const job of Object.values(bodiesOf(json, 'cloud_backup_snapshot_restore_job')))
      expect(job['delivery_type_config']).toMatchObject({
        point_in_time: true,
        point_in_time_utc_seconds: 1785542400,
      });
  });

  test('download has no target', () => {
    const json = sound((stack) => {
      const orders = cluster(stack, project(stack));
      RestoreJob.download(stack, 'copy', {
        snapshot: ClusterSnapshots.fromCluster(stack, 'all', orders).latest,
      });
    });
    expect(bodiesOf(json, 'cloud_backup_snapshot_restore_job')['copy']).toMatchObject({
      snapshot_id: '${data.mongodbatlas_cloud_backup_snapshots.all_Lookup_DDA87AB5.results[0].id}',
      delivery_type_config: { download: true },
    });
  });

  test.each<[string, (stack: TerraformStack) => void]>([
    [
      'restore/unsupported-target',
      (stack) => {
        const of = project(stack);
        const flex = FlexCluster.fromName(stack, 'flex', { project: of, clusterName: 'reports' });
        const snapshot = ClusterSnapshots.fromSnapshotId(cluster(stack, of), 'x');
        RestoreJob.automated(stack, 'job', { snapshot, target: flex });
      },
    ],
    [
      'restore/topology-mismatch',
      (stack) => {
        const of = project(stack);
        const snapshot = ClusterSnapshots.fromSnapshotId(cluster(stack, of, { shards: 2 }), 'x');
        RestoreJob.automated(stack, 'job', { snapshot, target: cluster(stack, of, { shards: 3 }, 'target') });
      },
    ],
  ])('with a target that does not fit is rejected: %s', (rule, build) => {
    expect(messageOf(() => synthesized(build))).toContain(`rule   ${rule}`);
  });
});

test('FlexSnapshots look up the snapshots of a Flex cluster', () => {
  const json = sound((stack) => {
    const flex = new FlexCluster(stack, 'reports', {
      project: project(stack),
      cloudProvider: 'AWS',
      region: 'EU_CENTRAL_1',
    });
    FlexSnapshots.fromCluster(stack, 'all', flex);
  });
  expect(Object.values(json.data?.['mongodbatlas_flex_snapshots'] ?? {})[0]).toMatchObject({
    name: `\${${addressOf(json, 'flex_cluster')}.name}`,
  });
});

describe('BackupAlerts', () => {
  const notify = [{ typeName: 'GROUP', roles: ['GROUP_OWNER'], emailEnabled: true, intervalMin: 60 }];

  test('notify of everything by default', () => {
    const json = sound((stack) => {
      new BackupAlerts(stack, 'alerts', { project: project(stack), notify });
    });
    const alerts = Object.values(bodiesOf(json, 'alert_configuration'));
    expect(alerts.map(({ event_type: event }) => event).sort()).toEqual([
      'CPS_AUTO_EXPORT_FAILED',
      'CPS_COLLECTION_RESTORE_FAILED',
      'CPS_COPY_SNAPSHOT_FAILED',
      'CPS_EXPORT_FAILED',
      'CPS_OPLOG_BEHIND',
      'CPS_PREV_SNAPSHOT_OLD',
      'CPS_RESTORE_FAILED',
      'CPS_SNAPSHOT_BEHIND',
      'CPS_SNAPSHOT_FAILED',
      'CPS_SNAPSHOT_FALLBACK_FAILED',
    ]);
    expect(alerts.find(({ event_type: event }) => event === 'CPS_SNAPSHOT_BEHIND')).toMatchObject({
      enabled: true,
      threshold_config: [{ operator: 'GREATER_THAN', threshold: 12, units: 'HOURS' }],
      notification: [{ type_name: 'GROUP', roles: ['GROUP_OWNER'], email_enabled: true, interval_min: 60 }],
    });
  });

  test('notify only of what is set', () => {
    const json = sound((stack) => {
      new BackupAlerts(stack, 'alerts', { project: project(stack), notify, of: ['copy-failed'] });
    });
    expect(Object.keys(bodiesOf(json, 'alert_configuration'))).toEqual(['alerts/CPS_COPY_SNAPSHOT_FAILED']);
  });
});

describe('the roles of a project', () => {
  test('are granted to teams, users and service accounts, with one resource for each grantee', () => {
    const json = sound((stack) => {
      const [team, user, account] = [
        { teamId: 't' },
        { username: 'ann@shop.test' },
        { serviceAccountClientId: 'c' },
      ];
      project(stack)
        .grantBackupManager(team)
        .grantReadOnly(team)
        .grantReadOnly({ teamId: 't' })
        .grantBackupRecoveryOperator(user)
        .grantBackupCreator(account)
        .grantBackupExportOperator(account)
        .grantClusterManager(account)
        .grantClusterCreator(account)
        .grantOwner(user);
    });
    expect(Object.values(bodiesOf(json, 'team_project_assignment'))).toMatchObject([
      { team_id: 't', role_names: ['GROUP_BACKUP_MANAGER', 'GROUP_READ_ONLY'] },
    ]);
    expect(Object.values(bodiesOf(json, 'cloud_user_project_assignment'))).toMatchObject([
      { username: 'ann@shop.test', roles: ['GROUP_BACKUP_RECOVERY_OPERATOR', 'GROUP_OWNER'] },
    ]);
    expect(Object.values(bodiesOf(json, 'service_account_project_assignment'))).toMatchObject([
      {
        client_id: 'c',
        roles: [
          'GROUP_BACKUP_CREATOR',
          'GROUP_BACKUP_EXPORT_OPERATOR',
          'GROUP_CLUSTER_MANAGER',
          'GROUP_CLUSTER_CREATOR',
        ],
      },
    ]);
  });
});
