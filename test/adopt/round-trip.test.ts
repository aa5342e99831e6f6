import { type Adoption, adopt, differenceText } from '../../src/adopt';
import { roundTrip } from '../../src/adopt/round-trip/round-trip';
import { constructFile } from '../../src/adopt/program/typescript';
import { type Row, clusterRow, fixtureStates, load, projectRow, region, resourcesOf, spec } from './states';

const states = fixtureStates();

/** How the resources of all fixtures are written, by type. */
const counts = new Map<string, { constructs: number; raw: number }>();

describe.each(['imported', 'in place'] as const)('the states of the fixtures, %s', (how) => {
  test.each(states.map((state) => [state.name, state] as const))('%s', (_, { resources }) => {
    const { code, trip } = adopt(resources, { load, inPlace: how === 'in place' });
    expect([...(trip?.failures ?? []), ...(trip?.differences ?? [])]).toEqual([]);
    expect(trip?.equal).toBe(code.places.length);
    expect(code.places.length + code.others.length).toBe(resources.length);
    if (how === 'imported')
      for (const { resource, isConstruct } of code.places) {
        const count = counts.get(resource.type) ?? { constructs: 0, raw: 0 };
        count[isConstruct ? 'constructs' : 'raw'] += 1;
        counts.set(resource.type, count);
      }
  });
});

test('nearly all that has a construct becomes one', () => {
  const withConstruct = [
    'mongodbatlas_project',
    'mongodbatlas_advanced_cluster',
    'mongodbatlas_cloud_backup_schedule',
    'mongodbatlas_backup_compliance_policy',
    'mongodbatlas_flex_cluster',
    'mongodbatlas_cloud_backup_snapshot',
    'mongodbatlas_cloud_backup_snapshot_export_bucket',
    'mongodbatlas_serverless_instance',
  ];
  for (const type of withConstruct) {
    const { constructs, raw } = counts.get(type) ?? { constructs: 0, raw: 0 };
    expect([type, constructs > 0 && constructs >= raw * 10]).toEqual([type, true]);
  }
});

/** The code of one project. */
function codeOf(...rows: readonly Row[]): { readonly text: string; readonly adoption: Adoption } {
  const adoption = adopt(resourcesOf(projectRow(), ...rows), { load });
  expect([...(adoption.trip?.failures ?? []), ...(adoption.trip?.differences ?? [])]).toEqual([]);
  const [file] = adoption.code.files;
  return { text: file === undefined ? '' : constructFile(file), adoption };
}

const isConstruct = ({ code }: Adoption, type: string): boolean | undefined =>
  code.places.find(({ resource }) => resource.type === type)?.isConstruct;

describe('a cluster', () => {
  test('has only the props that differ from the defaults', () => {
    expect(codeOf(clusterRow()).text).toContain(`    new AtlasCluster(this, 'orders', {
      project,
      cloudProvider: 'AWS',
      instanceSize: 'M30',
      regions: ['EU_CENTRAL_1'],
      mongoDbMajorVersion: '8.0',
    });
`);
  });

  test('that is not protected disables the default, with a remark and a note', () => {
    const { text, adoption } = codeOf(clusterRow({ retain_backups_enabled: false }));
    expect(text).toContain(`      // unchanged; the default is true
      retainBackupsOnDeletion: false,
`);
    expect(adoption.code.notes.disabled).toEqual([
      'mongodbatlas_advanced_cluster.orders: retainBackupsOnDeletion: false, so deleting the cluster deletes its snapshots',
    ]);
  });

  test('that does not set an attribute which the construct sets still does not set it', () => {
    const { text } = codeOf(clusterRow({ retain_backups_enabled: null }));
    expect(text).toContain('orders.resource.resetRetainBackupsEnabled();');
  });

  test('with an attribute that has no prop sets it on its resource', () => {
    const { text, adoption } = codeOf(clusterRow({ redact_client_log_data: true }));
    expect(text).toContain('orders.resource.redactClientLogData = true;');
    expect(adoption.code.notes.overridden).toHaveLength(1);
  });

  test.each([
    [
      'of several regions',
      {
        replication_specs: [
          {
            region_configs: [
              region({ electable_specs: nodes(2) }),
              region({ region_name: 'EU_WEST_1', priority: 6, electable_specs: nodes(1) }),
            ],
          },
        ],
      },
      true,
      "regions: ['EU_CENTRAL_1', 'EU_WEST_1']",
    ],
    ['that is sharded', { cluster_type: 'SHARDED', replication_specs: [spec(), spec()] }, true, 'shards: 2'],
    [
      'that is sharded, of provider 1.x',
      {
        cluster_type: 'SHARDED',
        disk_size_gb: 40,
        accept_data_risks_and_force_replica_set_reconfig: '',
        tags: [{ key: 'team', value: 'a' }],
        replication_specs: [
          {
            ...spec({
              backing_provider_name: '',
              electable_specs: [{ instance_size: 'M30', node_count: 3 }],
              read_only_specs: [],
              analytics_specs: [],
              auto_scaling: [],
            }),
            num_shards: 2,
          },
        ],
      },
      true,
      "tags: { team: 'a' }",
    ],
    [
      'that is global',
      {
        cluster_type: 'GEOSHARDED',
        replication_specs: [
          spec({}, { zone_name: 'Zone 1' }),
          spec({ region_name: 'US_EAST_1' }, { zone_name: 'America' }),
        ],
      },
      true,
      "name: 'Zone 1'",
    ],
    [
      'that scales',
      {
        replication_specs: [
          spec({
            auto_scaling: {
              compute_enabled: true,
              compute_min_instance_size: 'M30',
              compute_max_instance_size: 'M50',
              compute_scale_down_enabled: true,
              disk_gb_enabled: true,
            },
          }),
        ],
      },
      true,
      "maxInstanceSize: 'M50'",
    ],
    [
      'with a disk that does not scale',
      { replication_specs: [spec({ auto_scaling: { compute_enabled: false, disk_gb_enabled: false } })] },
      true,
      'disk: { sizeGb: 40 }',
    ],
    ['with priorities of its own', { replication_specs: [spec({ priority: 5 })] }, false, 'priority: 5'],
    [
      'with four nodes, which the construct rejects',
      { replication_specs: [spec({ electable_specs: nodes(4) })] },
      false,
      'nodeCount: 4',
    ],
    [
      'of nodes of several sizes',
      { replication_specs: [spec({ read_only_specs: { instance_size: 'M40', node_count: 1 } })] },
      false,
      "instanceSize: 'M40'",
    ],
    [
      'that is an M0',
      {
        backup_enabled: false,
        retain_backups_enabled: null,
        termination_protection_enabled: null,
        replication_specs: [
          {
            region_configs: [
              {
                provider_name: 'TENANT',
                backing_provider_name: 'AWS',
                region_name: 'EU_WEST_1',
                priority: 7,
                electable_specs: { instance_size: 'M0', node_count: 3 },
              },
            ],
          },
        ],
      },
      true,
      'new FreeCluster',
    ],
  ])('%s', (_, values, becomesConstruct, code) => {
    const { text, adoption } = codeOf(clusterRow(values));
    expect(isConstruct(adoption, 'mongodbatlas_advanced_cluster')).toBe(becomesConstruct);
    expect(text).toContain(code);
  });
});

function nodes(count: number): object {
  return {
    instance_size: 'M30',
    node_count: count,
    disk_size_gb: 40,
    disk_iops: 3000,
    ebs_volume_type: 'STANDARD',
  };
}

function scheduleRow(values: object = {}): Row {
  return {
    type: 'mongodbatlas_cloud_backup_schedule',
    name: 'orders',
    values: {
      project_id: projectRow().values['id' as never],
      cluster_name: 'orders',
      auto_export_enabled: false,
      copy_settings: [],
      export: [],
      policy_item_hourly: [],
      policy_item_daily: [{ frequency_interval: 1, retention_unit: 'days', retention_value: 7, id: 'x' }],
      policy_item_weekly: [
        { frequency_interval: 6, retention_unit: 'weeks', retention_value: 4 },
        { frequency_interval: 7, retention_unit: 'weeks', retention_value: 5 },
      ],
      policy_item_monthly: [{ frequency_interval: 40, retention_unit: 'months', retention_value: 12 }],
      policy_item_yearly: [],
      reference_hour_of_day: 18,
      reference_minute_of_hour: 0,
      restore_window_days: 2,
      skip_destroy: null,
      ...values,
    },
  };
}

describe('a schedule', () => {
  test('has its items in the words of the construct', () => {
    const { text } = codeOf(clusterRow(), scheduleRow());
    expect(text).toContain(`    orders.addBackupSchedule('Backups', {
      daily: { keep: Retention.days(7) },
      weekly: [
        { on: 'saturday', keep: Retention.weeks(4) },
        { on: 'sunday', keep: Retention.weeks(5) },
      ],
      monthly: { on: 'last-day', keep: Retention.months(12) },
      at: { hour: 18, minute: 0 },
      restoreWindowDays: 2,
    });
`);
  });

  const copy = {
    cloud_provider: 'AWS',
    region_name: 'EU_WEST_1',
    zone_id: '6d6d2ba19a495f98572e1aae',
    frequencies: ['MONTHLY', 'DAILY', 'WEEKLY'],
    should_copy_oplogs: false,
  };

  test.each([
    ['a copy of everything', [copy], "orders.addSnapshotCopies('Copies', ['EU_WEST_1']);"],
    ['a copy of a frequency', [{ ...copy, frequencies: ['DAILY'] }], "frequencies: ['daily']"],
    [
      'a copy that the construct would write otherwise',
      [{ ...copy, should_copy_oplogs: null }],
      'resource.putCopySettings([',
    ],
    [
      'a copy of another zone',
      [{ ...copy, zone_id: '6d6d2ba19a495f98572e1aaf' }],
      "zoneId: '6d6d2ba19a495f98572e1aaf'",
    ],
  ])('with %s', (_, settings, code) => {
    expect(codeOf(clusterRow(), scheduleRow({ copy_settings: settings })).text).toContain(code);
  });

  test('of a cluster that the state does not have is a raw binding', () => {
    const { text, adoption } = codeOf(scheduleRow());
    expect(isConstruct(adoption, 'mongodbatlas_cloud_backup_schedule')).toBe(false);
    expect(text).toContain("clusterName: 'orders'");
  });

  test('with an item that no prop can have is a raw binding', () => {
    const items = [{ frequency_interval: 3, retention_unit: 'days', retention_value: 7 }];
    const { adoption } = codeOf(clusterRow(), scheduleRow({ policy_item_hourly: items }));
    expect(isConstruct(adoption, 'mongodbatlas_cloud_backup_schedule')).toBe(false);
  });

  test('that is exported', () => {
    const { text } = codeOf(
      clusterRow(),
      scheduleRow({
        auto_export_enabled: true,
        export: [{ export_bucket_id: 'b1', frequency_type: 'monthly' }],
      }),
      {
        type: 'mongodbatlas_cloud_backup_snapshot_export_bucket',
        name: 'archive',
        values: {
          project_id: projectRow().values['id' as never],
          bucket_name: 'archive',
          cloud_provider: 'AWS',
          iam_role_id: 'r1',
          export_bucket_id: 'b1',
          role_id: '',
        },
      },
    );
    expect(text).toContain('orders.exportSnapshotsTo(');
  });

  test('under a compliance policy still does not set skip_destroy', () => {
    const { text } = codeOf(clusterRow(), scheduleRow(), {
      type: 'mongodbatlas_backup_compliance_policy',
      values: {
        project_id: projectRow().values['id' as never],
        authorized_email: 'a@example.com',
        authorized_user_first_name: 'Ada',
        authorized_user_last_name: 'Park',
        pit_enabled: false,
        on_demand_policy_item: [{ frequency_interval: 0, retention_unit: 'days', retention_value: 7 }],
        policy_item_daily: [{ frequency_interval: 1, retention_unit: 'days', retention_value: 7 }],
        restore_window_days: 1,
      },
    });
    expect(text).toContain('resource.putOnDemandPolicyItem({');
    expect(text).toContain('resource.resetSkipDestroy();');
  });
});

test('a snapshot and its restores refer to each other', () => {
  const project_id = projectRow().values['id' as never];
  const { text } = codeOf(
    clusterRow(),
    {
      type: 'mongodbatlas_cloud_backup_snapshot',
      name: 'before',
      values: {
        project_id,
        cluster_name: 'orders',
        description: 'before the move',
        retention_in_days: 3,
        snapshot_id: 's1',
      },
    },
    {
      type: 'mongodbatlas_cloud_backup_snapshot_restore_job',
      name: 'drill',
      values: {
        project_id,
        cluster_name: 'orders',
        snapshot_id: 's1',
        delivery_type_config: [
          { automated: true, download: false, target_cluster_name: 'orders', target_project_id: project_id },
        ],
      },
    },
  );
  expect(text).toContain("orders.takeSnapshot('");
  expect(text).toContain('RestoreJob.automated(this, ');
});

test.each([
  [
    'that the code does not set',
    { redact_client_log_data: true },
    'redact_client_log_data is not in the code',
  ],
  [
    'that the state does not have',
    { retain_backups_enabled: null },
    'retain_backups_enabled is not in the state',
  ],
  ['with another value', { mongo_db_major_version: '7.0' }, 'mongo_db_major_version differs'],
  [
    'with other nodes',
    { replication_specs: [spec({ priority: 6 })] },
    'replication_specs[0].region_configs[0].priority differs',
  ],
])('an attribute %s is a difference', (_, values, difference) => {
  const { code } = adopt(resourcesOf(projectRow(), clusterRow()), { load });
  const places = code.places.map((place) => ({
    ...place,
    resource: {
      ...place.resource,
      values: { ...place.resource.values, ...(place.resource.name === 'orders' ? values : {}) },
    },
  }));
  const { differences, equal } = roundTrip(
    { ...code, places },
    { load, layout: 'single-stack', names: new Map() },
  );
  expect([...differences].map(([address, all]) => [address, all.map(differenceText)])).toEqual([
    ['mongodbatlas_advanced_cluster.orders', [difference]],
  ]);
  expect(equal).toBe(1);
});

test('1,000 resources take less than 10 seconds', () => {
  const rows = Array.from({ length: 500 }, (_, number) => [
    clusterRow({}, `c${number}`),
    scheduleRow({ cluster_name: `c${number}` }),
  ]).flatMap(([cluster, schedule], number) => [cluster!, { ...schedule!, name: `s${number}` }]);
  // The time of the processor: others may use it as well.
  const begin = process.cpuUsage();
  const { trip } = adopt(resourcesOf(projectRow(), ...rows), { load });
  expect(trip?.equal).toBe(1001);
  const { user, system } = process.cpuUsage(begin);
  expect((user + system) / 1_000_000).toBeLessThan(10);
});
