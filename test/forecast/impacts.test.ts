import type { Impact } from '../../src/forecast';
import { impactsOf } from '../../src/forecast/impact';
import { Forecaster } from '../../src/forecast/forecast';
import type { Cluster, Estate, Origin } from '../../src/model';
import { partOf } from '../../src/model/estate';
import { linkSides, openPlan, readPlan } from '../../src/readers';
import {
  type Resources,
  cluster,
  compliancePolicy,
  copyTo,
  flexCluster,
  item,
  project,
  schedule,
  scheduleOf,
  snapshotOf,
  tenantCluster,
  together,
} from '../../src/rules/example';
import type { Configuration } from '../support/configuration';
import { planOf } from '../support/plan-of';
import { impactInWords } from '../../src/report/forecast/words';
import { impactJson, plannedImpacts } from '../../src/report/forecast/impact-json';

const CLUSTER = 'mongodbatlas_advanced_cluster.orders';

type Body = Readonly<Record<string, unknown>>;

const ITEMS = {
  reference_hour_of_day: 18,
  reference_minute_of_hour: 0,
  restore_window_days: 7,
  policy_item_hourly: item(6, 'days', 7),
  policy_item_daily: item(1, 'days', 7),
  policy_item_weekly: item(6, 'weeks', 4),
  policy_item_monthly: item(40, 'months', 12),
};

function impactsBetween(
  before: Resources,
  resources: Resources,
  replaced: readonly string[] = [],
): readonly Impact[] {
  const plan = readPlan(planOf({ before, resources, replaced }));
  return impactsOf(plan.before, plan.after, '2026-08-21');
}

const orders = (body: Body = {}, items: Body = ITEMS): Resources =>
  together(
    project(),
    cluster({ pit_enabled: true, termination_protection_enabled: false, ...body }),
    schedule(items),
  );

/** What a change of the cluster, or of its schedule, says. */
function sentences(before: Resources, resources: Resources): readonly string[] {
  return impactsBetween(before, resources).flatMap(impactInWords);
}

test('a plan that changes nothing about backups has no impact', () => {
  expect(impactsBetween(orders(), orders())).toEqual([]);
  expect(impactsBetween(orders(), orders({ tags: { team: 'orders' } }))).toEqual([]);
});

test('another reference hour does not change what can be restored', () => {
  expect(impactsBetween(orders(), orders({}, { ...ITEMS, reference_hour_of_day: 3 }))).toEqual([]);
});

test('a shorter retention keeps existing snapshots until they expire', () => {
  expect(sentences(orders(), orders({}, { ...ITEMS, policy_item_monthly: item(40, 'months', 3) }))).toEqual([
    'new snapshots are kept up to 3 months instead of up to 12 months',
    '12 monthly snapshots are kept until they expire, the last one on 2027-07-31; no new ones are kept that long',
  ]);
});

test('with update_snapshots, a shorter retention deletes older snapshots immediately', () => {
  const planned = { ...ITEMS, policy_item_monthly: item(40, 'months', 3), update_snapshots: true };
  const [impact] = impactsBetween(orders({}, { ...ITEMS, update_snapshots: true }), orders({}, planned));
  expect(impact && impactInWords(impact)).toEqual([
    'deletes 9 snapshots immediately: 9 monthly; the oldest restorable point moves from 2025-08-31 to 2026-05-31',
    'new snapshots are kept up to 3 months instead of up to 12 months',
  ]);
});

test('the snapshots of a removed item are kept until they expire', () => {
  const withoutHourly = { ...ITEMS, policy_item_hourly: [], update_snapshots: true };
  expect(sentences(orders({ pit_enabled: false }), orders({ pit_enabled: false }, withoutHourly))).toEqual([
    'the worst-case data loss (RPO) grows from 6 hours to 1 day',
    '21 hourly snapshots are kept until they expire, the last one on 2026-08-28; no new ones are kept that long',
  ]);
});

test('disabling backups deletes everything', () => {
  const [impact] = impactsBetween(orders(), orders({ backup_enabled: false, pit_enabled: false }));
  expect(impact?.outcome).toBe('switched off');
  expect(impact && impactInWords(impact)).toEqual([
    'disables backups, which deletes all 43 snapshots immediately, back to 2025-08-31: 21 hourly, 6 daily, 4 weekly and 12 monthly',
    'deletes 7 days of point-in-time history immediately',
  ]);
});

test('disabling point-in-time restore deletes its history, but no snapshot', () => {
  const [impact] = impactsBetween(orders(), orders({ pit_enabled: false }));
  expect(impact && impactInWords(impact)).toEqual([
    'deletes 7 days of point-in-time history immediately',
    'the worst-case data loss (RPO) grows from 1 minute to 6 hours',
  ]);
  expect(impact && impactJson(impact)).toMatchObject({
    lost: { count: 0, pointInTimeDays: 7 },
    before: { worstLoss: 'PT1M', pointInTime: { days: 7 } },
    after: { worstLoss: 'PT6H', pointInTime: null },
    afterApply: { count: 43 },
  });
});

test('a shorter restore window', () => {
  expect(sentences(orders(), orders({}, { ...ITEMS, restore_window_days: 2 }))).toEqual([
    'point-in-time restore can go back 2 days instead of 7 days',
  ]);
});

test('a deleted cluster, with its backups kept or not', () => {
  expect(sentences(orders({ retain_backups_enabled: false }), project())).toEqual([
    'deletes the cluster with all 43 snapshots immediately, back to 2025-08-31: 21 hourly, 6 daily, 4 weekly and 12 monthly',
    'deletes 7 days of point-in-time history immediately',
  ]);
  const [impact] = impactsBetween(orders(), project());
  expect([impact?.outcome, impact?.after, impact?.lost]).toEqual(['deleted, backups kept', undefined, []]);
  expect(impact && impactInWords(impact)[0]).toBe(
    'the cluster is deleted; its snapshots are kept until they expire, the last one on 2027-07-31',
  );
});

test('nothing is lost when Atlas rejects the change', () => {
  expect(
    sentences(orders({ termination_protection_enabled: true, retain_backups_enabled: false }), project()),
  ).toEqual(['Atlas rejects this change, so nothing is lost; the apply fails']);
});

test('nothing is lost when Atlas rejects the new cluster, because the old one has its name until it exists', () => {
  const unkept = orders({ retain_backups_enabled: false });
  const recreated = (resources: Resources) => {
    const plan = readPlan(
      planOf({ before: unkept, resources, replaced: [CLUSTER], createBeforeDestroy: [CLUSTER] }),
    );
    return impactsOf(plan.before, plan.after, '2026-08-21');
  };
  const [kept] = recreated(unkept);
  expect(kept && impactInWords(kept)).toEqual([
    'Atlas rejects this change, so nothing is lost; the apply fails',
  ]);
  expect([kept?.outcome, kept?.lost, kept?.after === kept?.before]).toEqual(['refused', [], true]);
  const [renamed] = recreated(orders({ retain_backups_enabled: false, name: 'orders-2' }));
  expect([renamed?.outcome, renamed?.lost?.length]).toEqual(['deleted with its backups', 43]);
});

test('a cluster without backups has no impact when Atlas rejects its replacement', () => {
  const none = together(project(), cluster({ backup_enabled: false, termination_protection_enabled: false }));
  const plan = readPlan(
    planOf({ before: none, resources: none, replaced: [CLUSTER], createBeforeDestroy: [CLUSTER] }),
  );
  expect(impactsOf(plan.before, plan.after, '2026-08-21')).toEqual([]);
});

test('a recreated cluster begins without snapshots, and with the default policy if its schedule does not change', () => {
  const plan = impactsBetween(
    orders({ retain_backups_enabled: false }),
    orders({ retain_backups_enabled: false }),
    ['mongodbatlas_advanced_cluster.orders'],
  );
  expect(plan.map(({ outcome, after }) => [outcome, after?.recovery.policy.kind])).toEqual([
    ['deleted with its backups', 'default'],
  ]);
});

test('without new snapshots, those of a paused cluster expire', () => {
  expect(sentences(orders(), orders({ paused: true }))[0]).toBe(
    'the cluster is paused: no new snapshots are taken, and existing ones expire',
  );
});

test('a deleted schedule takes no new snapshots, one that stays in Atlas changes nothing', () => {
  const without = together(project(), cluster({ pit_enabled: true, termination_protection_enabled: false }));
  expect(sentences(orders(), without)).toEqual([
    'no new snapshots are taken; after the last one has expired, the worst-case data loss (RPO) is all data',
    'point-in-time restore works only as long as there is a snapshot to start from',
    '12 monthly snapshots are kept until they expire, the last one on 2027-07-31; no new ones are kept that long',
    '4 weekly snapshots are kept until they expire, the last one on 2026-09-12; no new ones are kept that long',
    '6 daily snapshots are kept until they expire, the last one on 2026-08-27; no new ones are kept that long',
    '21 hourly snapshots are kept until they expire, the last one on 2026-08-28; no new ones are kept that long',
  ]);
  expect(impactsBetween(orders({}, { ...ITEMS, skip_destroy: true }), without)).toEqual([]);
});

test('policy items that are only removed from the configuration stay in Atlas', () => {
  expect(
    impactsBetween(
      orders(),
      orders({}, { reference_hour_of_day: 18, reference_minute_of_hour: 0, restore_window_days: 7 }),
    ),
  ).toEqual([]);
});

test('a new cluster has no before', () => {
  const [impact] = impactsBetween(project(), orders());
  expect([impact?.outcome, impact?.before]).toEqual(['created', undefined]);
  expect(impact && impactInWords(impact)).toEqual([
    'the new cluster begins without snapshots; after the first one, the worst-case data loss (RPO) is 1 minute, and snapshots are kept up to 12 months',
  ]);
});

test('copies that begin and end', () => {
  const copying = {
    ...ITEMS,
    copy_settings: [copyTo('EU_WEST_1', { should_copy_oplogs: false })],
  };
  expect(sentences(orders(), orders({}, copying))).toEqual([
    'new snapshots are stored in AWS/EU_WEST_1',
    'snapshots now survive region loss',
  ]);
  expect(sentences(orders({}, copying), orders())).toEqual([
    'no new snapshots in AWS/EU_WEST_1; existing ones are kept until they expire',
    'snapshots no longer survive region loss',
  ]);
});

test('an on-demand snapshot that is deleted', () => {
  const taken = snapshotOf('mongodbatlas_advanced_cluster.orders', {
    retention_in_days: 90,
    created_at: '2026-08-01T09:00:00Z',
    snapshot_id: '5f0000000000000000000009',
  });
  const [impact] = impactsBetween(together(orders(), taken), orders());
  expect(impact && impactInWords(impact)).toEqual(['deletes 1 snapshot immediately: 1 on-demand']);
});

test('a Flex cluster that is deleted loses its 8 snapshots', () => {
  expect(sentences(together(project(), flexCluster()), project())).toEqual([
    'deletes the cluster with all 8 snapshots immediately, back to 2026-08-14: 8 daily',
  ]);
});

test('what happens to the snapshots of an upgraded Flex cluster is not documented', () => {
  const [impact] = impactsBetween(
    together(project(), tenantCluster('FLEX', {}, 'orders')),
    together(project(), cluster({ termination_protection_enabled: false })),
  );
  expect([impact?.lost, impact?.left]).toEqual([undefined, undefined]);
  expect(impact?.doubts).toEqual([
    'Atlas does not document what happens to the snapshots of a cluster that is upgraded to another kind',
  ]);
});

describe('what stays in Atlas although Terraform no longer has it', () => {
  const ORDERS = 'mongodbatlas_advanced_cluster.orders';
  const SCHEDULE = 'mongodbatlas_cloud_backup_schedule.orders';
  const NEXT = 'mongodbatlas_cloud_backup_schedule.next';
  const SNAPSHOT = 'mongodbatlas_cloud_backup_snapshot.before-migration';
  const POLICY = 'mongodbatlas_backup_compliance_policy.statute';
  const OTHER = '${mongodbatlas_project.other.id}';
  const bare = together(project(), cluster({ pit_enabled: true, termination_protection_enabled: false }));
  const COPIES = { ...ITEMS, copy_settings: copyTo('EU_WEST_1', { frequencies: ['DAILY', 'WEEKLY'] }) };
  const snapshot = snapshotOf(ORDERS, { retention_in_days: 700 });
  const next = (items: Body): Resources => scheduleOf(ORDERS, items, 'next');

  test.each<[title: string, configuration: Configuration]>([
    [
      'a forgotten schedule with copies',
      { before: orders({}, COPIES), resources: bare, forgotten: [SCHEDULE] },
    ],
    [
      'a deleted schedule with copies, if skip_destroy keeps it',
      { before: orders({}, { ...COPIES, skip_destroy: true }), resources: bare },
    ],
    [
      'a forgotten schedule that is imported at another address',
      {
        before: orders({}, COPIES),
        resources: together(bare, next(COPIES)),
        forgotten: [SCHEDULE],
        imports: [NEXT],
      },
    ],
    [
      'a forgotten on-demand snapshot',
      { before: together(orders(), snapshot), resources: orders(), forgotten: [SNAPSHOT] },
    ],
    [
      'a forgotten compliance policy',
      { before: together(orders(), compliancePolicy()), resources: orders(), forgotten: [POLICY] },
    ],
    [
      'a compliance policy whose deletion Atlas rejects',
      { before: together(orders(), compliancePolicy()), resources: orders() },
    ],
    [
      'a schedule that an update changes to a name that is not known',
      {
        before: orders({}, COPIES),
        resources: orders({}, { ...COPIES, cluster_name: '${terraform_data.x.output}' }),
      },
    ],
  ])('%s has no impact', (_, configuration) => {
    const plan = readPlan(planOf(configuration));
    expect(impactsOf(plan.before, plan.after, '2026-08-21').flatMap(impactInWords)).toEqual([]);
  });

  test.each<[title: string, configuration: Configuration, survives: boolean]>([
    [
      'a forgotten policy also protects a new cluster',
      { before: compliancePolicy(), resources: cluster({}, 'next'), forgotten: [POLICY] },
      true,
    ],
    [
      'a forgotten policy also protects a cluster that is recreated',
      { before: compliancePolicy(), resources: {}, forgotten: [POLICY], replaced: [ORDERS] },
      true,
    ],
    [
      'a policy of another project does not protect a cluster',
      {
        before: together(project({}, 'other'), compliancePolicy({ project_id: OTHER })),
        resources: together(project({}, 'other'), cluster({}, 'next')),
        forgotten: [POLICY],
      },
      false,
    ],
    [
      'a policy of the former project does not protect a cluster that is recreated in another one',
      {
        before: together(project({}, 'other'), compliancePolicy()),
        resources: together(project({}, 'other'), cluster({ project_id: OTHER })),
        forgotten: [POLICY],
      },
      false,
    ],
  ])('%s', (_, { before = {}, resources, ...more }, survives) => {
    const { after } = readPlan(
      planOf({ before: together(orders(), before), resources: together(orders(), resources), ...more }),
    );
    const forecaster = new Forecaster(after);
    const found = after.clusters.map((one) => forecaster.recoveryOf(one).storage.survives.projectDeletion);
    expect(found).toEqual(found.map(() => survives));
  });

  test('a forgotten schedule still copies the zone of that name', () => {
    const zones = (name: string): Body => ({
      cluster_type: 'GEOSHARDED',
      replication_specs: [zone('EU_WEST_3', name), zone('EU_CENTRAL_1', 'other')],
    });
    const copies = { ...ITEMS, copy_settings: copyTo('EU_WEST_1', { frequencies: ['DAILY'] }) };
    const plan = (name: string) =>
      readPlan(
        planOf({
          before: orders(zones('first'), copies),
          resources: together(project(), cluster({ ...zones(name), pit_enabled: true })),
          forgotten: [SCHEDULE],
        }),
      );
    const survives = (name: string): unknown => {
      const { after } = plan(name);
      return new Forecaster(after).recoveryOf(after.clusters[0] as Cluster).storage;
    };
    expect(survives('first')).toMatchObject({ copies: [{ place: 'AWS/EU_WEST_1' }], unknown: [] });
    expect(survives('renamed')).toMatchObject({
      copies: [{ place: 'AWS/EU_WEST_1' }],
      unknown: [{ attribute: 'copy_settings[0].zone_id' }],
    });
  });

  test('what an import changes is compared with what was read', () => {
    const plan = readPlan(
      planOf({
        before: together(orders({}, COPIES), next(COPIES)),
        resources: together(bare, next({ ...COPIES, policy_item_monthly: undefined })),
        forgotten: [SCHEDULE],
      }),
    );
    expect(impactsOf(plan.before, plan.after, '2026-08-21').flatMap(impactInWords)).toEqual([
      'new snapshots are kept up to 4 weeks instead of up to 12 months',
      '12 monthly snapshots are kept until they expire, the last one on 2027-07-31; no new ones are kept that long',
    ]);
  });
});

const zone = (name: string, zoneName: string): Body => ({
  zone_name: zoneName,
  region_configs: [
    {
      provider_name: 'AWS',
      region_name: name,
      priority: 7,
      electable_specs: { instance_size: 'M30', node_count: 3 },
    },
  ],
});

test('the impact of one of several plans knows the schedules of the others', () => {
  const LATER = '${terraform_data.later.output}';
  const plans = [
    planOf({ resources: together(project(), cluster()) }),
    planOf({ resources: schedule({ ...ITEMS, project_id: LATER, cluster_name: LATER }) }),
  ];
  const origins = ['a', 'b'].map((name) => ({ name }));
  const { before, after } = linkSides(
    plans.map((plan, index) => openPlan(plan, { origin: origins[index] }).sides),
  );
  const own = (estate: Estate): Estate => partOf(estate, origins[0] as Origin);
  const [impact] = plannedImpacts(own(before as Estate), own(after), '2026-08-21');
  expect(impact?.json.sentences).toEqual([
    'the worst-case data loss (RPO) of the new cluster is not known yet',
  ]);
});
