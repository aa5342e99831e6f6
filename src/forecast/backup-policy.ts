import type { Frequency } from '../atlas';
import { SERVERLESS_AND_SHARED_END, SERVERLESS_CONTINUOUS_BACKUP_END } from '../atlas/dates';
import {
  DEFAULT_POLICY,
  INTERVALS_IN_WORDS,
  NVME_HOURLY_INTERVAL,
  SHORTEST_RETENTION,
  isInterval,
} from '../atlas/frequencies';
import { isNvme } from '../atlas/instance-sizes';
import type { Cluster, Estate, PolicyItem, Retention, Schedule, Unknown, Value } from '../model';
import { switchOf } from '../model/cluster-switch';
import { editionOf } from '../model/edition';
import { linked } from '../model/link';
import { outcomeOf, formerSchedules, staysWithItsCluster } from '../model/former-schedule';
import { OpenSchedules } from '../model/open-schedules';
import { isNew } from '../model/resource';
import { daysOf, readRetention } from '../model/retention';
import { eachOnce, isInBoth } from '../model/same-resource';
import { knownRegions } from '../model/shards';
import { upgradedFrom } from '../model/upgrade';
import { is, known, isSensitive, knownValue } from '../model/value';
import { listed } from '../text/list';
import * as assumed from './assumptions';
import { decisiveItems } from './decisive-items';
import type { Item } from './items';
import { HOUR, type Moment, isoDay, momentOf, timeOfDay } from './moments';

/** Where a policy comes from. */
export type PolicyKind = 'configured' | 'default' | 'flex' | 'legacy' | 'serverless' | 'infinite' | 'none';

/** When snapshots of a cluster are taken and how long they are kept, by its configuration and Atlas' defaults. */
export interface BackupPolicy {
  /** Undefined if it is not known whether there are backups, or which kind. */
  readonly kind: PolicyKind | undefined;
  readonly items: readonly Item[];
  /** Milliseconds since midnight, in UTC; undefined if it is not known. */
  readonly reference: number | undefined;
  /** Whether the reference only serves to count snapshots, since their time of day is not known. */
  readonly isReferenceAssumed: boolean;
  /** Whether snapshots begin a day after the cluster and not immediately. */
  readonly beginsADayLater: boolean;
  readonly pointInTime: PointInTime | undefined;
  /** Whether it is not known if point-in-time restore is enabled. */
  readonly mayHavePointInTime: boolean;
  /** Whether there may be items that are not known. */
  readonly mayHaveMoreItems: boolean;
  /** These items, if it is known where the policy comes from. */
  readonly openItems: readonly OpenItem[];
  readonly isPaused: boolean;
  /** Whether it is not known if the cluster is paused. */
  readonly mayBePaused: boolean;
  readonly schedule: Schedule | undefined;
  readonly assumptions: readonly string[];
  readonly unknown: readonly UnknownInput[];
}

/** An item that is not known completely. */
export interface OpenItem {
  readonly frequency: Frequency;
  /** Whether there certainly is such an item. */
  readonly isTaken: boolean;
  /** Undefined if it is not known how long its snapshots are kept. */
  readonly retention: Retention | undefined;
}

/** Point-in-time restore. */
export interface PointInTime {
  /** The days of its restore window; undefined if that is not known. */
  readonly days: number | undefined;
  /** Whether they need no snapshot to begin with. */
  readonly isContinuous?: true;
}

/** What the forecast needs and does not know. */
export interface UnknownInput {
  readonly address: string;
  readonly attribute: string;
  readonly reason: string;
}

/** What else a cluster's backups depend on. */
export interface PolicyContext {
  /** The moment of the forecast: what Atlas offers changes with time. */
  readonly at: Moment;
  /** When backups began; undefined in the steady state. */
  readonly since?: Moment | undefined;
  /** Schedules whose cluster is not known. */
  readonly openSchedules?: OpenSchedules;
}

/** What of an estate decides which schedules its clusters have. */
export type SchedulesOfEstate = Pick<Estate, 'schedules' | 'whole'>;

/** By the schedules: every input of several reads those of all inputs. */
const openSchedules = new WeakMap<readonly Schedule[], OpenSchedules>();

/** The schedules of all inputs that may be for any cluster. One that the provider only updates stays with its own. */
export function openSchedulesOf({ schedules: own, whole }: SchedulesOfEstate): OpenSchedules {
  const { schedules } = whole ?? { schedules: own };
  const known = openSchedules.get(schedules);
  if (known !== undefined) return known;
  const open = new OpenSchedules(schedules.filter((schedule) => !staysWithItsCluster(schedule)));
  openSchedules.set(schedules, open);
  return open;
}

/** The policy of a cluster. */
export function policyOf(cluster: Cluster, context: PolicyContext): BackupPolicy {
  const { kind } = cluster;
  if (kind.kind === 'unknown' || kind.kind === 'absent')
    return undecided(cluster, 'kind', notKnown(kind, 'which kind of cluster this is'));
  switch (kind.value) {
    case 'free':
      return without([assumed.FREE_HAS_NONE]);
    case 'shared':
      return without([assumed.SHARED_ENDED]);
    case 'flex':
      return flexPolicy(cluster, context);
    case 'serverless':
      return serverlessPolicy(cluster, context);
    case 'dedicated':
      return dedicatedPolicy(cluster, context);
  }
}

function policy(kind: PolicyKind | undefined, parts: Partial<BackupPolicy> = {}): BackupPolicy {
  return {
    kind,
    items: [],
    reference: 0,
    isReferenceAssumed: false,
    beginsADayLater: false,
    pointInTime: undefined,
    mayHavePointInTime: false,
    mayHaveMoreItems: false,
    openItems: [],
    isPaused: false,
    mayBePaused: false,
    schedule: undefined,
    assumptions: [],
    unknown: [],
    ...parts,
  };
}

function without(assumptions: readonly string[]): BackupPolicy {
  return policy('none', { assumptions });
}

function undecided({ address }: Pick<Cluster, 'address'>, attribute: string, reason: string): BackupPolicy {
  return policy(undefined, {
    reference: undefined,
    mayHavePointInTime: true,
    mayHaveMoreItems: true,
    unknown: [{ address, attribute, reason }],
  });
}

// --- what Atlas decides automatically ---

/** The last N snapshots are kept as long as it takes to take N more. */
const FLEX_DAYS = 8;
const LEGACY_DAYS = 3;

function flexPolicy({ createDate }: Cluster, { since }: PolicyContext): BackupPolicy {
  const isReadable = createDate.kind === 'known' && !isSensitive(createDate);
  const created = since ?? (isReadable ? momentOf(createDate.value) : undefined);
  return policy('flex', {
    items: [{ frequency: 'daily', interval: 1, retention: { unit: 'days', value: FLEX_DAYS } }],
    ...atTimeOfDay(created),
    beginsADayLater: true,
    assumptions: [
      assumed.FLEX_DAILY,
      created === undefined ? assumed.TIME_OF_DAY_UNKNOWN : assumed.FLEX_TIME_OF_DAY,
      assumed.FLEX_DELETED,
    ],
  });
}

/** The time of day at which something began, which Atlas keeps for its snapshots. */
function atTimeOfDay(beginning: Moment | undefined): Pick<BackupPolicy, 'reference' | 'isReferenceAssumed'> {
  return {
    reference: beginning === undefined ? 0 : timeOfDay(beginning),
    isReferenceAssumed: beginning === undefined,
  };
}

function legacyPolicy({ since }: PolicyContext): BackupPolicy {
  return policy('legacy', {
    items: [{ frequency: 'daily', interval: 1, retention: { unit: 'days', value: LEGACY_DAYS } }],
    ...atTimeOfDay(since),
    assumptions: [assumed.LEGACY_METHOD, ...(since === undefined ? [assumed.TIME_OF_DAY_UNKNOWN] : [])],
  });
}

const SERVERLESS_EVERY_HOURS = 6;

function serverlessPolicy(cluster: Cluster, { at, since }: PolicyContext): BackupPolicy {
  const day = isoDay(at);
  if (day >= SERVERLESS_AND_SHARED_END) return without([assumed.SERVERLESS_ENDED]);
  const continuous = cluster.continuousBackupEnabled;
  const hasEnded = day >= SERVERLESS_CONTINUOUS_BACKUP_END;
  if (continuous.kind === 'unknown' && !hasEnded)
    return undecided(
      cluster,
      'continuous_backup_enabled',
      notKnown(continuous, 'whether continuous backup is enabled'),
    );
  const reference = atTimeOfDay(since);
  const timeOfDayUnknown = since === undefined ? [assumed.TIME_OF_DAY_UNKNOWN] : [];
  if (!is(continuous, true) || hasEnded)
    return policy('serverless', {
      items: [
        {
          frequency: 'hourly',
          interval: SERVERLESS_EVERY_HOURS,
          retention: { unit: 'hours', value: 2 * SERVERLESS_EVERY_HOURS },
        },
      ],
      ...reference,
      assumptions: [
        assumed.SERVERLESS_BASIC,
        ...(is(continuous, true) ? [assumed.SERVERLESS_CONTINUOUS_ENDED] : []),
        ...timeOfDayUnknown,
      ],
    });
  return policy('serverless', {
    items: [
      { frequency: 'hourly', interval: SERVERLESS_EVERY_HOURS, retention: { unit: 'hours', value: 72 } },
      { frequency: 'daily', interval: 1, retention: { unit: 'days', value: 35 } },
    ],
    ...reference,
    pointInTime: { days: 3 },
    assumptions: [assumed.SERVERLESS_CONTINUOUS, ...timeOfDayUnknown, assumed.PIT_PROMISE],
  });
}

// --- dedicated clusters ---

function dedicatedPolicy(cluster: Cluster, context: PolicyContext): BackupPolicy {
  const from = upgradedFrom(cluster);
  const backup = from === 'flex' ? known(true) : switchOf(cluster, 'backupEnabled');
  const { backupAttribute } = cluster;
  const { edition, isAssumed } = editionOf(cluster);
  if (backup.kind === 'unknown' || isSensitive(backup))
    return undecided(cluster, backupAttribute, notKnown(backup, 'whether backups are enabled'));
  if (backup.kind === 'absent' || !backup.value) {
    if (is(edition, 'INFINITE')) return continuousPolicy();
    return without([
      ...(backup.kind === 'absent' ? [assumed.BACKUP_LEFT_OUT] : []),
      ...(isAssumed ? [assumed.EDITION_LEFT_OUT] : []),
    ]);
  }
  if (cluster.legacyMethod !== undefined) return legacyPolicy(context);
  const found = scheduleInForce(cluster);
  const [paused, isPausedUnknown] = flagOf(cluster.paused);
  const own = fromSchedule(cluster, found, context);
  const isInfinite = is(edition, 'INFINITE');
  return {
    ...own,
    ...(isInfinite ? { pointInTime: atLeastADay(own.pointInTime) } : {}),
    isPaused: paused,
    mayBePaused: isPausedUnknown,
    assumptions: [
      ...own.assumptions,
      ...(isInfinite ? [assumed.INFINITE_CONTINUOUS] : []),
      ...(paused ? [assumed.PAUSED] : []),
      ...ofUpgrade(from),
    ],
    unknown: isPausedUnknown
      ? [
          ...own.unknown,
          {
            address: cluster.address,
            attribute: 'paused',
            reason: notKnown(cluster.paused, 'whether it is paused'),
          },
        ]
      : own.unknown,
  };
}

/** Atlas Infinite, without further backups. */
function continuousPolicy(): BackupPolicy {
  return policy('infinite', {
    pointInTime: { days: 1, isContinuous: true },
    assumptions: [assumed.INFINITE_CONTINUOUS, assumed.PIT_PROMISE],
  });
}

function atLeastADay(pointInTime: PointInTime | undefined): PointInTime {
  if (pointInTime === undefined) return { days: 1, isContinuous: true };
  const { days } = pointInTime;
  return { days: days === undefined ? undefined : Math.max(days, 1), isContinuous: true };
}

function ofUpgrade(from: ReturnType<typeof upgradedFrom>): string[] {
  if (from === undefined) return [];
  return [from === 'flex' ? assumed.UPGRADED_FROM_FLEX : assumed.UPGRADED_FROM_FREE];
}

function fromSchedule(cluster: Cluster, found: ScheduleInForce, context: PolicyContext): BackupPolicy {
  const { schedules, isNamed } = found;
  if (schedules.length > 1) {
    const [, second] = schedules;
    return undecided(second ?? cluster, 'cluster_name', whyUndecided(schedules));
  }
  // A new schedule replaces the settings of the one that the cluster has.
  const open = isNamed ? undefined : context.openSchedules?.perhapsOf(cluster);
  if (open !== undefined) return undecided(open.schedule, 'cluster_name', open.reason);
  const [schedule] = schedules;
  if (schedule !== undefined) return configuredPolicy(cluster, schedule, found);
  if (found.isDeleted) return without(found.assumptions);
  return defaultPolicy(cluster, found.assumptions, context);
}

/** Why it is not known which schedule applies: there are several, or inputs contradict each other about one. */
function whyUndecided(schedules: readonly Schedule[]): string {
  const [first, ...others] = schedules;
  const names = schedules.flatMap(({ origin }) => origin?.name ?? []);
  return first !== undefined && others.every((other) => isInBoth(first, other))
    ? `its schedule is not the same in ${listed(names)}, and it is not known which one applies`
    : `the cluster has ${schedules.length} schedules, and it is not known which one applies`;
}

/** The default policy has its hourly item only with point-in-time restore. */
const OPEN_HOURLY = DEFAULT_POLICY.items
  .filter(({ frequency }) => frequency === 'hourly')
  .map(({ frequency, unit, value }): OpenItem => ({ frequency, isTaken: false, retention: { unit, value } }));

function defaultPolicy(
  cluster: Cluster,
  assumptions: readonly string[],
  { since }: PolicyContext,
): BackupPolicy {
  const { unknown, ...pit } = pointInTimeSwitch(cluster);
  const items = DEFAULT_POLICY.items
    .filter(({ frequency }) => frequency !== 'hourly' || pit.isOn)
    .map(({ frequency, interval, unit, value }): Item => ({
      frequency,
      interval: frequency === 'hourly' && hasNvme(cluster) ? NVME_HOURLY_INTERVAL : interval,
      retention: { unit, value },
    }));
  return policy('default', {
    items,
    ...atTimeOfDay(since),
    pointInTime: pit.isOn ? { days: windowLeftOut(items) } : undefined,
    mayHavePointInTime: pit.mayBeOn,
    mayHaveMoreItems: pit.mayBeOn,
    openItems: pit.mayBeOn ? OPEN_HOURLY : [],
    assumptions: [
      ...(assumptions.length > 0 ? assumptions : [assumed.DEFAULT_POLICY_APPLIES]),
      ...(since === undefined ? [assumed.DEFAULT_TIME_OF_DAY] : []),
      assumed.DEFAULT_HOURLY_WITH_PIT,
      ...ofItems(items),
      ...(pit.isOn ? [assumed.WINDOW_LEFT_OUT, assumed.PIT_SINCE_SNAPSHOT, assumed.PIT_PROMISE] : []),
    ],
    unknown,
  });
}

function configuredPolicy(cluster: Cluster, schedule: Schedule, found: ScheduleInForce): BackupPolicy {
  const { unknownItems, referenceHourOfDay, referenceMinuteOfHour } = schedule;
  const { usable, open, rejected } = readItems((found.itemsOf ?? schedule).items, schedule);
  const hidden = unknownItems.map(({ attribute, until }) => ({
    address: schedule.address,
    attribute,
    reason: `which items it has is known only after ${until}`,
  }));
  const reference = readReference(referenceHourOfDay, referenceMinuteOfHour, schedule.address);
  const { unknown: pitUnknown, ...pit } = pointInTimeSwitch(cluster);
  const window = pit.isOn || pit.mayBeOn ? readWindow(schedule, usable) : undefined;
  const openItems = [
    ...open.map(({ item }) => item),
    ...unknownItems.map(({ frequency }): OpenItem => ({ frequency, isTaken: false, retention: undefined })),
  ];
  const hasItems = usable.length + openItems.length > 0;
  const hasPit = pit.isOn && hasItems;
  return policy('configured', {
    items: usable,
    reference: reference.milliseconds,
    isReferenceAssumed: reference.isAssumed,
    pointInTime: hasPit ? { days: window?.days } : undefined,
    mayHavePointInTime: pit.mayBeOn && hasItems,
    mayHaveMoreItems: openItems.length > 0,
    openItems,
    schedule,
    assumptions: [
      ...found.assumptions,
      ...rejected,
      ...(hasItems ? [...reference.assumptions, ...ofItems(usable)] : []),
      ...(hasPit ? [...(window?.assumptions ?? []), assumed.PIT_SINCE_SNAPSHOT, assumed.PIT_PROMISE] : []),
      ...(pit.isOn && !hasItems ? [assumed.PIT_WITHOUT_ITEMS] : []),
    ],
    unknown: [
      ...open.map(({ unknown }) => unknown),
      ...hidden,
      ...reference.unknown,
      ...pitUnknown,
      ...(window?.unknown ?? []),
    ],
  });
}

function ofItems(items: readonly Item[]): string[] {
  return [
    ...(items.some(({ frequency }) => frequency === 'hourly') ? [assumed.HOURS_FROM_REFERENCE] : []),
    assumed.FIRST_WHEN_DUE,
    ...(items.length > 1 ? [assumed.TIES] : []),
    ...(items.some(({ retention: { unit } }) => unit === 'months' || unit === 'years')
      ? [assumed.CALENDAR_MONTHS]
      : []),
  ];
}

interface ItemsRead {
  readonly usable: readonly Item[];
  readonly open: readonly OpenItemRead[];
  readonly rejected: readonly string[];
}

/** An item that is not known completely, and what is not known. */
interface OpenItemRead {
  readonly item: OpenItem;
  readonly unknown: UnknownInput;
}

/** Equal schedules share one list of items, and what was read from it. */
const readBefore = new WeakMap<readonly PolicyItem[], ItemsRead>();

function readItems(items: readonly PolicyItem[], schedule: Schedule): ItemsRead {
  const before = items === schedule.items ? readBefore.get(items) : undefined;
  if (before !== undefined) return before;
  const counts = new Map<string, number>();
  for (const { attribute } of schedule.items) counts.set(attribute, (counts.get(attribute) ?? 0) + 1);
  const all = items.map((item) => readItem(item, schedule, (counts.get(item.attribute) ?? 0) < 2));
  const read: ItemsRead = {
    usable: decisiveItems(all.flatMap((one) => ('usable' in one ? [one.usable] : []))),
    open: all.flatMap((one) => ('unknown' in one ? [one] : [])),
    rejected: all.flatMap((one) => ('rejected' in one ? [one.rejected] : [])),
  };
  // What is not known is named by the schedule's address.
  if (items === schedule.items && read.open.length === 0) readBefore.set(items, read);
  return read;
}

type ItemRead = { readonly usable: Item } | OpenItemRead | { readonly rejected: string };

/** @param isOne whether it is the only item of its kind */
function readItem(item: PolicyItem, schedule: Schedule, isOne: boolean): ItemRead {
  const { frequency, interval, attribute, index } = item;
  const where = isOne ? attribute : `${attribute}[${index}]`;
  const retention = readRetention(item);
  const isShown = retention.kind === 'known' && !retention.sensitive;
  const unknown = (reason: string): ItemRead => ({
    item: { frequency, isTaken: true, retention: isShown ? retention.retention : undefined },
    unknown: { address: schedule.address, attribute: where, reason },
  });
  if (interval.kind === 'unknown') return unknown(notKnown(interval, 'its interval'));
  if (retention.kind === 'unknown') return unknown(notKnown(retention, 'its retention'));
  if (isSensitive(interval) || (retention.kind === 'known' && retention.sensitive))
    return unknown('it is sensitive, and the forecast would reveal it');
  if (interval.kind === 'absent' || !isInterval(frequency, interval.value))
    return {
      rejected: `${where} does not count: Atlas rejects its interval, and requires ${INTERVALS_IN_WORDS[frequency]}`,
    };
  if (retention.kind === 'invalid')
    return { rejected: `${where} does not count: Atlas rejects its retention` };
  const least = SHORTEST_RETENTION[frequency]?.[retention.retention.unit];
  if (least !== undefined && retention.retention.value < least)
    return {
      rejected: `${where} does not count: Atlas rejects a retention that is shorter than the time between its snapshots`,
    };
  return { usable: { frequency, interval: interval.value, retention: retention.retention, of: item } };
}

/** Whether Atlas rejects an item, whatever is not known about it. */
export function isRejected(item: PolicyItem, schedule: Schedule): boolean {
  return 'rejected' in readItem(item, schedule, true);
}

function readReference(
  hour: Value<number>,
  minute: Value<number>,
  address: string,
): {
  readonly milliseconds: number | undefined;
  readonly isAssumed: boolean;
  readonly assumptions: readonly string[];
  readonly unknown: readonly UnknownInput[];
} {
  const open = hour.kind === 'unknown' || isSensitive(hour) ? hour : minute;
  if (open.kind === 'unknown' || isSensitive(open))
    return {
      milliseconds: undefined,
      isAssumed: false,
      assumptions: [],
      unknown: [
        {
          address,
          attribute: open === hour ? 'reference_hour_of_day' : 'reference_minute_of_hour',
          reason: notKnown(open, 'the reference time'),
        },
      ],
    };
  if (hour.kind === 'absent' && minute.kind === 'absent')
    return { milliseconds: 0, isAssumed: true, assumptions: [assumed.REFERENCE_LEFT_OUT], unknown: [] };
  const [hours, minutes] = [knownValue(hour) ?? 0, knownValue(minute) ?? 0];
  const isTime = isWithin(hours, 24) && isWithin(minutes, 60);
  return {
    milliseconds: isTime ? hours * HOUR + (minutes * HOUR) / 60 : 0,
    isAssumed: !isTime,
    assumptions: isTime ? [] : [assumed.REFERENCE_LEFT_OUT],
    unknown: [],
  };
}

function isWithin(value: number, end: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < end;
}

/** Whether point-in-time restore is enabled, or may be. */
function pointInTimeSwitch(cluster: Cluster): {
  readonly isOn: boolean;
  readonly mayBeOn: boolean;
  readonly unknown: readonly UnknownInput[];
} {
  // An upgrade does not send it.
  const pit = upgradedFrom(cluster) === undefined ? switchOf(cluster, 'pitEnabled') : known(false);
  // Not set means off, unless an existing cluster has it, which synth does not show; only off is certain.
  const [isOn, isUnknown] = flagOf(pit);
  return {
    isOn,
    mayBeOn: isUnknown,
    unknown: isUnknown
      ? [
          {
            address: cluster.address,
            attribute: 'pit_enabled',
            reason: notKnown(pit, 'whether point-in-time restore is enabled'),
          },
        ]
      : [],
  };
}

function readWindow(
  { address, restoreWindowDays: window }: Schedule,
  items: readonly Item[],
): {
  readonly days: number | undefined;
  readonly assumptions: readonly string[];
  readonly unknown: readonly UnknownInput[];
} {
  if (window.kind === 'known' && !isSensitive(window) && window.value > 0)
    return { days: window.value, assumptions: [], unknown: [] };
  if (window.kind === 'unknown' || isSensitive(window))
    return {
      days: undefined,
      assumptions: [],
      unknown: [
        { address, attribute: 'restore_window_days', reason: notKnown(window, 'the restore window') },
      ],
    };
  return { days: windowLeftOut(items), assumptions: [assumed.WINDOW_LEFT_OUT], unknown: [] };
}

function windowLeftOut(items: readonly Item[]): number | undefined {
  const hourly = items.find(({ frequency }) => frequency === 'hourly');
  return hourly === undefined ? undefined : daysOf(hourly.retention as Retention).least;
}

function hasNvme(cluster: Cluster): boolean {
  return knownRegions(cluster).some(({ instanceSize }) => {
    const size = knownValue(instanceSize);
    return size !== undefined && isNvme(size);
  });
}

// --- which schedule applies ---

interface ScheduleInForce {
  readonly schedules: readonly Schedule[];
  /** The schedule with the items, if it is another one: that of the state, which the provider does not change. */
  readonly itemsOf?: Schedule;
  /** Whether a schedule names the cluster, so that no other one is for it. */
  readonly isNamed: boolean;
  readonly isDeleted: boolean;
  readonly assumptions: readonly string[];
}

const NO_SCHEDULE: ScheduleInForce = { schedules: [], isNamed: false, isDeleted: false, assumptions: [] };

/** The schedule that a cluster has after the plan is applied, which is not always the one that names it. */
function scheduleInForce(cluster: Cluster): ScheduleInForce {
  const named = cluster.schedules.filter((schedule) => !namesAnotherCluster(schedule, cluster));
  const applied = isRecreated(cluster)
    ? named.filter(({ change }) => change?.action !== 'no-op' || cluster.change?.action !== 'replace')
    : named;
  if (applied.length > 0) return { ...inForce(eachOnce(applied)), isNamed: true };
  if (named.length > 0)
    return { ...NO_SCHEDULE, isNamed: true, assumptions: [assumed.SCHEDULE_NOT_REAPPLIED] };
  return withoutNamed(cluster);
}

function inForce(schedules: readonly Schedule[], ...assumptions: readonly string[]): ScheduleInForce {
  const [schedule] = schedules;
  const old = schedule?.before;
  const isLeftBehind =
    schedule?.change?.action === 'update' &&
    schedule.items.length + schedule.unknownItems.length === 0 &&
    old !== undefined &&
    old.items.length > 0;
  return isLeftBehind
    ? { ...NO_SCHEDULE, schedules, itemsOf: old, assumptions: [...assumptions, assumed.ITEMS_STAY] }
    : { ...NO_SCHEDULE, schedules, assumptions };
}

/** Whether the plan creates this cluster: if it replaces a cluster, the estate before has the existing one. */
function isRecreated(cluster: Cluster): boolean {
  return cluster.existence === 'new' || (isNew(cluster) && cluster.before !== undefined);
}

/** What happens to the schedules that an existing cluster had, if none names it any longer. */
function withoutNamed(cluster: Cluster): ScheduleInForce {
  const all = formerSchedules(cluster);
  // The cluster has one schedule, whichever address it is deleted or changed at.
  if (all.some((one) => outcomeOf(one) === 'deleted'))
    return { ...NO_SCHEDULE, isDeleted: true, assumptions: [assumed.SCHEDULE_DELETED] };
  const changed = all.flatMap((one) => (outcomeOf(one) === 'changed' ? (one.after ?? []) : []));
  const [after, ...more] = changed;
  if (after !== undefined)
    return more.length > 0
      ? inForce(changed)
      : inForce(
          changed,
          namesAnotherCluster(after)
            ? assumed.SCHEDULE_KEEPS_OLD_CLUSTER
            : assumed.SCHEDULE_STAYS_WITH_CLUSTER,
        );
  const left = eachOnce(all);
  if (left.length === 0) return NO_SCHEDULE;
  return inForce(
    left,
    all.some((one) => outcomeOf(one) === 'removed') ? assumed.SCHEDULE_STAYS : assumed.SCHEDULE_LEFT_OUT,
  );
}

/** Whether a schedule names another cluster than before without being recreated: the provider does not follow. */
function namesAnotherCluster(schedule: Schedule, named?: Cluster): boolean {
  const { change, before } = schedule;
  if (change?.action !== 'update' || before === undefined) return false;
  const [was, is] = [before.clusterName, schedule.clusterName];
  if (was.kind !== 'known' || is.kind !== 'known' || was.value === is.value) return false;
  // A renamed cluster is another one, too.
  const old = linked(before.cluster);
  return named === undefined || old === undefined || old.after !== named || isNew(named);
}

// --- words ---

function flagOf(value: Value<boolean>): readonly [isOn: boolean, isUnknown: boolean] {
  return [is(value, true) && !isSensitive(value), value.kind === 'unknown' || isSensitive(value)];
}

function notKnown(value: Pick<Unknown, 'kind' | 'until' | 'reason'> | Value<unknown>, what: string): string {
  if (value.kind === 'unknown') return value.reason ?? `${what} is known only after ${value.until}`;
  return value.kind === 'known'
    ? `${what} is sensitive, and the forecast would reveal it`
    : `the input does not show ${what}`;
}
