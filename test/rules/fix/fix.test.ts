import { known } from '../../../src/model/value';
import type { Fix, FixPart } from '../../../src/rules/fix/fix';
import {
  assign,
  assignAll,
  block,
  fix,
  importBlock,
  locationOf,
  movedBlocks,
  named,
  otherConstruct,
  referenceTo,
  removedBlock,
  resource,
} from '../../../src/rules/fix/fix';
import { inCode, inTerraform, isFix } from '../../../src/rules/fix/in-language';
import type { Place } from '../../../src/rules/rule';

const address = 'mongodbatlas_cloud_backup_schedule.orders';
const terraform: Place = { address };
const bindings: Place = { address, constructPath: 'shop/backups' };
const schedule: Place = { ...bindings, construct: 'BackupSchedule' };
const cluster: Place = {
  address: 'mongodbatlas_advanced_cluster.orders',
  constructPath: 'shop/orders',
  construct: 'AtlasCluster',
};

const restore: Place = {
  address: 'mongodbatlas_cloud_backup_snapshot_restore_job.drill',
  constructPath: 'shop/drill',
  construct: 'RestoreJob.automated',
};

const daily = { frequency_interval: 1, retention_unit: 'days', retention_value: 7 };

/** A part, and how each language says it. */
const rows: readonly {
  readonly title: string;
  readonly part: FixPart;
  readonly hcl: string;
  readonly bindings: string;
  readonly props: string;
  /** @default - the schedule */
  readonly at?: Place;
}[] = [
  {
    title: 'an attribute at the root',
    part: assign('restore_window_days', 7),
    hcl: 'restore_window_days = 7',
    bindings: 'restoreWindowDays: 7',
    props: 'restoreWindowDays: 7',
  },
  {
    title: 'an attribute whose prop has another name',
    part: assign('backup_enabled', true),
    at: cluster,
    hcl: 'backup_enabled = true',
    bindings: 'backupEnabled: true',
    props: 'backup: true',
  },
  {
    title: 'an attribute in a block',
    part: assign('policy_item_hourly.frequency_interval', 6),
    hcl: 'frequency_interval = 6 in policy_item_hourly',
    bindings: 'frequencyInterval: 6 in policyItemHourly',
    props: 'everyHours: 6 in hourly',
  },
  {
    title: 'two attributes that one prop sets, in one of several blocks',
    part: assignAll('policy_item_weekly[1]', { retention_unit: 'weeks', retention_value: 4 }),
    hcl: 'retention_unit = "weeks" and retention_value = 4 in policy_item_weekly[1]',
    bindings: "retentionUnit: 'weeks' and retentionValue: 4 in policyItemWeekly[1]",
    props: 'keep: Retention.weeks(4) in weekly[1]',
  },
  {
    title: 'one of two attributes that one prop sets',
    part: assign('policy_item_daily.retention_value', 7),
    hcl: 'retention_value = 7 in policy_item_daily',
    bindings: 'retentionValue: 7 in policyItemDaily',
    props: "'policy_item_daily.retention_value' to 7 with resource.addOverride()",
  },
  {
    title: 'an attribute at the root whose prop is in another one',
    part: assign('reference_hour_of_day', 3),
    hcl: 'reference_hour_of_day = 3',
    bindings: 'referenceHourOfDay: 3',
    props: 'hour: 3 in at',
  },
  {
    title: 'an attribute without a prop',
    part: assign('auto_export_enabled', true),
    hcl: 'auto_export_enabled = true',
    bindings: 'autoExportEnabled: true',
    props: "'auto_export_enabled' to true with resource.addOverride()",
  },
  {
    title: 'a block',
    part: block('policy_item_daily', daily),
    hcl: 'a policy_item_daily block with frequency_interval = 1, retention_unit = "days" and retention_value = 7',
    bindings: "policyItemDaily: { frequencyInterval: 1, retentionUnit: 'days', retentionValue: 7 }",
    props: 'daily: { keep: Retention.days(7) }',
  },
  {
    title: 'a block that a resource may have several times',
    part: block('policy_item_weekly', { frequency_interval: 6, retention_unit: 'weeks', retention_value: 4 }),
    hcl: 'a policy_item_weekly block with frequency_interval = 6, retention_unit = "weeks" and retention_value = 4',
    bindings: "policyItemWeekly: [{ frequencyInterval: 6, retentionUnit: 'weeks', retentionValue: 4 }]",
    props: "weekly: { on: 'saturday', keep: Retention.weeks(4) }",
  },
  {
    title: 'a block with a value that no prop can say',
    part: block('policy_item_daily', { ...daily, frequency_interval: 2 }),
    hcl: 'a policy_item_daily block with frequency_interval = 2, retention_unit = "days" and retention_value = 7',
    bindings: "policyItemDaily: { frequencyInterval: 2, retentionUnit: 'days', retentionValue: 7 }",
    props:
      "'policy_item_daily' as { frequency_interval: 2, retention_unit: 'days', retention_value: 7 } with resource.addOverride()",
  },
  {
    title: 'a block that another construct adds',
    part: block('copy_settings', { cloud_provider: 'AWS', region_name: 'EU_WEST_1' }),
    hcl: 'a copy_settings block with cloud_provider = "AWS" and region_name = "EU_WEST_1"',
    bindings: "copySettings: [{ cloudProvider: 'AWS', regionName: 'EU_WEST_1' }]",
    props: "new SnapshotCopies(..., { schedule, to: ['EU_WEST_1'] })",
  },
  {
    title: 'the name of an attribute',
    part: named('pit_enabled'),
    at: cluster,
    hcl: 'pit_enabled',
    bindings: 'pitEnabled',
    props: 'pointInTimeRestore',
  },
  {
    title: 'the name of a block',
    part: named('policy_item_monthly[1]'),
    hcl: 'policy_item_monthly[1]',
    bindings: 'policyItemMonthly[1]',
    props: 'monthly[1]',
  },
  {
    title: 'the name of an attribute without a prop, which an override set',
    part: named('replication_specs[0].num_shards'),
    at: cluster,
    hcl: 'replication_specs[0].num_shards',
    bindings: 'replicationSpecs[0].numShards',
    props: "'replication_specs.0.num_shards'",
  },
  {
    title: 'an attribute in nested lists, which one prop sets',
    part: named('replication_specs[0].region_configs[1].electable_specs.instance_size'),
    at: cluster,
    hcl: 'replication_specs[0].region_configs[1].electable_specs.instance_size',
    bindings: 'replicationSpecs[0].regionConfigs[1].electableSpecs.instanceSize',
    props: 'instanceSize',
  },
  {
    title: 'a new resource',
    part: resource('mongodbatlas_cloud_backup_schedule'),
    hcl: 'a mongodbatlas_cloud_backup_schedule',
    bindings: 'new CloudBackupSchedule(...)',
    props: 'new BackupSchedule(...)',
  },
  {
    title: 'a new resource whose construct has factories',
    part: resource('mongodbatlas_cloud_backup_snapshot_export_bucket'),
    hcl: 'a mongodbatlas_cloud_backup_snapshot_export_bucket',
    bindings: 'new CloudBackupSnapshotExportBucket(...)',
    props: 'a SnapshotExport',
  },
  {
    title: 'a value that refers to a construct',
    part: assign('delivery_type_config.target_cluster_name', referenceTo(cluster, 'name')),
    at: restore,
    hcl: 'target_cluster_name = mongodbatlas_advanced_cluster.orders.name in delivery_type_config',
    bindings: 'targetClusterName: orders.name in deliveryTypeConfig',
    props: 'target: orders',
  },
  {
    title: 'an attribute that a construct takes as an object',
    part: assign('snapshot_id', '...'),
    at: restore,
    hcl: 'snapshot_id = "..."',
    bindings: "snapshotId: '...'",
    props: "snapshot: ClusterSnapshots.fromSnapshotId(cluster, '...')",
  },
  {
    title: 'another construct',
    part: otherConstruct('FreeCluster', fix`${assign('pit_enabled', false)} and ${named('paused')}`),
    at: cluster,
    hcl: 'pit_enabled = false and paused',
    bindings: 'pitEnabled: false and paused',
    props: 'write new FreeCluster(...) in place of new AtlasCluster(...)',
  },
  {
    title: 'another construct, at this one',
    part: otherConstruct('AtlasCluster', fix`${assign('pit_enabled', false)}`),
    at: cluster,
    hcl: 'pit_enabled = false',
    bindings: 'pitEnabled: false',
    props: 'pointInTimeRestore: false',
  },
  {
    title: 'a new resource for which there is no construct',
    part: resource('mongodbatlas_database_user'),
    hcl: 'a mongodbatlas_database_user',
    bindings: 'new DatabaseUser(...)',
    props: 'new DatabaseUser(...)',
  },
  {
    title: 'a list whose index a prop shares',
    part: assign('replication_specs[0].region_configs[1].region_name', 'EU_WEST_1'),
    at: cluster,
    hcl: 'region_name = "EU_WEST_1" in replication_specs[0].region_configs[1]',
    bindings: "regionName: 'EU_WEST_1' in replicationSpecs[0].regionConfigs[1]",
    props: "region: 'EU_WEST_1' in regions[1]",
  },
  {
    title: 'the name of such a list',
    part: named('replication_specs[0].region_configs[1]'),
    at: cluster,
    hcl: 'replication_specs[0].region_configs[1]',
    bindings: 'replicationSpecs[0].regionConfigs[1]',
    props: 'regions[1]',
  },
  {
    title: 'an attribute that is a prop of another construct',
    part: assign('copy_settings[1].frequencies', ['DAILY', 'ON_DEMAND']),
    hcl: 'frequencies = ["DAILY", "ON_DEMAND"] in copy_settings[1]',
    bindings: "frequencies: ['DAILY', 'ON_DEMAND'] in copySettings[1]",
    props: "frequencies: ['daily', 'on-demand'] in to[1] of SnapshotCopies",
  },
  {
    title: 'the name of an attribute that is a prop of another construct',
    part: named('copy_settings[1].region_name'),
    hcl: 'copy_settings[1].region_name',
    bindings: 'copySettings[1].regionName',
    props: 'to[1].region of SnapshotCopies',
  },
  {
    title: 'the name of all blocks that another construct adds',
    part: named('copy_settings'),
    hcl: 'copy_settings',
    bindings: 'copySettings',
    props: 'SnapshotCopies',
  },
  {
    title: 'a meta-argument',
    part: named('lifecycle.ignore_changes'),
    hcl: 'lifecycle.ignore_changes',
    bindings: 'lifecycle.ignoreChanges',
    props: 'resource.lifecycle.ignoreChanges',
  },
  {
    title: 'a data source',
    part: resource('data.mongodbatlas_flex_snapshots'),
    hcl: 'the data source mongodbatlas_flex_snapshots',
    bindings: 'new DataMongodbatlasFlexSnapshots(...)',
    props: 'new DataMongodbatlasFlexSnapshots(...)',
  },
  {
    title: 'a removed block for an instance: that of its block',
    part: removedBlock({ ...bindings, address: `${address}["eu"]` }),
    hcl: 'a removed block with lifecycle { destroy = false }',
    bindings: `stack.addOverride('removed', [{ from: '${address}', lifecycle: { destroy: false } }])`,
    props: `stack.addOverride('removed', [{ from: '${address}', lifecycle: { destroy: false } }])`,
  },
  {
    title: 'the place of a resource',
    part: locationOf(bindings),
    hcl: address,
    bindings: '"shop/backups"',
    props: '"shop/backups"',
  },
  {
    title: 'a moved block',
    part: movedBlocks({ from: { address: `${address}["eu"]` }, to: bindings }),
    hcl: `a moved block with from = ${address}["eu"] and to = ${address}`,
    bindings: `stack.addOverride('moved', [{ from: '${address}["eu"]', to: '${address}' }])`,
    props: `stack.addOverride('moved', [{ from: '${address}["eu"]', to: '${address}' }])`,
  },
  {
    title: 'two moved blocks, which are one override',
    part: movedBlocks({ from: { address: 'a.b' }, to: bindings }, { from: { address: 'c.d' }, to: cluster }),
    hcl: `a moved block with from = a.b and to = ${address}, and one with from = c.d and to = mongodbatlas_advanced_cluster.orders`,
    bindings: `stack.addOverride('moved', [{ from: 'a.b', to: '${address}' }, { from: 'c.d', to: 'mongodbatlas_advanced_cluster.orders' }])`,
    props: `stack.addOverride('moved', [{ from: 'a.b', to: '${address}' }, { from: 'c.d', to: 'mongodbatlas_advanced_cluster.orders' }])`,
  },
  {
    title: 'an import block',
    part: importBlock(bindings, 'p-"o"'),
    hcl: `an import block with to = ${address} and id = "p-\\"o\\""`,
    bindings: `stack.addOverride('import', [{ to: '${address}', id: 'p-"o"' }])`,
    props: `stack.addOverride('import', [{ to: '${address}', id: 'p-"o"' }])`,
  },
  {
    title: 'a reference',
    part: assign('cluster_name', referenceTo(cluster, 'name'), bindings),
    hcl: 'cluster_name = mongodbatlas_advanced_cluster.orders.name',
    bindings: 'clusterName: orders.name',
    props: 'clusterName: orders.name',
  },
  {
    title: 'lists and objects',
    part: assign('replication_specs', [{ region_configs: [{ priority: 7, region_name: 'EU_WEST_1' }] }]),
    hcl: 'replication_specs = [{ region_configs = [{ priority = 7, region_name = "EU_WEST_1" }] }]',
    bindings: "replicationSpecs: [{ regionConfigs: [{ priority: 7, regionName: 'EU_WEST_1' }] }]",
    props:
      "'replication_specs' to [{ region_configs: [{ priority: 7, region_name: 'EU_WEST_1' }] }] with resource.addOverride()",
  },
  {
    title: 'a text with quotes and an interpolation',
    part: assign('description', 'it\'s "${x}"'),
    hcl: 'description = "it\'s \\"$${x}\\""',
    bindings: "description: 'it\\'s \"${x}\"'",
    props: `'description' to 'it\\'s "$\{x}"' with resource.addOverride()`,
  },
  {
    title: 'a known value',
    part: assign('restore_window_days', known(7)),
    hcl: 'restore_window_days = 7',
    bindings: 'restoreWindowDays: 7',
    props: 'restoreWindowDays: 7',
  },
  {
    title: 'a sensitive value',
    part: assign('restore_window_days', known(7, true)),
    hcl: 'restore_window_days = (sensitive)',
    bindings: 'restoreWindowDays: (sensitive)',
    props: 'restoreWindowDays: (sensitive)',
  },
  {
    title: 'a sensitive value among those of one prop',
    part: block('policy_item_daily', { ...daily, retention_value: known(7, true) }),
    hcl: 'a policy_item_daily block with frequency_interval = 1, retention_unit = "days" and retention_value = (sensitive)',
    bindings: "policyItemDaily: { frequencyInterval: 1, retentionUnit: 'days', retentionValue: (sensitive) }",
    props: 'daily: { keep: (sensitive) }',
  },
];

describe.each(rows)('$title', ({ part, at = schedule, ...said }) => {
  const set = fix`set ${part} now`;

  test('in Terraform', () => {
    expect(inTerraform(set)).toBe(`set ${said.hcl} now`);
    expect(inCode(set, terraform)).toBe(`set ${part.in === undefined ? said.hcl : said.bindings} now`);
  });

  test('for the generated bindings', () => {
    expect(inCode(set, { ...at, construct: undefined })).toBe(`set ${said.bindings} now`);
  });

  test('for constructs', () => {
    expect(inCode(set, at)).toBe(`set ${said.props} now`);
  });
});

describe('a fix', () => {
  test('is a plain text where it has no code', () => {
    expect(inTerraform('remove it')).toBe('remove it');
    expect(inCode('remove it', schedule)).toBe('remove it');
  });

  test('writes each part in the language of the resource that it names', () => {
    const two = fix`set ${assign('restore_window_days', 7)}, or ${assign('pit_enabled', false, cluster)}`;
    expect(inCode(two, terraform)).toBe('set restore_window_days = 7, or pointInTimeRestore: false');
  });

  test('takes other fixes, texts and numbers into its words', () => {
    const one = fix`remove ${named('export')} or ${3} of ${'them'}`;
    expect(fix`${one}, then ${named('copy_settings')}`).toEqual({
      words: ['remove ', ' or 3 of them, then ', ''],
      parts: [named('export'), named('copy_settings')],
    });
  });

  test('recognizes only the names of constructs', () => {
    for (const construct of ['toString', '__proto__', 'SnapshotCopies'])
      expect(inCode(fix`set ${assign('restore_window_days', 7)}`, { ...bindings, construct })).toBe(
        'set restoreWindowDays: 7',
      );
  });

  test('is distinguished from what untyped rules may yield', () => {
    const good: readonly unknown[] = ['remove it', fix`remove ${named('export')}`];
    const bad: readonly unknown[] = [
      undefined,
      null,
      7,
      {},
      { words: ['a'], parts: [named('b')] } satisfies Fix,
    ];
    expect(good.map(isFix)).toEqual([true, true]);
    expect(bad.map(isFix)).toEqual(bad.map(() => false));
  });
});
