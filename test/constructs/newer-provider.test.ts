import { type TerraformStack, TerraformVariable } from 'cdktf';
import {
  AtlasChecks,
  AtlasCluster,
  AtlasProject,
  type BackupSchedule,
  BackupSchedule as Schedule,
  CollectionRestoreJob,
  ClusterSnapshots,
  RestoreJob,
  Retention,
  SnapshotCopies,
  type SnapshotCopiesProps,
} from '../../src';
import { readSynth } from '../../src/readers';
import { nonconformities } from '../support/conformity';
import { type Synthesized, bodiesOf, messageOf, synthesized } from '../support/synthesized';

/*
 * What versions of the provider from 2.17 on support: copies with their own retention, restores of collections, and the
 * edition of the database.
 */

function cluster(stack: TerraformStack, id = 'orders', props: object = {}): AtlasCluster {
  const project = AtlasProject.fromProjectId(stack, `${id}-project`, '65f000000000000000000001');
  return new AtlasCluster(stack, id, {
    project,
    cloudProvider: 'AWS',
    instanceSize: 'M30',
    regions: ['EU_CENTRAL_1'],
    ...props,
  });
}

/** A synthesized stack that the provider accepts. Which version of it is installed is for the rules. */
function accepted(build: (stack: TerraformStack) => void): Synthesized {
  const json = synthesized((stack) => {
    AtlasChecks.of(stack).configure({ failOn: 'never' });
    build(stack);
  });
  expect(nonconformities(json)).toEqual([]);
  return json;
}

const ownRetention = { reason: 'copies are kept for an audit', owner: 'platform' };

describe('copies with their own retention', () => {
  const copied = (props: Omit<SnapshotCopiesProps, 'schedule'>): unknown => {
    const json = accepted((stack) => {
      const schedule: BackupSchedule = cluster(stack).addBackupSchedule('Backups', Schedule.production());
      new SnapshotCopies(stack, 'copies', { schedule, ...props });
    });
    return Object.values(bodiesOf(json, 'cloud_backup_schedule'))[0];
  };

  test('have an item for each frequency, or only the newest snapshots', () => {
    expect(
      copied({
        ownRetention,
        to: [
          { region: 'EU_WEST_1', keep: { daily: Retention.days(3), onDemand: Retention.weeks(1) } },
          { region: 'EU_NORTH_1', lastSnapshots: 10 },
        ],
        updateExisting: true,
        deleteExisting: { reason: 'the audit is over' },
      }),
    ).toMatchObject({
      copy_policy_items_enabled: true,
      update_copy_snapshots: true,
      delete_copy_snapshots: true,
      copy_settings: [
        {
          region_name: 'EU_WEST_1',
          copy_policy_items: [
            { frequency_type: 'daily', retention_unit: 'days', retention_value: 3 },
            { frequency_type: 'ondemand', retention_unit: 'weeks', retention_value: 1 },
          ],
        },
        { region_name: 'EU_NORTH_1', last_number_of_snapshots: 10 },
      ],
    });
  });

  test('are kept as long as the originals by default', () => {
    expect(copied({ ownRetention, to: ['EU_WEST_1'] })).toMatchObject({
      copy_settings: [
        {
          copy_policy_items: [
            { frequency_type: 'hourly', retention_unit: 'days', retention_value: 7 },
            { frequency_type: 'daily', retention_unit: 'days', retention_value: 14 },
            { frequency_type: 'weekly', retention_unit: 'weeks', retention_value: 8 },
            { frequency_type: 'monthly', retention_unit: 'months', retention_value: 12 },
            { frequency_type: 'yearly', retention_unit: 'years', retention_value: 3 },
          ],
        },
      ],
    });
  });

  test('carry the consent as an acknowledgement that may match nothing', () => {
    const json = accepted((stack) => {
      cluster(stack).addBackupSchedule('Backups', Schedule.development());
      const schedule = cluster(stack, 'events').addBackupSchedule('Backups', Schedule.development());
      new SnapshotCopies(stack, 'copies', { schedule, to: ['EU_WEST_1'], ownRetention });
    });
    expect(readSynth(json).acknowledgements).toEqual([
      {
        rule: 'copy/items-irrevocable',
        ...ownRetention,
        optional: true,
        address: expect.stringContaining('events_Backups') as string,
      },
    ]);
  });

  const requires = "requires ownRetention: { reason: '...' }, since Atlas cannot undo it";
  test.each<[string, Omit<SnapshotCopiesProps, 'schedule'>]>([
    [`"to.0.keep" ${requires}`, { to: [{ region: 'EU_WEST_1', keep: { daily: Retention.days(3) } }] }],
    [`"to.0.lastSnapshots" ${requires}`, { to: [{ region: 'EU_WEST_1', lastSnapshots: 3 }] }],
    [`"updateExisting" ${requires}`, { to: ['EU_WEST_1'], updateExisting: true }],
    [`"deleteExisting" ${requires}`, { to: ['EU_WEST_1'], deleteExisting: { reason: 'over' } }],
    [
      '"to.0.frequencies" cannot be set with ownRetention: write keep',
      { ownRetention, to: [{ region: 'EU_WEST_1', frequencies: ['daily'] }] },
    ],
    [
      '"to.0" has keep and lastSnapshots: write one of them',
      { ownRetention, to: [{ region: 'EU_WEST_1', keep: { daily: Retention.days(3) }, lastSnapshots: 3 }] },
    ],
    [
      '"to.0.keep" is empty: write what is copied, such as daily',
      { ownRetention, to: [{ region: 'EU_WEST_1', keep: {} }] },
    ],
    [
      '"to.0.lastSnapshots" must be a whole number from 1 to 500, not 501',
      { ownRetention, to: [{ region: 'EU_WEST_1', lastSnapshots: 501 }] },
    ],
    [
      '"ownRetention.reason" must be a sentence, not " "',
      { ownRetention: { reason: ' ' }, to: ['EU_WEST_1'] },
    ],
  ])('%s', (problem, props) => {
    expect(messageOf(() => copied(props))).toBe(`stack/copies: SnapshotCopies: ${problem}`);
  });

  test('are a choice for all copies of a schedule', () => {
    expect(
      messageOf(() =>
        synthesized((stack) => {
          const orders = cluster(stack);
          const schedule = orders.addBackupSchedule('Backups', Schedule.development());
          orders.addSnapshotCopies('First', ['EU_WEST_1']);
          new SnapshotCopies(stack, 'second', { schedule, to: ['EU_NORTH_1'], ownRetention });
        }),
      ),
    ).toBe(
      'stack/orders/Backups: SnapshotCopies: set ownRetention for all copies of a schedule, or for none of them',
    );
  });

  test('need a retention that is known at synth, or their own', () => {
    expect(
      messageOf(() =>
        synthesized((stack) => {
          const days = new TerraformVariable(stack, 'days', { type: 'number' }).numberValue;
          const schedule = cluster(stack).addBackupSchedule('Backups', {
            daily: { keep: Retention.days(days) },
          });
          new SnapshotCopies(stack, 'copies', { schedule, to: ['EU_WEST_1'], ownRetention });
        }),
      ),
    ).toBe('stack/copies: SnapshotCopies: the retention of daily snapshots is not known at synth: set keep');
  });
});

describe('CollectionRestoreJob', () => {
  test('restores from a snapshot, and waits for other restores to the cluster', () => {
    const json = accepted((stack) => {
      const orders = cluster(stack, 'orders', { pointInTimeRestore: true });
      const { latest } = ClusterSnapshots.fromCluster(stack, 'snapshots', orders);
      RestoreJob.automated(stack, 'whole', { snapshot: latest, target: orders });
      CollectionRestoreJob.fromSnapshot(stack, 'part', {
        snapshot: latest,
        target: orders,
        databases: ['shop'],
        collections: [{ from: 'web.sessions', to: 'web.sessions-restored' }, 'web.users'],
        indexes: 'all-except-ttl',
        databaseSuffix: '-restored',
        createTimeout: '6h',
      });
    });
    expect(Object.values(bodiesOf(json, 'cloud_backup_collection_restore_job'))).toMatchObject([
      {
        write_strategy: 'CREATE_NEW',
        index_strategy: 'ALL_EXCEPT_TTL',
        databases: [{ source_namespace: 'shop' }],
        collections: [
          { source_namespace: 'web.sessions', target_namespace: 'web.sessions-restored' },
          { source_namespace: 'web.users' },
        ],
        database_suffix: '-restored',
        timeouts: { create: '6h' },
        depends_on: [
          expect.stringMatching(/^mongodbatlas_cloud_backup_snapshot_restore_job\.whole_/) as string,
        ],
      },
    ]);
  });

  test('restores a moment, and overwrites', () => {
    const json = accepted((stack) => {
      const orders = cluster(stack, 'orders', { pointInTimeRestore: true });
      CollectionRestoreJob.fromPointInTime(stack, 'part', {
        source: orders,
        at: new Date('2026-08-01T12:00:00Z'),
        target: orders,
        collections: ['shop.orders'],
        onConflict: 'overwrite',
      });
    });
    expect(Object.values(bodiesOf(json, 'cloud_backup_collection_restore_job'))).toMatchObject([
      {
        write_strategy: 'OVERWRITE_EXISTING',
        index_strategy: 'ALL',
        point_in_time_utc_seconds: 1_785_585_600,
      },
    ]);
  });

  test.each<[string, object]>([
    ['write "databases", "collections" or both', {}],
    [
      `"collections.0" must be a database, a dot and a collection, such as 'shop.orders', not 'orders'`,
      { collections: ['orders'] },
    ],
    [
      '"databases" has 101 names: restore at most 100 with one job',
      { databases: Array.from({ length: 101 }, (_, index) => `db${index}`) },
    ],
    [
      '"onConflict" must be rename or overwrite, not "replace"',
      { databases: ['shop'], onConflict: 'replace' },
    ],
  ])('%s', (problem, props) => {
    expect(
      messageOf(() =>
        synthesized((stack) => {
          const orders = cluster(stack);
          const snapshot = ClusterSnapshots.fromSnapshotId(orders, '65f0000000000000000000aa');
          CollectionRestoreJob.fromSnapshot(stack, 'part', { snapshot, target: orders, ...props });
        }),
      ),
    ).toBe(`stack/part: CollectionRestoreJob.fromSnapshot: ${problem}`);
  });
});

describe('the edition Infinite', () => {
  test('has 2 electable nodes', () => {
    const json = accepted((stack) => {
      cluster(stack, 'orders', { databaseEdition: 'INFINITE' });
    });
    expect(bodiesOf(json, 'advanced_cluster')['orders']).toMatchObject({
      database_edition: 'INFINITE',
      replication_specs: [{ region_configs: [{ electable_specs: { node_count: 2 } }] }],
    });
  });

  test('rejects 3', () => {
    expect(
      messageOf(() =>
        synthesized((stack) =>
          cluster(stack, 'orders', {
            databaseEdition: 'INFINITE',
            regions: [{ region: 'EU_CENTRAL_1', nodes: 3 }],
          }),
        ),
      ),
    ).toBe(
      'stack/orders: AtlasCluster: "regions" have 3 electable nodes together: write nodes so that they are 2',
    );
  });
});
