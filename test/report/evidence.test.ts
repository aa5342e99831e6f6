import { Forecaster } from '../../src/forecast/forecast';
import { readPlan, readSynth } from '../../src/readers';
import type { RowId, Rows } from '../../src/report/evidence/evidence';
import { FRAMEWORKS } from '../../src/report/evidence/frameworks';
import { NOT_SHOWN_IDS } from '../../src/report/evidence/not-shown';
import { LISTS, ROWS, ROW_IDS, topicNames } from '../../src/report/evidence/row-names';
import { rowsOf } from '../../src/report/evidence/rows';
import {
  type Body,
  type Resources,
  cluster,
  compliancePolicy,
  copyTo,
  encryptionAtRest,
  exportBucket,
  flexCluster,
  item,
  project,
  region,
  schedule,
  serverlessInstance,
  tenantCluster,
  together,
} from '../../src/rules/example';
import { synthOf } from '../support/configuration';
import { planOf } from '../support/plan-of';

const AT = '2026-08-21';

function rowsIn(resources: Resources, { isSynth = false, mayHaveSchedule = '' } = {}): Rows {
  const { after } = isSynth
    ? readSynth(synthOf({ resources }))
    : readPlan(planOf({ resources, before: resources }));
  const [first] = after.clusters;
  if (first === undefined) throw new Error('there is no cluster');
  const forecast = new Forecaster(after, { at: AT }).forecastOf(first);
  return rowsOf(forecast, mayHaveSchedule === '' ? undefined : mayHaveSchedule);
}

const ITEMS = {
  policy_item_hourly: item(6, 'days', 2),
  policy_item_daily: item(1, 'days', 7),
  policy_item_weekly: item(6, 'weeks', 4),
  policy_item_monthly: item(40, 'months', 12),
  policy_item_yearly: item(12, 'years', 3),
};

const withSchedule = (items: Body = ITEMS, own: Body = {}): Resources =>
  together(project(), cluster(own), schedule(items));

describe('a row has its value, its text, and whether it is known', () => {
  test.each<[string, RowId, Resources, unknown, string, boolean]>([
    ['a dedicated cluster', 'kind', withSchedule(), 'dedicated', 'dedicated', true],
    ['a cluster with backups', 'backup', withSchedule(), true, 'yes', true],
    [
      'a cluster without backups',
      'backup',
      together(project(), cluster({ backup_enabled: false })),
      false,
      'no',
      true,
    ],
    ['an M0', 'backup', together(project(), tenantCluster('TENANT')), false, 'no', true],
    [
      'a schedule',
      'policy',
      withSchedule(),
      'configured',
      'its schedule (mongodbatlas_cloud_backup_schedule.orders)',
      true,
    ],
    ['no schedule', 'policy', together(project(), cluster()), 'default', "Atlas' default policy", true],
    [
      'every kind of policy item',
      'schedule',
      withSchedule({ ...ITEMS, reference_hour_of_day: 4, reference_minute_of_hour: 5 }),
      {
        address: 'mongodbatlas_cloud_backup_schedule.orders',
        items: [
          { frequency: 'hourly', interval: 6, keptFor: 'P2D' },
          { frequency: 'daily', interval: 1, keptFor: 'P7D' },
          { frequency: 'weekly', interval: 6, keptFor: 'P4W' },
          { frequency: 'monthly', interval: 40, keptFor: 'P12M' },
          { frequency: 'yearly', interval: 12, keptFor: 'P3Y' },
        ],
        referenceTime: '04:05',
      },
      'every 6 hours, kept 2 days; every day, kept 7 days; every Saturday, kept 4 weeks; on the last day of every month, kept 12 months; every December, kept 3 years; reference time 04:05 UTC',
      true,
    ],
    [
      'the snapshots of a Flex cluster',
      'schedule',
      together(project(), flexCluster()),
      {
        address: undefined,
        items: [{ frequency: 'daily', interval: 1, keptFor: 'P8D' }],
        referenceTime: null,
      },
      'every day, kept 8 days',
      true,
    ],
    [
      'an interval that Atlas does not support',
      'schedule',
      withSchedule({ policy_item_weekly: item(9, 'weeks', 4), policy_item_monthly: item(15, 'months', 2) }),
      {
        address: 'mongodbatlas_cloud_backup_schedule.orders',
        items: [
          { frequency: 'weekly', interval: 9, keptFor: 'P4W' },
          { frequency: 'monthly', interval: 15, keptFor: 'P2M' },
        ],
        referenceTime: '18:00',
      },
      'weekly, interval 9, kept 4 weeks; on day 15 of every month, kept 2 months; reference time 18:00 UTC',
      true,
    ],
    [
      'point-in-time restore with a window',
      'pointInTime',
      withSchedule({ ...ITEMS, restore_window_days: 2 }, { pit_enabled: true }),
      { enabled: true, windowDays: 2 },
      'yes; restore window of 2 days',
      true,
    ],
    [
      'no point-in-time restore',
      'pointInTime',
      withSchedule(),
      { enabled: false, windowDays: null },
      'no',
      true,
    ],
    ['no exports', 'export', withSchedule(), [], 'none', true],
    [
      'exports to a bucket of the inputs',
      'export',
      together(
        withSchedule({
          ...ITEMS,
          auto_export_enabled: true,
          export: {
            export_bucket_id: '${mongodbatlas_cloud_backup_snapshot_export_bucket.attic.export_bucket_id}',
            frequency_type: 'monthly',
          },
        }),
        exportBucket(),
      ),
      [{ bucket: 'mongodbatlas_cloud_backup_snapshot_export_bucket.attic', frequency: 'monthly' }],
      'monthly snapshots to mongodbatlas_cloud_backup_snapshot_export_bucket.attic',
      true,
    ],
    ['the RPO of snapshots', 'rpo', withSchedule(), { duration: 'PT6H', is: 'exact' }, '6 hours', true],
    [
      'the RPO of point-in-time restore',
      'rpo',
      withSchedule(ITEMS, { pit_enabled: true }),
      { duration: 'PT1M', is: 'exact' },
      '1 minute',
      true,
    ],
    [
      'the RPO without backups',
      'rpo',
      together(project(), cluster({ backup_enabled: false })),
      { duration: null, is: 'everything' },
      'all data',
      true,
    ],
    [
      'the longest retention',
      'retention',
      withSchedule(),
      { longest: 'P3Y', is: 'exact' },
      'up to 3 years',
      true,
    ],
    [
      'no retention',
      'retention',
      together(project(), cluster({ backup_enabled: false })),
      { longest: null, is: 'none' },
      'no snapshots are kept',
      true,
    ],
    [
      'the granularity',
      'granularity',
      withSchedule({ policy_item_daily: item(1, 'days', 7) }),
      [{ withinAge: 'P7D', every: 'P1D' }],
      'every day for 7 days',
      true,
    ],
    [
      'the oldest point',
      'oldest',
      withSchedule({ policy_item_daily: item(1, 'days', 7) }),
      { moment: '2026-08-14T18:00:00Z', is: 'exact' },
      '2026-08-14',
      true,
    ],
    [
      'the oldest point, without the time of day',
      'oldest',
      together(project(), flexCluster()),
      { moment: '2026-08-14', is: 'about' },
      'about 2026-08-14',
      true,
    ],
    ['the regions', 'regions', withSchedule(), ['AWS/EU_CENTRAL_1'], 'AWS/EU_CENTRAL_1', true],
    ['where snapshots are', 'storedIn', withSchedule(), ['AWS/EU_CENTRAL_1'], 'AWS/EU_CENTRAL_1', true],
    [
      'no place without snapshots',
      'storedIn',
      together(project(), cluster({ backup_enabled: false })),
      [],
      'nowhere: there are no snapshots',
      true,
    ],
    [
      'copies',
      'copies',
      withSchedule({ ...ITEMS, copy_settings: [copyTo('EU_WEST_1')] }),
      [{ storedIn: 'AWS/EU_WEST_1', items: ['daily'], pointInTime: false }],
      'daily snapshots in AWS/EU_WEST_1',
      true,
    ],
    ['no copies', 'copies', withSchedule(), [], 'none', true],
    [
      'what survives',
      'survives',
      withSchedule(),
      { clusterDeletion: true, regionLoss: false, projectDeletion: false },
      'cluster deletion; not region loss or project deletion',
      true,
    ],
    [
      'what survives, as far as Atlas documents it',
      'survives',
      together(project(), flexCluster()),
      { clusterDeletion: false, regionLoss: null, projectDeletion: false },
      'not cluster deletion or project deletion; not known: region loss',
      false,
    ],
    ['termination protection', 'terminationProtection', withSchedule(), true, 'yes', true],
    [
      'no termination protection',
      'terminationProtection',
      withSchedule(ITEMS, { termination_protection_enabled: false }),
      false,
      'no',
      true,
    ],
    ['snapshots that are retained', 'retainedOnDeletion', withSchedule(), true, 'yes', true],
    [
      'snapshots that are not retained, since the attribute is not set',
      'retainedOnDeletion',
      withSchedule(ITEMS, { retain_backups_enabled: undefined }),
      false,
      'no: retain_backups_enabled is not set',
      true,
    ],
    [
      'no customer key',
      'encryptionAtRest',
      withSchedule(),
      { provider: 'NONE', configuredBy: undefined },
      'without a customer key',
      true,
    ],
    [
      'a customer key that the inputs do not have',
      'encryptionAtRest',
      withSchedule(ITEMS, { encryption_at_rest_provider: 'AZURE' }),
      { provider: 'AZURE', configuredBy: undefined },
      'with a customer key of AZURE',
      true,
    ],
    [
      'a customer key of the project',
      'encryptionAtRest',
      together(withSchedule(ITEMS, { encryption_at_rest_provider: 'AWS' }), encryptionAtRest()),
      { provider: 'AWS', configuredBy: 'mongodbatlas_encryption_at_rest.shop' },
      'with a customer key of AWS (mongodbatlas_encryption_at_rest.shop)',
      true,
    ],
    ['no compliance policy', 'compliancePolicy', withSchedule(), null, 'none in these inputs', true],
    [
      'a compliance policy, without the officer',
      'compliancePolicy',
      together(
        withSchedule(),
        compliancePolicy({
          pit_enabled: true,
          restore_window_days: 7,
          copy_protection_enabled: true,
          encryption_at_rest_enabled: false,
          policy_item_daily: item(1, 'days', 7),
        }),
      ),
      {
        address: 'mongodbatlas_backup_compliance_policy.statute',
        pointInTime: true,
        restoreWindowDays: 7,
        encryptionAtRest: false,
        copyProtection: true,
        items: [{ frequency: 'daily', interval: 1, keptFor: 'P7D' }],
      },
      'mongodbatlas_backup_compliance_policy.statute requires point-in-time restore with a restore window of 7 days, copy protection, snapshots every day, kept 7 days',
      true,
    ],
    [
      'a compliance policy that is not for a Flex cluster',
      'compliancePolicy',
      together(project(), flexCluster(), compliancePolicy()),
      null,
      'none for this cluster: mongodbatlas_backup_compliance_policy.statute is only for dedicated clusters',
      true,
    ],
    [
      'a Serverless instance after its end',
      'backup',
      together(project(), serverlessInstance()),
      false,
      'no',
      true,
    ],
  ])('%s (%s)', (_, id, resources, value, text, isKnown) => {
    expect(rowsIn(resources)[id]).toEqual({ value, text, isKnown });
  });
});

describe('no snapshot is older than its cluster', () => {
  /** The row of a cluster of a plan or a state, with the day of its creation. */
  function oldestOf(created: string): unknown {
    const plan = planOf({ resources: withSchedule(), before: withSchedule() }) as {
      resource_changes: {
        type: string;
        change: Record<'before' | 'after', Record<string, unknown> | null>;
      }[];
    };
    for (const { type, change } of plan.resource_changes)
      if (type === 'mongodbatlas_advanced_cluster')
        for (const side of [change.before, change.after]) if (side !== null) side['create_date'] = created;
    const { after } = readPlan(plan);
    const [first] = after.clusters;
    if (first === undefined) throw new Error('there is no cluster');
    return rowsOf(new Forecaster(after, { at: AT }).forecastOf(first), undefined).oldest;
  }

  test.each<[string, string, unknown, string, boolean]>([
    [
      'one that is old enough',
      '2019-01-31T17:05:10Z',
      { moment: '2023-12-01T18:00:00Z', is: 'exact' },
      '2023-12-01',
      true,
    ],
    [
      'a younger one',
      '2026-01-31T17:05:10Z',
      { moment: '2026-01-31T17:05:10Z', is: 'not before' },
      'not before 2026-01-31, when it was created',
      false,
    ],
    [
      'one that was created after the day of the forecast',
      '2026-10-01T00:00:00Z',
      { moment: null, is: 'none' },
      'none: the cluster was created on 2026-10-01',
      true,
    ],
  ])('%s', (_, created, value, text, isKnown) => {
    expect(oldestOf(created)).toEqual({ value, text, isKnown });
  });

  test('one that the plan creates', () => {
    const { after } = readPlan(planOf({ resources: withSchedule() }));
    const [first] = after.clusters;
    if (first === undefined) throw new Error('there is no cluster');
    expect(rowsOf(new Forecaster(after, { at: AT }).forecastOf(first), undefined).oldest).toEqual({
      value: { moment: null, is: 'none' },
      text: 'none before its first snapshot: the plan creates the cluster',
      isKnown: true,
    });
  });
});

describe('what is not known is not a value', () => {
  const unknown = (resources: Resources, id: RowId): unknown => rowsIn(resources, { isSynth: true })[id];

  test.each<[string, RowId, Resources, unknown, string]>([
    [
      'whether there are backups',
      'backup',
      withSchedule(ITEMS, { backup_enabled: '${var.backup}' }),
      null,
      'not known',
    ],
    [
      'the RPO then',
      'rpo',
      withSchedule(ITEMS, { backup_enabled: '${var.backup}' }),
      { duration: null, is: 'unknown' },
      'not known',
    ],
    [
      'whether there is point-in-time restore',
      'pointInTime',
      withSchedule(ITEMS, { pit_enabled: '${var.pit}' }),
      { enabled: null, windowDays: null },
      'not known',
    ],
    [
      'the RPO is at most that of snapshots then',
      'rpo',
      withSchedule(ITEMS, { pit_enabled: '${var.pit}' }),
      { duration: 'PT6H', is: 'at most' },
      'at most 6 hours',
    ],
    [
      'a retention',
      'schedule',
      withSchedule({ policy_item_daily: item(1, 'days', '${var.days}') }),
      {
        address: 'mongodbatlas_cloud_backup_schedule.orders',
        items: [{ frequency: 'daily', interval: 1, keptFor: null }],
        referenceTime: null,
      },
      'every day, retention not known',
    ],
    [
      'whether there are exports',
      'export',
      withSchedule({ ...ITEMS, auto_export_enabled: '${var.export}' }),
      null,
      'not known',
    ],
    [
      'the regions of copies',
      'copies',
      withSchedule({ ...ITEMS, copy_settings: [copyTo('${var.region}')] }),
      null,
      'not known',
    ],
    [
      'the regions',
      'regions',
      withSchedule(ITEMS, {
        replication_specs: [{ region_configs: [region('M10', { region_name: '${var.r}' })] }],
      }),
      null,
      'not known',
    ],
    [
      'a switch that is not set',
      'terminationProtection',
      withSchedule(ITEMS, { termination_protection_enabled: undefined }),
      null,
      'not set: off on a new cluster, unchanged on an existing one',
    ],
    [
      'encryption that is not set',
      'encryptionAtRest',
      withSchedule(),
      null,
      'encryption_at_rest_provider is not set',
    ],
  ])('%s (%s)', (_, id, resources, value, text) => {
    expect(unknown(resources, id)).toEqual({ value, text, isKnown: false });
  });

  test('a schedule that a partial plan may leave out leaves open what it decides', () => {
    const rows = rowsIn(together(project(), cluster()), {
      mayHaveSchedule: 'a targeted plan may leave it out',
    });
    const open = ROW_IDS.filter((id) => !rows[id].isKnown);
    expect(open).toEqual([
      'policy',
      'schedule',
      'export',
      'rpo',
      'retention',
      'granularity',
      'oldest',
      'copies',
      'survives',
    ]);
    expect(rows.rpo).toEqual({
      value: { duration: null, is: 'unknown' },
      text: 'not known: a targeted plan may leave it out',
      isKnown: false,
    });
  });

  test.each<[string, Resources]>([
    ['its schedule is there', withSchedule()],
    ['it has no backups', together(project(), cluster({ backup_enabled: false }))],
    ['it is a Flex cluster', together(project(), flexCluster())],
  ])('a partial plan leaves nothing open if %s', (_, resources) => {
    expect(rowsIn(resources, { mayHaveSchedule: 'x' })).toEqual(rowsIn(resources));
  });
});

describe('the frameworks', () => {
  const provisions = FRAMEWORKS.flatMap(({ name, provisions: all }) =>
    all.map((one) => [`${name} ${one.section}`, one] as const),
  );

  test('have the provisions about backups', () => {
    expect(provisions.map(([name]) => name)).toEqual([
      'SOC 2 A1.2',
      'SOC 2 A1.3',
      'ISO/IEC 27001:2022 A.8.13',
      'DORA Art. 12(1)(a)',
      'DORA Art. 12(1)(b)',
      'DORA Art. 12(2)',
      'DORA Art. 12(3)',
      'DORA Art. 12(6)',
      'HIPAA 164.308(a)(7)(ii)(A)',
      'HIPAA 164.308(a)(7)(ii)(B)',
      'HIPAA 164.308(a)(7)(ii)(D)',
    ]);
  });

  test.each(provisions)('%s is about something, and leaves something open', (_, { topics, notShown }) => {
    expect(new Set(topics).size).toBe(topics.length);
    expect(new Set(notShown).size).toBe(notShown.length);
    // No configuration fulfils any of them.
    expect(notShown.length).toBeGreaterThan(0);
  });

  test('quote only public law', () => {
    const quoted = FRAMEWORKS.filter(({ provisions: all }) => all.some(({ quote }) => quote !== undefined));
    expect(quoted.map(({ name }) => name)).toEqual(['DORA', 'HIPAA']);
  });

  test('use every row, every list and everything that is not shown', () => {
    const topics = new Set(provisions.flatMap(([, one]) => one.topics));
    const notShown = new Set(provisions.flatMap(([, one]) => one.notShown));
    expect([...ROW_IDS, ...Object.keys(LISTS)].filter((id) => !topics.has(id as RowId))).toEqual([]);
    expect(NOT_SHOWN_IDS.filter((id) => !notShown.has(id))).toEqual([]);
  });

  test('a group with all its rows is named by its heading, once', () => {
    const places = ROW_IDS.filter((id) => ROWS[id].group === 'places');
    expect(topicNames(['rpo', ...places, 'findings'])).toEqual(['RPO', 'all rows of "Places"', 'findings']);
    expect(topicNames(places.slice(1))).toEqual(['snapshots stored in', 'copies', 'survives']);
  });
});
