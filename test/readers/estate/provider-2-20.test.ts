import { editionOf } from '../../../src/model/edition';
import { readPlan, readSynth } from '../../../src/readers';
import {
  type Resources,
  applied,
  cluster,
  collectionRestoreOf,
  copyTo,
  encryptionAtRest,
  exportBucket,
  exportJobOf,
  project,
  schedule,
  snapshotOf,
  together,
} from '../../../src/rules/example';
import { synthOf } from '../../support/configuration';
import { planOf } from '../../support/plan-of';

const ORDERS = 'mongodbatlas_advanced_cluster.orders';
const COPY = 'mongodbatlas_advanced_cluster.copy';

const synth = (...parts: readonly Resources[]): ReturnType<typeof readSynth>['after'] =>
  readSynth(synthOf({ resources: together(...parts) })).after;
/** A row of a plan. */
interface Row {
  readonly type: string;
  readonly change: { readonly before: object | null; readonly after: object | null };
}

const known = <T>(value: T): { kind: 'known'; value: T } => ({ kind: 'known', value });

describe('an export job', () => {
  const resources = together(project(), cluster(), exportBucket(), snapshotOf(ORDERS), exportJobOf(ORDERS));

  test('is linked to its cluster, its project and its bucket', () => {
    const { exportJobs, clusters, exportBuckets, projects } = synth(resources);
    expect(exportJobs[0]?.cluster).toEqual({ kind: 'linked', to: clusters[0] });
    expect(exportJobs[0]?.bucket).toEqual({ kind: 'linked', to: exportBuckets[0] });
    expect(exportJobs[0]?.project).toEqual({ kind: 'linked', to: projects[0] });
    expect(exportJobs[0]?.snapshot).toEqual({ kind: 'other' });
  });

  test('shows the snapshot of this configuration that it exports', () => {
    const snapshotId = '${mongodbatlas_cloud_backup_snapshot.before-migration.snapshot_id}';
    const { exportJobs, snapshots } = synth(
      together(
        project(),
        cluster(),
        snapshotOf(ORDERS),
        exportBucket(),
        exportJobOf(ORDERS, { snapshot_id: snapshotId }),
      ),
    );
    expect(exportJobs[0]?.snapshot).toEqual({ kind: 'resource', snapshot: snapshots[0] });
  });

  test('knows itself before the plan', () => {
    const { before, after } = readPlan(planOf(applied(resources)));
    expect(after.exportJobs[0]?.before).toBe(before.exportJobs[0]);
  });
});

describe('a collection restore', () => {
  const resources = together(
    project(),
    cluster(),
    cluster({}, 'copy'),
    collectionRestoreOf(ORDERS, COPY, {
      collections: [{ source_namespace: 'shop.orders', target_namespace: 'shop.orders_old' }],
      timeouts: { create: '5h' },
    }),
  );

  test.each([
    ['at synth', () => synth(resources)],
    ['in a plan', () => readPlan(planOf({ resources })).after],
  ])('is linked to its source and its target, and has what it restores, %s', (_input, read) => {
    const { collectionRestoreJobs, clusters, projects } = read();
    const [job] = collectionRestoreJobs;
    const named = (name: string): unknown => clusters.find(({ address }) => address.endsWith(name));
    expect(job?.source).toEqual({ kind: 'linked', to: named('orders') });
    expect(job?.target).toEqual({ kind: 'linked', to: named('copy') });
    expect(job?.targetProject).toEqual({ kind: 'linked', to: projects[0] });
    expect(job?.writeStrategy).toEqual(known('CREATE_NEW'));
    expect(job?.createTimeout).toEqual(known('5h'));
    expect(job?.oplogTs).toEqual({ kind: 'absent' });
    expect(job?.databases).toMatchObject(known([{ source: known('shop') }]));
    expect(job?.collections).toEqual(
      known([{ source: known('shop.orders'), target: known('shop.orders_old') }]),
    );
  });

  test('takes an empty list of databases for none', () => {
    const { collectionRestoreJobs } = synth(
      together(project(), cluster(), collectionRestoreOf(ORDERS, ORDERS, { databases: [] })),
    );
    expect(collectionRestoreJobs[0]?.databases).toEqual({ kind: 'absent' });
  });
});

describe('an encryption at rest', () => {
  test('has the customer key of each provider that the configuration sets', () => {
    const { encryptionsAtRest, projects, others } = synth(
      together(
        project(),
        encryptionAtRest({
          azure_key_vault_config: { enabled: false, key_identifier: 'https://a/keys/b/c' },
        }),
      ),
    );
    const [encryption] = encryptionsAtRest;
    expect(encryption?.customerKeys).toMatchObject([
      { provider: 'AWS', attribute: 'aws_kms_config', enabled: known(true) },
      {
        provider: 'AZURE',
        enabled: known(false),
        key: known('https://a/keys/b/c'),
        roleId: { kind: 'absent' },
      },
    ]);
    expect(encryption?.project).toEqual({ kind: 'linked', to: projects[0] });
    expect(projects[0]?.encryptionsAtRest).toEqual([encryption]);
    expect(others.get('mongodbatlas_encryption_at_rest')).toEqual([encryption]);
  });

  test('names the providers whose blocks are not known yet', () => {
    const { encryptionsAtRest } = synth(
      together(
        project(),
        encryptionAtRest({
          aws_kms_config: undefined,
          dynamic: { aws_kms_config: { for_each: '${var.keys}', content: { enabled: true } } },
        }),
      ),
    );
    expect(encryptionsAtRest[0]).toMatchObject({
      customerKeys: [],
      unknownCustomerKeys: [{ provider: 'AWS', attribute: 'aws_kms_config', until: 'plan' }],
    });
  });

  test('knows itself before the plan', () => {
    const { before, after } = readPlan(planOf(applied(together(project(), encryptionAtRest()))));
    expect(after.encryptionsAtRest[0]?.before).toBe(before.encryptionsAtRest[0]);
    expect(before.encryptionsAtRest[0]?.after).toBe(after.encryptionsAtRest[0]);
  });
});

describe('a copy setting', () => {
  const settingOf = (body: Readonly<Record<string, unknown>>): unknown => {
    const { schedules } = synth(
      together(
        project(),
        cluster(),
        schedule({
          copy_policy_items_enabled: true,
          update_copy_snapshots: true,
          copy_settings: copyTo('EU_WEST_1', { frequencies: undefined, ...body }),
        }),
      ),
    );
    expect(schedules[0]).toMatchObject({
      copyPolicyItemsEnabled: known(true),
      updateCopySnapshots: known(true),
      deleteCopySnapshots: { kind: 'absent' },
    });
    const settings = schedules[0]?.copySettings;
    return settings?.kind === 'known' ? settings.value[0] : settings;
  };

  test('has the frequencies and retentions of its copy items', () => {
    const items = [
      { frequency_type: 'daily', retention_unit: 'days', retention_value: 3 },
      { frequency_type: 'ondemand', retention_value: 0 },
    ];
    expect(settingOf({ copy_policy_items: items })).toMatchObject({
      copyPolicyItems: known([
        { frequency: known('daily'), unit: known('days'), value: known(3), index: 0 },
        { frequency: known('ondemand'), unit: { kind: 'absent' }, value: { kind: 'absent' }, index: 1 },
      ]),
      lastNumberOfSnapshots: { kind: 'absent' },
    });
  });

  test('has the number of snapshots that it copies, and takes 0 for none', () => {
    expect(settingOf({ last_number_of_snapshots: 14 })).toMatchObject({
      lastNumberOfSnapshots: known(14),
      copyPolicyItems: { kind: 'absent' },
    });
    expect(settingOf({ last_number_of_snapshots: 0, copy_policy_items: [] })).toMatchObject({
      lastNumberOfSnapshots: { kind: 'absent' },
      copyPolicyItems: { kind: 'absent' },
    });
  });
});

describe('the database edition of a cluster', () => {
  const editionIn = (body: Readonly<Record<string, unknown>>): unknown => {
    const [orders] = synth(together(project(), cluster(body))).clusters;
    return orders === undefined ? undefined : editionOf(orders);
  };

  test('is the one that the configuration sets', () => {
    expect(editionIn({ database_edition: 'INFINITE' })).toEqual({
      edition: known('INFINITE'),
      isAssumed: false,
    });
  });

  test('is assumed to be CORE where it is left out', () => {
    expect(editionIn({})).toEqual({ edition: known('CORE'), isAssumed: true });
  });

  test('is what Atlas reported for an existing cluster that leaves it out', () => {
    const plan = planOf(applied(together(project(), cluster())));
    for (const { type, change } of plan['resource_changes'] as readonly Row[])
      if (type === 'mongodbatlas_advanced_cluster')
        for (const side of [change.before, change.after])
          Object.assign(side ?? {}, { effective_database_edition: 'INFINITE' });
    const [orders] = readPlan(plan).after.clusters;
    expect(orders === undefined ? undefined : editionOf(orders)).toEqual({
      edition: known('INFINITE'),
      isAssumed: false,
    });
  });
});
