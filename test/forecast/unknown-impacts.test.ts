import type { Impact } from '../../src/forecast';
import { impactsOf } from '../../src/forecast/impact';
import { readPlan } from '../../src/readers';
import { plannedImpact } from '../../src/report/forecast/impact-json';
import { deletesBackups } from '../../src/report/headline';
import { impactInWords } from '../../src/report/forecast/words';
import {
  type Body,
  type Resources,
  cluster,
  compliancePolicy,
  copyTo,
  exportBucket,
  exportTo,
  item,
  project,
  region,
  schedule,
  together,
} from '../../src/rules/example';
import { planOf } from '../support/plan-of';

/*
 * What is not known after a plan is neither a loss nor kept: each sentence here is certain, or says what is not known.
 */

const UNKNOWN = '${terraform_data.x.output}';

/** Blocks that may be any number. */
const fromDynamic = (...attributes: readonly string[]): Body => ({
  ...Object.fromEntries(attributes.map((one) => [one, undefined])),
  dynamic: Object.fromEntries(
    attributes.map((one) => [one, { for_each: UNKNOWN, content: item(1, 'days', 7) }]),
  ),
});

const ITEMS = {
  reference_hour_of_day: 18,
  reference_minute_of_hour: 0,
  policy_item_hourly: item(6, 'days', 7),
  policy_item_daily: item(1, 'days', 7),
  policy_item_weekly: item(6, 'weeks', 4),
  policy_item_monthly: item(40, 'months', 12),
};

const orders = (items: Body = {}, body: Body = {}): Resources =>
  together(
    project(),
    cluster({ termination_protection_enabled: false, ...body }),
    schedule({ ...ITEMS, ...items }),
  );

const WITH_PIT = { pit_enabled: true };
const WITH_WINDOW = { restore_window_days: 7 };
const pit = (items: Body = {}, body: Body = {}): Resources =>
  orders({ ...WITH_WINDOW, ...items }, { ...WITH_PIT, ...body });

function impactsBetween(before: Resources, resources: Resources): readonly Impact[] {
  const plan = readPlan(planOf({ before, resources }));
  return impactsOf(plan.before, plan.after, '2026-08-21');
}

function impactBetween(before: Resources, resources: Resources): Impact {
  const [impact] = impactsBetween(before, resources);
  if (impact === undefined) throw new Error('there is no impact');
  return impact;
}

const KEPT = 'snapshots are kept until they expire, the last one on';
const OPEN = 'whether new ones are kept that long is not known yet';
const MONTHLY_OPEN = `12 monthly ${KEPT} 2027-07-31; ${OPEN}`;
const RPO = 'the worst-case data loss (RPO)';
const EVERY_ITEM = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'].map((one) => `policy_item_${one}`);
const SURVIVES_WHAT = ['cluster deletion', 'region loss', 'project deletion'].map(
  (one) => `whether snapshots survive ${one} is not known yet`,
);
const ALL_SNAPSHOTS = '21 hourly, 6 daily, 4 weekly and 12 monthly';
const REDATING = 'update_snapshots = true applies retentions that are not known yet to existing snapshots';

const monthlyFor = (value: unknown): Body => ({ policy_item_monthly: item(40, 'months', value) });
const updating = (items: Body = {}): Resources => orders({ update_snapshots: true, ...items });
const copying = (body: Body = {}, place = 'EU_WEST_1'): Body => ({
  copy_settings: [copyTo(place, { frequencies: ['DAILY', 'MONTHLY'], should_copy_oplogs: true, ...body })],
});
const inRegion = (name: string): Resources =>
  orders({}, { replication_specs: [{ region_configs: [region('M10', { region_name: name })] }] });
const governed = (body: Body = {}): Resources => together(orders({}, body), compliancePolicy());
const exporting = (body: Body = {}): Resources =>
  together(exportBucket(), orders({ auto_export_enabled: true, export: exportTo('monthly'), ...body }));
const withSecond = (first: Resources): Resources =>
  together(first, {
    mongodbatlas_cloud_backup_schedule: {
      second: schedule({ policy_item_daily: item(1, 'days', 2) })['mongodbatlas_cloud_backup_schedule']?.[
        'orders'
      ] as Body,
    },
  });

type Row = readonly [title: string, before: Resources, after: Resources, sentences: readonly string[]];

/** Whatever they are about, what is certain stays in the sentences. */
test.each<Row>([
  // Policy items.
  [
    'all items',
    orders(),
    orders(fromDynamic(...EVERY_ITEM)),
    [
      'whether new yearly snapshots are taken, and how long they are kept, is not known yet',
      `whether ${RPO} stays 6 hours is not known yet`,
      `${ALL_SNAPSHOTS} ${KEPT} 2027-07-31; ${OPEN}`,
    ],
  ],
  ['whether there is an item', orders(), orders(fromDynamic('policy_item_monthly')), [MONTHLY_OPEN]],
  ['the retention of an item', orders(), orders(monthlyFor(UNKNOWN)), [MONTHLY_OPEN]],
  [
    'the interval of an item, with the same retention',
    orders(),
    orders({ policy_item_weekly: item(UNKNOWN, 'weeks', 4) }),
    ['when new weekly snapshots are taken is not known yet'],
  ],
  [
    'the interval of an item, with a shorter retention',
    orders(),
    orders({ policy_item_weekly: item(UNKNOWN, 'weeks', 3) }),
    [
      'when new weekly snapshots are taken is not known yet',
      `4 weekly ${KEPT} 2026-09-12; no new ones are kept that long`,
    ],
  ],
  [
    'the retention of a new item',
    orders(),
    orders({ policy_item_yearly: item(12, 'years', UNKNOWN) }),
    ['how long new yearly snapshots are kept is not known yet'],
  ],
  [
    'whether there is a new item',
    orders(),
    orders(fromDynamic('policy_item_yearly')),
    ['whether new yearly snapshots are taken, and how long they are kept, is not known yet'],
  ],
  [
    'a more frequent item than a removed one, which may be kept as long',
    orders(),
    orders({ policy_item_hourly: item(6, 'days', UNKNOWN), policy_item_monthly: undefined }),
    [
      `whether ${RPO} stays 6 hours is not known yet; it is at most 1 day`,
      `21 hourly and 12 monthly ${KEPT} 2027-07-31; ${OPEN}`,
    ],
  ],
  [
    'a less frequent item than a removed one, which cannot replace it',
    orders(),
    orders({ ...fromDynamic('policy_item_yearly'), policy_item_monthly: undefined }),
    [
      'whether new yearly snapshots are taken, and how long they are kept, is not known yet',
      `12 monthly ${KEPT} 2027-07-31; no new ones are kept that long`,
    ],
  ],
  [
    'one item, where another one is certainly kept longer',
    orders(),
    orders({ ...monthlyFor(UNKNOWN), policy_item_yearly: item(12, 'years', 2) }),
    ['new snapshots are kept up to at least 2 years instead of up to 12 months', MONTHLY_OPEN],
  ],
  [
    'one of two items of a frequency, where the other one is kept as long',
    orders({ policy_item_weekly: [item(6, 'weeks', 4), item(2, 'weeks', 4)] }),
    orders({ policy_item_weekly: [item(6, 'weeks', 4), item(2, 'weeks', UNKNOWN)] }),
    ['how long new weekly snapshots are kept is not known yet'],
  ],
  [
    'the retention of an item with a single snapshot',
    orders({ ...monthlyFor(3), policy_item_yearly: item(12, 'years', 1) }),
    orders({ ...monthlyFor(3), policy_item_yearly: item(12, 'years', UNKNOWN) }),
    [
      '1 yearly snapshot is kept until it expires on 2026-12-01; whether a new one is kept that long is not known yet',
    ],
  ],
  [
    'nothing: an equal retention in another unit changes nothing',
    orders(),
    orders({ policy_item_monthly: item(40, 'years', 1) }),
    [],
  ],
  // Existing snapshots.
  [
    'a retention that update_snapshots applies to existing snapshots',
    updating(),
    updating(monthlyFor(UNKNOWN)),
    [
      'may delete up to 12 snapshots immediately: 12 monthly',
      'how long new monthly snapshots are kept is not known yet',
      REDATING,
    ],
  ],
  [
    'a retention that update_snapshots applies, next to one that is certainly shorter',
    updating(),
    updating({ ...monthlyFor(UNKNOWN), policy_item_weekly: item(6, 'weeks', 2) }),
    [
      'deletes 2 snapshots immediately: 2 weekly',
      'may delete up to 12 more snapshots immediately: 12 monthly',
      'how long new monthly snapshots are kept is not known yet',
      REDATING,
    ],
  ],
  [
    'only an interval: update_snapshots deletes nothing',
    updating(),
    updating({ policy_item_weekly: item(UNKNOWN, 'weeks', 4) }),
    ['when new weekly snapshots are taken is not known yet'],
  ],
  [
    'whether update_snapshots applies a shorter retention',
    orders(),
    orders({ update_snapshots: UNKNOWN, ...monthlyFor(3) }),
    [
      'may delete up to 9 snapshots immediately: 9 monthly',
      'new snapshots are kept up to 3 months instead of up to 12 months',
      'whether the new retentions apply to existing snapshots is known only after apply',
    ],
  ],
  ['update_snapshots without another change', orders(), orders({ update_snapshots: UNKNOWN }), []],
  // The switches of the cluster.
  [
    'whether backups are enabled',
    orders(),
    orders({}, { backup_enabled: UNKNOWN }),
    [
      `may delete up to 43 snapshots immediately: ${ALL_SNAPSHOTS}`,
      `whether ${RPO} stays 6 hours is not known yet`,
      ...SURVIVES_WHAT,
      'whether backups are enabled is known only after apply',
    ],
  ],
  [
    'whether backups are enabled, where a compliance policy keeps them',
    governed(),
    governed({ backup_enabled: UNKNOWN }),
    [
      `whether ${RPO} stays 6 hours is not known yet`,
      ...SURVIVES_WHAT,
      'whether backups are enabled is known only after apply',
    ],
  ],
  [
    'whether point-in-time restore stays enabled',
    pit(),
    pit({}, { pit_enabled: UNKNOWN }),
    [
      `whether ${RPO} stays 1 minute is not known yet; it is at most 6 hours`,
      'whether point-in-time restore stays enabled is not known yet; disabling it deletes 7 days of its history immediately',
    ],
  ],
  [
    'whether point-in-time restore is enabled',
    orders(),
    orders({}, { pit_enabled: UNKNOWN }),
    ['whether point-in-time restore is enabled is not known yet'],
  ],
  [
    'the restore window',
    pit(),
    pit({ restore_window_days: UNKNOWN }),
    [
      'how far back point-in-time restore can go is not known yet; less than 7 days deletes history immediately',
    ],
  ],
  [
    'the restore window of point-in-time restore that is enabled',
    orders(),
    pit({ restore_window_days: UNKNOWN }),
    [
      `${RPO} shrinks from 6 hours to 1 minute`,
      'point-in-time restore is enabled; how far back it can go is not known yet',
    ],
  ],
  [
    'whether the cluster is paused',
    orders(),
    orders({}, { paused: UNKNOWN }),
    ['whether the cluster is paused is not known yet; a paused cluster takes no snapshots'],
  ],
  [
    'whether the cluster is resumed',
    orders({}, { paused: true }),
    orders({}, { paused: UNKNOWN }),
    ['whether the cluster is paused is not known yet; a paused cluster takes no snapshots'],
  ],
  // Where snapshots are.
  [
    'the region of the cluster',
    orders(),
    inRegion(UNKNOWN),
    [
      'whether new snapshots are stored in AWS/EU_CENTRAL_1 is not known yet',
      'whether snapshots survive region loss is not known yet',
    ],
  ],
  [
    'the copy settings',
    pit(copying()),
    pit({ dynamic: { copy_settings: { for_each: UNKNOWN, content: copyTo('EU_WEST_1') } } }),
    [
      'whether new snapshots are copied to AWS/EU_WEST_1 is not known yet',
      'whether snapshots survive region loss is not known yet',
    ],
  ],
  [
    'the region of the copies',
    pit(copying()),
    pit(copying({}, UNKNOWN)),
    [
      'whether new snapshots are copied to AWS/EU_WEST_1 is not known yet',
      'whether snapshots survive region loss is not known yet',
    ],
  ],
  [
    'what is copied',
    pit(copying()),
    pit(copying({ frequencies: UNKNOWN })),
    [
      'whether new snapshots are copied to AWS/EU_WEST_1 is not known yet',
      'whether snapshots survive region loss is not known yet',
    ],
  ],
  [
    'whether the history is copied',
    pit(copying()),
    pit(copying({ should_copy_oplogs: UNKNOWN })),
    ['whether the point-in-time history is copied to AWS/EU_WEST_1 is not known yet'],
  ],
  [
    'an item whose snapshots are copied',
    pit(copying()),
    pit({ ...copying(), ...fromDynamic('policy_item_monthly') }),
    [MONTHLY_OPEN],
  ],
  [
    'the retention of an item whose snapshots are copied',
    pit(copying()),
    pit({ ...copying(), ...monthlyFor(UNKNOWN) }),
    [MONTHLY_OPEN],
  ],
  [
    'whether snapshots are exported',
    exporting(),
    exporting({ auto_export_enabled: UNKNOWN }),
    [
      'whether monthly snapshots are exported to mongodbatlas_cloud_backup_snapshot_export_bucket.attic is not known yet',
    ],
  ],
  [
    'which snapshots are exported',
    exporting(),
    exporting({ export: exportTo(UNKNOWN) }),
    [
      'whether monthly snapshots are exported to mongodbatlas_cloud_backup_snapshot_export_bucket.attic is not known yet',
    ],
  ],
  // The policy as a whole.
  [
    'which of two schedules applies',
    orders(),
    withSecond(orders()),
    [
      `whether ${RPO} stays 6 hours is not known yet`,
      ...SURVIVES_WHAT,
      'the cluster has 2 schedules, and it is not known which one applies',
    ],
  ],
  [
    'which of two schedules applies, with a shorter retention for existing snapshots',
    updating(),
    withSecond(updating(monthlyFor(3))),
    [
      'may delete up to 9 snapshots immediately: 9 monthly',
      `whether ${RPO} stays 6 hours is not known yet`,
      ...SURVIVES_WHAT,
      REDATING,
      'the cluster has 2 schedules, and it is not known which one applies',
    ],
  ],
  [
    'an item of a new cluster',
    project(),
    orders(fromDynamic('policy_item_monthly')),
    [
      `the new cluster begins without snapshots; after the first one, ${RPO} is at most 6 hours, and snapshots are kept up to at least 4 weeks`,
    ],
  ],
])('not known: %s', (_, before, after, sentences) => {
  expect(impactsBetween(before, after).flatMap(impactInWords)).toEqual(sentences);
});

/** What is known again after it was not: nothing is compared with what was not known. */
test.each<Row>([
  [
    'all items',
    orders(),
    orders(fromDynamic(...EVERY_ITEM)),
    [`${RPO} is 6 hours`, 'new snapshots are kept up to 12 months'],
  ],
  ['one item', orders(), orders(monthlyFor(UNKNOWN)), ['new snapshots are kept up to 12 months']],
  [
    'the policy',
    pit(copying()),
    withSecond(pit(copying())),
    [
      `${RPO} is 1 minute`,
      'new snapshots are kept up to 12 months',
      'point-in-time restore will be able to go back 7 days',
    ],
  ],
  ['the region', orders(), inRegion(UNKNOWN), []],
  ['the region of the copies', pit(copying()), pit(copying({}, UNKNOWN)), []],
  [
    'point-in-time restore',
    pit(),
    pit({}, { pit_enabled: UNKNOWN }),
    [`${RPO} is 1 minute`, 'point-in-time restore will be able to go back 7 days'],
  ],
])('not known before: %s', (_, known, unknown, sentences) => {
  const { before, after, ...more } = impactBetween(known, unknown);
  const open = { fading: [], mayFade: [], mayBeLost: [], mayLoseHistory: false, doubts: [] };
  expect(impactInWords({ ...more, ...open, before: after, after: before })).toEqual(sentences);
});

describe('in JSON and in one line', () => {
  const shown = (before: Resources, after: Resources) => {
    const { json, now, after: planned, picture } = plannedImpact(impactBetween(before, after));
    const { lost, afterApply, fading, mayFade, after: side } = json;
    return {
      lost,
      left: [afterApply.count, afterApply.countIs],
      fading: fading.map(({ item: name }) => name),
      mayFade: mayFade?.map(({ item: name, count }) => `${count} ${name}`),
      kept: [side?.keptFor, side?.keptForIs],
      lines: [now, planned],
      hasPicture: picture !== undefined,
    };
  };

  test('an item that is not known deletes nothing', () => {
    expect(shown(orders(), orders(monthlyFor(UNKNOWN)))).toEqual({
      lost: { count: 0, byItem: {}, pointInTimeDays: 0 },
      left: [43, 'exact'],
      fading: [],
      mayFade: ['12 monthly'],
      kept: ['P4W', 'at least'],
      lines: [
        '43 snapshots back to 2025-08-31',
        'RPO at most 6 hours; at least 31 snapshots back to 2026-07-25',
      ],
      hasPicture: true,
    });
  });

  test('what may be deleted is not known, and what is certainly deleted is', () => {
    expect(shown(updating(), updating(monthlyFor(UNKNOWN)))).toMatchObject({
      lost: { count: null, byItem: null, pointInTimeDays: 0, mayBeMore: ['snapshots'] },
      left: [31, 'at least'],
      lines: ['at least 31 snapshots back to 2026-07-25', expect.anything() as unknown],
      hasPicture: false,
    });
    const after = updating({ ...monthlyFor(UNKNOWN), policy_item_weekly: item(6, 'weeks', 2) });
    expect(shown(updating(), after)).toMatchObject({
      lost: { count: 2, byItem: { weekly: 2 }, pointInTimeDays: 0, mayBeMore: ['snapshots'] },
      left: [29, 'at least'],
    });
  });

  test('without any item that is known, nothing is counted', () => {
    expect(shown(orders(), orders(fromDynamic(...EVERY_ITEM)))).toMatchObject({
      kept: [null, 'unknown'],
      lines: ['43 snapshots back to 2025-08-31', 'RPO not known yet; snapshots not known yet'],
    });
  });

  test('backups that may be disabled', () => {
    expect(shown(pit(), pit({}, { backup_enabled: UNKNOWN }))).toMatchObject({
      lost: { count: null, byItem: null, pointInTimeDays: null, mayBeMore: ['snapshots', 'pointInTime'] },
      left: [null, 'unknown'],
      lines: ['not known yet', 'RPO not known yet; snapshots not known yet'],
      hasPicture: false,
    });
  });

  test('point-in-time history that may be deleted is not a deletion', () => {
    const impact = plannedImpact(impactBetween(pit(), pit({ restore_window_days: UNKNOWN })));
    expect(impact.json.lost).toEqual({
      count: 0,
      byItem: {},
      pointInTimeDays: null,
      mayBeMore: ['pointInTime'],
    });
    expect(impact.picture).toBeUndefined();
    expect(deletesBackups({ impact: [impact] })).toBe(false);
  });

  test('a shorter window deletes history, whatever else is not known', () => {
    const impact = plannedImpact(
      impactBetween(pit(), pit({ restore_window_days: 2, ...monthlyFor(UNKNOWN) })),
    );
    expect(impact.json.lost).toMatchObject({ pointInTimeDays: 5 });
    expect(deletesBackups({ impact: [impact] })).toBe(true);
  });
});
