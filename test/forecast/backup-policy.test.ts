import * as assumed from '../../src/forecast/assumptions';
import { type BackupPolicy, type PolicyContext, policyOf } from '../../src/forecast/backup-policy';
import { Forecaster } from '../../src/forecast/forecast';
import { HOUR, momentOf } from '../../src/forecast/moments';
import type { Cluster } from '../../src/model';
import { ABSENT, UNKNOWN_UNTIL_APPLY, known } from '../../src/model/value';
import { readPlan, readSynth } from '../../src/readers';
import {
  type Body,
  type Resources,
  UNDER_LEGACY_METHOD,
  applied,
  azureCluster,
  cluster,
  flexCluster,
  item,
  project,
  region,
  schedule,
  scheduleOf,
  serverlessInstance,
  tenantCluster,
  together,
} from '../../src/rules/example';
import { type Configuration, synthOf } from '../support/configuration';
import { planOf } from '../support/plan-of';

const at = (text: string): number => momentOf(text) ?? NaN;
const NOW: PolicyContext = { at: at('2026-08-21') };

const ITEMS: Body = {
  reference_hour_of_day: 3,
  reference_minute_of_hour: 30,
  restore_window_days: 2,
  policy_item_hourly: item(6, 'days', 2),
  policy_item_daily: item(1, 'days', 7),
};

function only(clusters: readonly Cluster[]): Cluster {
  const [one, ...others] = clusters;
  if (one === undefined || others.length > 0) throw new Error(`there are ${clusters.length} clusters`);
  return one;
}

/** The only cluster of a configuration that was applied. */
const existing = (...resources: readonly Resources[]): Cluster =>
  only(readPlan(planOf(applied(together(project(), ...resources)))).after.clusters);

/** The only cluster that a plan leaves. */
const planned = (configuration: Configuration): Cluster =>
  only(readPlan(planOf(configuration)).after.clusters);

/** What a policy says, in short: its items as `hourly 6 2 days`. */
function shown({
  kind,
  items,
  reference,
  pointInTime,
  mayHavePointInTime,
  mayHaveMoreItems,
  unknown,
}: BackupPolicy) {
  return {
    kind,
    items: items.map(
      ({ frequency, interval, retention }) => `${frequency} ${interval} ${retention.value} ${retention.unit}`,
    ),
    hours: reference === undefined ? undefined : reference / HOUR,
    days: pointInTime === undefined ? undefined : pointInTime.days,
    maybe: [...(mayHavePointInTime ? ['point in time'] : []), ...(mayHaveMoreItems ? ['items'] : [])],
    unknown: unknown.map(({ attribute }) => attribute),
  };
}

const NONE = { kind: 'none', items: [], hours: 0, days: undefined, maybe: [], unknown: [] };

describe('what Atlas decides automatically', () => {
  const SINCE = { ...NOW, since: at('2026-08-01T09:17Z') };
  const EARLY = { at: at('2025-01-01') };
  const continuous = serverlessInstance({ continuous_backup_enabled: true });
  const { after: legacy } = readSynth(
    synthOf({ resources: together(project(), azureCluster(UNDER_LEGACY_METHOD)) }),
  );

  test.each<[title: string, Cluster, PolicyContext, object, assumption: string]>([
    ['an M0 cluster has none', existing(tenantCluster('TENANT')), NOW, NONE, assumed.FREE_HAS_NONE],
    [
      'an M2 cluster has none any more',
      existing(tenantCluster('TENANT', {}, 'sandbox', 'M2')),
      NOW,
      NONE,
      assumed.SHARED_ENDED,
    ],
    [
      'a Flex cluster has 8 daily ones',
      existing(flexCluster()),
      NOW,
      { ...NONE, kind: 'flex', items: ['daily 1 8 days'] },
      assumed.FLEX_DAILY,
    ],
    [
      'at the time of day at which its backups began',
      existing(flexCluster()),
      SINCE,
      { ...NONE, kind: 'flex', items: ['daily 1 8 days'], hours: 9 + 17 / 60 },
      assumed.FLEX_DELETED,
    ],
    [
      'basic backup of a Serverless instance has 2',
      existing(serverlessInstance()),
      EARLY,
      { ...NONE, kind: 'serverless', items: ['hourly 6 12 hours'] },
      assumed.SERVERLESS_BASIC,
    ],
    [
      'continuous backup has 72 hours and 35 days',
      existing(continuous),
      EARLY,
      { ...NONE, kind: 'serverless', items: ['hourly 6 72 hours', 'daily 1 35 days'], days: 3 },
      assumed.SERVERLESS_CONTINUOUS,
    ],
    [
      'continuous backup is basic once it ended',
      existing(continuous),
      { at: at('2025-02-01') },
      { ...NONE, kind: 'serverless', items: ['hourly 6 12 hours'] },
      assumed.SERVERLESS_CONTINUOUS_ENDED,
    ],
    [
      'a Serverless instance has none any more',
      existing(continuous),
      { at: at('2026-01-22') },
      NONE,
      assumed.SERVERLESS_ENDED,
    ],
    [
      'the legacy method keeps the last 3',
      only(legacy.clusters),
      NOW,
      { ...NONE, kind: 'legacy', items: ['daily 1 3 days'] },
      assumed.LEGACY_METHOD,
    ],
  ])('%s', (_, one, context, expected, assumption) => {
    const policy = policyOf(one, context);
    expect(shown(policy)).toEqual(expected);
    expect(policy.assumptions).toContain(assumption);
  });
});

describe('a dedicated cluster', () => {
  const CONFIGURED = {
    kind: 'configured',
    items: ['hourly 6 2 days', 'daily 1 7 days'],
    hours: 3.5,
    days: undefined,
    maybe: [],
    unknown: [],
  };
  const DEFAULT = ['daily 1 7 days', 'weekly 6 4 weeks', 'monthly 40 12 months', 'yearly 12 1 years'];
  const nvme = { replication_specs: [{ region_configs: [region('M40_NVME')] }] };

  test.each<[title: string, Cluster, object]>([
    ['without backups has none', existing(cluster({ backup_enabled: false })), NONE],
    ['with a schedule has its items', existing(cluster(), schedule(ITEMS)), CONFIGURED],
    [
      'with point-in-time restores has the window of its schedule',
      existing(cluster({ pit_enabled: true }), schedule(ITEMS)),
      { ...CONFIGURED, days: 2 },
    ],
    [
      'without a window has that of its hourly retention',
      planned({
        resources: together(
          project(),
          cluster({ pit_enabled: true }),
          schedule({ ...ITEMS, restore_window_days: 0 }),
        ),
      }),
      { ...CONFIGURED, days: 2 },
    ],
    [
      'without a schedule has the default policy, without its hourly item',
      existing(cluster()),
      { ...NONE, kind: 'default', items: DEFAULT, hours: 0 },
    ],
    [
      'with point-in-time restores has its hourly item as well',
      existing(cluster({ pit_enabled: true })),
      { ...NONE, kind: 'default', items: ['hourly 6 7 days', ...DEFAULT], hours: 0, days: 7 },
    ],
    [
      'on NVMe has it every 12 hours',
      existing(cluster({ pit_enabled: true, ...nvme })),
      { ...NONE, kind: 'default', items: ['hourly 12 7 days', ...DEFAULT], hours: 0, days: 7 },
    ],
    [
      'with an empty schedule takes nothing, point-in-time restores or not',
      planned({ resources: together(project(), cluster({ pit_enabled: true }), schedule({})) }),
      { ...NONE, kind: 'configured', hours: 0 },
    ],
  ])('%s', (_, one, expected) => {
    expect(shown(policyOf(one, NOW))).toEqual(expected);
  });

  test('that is paused says so', () => {
    const policy = policyOf(existing(cluster({ paused: true }), schedule(ITEMS)), NOW);
    expect([policy.isPaused, policy.kind]).toEqual([true, 'configured']);
    expect(policy.assumptions).toContain(assumed.PAUSED);
  });

  test('at synth, whose switch of backups is left out, counts as new', () => {
    const { after } = readSynth(
      synthOf({ resources: together(project(), cluster({ backup_enabled: undefined })) }),
    );
    const policy = policyOf(only(after.clusters), NOW);
    expect([policy.kind, policy.assumptions]).toEqual([
      'none',
      [assumed.BACKUP_LEFT_OUT, assumed.EDITION_LEFT_OUT],
    ]);
  });
});

describe('items that Atlas rejects', () => {
  test.each<[title: string, Body, items: readonly string[], reason: string]>([
    [
      'for their interval',
      { policy_item_hourly: item(5, 'days', 2) },
      [],
      'policy_item_hourly does not count: Atlas rejects its interval, and requires 1, 2, 4, 6, 8 or 12',
    ],
    [
      'for their retention',
      { policy_item_daily: item(1, 'fortnights', 1) },
      [],
      'policy_item_daily does not count: Atlas rejects its retention',
    ],
    [
      'for a retention below their frequency',
      { policy_item_weekly: item(6, 'days', 6) },
      [],
      'policy_item_weekly does not count: Atlas rejects a retention that is shorter than the time between its snapshots',
    ],
    [
      'are named by their number where there are several',
      { policy_item_weekly: [item(6, 'weeks', 4), item(9, 'weeks', 4)] },
      ['weekly 6 4 weeks'],
      'policy_item_weekly[1] does not count: Atlas rejects its interval',
    ],
  ])('%s', (_, body, items, reason) => {
    const policy = policyOf(planned({ resources: together(project(), cluster(), schedule(body)) }), NOW);
    expect(shown(policy)).toMatchObject({ kind: 'configured', items, unknown: [] });
    expect(policy.assumptions.filter((one) => one.startsWith(reason))).toHaveLength(1);
  });
});

describe('what is not known', () => {
  const own = existing(cluster({ pit_enabled: true }), schedule(ITEMS));
  const [its] = own.schedules;
  const [hourly, daily] = its?.items ?? [];
  if (its === undefined || hourly === undefined || daily === undefined) throw new Error('it has no items');
  const withSchedule = (more: Partial<typeof its>): Cluster => ({ ...own, schedules: [{ ...its, ...more }] });
  const sensitive = known(6, true);
  const OPEN = {
    kind: undefined,
    items: [],
    hours: undefined,
    days: undefined,
    maybe: ['point in time', 'items'],
  };

  test.each<[title: string, Cluster, object]>([
    ['is the kind of the cluster', { ...own, kind: UNKNOWN_UNTIL_APPLY }, { ...OPEN, unknown: ['kind'] }],
    [
      'is whether backups are on',
      { ...own, backupEnabled: UNKNOWN_UNTIL_APPLY },
      { ...OPEN, unknown: ['backup_enabled'] },
    ],
    [
      'is a sensitive switch of backups',
      { ...own, backupEnabled: known(true, true) },
      { ...OPEN, unknown: ['backup_enabled'] },
    ],
    [
      'is which of two schedules is in force',
      { ...own, schedules: [its, { ...its, items: [daily] }] },
      { ...OPEN, unknown: ['cluster_name'] },
    ],
    [
      'is an interval',
      withSchedule({ items: [{ ...hourly, interval: UNKNOWN_UNTIL_APPLY }, daily] }),
      { kind: 'configured', items: ['daily 1 7 days'], maybe: ['items'], unknown: ['policy_item_hourly'] },
    ],
    [
      'is a retention',
      withSchedule({ items: [hourly, { ...daily, value: UNKNOWN_UNTIL_APPLY }] }),
      { kind: 'configured', items: ['hourly 6 2 days'], maybe: ['items'], unknown: ['policy_item_daily'] },
    ],
    [
      'is a sensitive interval',
      withSchedule({ items: [{ ...hourly, interval: sensitive }, daily] }),
      { items: ['daily 1 7 days'], maybe: ['items'], unknown: ['policy_item_hourly'] },
    ],
    [
      'are items of a dynamic block',
      withSchedule({
        unknownItems: [{ frequency: 'weekly', attribute: 'policy_item_weekly', until: 'apply' }],
      }),
      { items: ['hourly 6 2 days', 'daily 1 7 days'], maybe: ['items'], unknown: ['policy_item_weekly'] },
    ],
    [
      'is the reference time',
      withSchedule({ referenceMinuteOfHour: UNKNOWN_UNTIL_APPLY }),
      { hours: undefined, unknown: ['reference_minute_of_hour'] },
    ],
    [
      'is whether point-in-time restores are on',
      { ...own, pitEnabled: UNKNOWN_UNTIL_APPLY },
      { days: undefined, maybe: ['point in time'], unknown: ['pit_enabled'] },
    ],
    [
      'is the restore window',
      withSchedule({ restoreWindowDays: UNKNOWN_UNTIL_APPLY }),
      { days: undefined, maybe: [], unknown: ['restore_window_days'] },
    ],
    [
      'is whether the cluster is paused',
      { ...own, paused: UNKNOWN_UNTIL_APPLY },
      { kind: 'configured', unknown: ['paused'] },
    ],
  ])('%s', (_, one, expected) => {
    expect(shown(policyOf(one, NOW))).toMatchObject(expected);
  });

  test('is not the reference time of one that leaves it out', () => {
    const policy = policyOf(withSchedule({ referenceHourOfDay: ABSENT, referenceMinuteOfHour: ABSENT }), NOW);
    expect([shown(policy).hours, shown(policy).unknown]).toEqual([0, []]);
    expect(policy.isReferenceAssumed).toBe(true);
    expect(policy.assumptions).toContain(assumed.REFERENCE_LEFT_OUT);
  });
});

describe('the schedule in force after a plan', () => {
  const OFF = { termination_protection_enabled: false };
  const before = together(project(), cluster(OFF), schedule(ITEMS));
  const bare = together(project(), cluster(OFF));
  const ORDERS = 'mongodbatlas_advanced_cluster.orders';

  test.each<[title: string, Configuration, kind: string, count: number, assumption: string]>([
    ['is none, if the plan deletes it', { before, resources: bare }, 'none', 0, assumed.SCHEDULE_DELETED],
    [
      'is the old one, if skip_destroy keeps it',
      { before: together(bare, schedule({ ...ITEMS, skip_destroy: true })), resources: bare },
      'configured',
      2,
      assumed.SCHEDULE_STAYS,
    ],
    [
      'is the old one, if Terraform only forgets it',
      { before, resources: bare, forgotten: ['mongodbatlas_cloud_backup_schedule.orders'] },
      'configured',
      2,
      assumed.SCHEDULE_STAYS,
    ],
    [
      'has the old items, if the configuration loses all of them',
      { before, resources: together(bare, schedule({ reference_hour_of_day: 4 })) },
      'configured',
      2,
      assumed.ITEMS_STAY,
    ],
    [
      'is the default policy, if the cluster is recreated and the schedule is not',
      { before, resources: before, replaced: [ORDERS] },
      'default',
      4,
      assumed.SCHEDULE_NOT_REAPPLIED,
    ],
    [
      'is the schedule, if both are recreated',
      { before, resources: before, replaced: [ORDERS, 'mongodbatlas_cloud_backup_schedule.orders'] },
      'configured',
      2,
      assumed.FIRST_WHEN_DUE,
    ],
  ])('%s', (_, configuration, kind, count, assumption) => {
    const policy = policyOf(planned(configuration), NOW);
    expect([policy.kind, policy.items.length]).toEqual([kind, count]);
    expect(policy.assumptions).toContain(assumption);
  });

  const LATER = '${terraform_data.later.output}';
  const [FORMER, NEXT] = ['orders', 'next'].map((name) => `mongodbatlas_cloud_backup_schedule.${name}`) as [
    string,
    string,
  ];
  const next = (body: Body): Resources => scheduleOf(ORDERS, body, 'next');

  test.each<[title: string, Configuration, items: readonly string[], assumption: string]>([
    [
      'is the updated one, if the name of its cluster is not known any longer',
      {
        before,
        resources: together(
          bare,
          schedule({ ...ITEMS, cluster_name: LATER, policy_item_daily: item(1, 'days', 9) }),
        ),
      },
      ['hourly 6 2 days', 'daily 1 9 days'],
      assumed.SCHEDULE_STAYS_WITH_CLUSTER,
    ],
    [
      'has the old items, if such an update removes all of them',
      { before, resources: together(bare, schedule({ cluster_name: LATER, reference_hour_of_day: 4 })) },
      ['hourly 6 2 days', 'daily 1 7 days'],
      assumed.ITEMS_STAY,
    ],
    [
      'is the forgotten one, although it stays at an address that names another cluster',
      {
        before,
        resources: together(bare, cluster(OFF, 'invoices'), schedule(ITEMS, 'invoices')),
        forgotten: [FORMER],
      },
      ['hourly 6 2 days', 'daily 1 7 days'],
      assumed.SCHEDULE_STAYS,
    ],
  ])('%s', (_, configuration, items, assumption) => {
    const plan = readPlan(planOf(configuration));
    const orders = only(plan.after.clusters.filter(({ address }) => address === ORDERS));
    const policy = new Forecaster(plan.after).recoveryOf(orders).policy;
    expect(shown(policy)).toMatchObject({ kind: 'configured', items, unknown: [] });
    expect(policy.assumptions).toContain(assumption);
  });

  test.each<[title: string, configuration: Configuration, address: string]>([
    [
      'is not known, if a new one may be for the cluster',
      { resources: together(bare, schedule({ ...ITEMS, project_id: LATER, cluster_name: LATER })) },
      FORMER,
    ],
    [
      'is not known, if a new one may replace the settings of one that is forgotten',
      { before, resources: together(bare, next({ ...ITEMS, cluster_name: LATER })), forgotten: [FORMER] },
      NEXT,
    ],
    [
      'is not known, if a new one may come after the deletion of the old one',
      { before, resources: together(bare, next({ ...ITEMS, cluster_name: LATER })) },
      NEXT,
    ],
    [
      'is not known, if it is recreated for a cluster that is not known',
      { before, resources: together(bare, schedule({ ...ITEMS, cluster_name: LATER })), replaced: [FORMER] },
      FORMER,
    ],
  ])('%s', (_, configuration, address) => {
    const { after } = readPlan(planOf(configuration));
    const { policy } = new Forecaster(after).recoveryOf(only(after.clusters));
    expect(shown(policy)).toMatchObject({ kind: undefined, unknown: ['cluster_name'] });
    expect(policy.unknown[0]?.address).toBe(address);
  });

  test('is not that of another cluster, whose name is not known any longer', () => {
    const both = together(project(), cluster(OFF), cluster(OFF, 'invoices'));
    const { after } = readPlan(
      planOf({
        before: together(both, schedule(ITEMS)),
        resources: together(both, schedule({ ...ITEMS, cluster_name: LATER })),
      }),
    );
    const forecaster = new Forecaster(after);
    const kinds = after.clusters.map((one) => [one.address, forecaster.recoveryOf(one).policy.kind]);
    expect(kinds.sort()).toEqual([
      ['mongodbatlas_advanced_cluster.invoices', 'default'],
      [ORDERS, 'configured'],
    ]);
  });

  test('is the one of the state, if a targeted plan leaves it out', () => {
    const plan = readPlan(withoutSchedule(planOf({ before, resources: together(project(), cluster(OFF)) })));
    const policy = policyOf(only(plan.after.clusters), NOW);
    expect(shown(policy)).toMatchObject({ kind: 'configured', items: ['hourly 6 2 days', 'daily 1 7 days'] });
    expect(policy.assumptions).toContain(assumed.SCHEDULE_LEFT_OUT);
  });

  /** The plan without the row of the schedule, which is still in the state. */
  function withoutSchedule(plan: Record<string, unknown>): object {
    const rows = plan['resource_changes'] as readonly Row[];
    const isSchedule = ({ type }: Row): boolean => type === 'mongodbatlas_cloud_backup_schedule';
    const state = rows.map(({ change, ...row }) => ({
      ...row,
      provider_name: 'registry.terraform.io/mongodb/mongodbatlas',
      schema_version: 0,
      values: change.before,
      sensitive_values: {},
    }));
    return {
      ...plan,
      complete: false,
      resource_changes: rows.filter((row) => !isSchedule(row)),
      prior_state: { format_version: '1.0', values: { root_module: { resources: state } } },
    };
  }

  interface Row {
    readonly type: string;
    readonly change: { readonly before: unknown };
  }

  describe('of the time before, if the state has two for one cluster,', () => {
    const two = (items: Body): Resources => together(before, next(items));
    const policyBefore = (configuration: Configuration): BackupPolicy =>
      policyOf(only(readPlan(planOf(configuration)).before.clusters), NOW);

    test.each<[title: string, configuration: Configuration, items: readonly string[]]>([
      [
        'is either of them, if they are equal',
        { before: two({ ...ITEMS, skip_destroy: true }), resources: before, forgotten: [NEXT] },
        ['hourly 6 2 days', 'daily 1 7 days'],
      ],
      [
        'is the imported one, which Terraform has just read',
        {
          before,
          resources: together(bare, next({ ...ITEMS, policy_item_daily: item(1, 'days', 9) })),
          forgotten: [FORMER],
          imports: [NEXT],
        },
        ['hourly 6 2 days', 'daily 1 9 days'],
      ],
    ])('%s', (_, configuration, items) => {
      expect(shown(policyBefore(configuration))).toMatchObject({ kind: 'configured', items, unknown: [] });
    });

    test('is not known, if they differ and neither is imported', () => {
      const differing = two({ ...ITEMS, policy_item_daily: item(1, 'days', 9) });
      expect(policyBefore({ before: differing, resources: before }).kind).toBeUndefined();
    });
  });

  test('stays with the old cluster, if it is changed to name another one', () => {
    const both = together(project(), cluster(OFF), cluster(OFF, 'invoices'));
    const { after } = readPlan(
      planOf({
        before: together(both, schedule(ITEMS)),
        resources: together(
          both,
          schedule({ ...ITEMS, cluster_name: '${mongodbatlas_advanced_cluster.invoices.name}' }),
        ),
      }),
    );
    const kinds = after.clusters.map((one) => [one.address, policyOf(one, NOW).kind]);
    expect(kinds.sort()).toEqual([
      ['mongodbatlas_advanced_cluster.invoices', 'default'],
      ['mongodbatlas_advanced_cluster.orders', 'configured'],
    ]);
  });
});
