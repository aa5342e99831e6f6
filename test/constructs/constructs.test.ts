import { TerraformVariable, type TerraformStack } from 'cdktf';
import {
  AtlasCluster,
  type AtlasClusterProps,
  AtlasProject,
  BackupSchedule,
  CloudProviderSnapshots,
  FlexCluster,
  FreeCluster,
  type IAtlasProject,
  Retention,
  ServerlessInstance,
} from '../../src';
import { nonconformities } from '../support/conformity';
import { type Synthesized, bodiesOf, messageOf, synthesized } from '../support/synthesized';

const projectId = '65f000000000000000000001';
const project = (stack: TerraformStack): IAtlasProject =>
  AtlasProject.fromProjectId(stack, 'project', projectId);

/** A stack of one cluster. */
function clusterOf(props: Partial<AtlasClusterProps>): Readonly<Record<string, unknown>> {
  const json = synthesized((stack) => {
    new AtlasCluster(stack, 'orders', {
      project: project(stack),
      cloudProvider: 'AWS',
      instanceSize: 'M30',
      ...('zones' in props ? {} : { regions: ['EU_CENTRAL_1'] }),
      ...props,
    } as AtlasClusterProps);
  });
  expect(nonconformities(json)).toEqual([]);
  return bodiesOf(json, 'advanced_cluster')['orders'] ?? {};
}

const region = (name: string, priority: number, nodes: number, rest: object = {}): object => ({
  provider_name: 'AWS',
  region_name: name,
  priority,
  electable_specs: { instance_size: 'M30', node_count: nodes },
  ...rest,
});

describe('AtlasProject', () => {
  test('is named like its construct', () => {
    const json = synthesized((stack) => {
      new AtlasProject(stack, 'shop', {
        organizationId: '5f0000000000000000000001',
        tags: { team: 'orders' },
      });
    });
    expect(bodiesOf(json, 'project')).toEqual({
      shop: { name: 'shop', org_id: '5f0000000000000000000001', tags: { team: 'orders' } },
    });
    expect(nonconformities(json)).toEqual([]);
  });
});

describe('AtlasCluster', () => {
  test('is by default backed up, keeps its snapshots, and is protected from deletion', () => {
    expect(clusterOf({})).toEqual({
      project_id: projectId,
      name: 'orders',
      cluster_type: 'REPLICASET',
      replication_specs: [{ region_configs: [region('EU_CENTRAL_1', 7, 3)] }],
      backup_enabled: true,
      retain_backups_enabled: true,
      termination_protection_enabled: true,
    });
  });

  test.each<[string, Partial<AtlasClusterProps>, object]>([
    [
      'with two regions has two nodes in the preferred one and one in the other',
      { regions: ['EU_CENTRAL_1', 'EU_WEST_1'] },
      { replication_specs: [{ region_configs: [region('EU_CENTRAL_1', 7, 2), region('EU_WEST_1', 6, 1)] }] },
    ],
    [
      'with three regions has a node in each',
      { regions: ['EU_CENTRAL_1', 'EU_WEST_1', 'EU_NORTH_1'] },
      {
        replication_specs: [
          {
            region_configs: [
              region('EU_CENTRAL_1', 7, 1),
              region('EU_WEST_1', 6, 1),
              region('EU_NORTH_1', 5, 1),
            ],
          },
        ],
      },
    ],
    [
      'has analytics and read-only nodes if they are set',
      {
        regions: [
          {
            region: 'EU_CENTRAL_1',
            nodes: 3,
            readOnlyNodes: 1,
            analyticsNodes: 2,
            analyticsInstanceSize: 'M40',
          },
        ],
      },
      {
        replication_specs: [
          {
            region_configs: [
              region('EU_CENTRAL_1', 7, 3, {
                read_only_specs: { instance_size: 'M30', node_count: 1 },
                analytics_specs: { instance_size: 'M40', node_count: 2 },
              }),
            ],
          },
        ],
      },
    ],
    [
      'is sharded if the number of shards is set',
      { shards: 2 },
      {
        cluster_type: 'SHARDED',
        replication_specs: [
          { region_configs: [region('EU_CENTRAL_1', 7, 3)] },
          { region_configs: [region('EU_CENTRAL_1', 7, 3)] },
        ],
      },
    ],
    [
      'is global if zones are set',
      {
        zones: [
          { name: 'Europe', regions: ['EU_CENTRAL_1'] },
          { name: 'America', regions: [{ region: 'US_EAST_1', cloudProvider: 'AWS' }], shards: 2 },
        ],
      },
      {
        cluster_type: 'GEOSHARDED',
        replication_specs: [
          { zone_name: 'Europe', region_configs: [region('EU_CENTRAL_1', 7, 3)] },
          { zone_name: 'America', region_configs: [region('US_EAST_1', 7, 3)] },
          { zone_name: 'America', region_configs: [region('US_EAST_1', 7, 3)] },
        ],
      },
    ],
    [
      'scales automatically if that is set',
      { autoScaling: { compute: { minInstanceSize: 'M30', maxInstanceSize: 'M50' }, disk: true } },
      {
        replication_specs: [
          {
            region_configs: [
              region('EU_CENTRAL_1', 7, 3, {
                auto_scaling: {
                  disk_gb_enabled: true,
                  compute_enabled: true,
                  compute_min_instance_size: 'M30',
                  compute_max_instance_size: 'M50',
                  compute_scale_down_enabled: true,
                },
              }),
            ],
          },
        ],
        use_effective_fields: true,
      },
    ],
    [
      'ignores the disks that auto-scaling grows in several shards, and not their sizes',
      { shards: 2, autoScaling: { disk: true } },
      {
        lifecycle: {
          ignore_changes: [0, 1].flatMap((shard) =>
            ['disk_size_gb', 'disk_iops'].map(
              (attribute) => `replication_specs[${shard}].region_configs[0].electable_specs.${attribute}`,
            ),
          ),
        },
      },
    ],
    [
      'ignores the sizes that auto-scaling sets in several shards, where effective fields do not keep them',
      { shards: 2, autoScaling: { compute: { minInstanceSize: 'M30', maxInstanceSize: 'M50' } } },
      {
        lifecycle: {
          ignore_changes: [0, 1].flatMap((shard) =>
            ['instance_size', 'disk_size_gb', 'disk_iops'].map(
              (attribute) => `replication_specs[${shard}].region_configs[0].electable_specs.${attribute}`,
            ),
          ),
        },
      },
    ],
    [
      'passes every other prop on',
      {
        name: 'orders-2',
        backup: false,
        retainBackupsOnDeletion: false,
        terminationProtection: false,
        encryptionAtRest: 'AWS',
        mongoDbMajorVersion: '8.0',
        tags: { environment: 'development' },
      },
      {
        name: 'orders-2',
        backup_enabled: false,
        retain_backups_enabled: false,
        termination_protection_enabled: false,
        encryption_at_rest_provider: 'AWS',
        mongo_db_major_version: '8.0',
        tags: { environment: 'development' },
      },
    ],
  ])('%s', (_, props, expected) => {
    expect(clusterOf(props)).toMatchObject(expected);
  });

  test('outside the stack has a name and a project for a schedule', () => {
    const json = synthesized((stack) => {
      const orders = AtlasCluster.fromName(stack, 'orders', {
        project: project(stack),
        clusterName: 'orders',
      });
      new BackupSchedule(stack, 'Backups', { cluster: orders, daily: { keep: Retention.days(7) } });
    });
    expect(bodiesOf(json, 'cloud_backup_schedule')['Backups']).toMatchObject({
      project_id: projectId,
      cluster_name: 'orders',
    });
  });
});

describe('BackupSchedule', () => {
  function scheduleOf(json: Synthesized): unknown {
    expect(nonconformities(json)).toEqual([]);
    return bodiesOf(json, 'cloud_backup_schedule')['orders/Backups'];
  }

  test('writes days and months as the numbers of Atlas', () => {
    const json = synthesized((stack) => {
      new AtlasCluster(stack, 'orders', {
        project: project(stack),
        cloudProvider: 'AWS',
        instanceSize: 'M10',
        regions: ['EU_CENTRAL_1'],
      }).addBackupSchedule('Backups', {
        at: { hour: 1, minute: 30 },
        hourly: { everyHours: 6, keep: Retention.days(2) },
        daily: { keep: Retention.days(7) },
        weekly: [
          { on: 'monday', keep: Retention.weeks(4) },
          { on: 'sunday', keep: Retention.weeks(5) },
        ],
        monthly: [
          { on: 15, keep: Retention.months(3) },
          { on: 'last-day', keep: Retention.months(12) },
        ],
        yearly: { in: 'december', keep: Retention.years(1) },
        restoreWindowDays: 2,
        updateSnapshots: false,
        skipDestroy: true,
      });
    });
    const name = Object.keys(json.resource?.['mongodbatlas_advanced_cluster'] ?? {})[0] ?? '';
    expect(scheduleOf(json)).toEqual({
      project_id: `\${mongodbatlas_advanced_cluster.${name}.project_id}`,
      cluster_name: `\${mongodbatlas_advanced_cluster.${name}.name}`,
      reference_hour_of_day: 1,
      reference_minute_of_hour: 30,
      policy_item_hourly: { frequency_interval: 6, retention_unit: 'days', retention_value: 2 },
      policy_item_daily: { frequency_interval: 1, retention_unit: 'days', retention_value: 7 },
      policy_item_weekly: [
        { frequency_interval: 1, retention_unit: 'weeks', retention_value: 4 },
        { frequency_interval: 7, retention_unit: 'weeks', retention_value: 5 },
      ],
      policy_item_monthly: [
        { frequency_interval: 15, retention_unit: 'months', retention_value: 3 },
        { frequency_interval: 40, retention_unit: 'months', retention_value: 12 },
      ],
      policy_item_yearly: [{ frequency_interval: 12, retention_unit: 'years', retention_value: 1 }],
      restore_window_days: 2,
      update_snapshots: false,
      skip_destroy: true,
    });
  });

  test('does not write what is not set', () => {
    const json = synthesized((stack) => {
      const cluster = AtlasCluster.fromName(stack, 'orders', {
        project: project(stack),
        clusterName: 'orders',
      });
      new BackupSchedule(stack, 'Backups', { cluster, daily: { keep: Retention.days(7) } });
    });
    expect(Object.keys(bodiesOf(json, 'cloud_backup_schedule')['Backups'] ?? {}).sort()).toEqual([
      'cluster_name',
      'policy_item_daily',
      'project_id',
    ]);
  });

  test('makes Terraform reject invalid values that synth does not know', () => {
    const json = synthesized((stack) => {
      const hours = new TerraformVariable(stack, 'hours', { type: 'number' });
      const days = new TerraformVariable(stack, 'days', { type: 'number', sensitive: true });
      const cluster = AtlasCluster.fromName(stack, 'orders', {
        project: project(stack),
        clusterName: 'orders',
      });
      new BackupSchedule(stack, 'Backups', {
        cluster,
        hourly: { everyHours: hours.value as 6, keep: Retention.days(days.numberValue) },
        daily: { keep: Retention.days(7) },
      });
    });
    const { lifecycle } = bodiesOf(json, 'cloud_backup_schedule')['Backups'] as {
      lifecycle: { precondition: { condition: string; error_message: string }[] };
    };
    expect(lifecycle.precondition).toEqual([
      {
        condition: '${(var.hours == null) ? true : contains([1, 2, 4, 6, 8, 12], var.hours)}',
        error_message:
          '${(var.hours == null) ? "nothing" : tostring(var.hours)} is not a valid interval for hourly snapshots: set 1, 2, 4, 6, 8 or 12 (schedule/invalid-interval)',
      },
      {
        condition: '${(var.days == null) ? true : ((floor(var.days) == var.days) && (var.days >= 1))}',
        error_message:
          'hourly snapshots cannot be kept for (its value) days: set a whole number of at least 1 (schedule/invalid-retention)',
      },
      {
        condition: '${(var.days == null) ? true : ((7 * 1) >= (var.days * 1))}',
        error_message:
          'daily snapshots are kept 7 days, less than the (its value) days of hourly snapshots (schedule/retention-out-of-order)',
      },
    ]);
  });
});

describe('FlexCluster', () => {
  test('shows where its snapshots are stored, and has no backup settings', () => {
    let stored: string | undefined;
    const json = synthesized((stack) => {
      const flex = new FlexCluster(stack, 'reports', {
        project: project(stack),
        cloudProvider: 'AWS',
        region: 'EU_CENTRAL_1',
      });
      stored = flex.snapshotsStoredIn;
    });
    expect(stored).toBe('Germany');
    expect(bodiesOf(json, 'flex_cluster')['reports']).toEqual({
      project_id: projectId,
      name: 'reports',
      provider_settings: { backing_provider_name: 'AWS', region_name: 'EU_CENTRAL_1' },
      termination_protection_enabled: true,
    });
    expect(nonconformities(json)).toEqual([]);
  });
});

describe('FreeCluster', () => {
  test('is an M0 without backup settings', () => {
    const json = synthesized((stack) => {
      new FreeCluster(stack, 'sandbox', {
        project: project(stack),
        cloudProvider: 'GCP',
        region: 'CENTRAL_US',
      });
    });
    expect(bodiesOf(json, 'advanced_cluster')['sandbox']).toEqual({
      project_id: projectId,
      name: 'sandbox',
      cluster_type: 'REPLICASET',
      replication_specs: [
        {
          region_configs: [
            {
              provider_name: 'TENANT',
              backing_provider_name: 'GCP',
              region_name: 'CENTRAL_US',
              priority: 7,
              electable_specs: { instance_size: 'M0' },
            },
          ],
        },
      ],
    });
    expect(nonconformities(json)).toEqual([]);
  });
});

describe('ServerlessInstance', () => {
  test('is imported, never created', () => {
    const json = synthesized((stack) => {
      for (const id of ['queue', 'cart'])
        new ServerlessInstance(stack, id, {
          project: id === 'queue' ? project(stack) : { projectId: 'other' },
          cloudProvider: 'AWS',
          region: 'US_EAST_1',
        });
    });
    const names = Object.keys(json.resource?.['mongodbatlas_serverless_instance'] ?? {});
    expect(json.import).toEqual([
      { to: `mongodbatlas_serverless_instance.${names[1] ?? ''}`, id: `${projectId}-queue` },
      { to: `mongodbatlas_serverless_instance.${names[0] ?? ''}`, id: 'other-cart' },
    ]);
    expect(nonconformities(json)).toEqual([]);
  });
});

describe('CloudProviderSnapshots', () => {
  test('are a replica set on Azure that keeps three daily snapshots', () => {
    const json = synthesized((stack) => {
      new CloudProviderSnapshots(stack, 'ledger', {
        project: project(stack),
        region: 'EUROPE_WEST',
        instanceSize: 'M10',
      });
    });
    expect(bodiesOf(json, 'advanced_cluster')['ledger/Cluster']).toMatchObject({
      name: 'ledger',
      cluster_type: 'REPLICASET',
      backup_enabled: true,
      replication_specs: [{ region_configs: [{ provider_name: 'AZURE', region_name: 'EUROPE_WEST' }] }],
    });
    expect(bodiesOf(json, 'cloud_backup_schedule')['ledger/Cluster/Backups']).toMatchObject({
      policy_item_daily: { frequency_interval: 1, retention_unit: 'days', retention_value: 3 },
    });
    expect(nonconformities(json)).toEqual([]);
  });
});

test('Terraform rejects tokens for backup settings that are not supported', () => {
  const json = synthesized((stack) => {
    const on = new TerraformVariable(stack, 'on', { type: 'bool' }).booleanValue;
    const props = { project: project(stack), cloudProvider: 'AWS', region: 'EU_CENTRAL_1', backup: on };
    new FlexCluster(stack, 'f', { ...props, pointInTimeRestore: on } as never);
    new ServerlessInstance(stack, 's', props as never);
  });
  expect(bodiesOf(json, 'flex_cluster')['f']).toMatchObject({
    lifecycle: {
      precondition: [
        {
          condition: '${(var.on == null) ? true : var.on}',
          error_message: 'backups of a Flex cluster cannot be disabled: remove backup (flex/backup-disabled)',
        },
        {
          condition: '${(var.on == null) ? true : !var.on}',
          error_message:
            'a Flex cluster does not support point-in-time restore: remove pointInTimeRestore (flex/continuous-backup)',
        },
      ],
    },
  });
  expect(bodiesOf(json, 'serverless_instance')['s']).toMatchObject({
    lifecycle: {
      precondition: [
        {
          condition: '${(var.on == null) ? true : var.on}',
          error_message:
            'backups of a Serverless instance cannot be disabled: remove backup (serverless/backup-disabled)',
        },
      ],
    },
  });
});

describe('what a rule forbids is reported at synth with its id, not by a constructor', () => {
  test.each<[string, (stack: TerraformStack) => void]>([
    [
      'flex/backup-disabled',
      (stack) => {
        new FlexCluster(stack, 'f', { ...flex(stack), backup: false } as never);
      },
    ],
    [
      'flex/continuous-backup',
      (stack) => {
        new FlexCluster(stack, 'f', { ...flex(stack), pointInTimeRestore: true } as never);
      },
    ],
    [
      'flex/encryption-at-rest',
      (stack) => {
        new FlexCluster(stack, 'f', { ...flex(stack), encryptionAtRest: 'AWS' } as never);
      },
    ],
    [
      'flex/custom-backup-policy',
      (stack) => {
        const cluster = new FlexCluster(stack, 'f', flex(stack));
        new BackupSchedule(stack, 's', { cluster: cluster as never, daily: { keep: Retention.days(7) } });
      },
    ],
    [
      'flex/custom-backup-policy',
      (stack) => {
        const cluster = FlexCluster.fromName(stack, 'f', { project: project(stack), clusterName: 'reports' });
        new BackupSchedule(stack, 's', { cluster: cluster as never, daily: { keep: Retention.days(7) } });
      },
    ],
    [
      'free/backup-enabled',
      (stack) => {
        new FreeCluster(stack, 'f', { ...flex(stack), backup: true } as never);
      },
    ],
    [
      'free/encryption-at-rest',
      (stack) => {
        new FreeCluster(stack, 'f', { ...flex(stack), encryptionAtRest: 'AWS' } as never);
      },
    ],
    [
      'free/custom-backup-policy',
      (stack) => {
        const cluster = new FreeCluster(stack, 'f', flex(stack));
        new BackupSchedule(stack, 's', { cluster: cluster as never, daily: { keep: Retention.days(7) } });
      },
    ],
    [
      'cluster/tenant-size-mismatch',
      (stack) => {
        const { region, ...props } = flex(stack);
        const cluster = new AtlasCluster(stack, 'f', { ...props, instanceSize: 'M0', regions: [region] });
        cluster.addBackupSchedule('s', { daily: { keep: Retention.days(7) } });
      },
    ],
    [
      'free/second-in-project',
      (stack) => {
        const of = flex(stack);
        new FreeCluster(stack, 'one', of);
        new FreeCluster(stack, 'other', of);
      },
    ],
    [
      'legacy/unsupported-tier',
      (stack) => {
        new CloudProviderSnapshots(stack, 'f', {
          project: project(stack),
          region: 'EUROPE_WEST',
          instanceSize: 'M0',
        });
      },
    ],
    [
      'serverless/backup-disabled',
      (stack) => {
        new ServerlessInstance(stack, 'f', { ...flex(stack), backup: false } as never);
      },
    ],
    [
      'serverless/custom-backup-policy',
      (stack) => {
        const cluster = new ServerlessInstance(stack, 'f', flex(stack));
        new BackupSchedule(stack, 's', { cluster: cluster as never, daily: { keep: Retention.days(7) } });
      },
    ],
    [
      'legacy/not-azure',
      (stack) => {
        new CloudProviderSnapshots(stack, 'f', {
          ...flex(stack),
          instanceSize: 'M10',
          cloudProvider: 'AWS' as never,
        });
      },
    ],
    [
      'legacy/not-a-replica-set',
      (stack) => {
        const { project: of } = flex(stack);
        new CloudProviderSnapshots(stack, 'f', {
          project: of,
          region: 'EUROPE_WEST',
          instanceSize: 'M30',
          shards: 2,
        } as never);
      },
    ],
    [
      'schedule/invalid-interval',
      (stack) => {
        const cluster = AtlasCluster.fromName(stack, 'c', { project: project(stack), clusterName: 'orders' });
        new BackupSchedule(stack, 's', {
          cluster,
          hourly: { everyHours: 3 as never, keep: Retention.days(2) },
        });
      },
    ],
    [
      'schedule/invalid-retention',
      (stack) => {
        const cluster = AtlasCluster.fromName(stack, 'c', { project: project(stack), clusterName: 'orders' });
        new BackupSchedule(stack, 's', { cluster, daily: { keep: Retention.days(0) } });
      },
    ],
    [
      'schedule/invalid-reference-time',
      (stack) => {
        const cluster = AtlasCluster.fromName(stack, 'c', { project: project(stack), clusterName: 'orders' });
        new BackupSchedule(stack, 's', {
          cluster,
          at: { hour: 1 } as never,
          daily: { keep: Retention.days(7) },
        });
      },
    ],
  ])('%s', (rule, build) => {
    expect(messageOf(() => synthesized(build))).toContain(`rule   ${rule}`);
  });

  function flex(stack: TerraformStack): { project: IAtlasProject; cloudProvider: 'AWS'; region: string } {
    return { project: project(stack), cloudProvider: 'AWS', region: 'EU_CENTRAL_1' };
  }
});

describe('a constructor rejects invalid props, with the path and what to write', () => {
  test.each<[string, (stack: TerraformStack) => void]>([
    [
      'stack/shop: AtlasProject: "organizationId" is missing: write it, or set it with AtlasDefaults.of(scope)',
      (stack) => {
        new AtlasProject(stack, 'shop', {});
      },
    ],
    [
      'stack/shop: AtlasProject: there is no prop "organisationId"; did you mean "organizationId"?',
      (stack) => {
        new AtlasProject(stack, 'shop', { organizationId: 'x', organisationId: 'x' } as never);
      },
    ],
    [
      'stack/c: AtlasCluster: "cloudProvider" must be AWS, AZURE or GCP, not "AZUER"; did you mean "AZURE"?',
      (stack) => {
        cluster(stack, { cloudProvider: 'AZUER' });
      },
    ],
    [
      'stack/c: AtlasCluster: "backup" must be true or false, not "yes"',
      (stack) => {
        cluster(stack, { backup: 'yes' });
      },
    ],
    [
      'stack/c: AtlasCluster: write either "regions" or "zones"',
      (stack) => {
        cluster(stack, { regions: undefined });
      },
    ],
    [
      'stack/c: AtlasCluster: "shards" must be a whole number of at least 1, known at synth, not "${var.n}"',
      (stack) => {
        cluster(stack, { shards: '${var.n}' });
      },
    ],
    [
      'stack/c: AtlasCluster: "regions.0.nodes" must be a number, not "three"',
      (stack) => {
        cluster(stack, { regions: [{ region: 'EU_CENTRAL_1', nodes: 'three' }] });
      },
    ],
    [
      `stack/c: AtlasCluster: "project" must be a project, not "65f000000000000000000001": write AtlasProject.fromProjectId(this, 'Project', '65f000000000000000000001')`,
      (stack) => {
        cluster(stack, { project: '65f000000000000000000001' });
      },
    ],
    [
      'stack/s: BackupSchedule: "weekly.on" must be monday, tuesday, wednesday, thursday, friday, saturday or sunday, not "saterday"; did you mean "saturday"?',
      (stack) => {
        const orders = AtlasCluster.fromName(stack, 'c', { project: project(stack), clusterName: 'orders' });
        new BackupSchedule(stack, 's', {
          cluster: orders,
          weekly: { on: 'saterday' as never, keep: Retention.weeks(4) },
        });
      },
    ],
    [
      'stack/s: BackupSchedule: "daily.keep" must be a Retention, such as Retention.weeks(4), not "7 days"',
      (stack) => {
        const orders = AtlasCluster.fromName(stack, 'c', { project: project(stack), clusterName: 'orders' });
        new BackupSchedule(stack, 's', { cluster: orders, daily: { keep: '7 days' as never } });
      },
    ],
  ])('%s', (message, build) => {
    expect(messageOf(() => synthesized(build))).toBe(message);
  });

  function cluster(stack: TerraformStack, props: object): void {
    new AtlasCluster(stack, 'c', {
      project: project(stack),
      cloudProvider: 'AWS',
      instanceSize: 'M30',
      regions: ['EU_CENTRAL_1'],
      ...props,
    } as never);
  }
});

test('tokens are accepted for every value', () => {
  const json = synthesized((stack) => {
    const text = new TerraformVariable(stack, 'text', { type: 'string' });
    const flag = new TerraformVariable(stack, 'flag', { type: 'bool' });
    const orders = new AtlasCluster(stack, 'orders', {
      project: AtlasProject.fromProjectId(stack, 'project', text.stringValue),
      name: text.stringValue,
      cloudProvider: text.value as 'AWS',
      instanceSize: text.stringValue,
      regions: [text.stringValue, { region: '${var.text}', nodes: text.numberValue }],
      backup: flag.booleanValue,
      pointInTimeRestore: flag.booleanValue,
      encryptionAtRest: text.value as 'AWS',
      tags: { team: text.stringValue },
    });
    orders.addBackupSchedule('Backups', {
      daily: { keep: Retention.days(text.numberValue) },
      at: { hour: text.numberValue, minute: text.numberValue },
      restoreWindowDays: text.numberValue,
    });
  });
  expect(bodiesOf(json, 'advanced_cluster')['orders']).toMatchObject({
    name: '${var.text}',
    backup_enabled: '${var.flag}',
    encryption_at_rest_provider: '${var.text}',
  });
  expect(nonconformities(json)).toEqual([]);
});
