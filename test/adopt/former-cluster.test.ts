import { type Adoption, adopt, filesOf, readState } from '../../src/adopt';
import { constructFile } from '../../src/adopt/program/typescript';
import { settableOf } from '../../src/adopt/schema/settable';
import { FORMER_ATTRIBUTES } from '../../src/adopt/state/former-cluster';
import { formerRow, regionOf, specOf } from './former-rows';
import { PROJECT_ID, type Row, clusterRow, load, projectRow, spec, stateJson } from './states';

function codeOf(
  rows: readonly Row[],
  inPlace = false,
): { readonly text: string; readonly adoption: Adoption } {
  const { resources } = readState(JSON.parse(JSON.stringify(stateJson([projectRow(), ...rows]))));
  const adoption = adopt(resources, { load, inPlace });
  expect([...(adoption.trip?.failures ?? []), ...(adoption.trip?.differences ?? [])]).toEqual([]);
  const [file] = adoption.code.files;
  return { text: file === undefined ? '' : constructFile(file), adoption };
}

test('each attribute of mongodbatlas_cluster is translated, or is superfluous', () => {
  expect([...FORMER_ATTRIBUTES].sort()).toEqual(
    [...(settableOf('mongodbatlas_cluster')?.keys() ?? [])].sort(),
  );
});

test('a mongodbatlas_cluster becomes an AtlasCluster', () => {
  const { text, adoption } = codeOf([formerRow()]);
  expect(text).toContain(`    const orders = new AtlasCluster(this, 'orders', {
      project,
      cloudProvider: 'AWS',
      instanceSize: 'M30',
      regions: ['EU_CENTRAL_1'],
      mongoDbMajorVersion: '7.0',
      advancedConfiguration: { oplogMinRetentionHours: 24 },
      tags: { team: 'orders' },
    });
    // Not set, as before: the construct would set retain_backups_enabled.
    orders.resource.resetRetainBackupsEnabled();
`);
  expect(adoption.code.places.map(({ resource, importId }) => [resource.type, importId])).toEqual([
    ['mongodbatlas_project', PROJECT_ID],
    ['mongodbatlas_advanced_cluster', `${PROJECT_ID}-orders`],
  ]);
  expect(adoption.code.notes.deprecated).toEqual([]);
});

test.each<[string, object, string]>([
  [
    'of several regions, in the order of their priorities',
    {
      replication_specs: [
        specOf([
          regionOf('EU_WEST_1', 6, 1, { analytics_nodes: 1 }),
          regionOf('EU_NORTH_1', 5, 1, { read_only_nodes: 2 }),
          regionOf('EU_CENTRAL_1', 7, 3),
        ]),
      ],
    },
    `      regions: [
        { region: 'EU_CENTRAL_1', nodes: 3 },
        { region: 'EU_WEST_1', analyticsNodes: 1 },
        { region: 'EU_NORTH_1', readOnlyNodes: 2 },
      ],`,
  ],
  [
    'that is sharded',
    { cluster_type: 'SHARDED', replication_specs: [specOf([regionOf('EU_CENTRAL_1', 7, 3)], 2)] },
    'shards: 2',
  ],
  [
    'that scales',
    {
      auto_scaling_compute_enabled: true,
      auto_scaling_compute_scale_down_enabled: true,
      provider_auto_scaling_compute_max_instance_size: 'M50',
      provider_auto_scaling_compute_min_instance_size: 'M30',
    },
    "compute: { minInstanceSize: 'M30', maxInstanceSize: 'M50' }",
  ],
  [
    'with provisioned disks that do not scale',
    { auto_scaling_disk_gb_enabled: false, provider_volume_type: 'PROVISIONED', provider_disk_iops: 4000 },
    "disk: { sizeGb: 40, iops: 4000, type: 'PROVISIONED' }",
  ],
  ['with point-in-time restore', { pit_enabled: true, cloud_backup: null }, 'pointInTimeRestore: true'],
  [
    'that is an M0',
    {
      provider_name: 'TENANT',
      backing_provider_name: 'AWS',
      provider_instance_size_name: 'M0',
      disk_size_gb: 0.5,
      replication_specs: [],
      cloud_backup: false,
      termination_protection_enabled: null,
      advanced_configuration: [],
      mongo_db_major_version: null,
    },
    "new FreeCluster(this, 'orders', {",
  ],
])('a mongodbatlas_cluster %s', (_, values, code) => {
  const { text, adoption } = codeOf([formerRow(values)]);
  expect(text).toContain(code);
  expect(adoption.code.places.map(({ isConstruct }) => isConstruct)).toEqual([true, true]);
});

test.each([null, false])(
  'cloud_backup = %j does not become a value: a state does not refresh it',
  (value) => {
    const { text, adoption } = codeOf([formerRow({ cloud_backup: value })]);
    expect(text).toContain('orders.resource.resetBackupEnabled();');
    expect(adoption.code.notes.lost).toEqual([
      'mongodbatlas_cluster.main: cloud_backup: a state shows it only if it is true; the code does not set backup_enabled, so that Atlas keeps what it has',
    ]);
  },
);

test.each<[string, object, string]>([
  [
    'with legacy backups',
    { backup_enabled: true, cloud_backup: null },
    'it has legacy backups (backup_enabled)',
  ],
  [
    'of several zones',
    {
      cluster_type: 'GEOSHARDED',
      replication_specs: [specOf([regionOf('EU_CENTRAL_1', 7, 3)]), specOf([regionOf('US_EAST_1', 7, 3)])],
    },
    'it has several zones, and the state does not show their order',
  ],
  [
    'of several regions without electable nodes',
    {
      replication_specs: [
        specOf([
          regionOf('EU_CENTRAL_1', 7, 3),
          regionOf('EU_WEST_1', 0, 0, { read_only_nodes: 1 }),
          regionOf('EU_NORTH_1', 0, 0, { analytics_nodes: 1 }),
        ]),
      ],
    },
    'several regions have the same priority, and the state does not show their order',
  ],
  ['without replication_specs', { replication_specs: [] }, 'the state does not have replication_specs'],
  [
    'that was an M2',
    { provider_name: 'TENANT', provider_instance_size_name: 'M2', backing_provider_name: 'AWS' },
    'Atlas has replaced M2 and M5 clusters by Flex clusters, which are mongodbatlas_flex_cluster',
  ],
  [
    'with a tag that is there twice',
    {
      tags: [
        { key: 'a', value: '1' },
        { key: 'a', value: '2' },
      ],
    },
    'tags has a key twice',
  ],
])('a mongodbatlas_cluster %s stays one', (_, values, reason) => {
  const { text, adoption } = codeOf([formerRow(values)]);
  expect(text).toContain("from 'cdktf-atlas-backup/provider/cluster'");
  expect(adoption.code.notes.deprecated).toEqual([`mongodbatlas_cluster.main: ${reason}`]);
});

test('a mongodbatlas_cluster with a sensitive value stays one, and the value becomes a variable', () => {
  const { text, adoption } = codeOf([formerRow({}, { sensitive: { tags: [{ value: true }] } })]);
  expect(adoption.code.notes.deprecated).toEqual(['mongodbatlas_cluster.main: tags is sensitive']);
  expect(text).not.toContain("'orders' }");
  expect(adoption.code.variables).toHaveLength(1);
});

test('its schedule, and what else names it, refer to its construct', () => {
  const { text } = codeOf([
    formerRow(),
    {
      type: 'mongodbatlas_cloud_backup_schedule',
      name: 'main',
      values: {
        project_id: PROJECT_ID,
        cluster_name: 'orders',
        policy_item_daily: [{ frequency_interval: 1, retention_unit: 'days', retention_value: 7 }],
      },
    },
  ]);
  expect(text).toContain("orders.addBackupSchedule('Backups', {");
});

describe('the copies of its schedule', () => {
  const copy = (zone_id: string | null): object => ({
    cloud_provider: 'AWS',
    region_name: 'EU_WEST_3',
    zone_id,
    replication_spec_id: '61ac00000000000000000001',
    frequencies: ['DAILY'],
    should_copy_oplogs: false,
  });

  function schedule(...settings: readonly object[]): Row {
    return {
      type: 'mongodbatlas_cloud_backup_schedule',
      name: 'main',
      values: {
        project_id: PROJECT_ID,
        cluster_name: 'orders',
        policy_item_daily: [{ frequency_interval: 1, retention_unit: 'days', retention_value: 7 }],
        copy_settings: settings,
      },
    };
  }

  test.each([
    ['with the id of the zone', '61ad00000000000000000001'],
    ['without it', null],
  ])('%s name the regions, because the cluster has one zone', (_, zone) => {
    const { text } = codeOf([formerRow(), schedule(copy(zone))]);
    expect(text).toContain("orders.addSnapshotCopies('Copies', ['EU_WEST_3']);");
  });

  test('of two zones keep what the state has', () => {
    const copies = ['61ad00000000000000000001', '61ad00000000000000000002'].map(copy);
    expect(codeOf([formerRow(), schedule(...copies)]).text).toContain('.resource.putCopySettings([');
  });

  test('of a global cluster are not of its first zone only because no zone is known', () => {
    const zones = ['Europe', 'America'].map((zone_name) => spec({}, { zone_name, zone_id: undefined }));
    const { text } = codeOf([
      clusterRow({ cluster_type: 'GEOSHARDED', replication_specs: zones }),
      schedule(copy(null)),
    ]);
    expect(text).toContain('.resource.putCopySettings([');
  });
});

describe('in place', () => {
  /** The file with the addresses. */
  function addressesOf(...rows: readonly Row[]): string {
    const { adoption } = codeOf(rows, true);
    const files = filesOf(adoption.code, { inPlace: true, version: '0.1.0' });
    return files.find(({ name }) => name === 'addresses.ts')?.content ?? '';
  }

  test('it keeps its name, and moves to the other type', () => {
    const text = addressesOf(formerRow());
    expect(text).toContain("  'shop/orders/Resource': 'main',\n");
    expect(text).toContain("  'shop/orders/Resource': 'mongodbatlas_cluster.main',\n");
  });

  test('it does not take the address of another cluster', () => {
    const text = addressesOf(clusterRow({ name: 'payments' }, 'main'), formerRow());
    expect(text).toContain("'shop/payments/Resource': 'main'");
    expect(text).not.toContain("'shop/orders/Resource': 'main'");
    expect(text).toContain("'shop/orders/Resource': 'mongodbatlas_cluster.main'");
  });

  test('one with a key gets a name of CDKTF', () => {
    const address = 'mongodbatlas_cluster.main["x"]';
    const text = addressesOf(formerRow({}, { address, index: 'x' }));
    expect(text).toContain(`'shop/orders/Resource': 'mongodbatlas_cluster.main["x"]'`);
    expect(text).not.toContain("'shop/orders/Resource': 'main'");
  });

  test('one that stays keeps its address', () => {
    const text = addressesOf(formerRow({ backup_enabled: true }));
    expect(text).toContain("'shop/orders': 'main'");
    expect(text).not.toContain('MOVED');
  });
});
