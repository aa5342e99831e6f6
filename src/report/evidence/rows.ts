import { MONTHS, WEEKDAYS } from '../../atlas/calendar';
import { LAST_DAY_OF_MONTH } from '../../atlas/frequencies';
import type { Forecast } from '../../forecast';
import { isoDay, isoMoment, momentOf } from '../../forecast/moments';
import { ONCE } from '../../forecast/storage';
import type { Cluster, CompliancePolicy, PolicyItem, UnknownItems, Value } from '../../model';
import { switchOf } from '../../model/cluster-switch';
import { isoDuration } from '../../model/duration';
import { linked } from '../../model/link';
import { isNew } from '../../model/resource';
import { isoRetention, readRetention, retentionInWords } from '../../model/retention';
import { isSensitive, knownValue } from '../../model/value';
import { count } from '../../text/count';
import { listed } from '../../text/list';
import { copiesOf, hasBackup, oldestOf, regionsOf, shownText } from '../estate/rows';
import { oldestInWords } from '../estate/words';
import { forecastJson } from '../forecast/forecast-json';
import {
  copyInWords,
  everyInWords,
  granularityInWords,
  lossInWords,
  policyInWords,
  spanInWords,
  survivalInWords,
} from '../forecast/words';
import type { ItemValue, Row, RowValues, Rows, ScheduleValue } from './evidence';

/** How reports show what is not known. */
export const NOT_KNOWN = 'not known';

/**
 * The answers about a cluster.
 * @param mayHaveSchedule why its schedule may be missing from the inputs; undefined if it is not
 */
export function rowsOf(forecast: Forecast, mayHaveSchedule: string | undefined): Rows {
  const { cluster } = forecast;
  const rows: Rows = {
    kind: textRow(shownText(cluster.kind)),
    backup: flagRow(hasBackup(forecast)),
    policy: policyRow(forecast),
    schedule: scheduleRow(forecast),
    pointInTime: pointInTimeRow(forecast),
    export: exportRow(forecast),
    ...recoveryRows(forecast),
    ...placeRows(forecast),
    terminationProtection: switchRow(switchOf(cluster, 'terminationProtectionEnabled')),
    retainedOnDeletion: retainedRow(cluster),
    encryptionAtRest: encryptionRow(cluster),
    compliancePolicy: complianceRow(cluster),
  };
  return mayHaveSchedule === undefined || !isOpenWithoutSchedule(forecast)
    ? rows
    : { ...rows, ...withoutSchedule(rows, mayHaveSchedule) };
}

/** Whether its backups depend on a schedule that may exist elsewhere. */
function isOpenWithoutSchedule(forecast: Forecast): boolean {
  const { kind, schedules } = forecast.cluster;
  const mayBeDedicated = kind.kind !== 'known' || kind.value === 'dedicated';
  return mayBeDedicated && schedules.length === 0 && hasBackup(forecast) !== false;
}

/** What answers have as their values if nothing is known. */
export const NOTHING_KNOWN: RowValues = {
  kind: null,
  backup: null,
  policy: null,
  schedule: null,
  pointInTime: { enabled: null, windowDays: null },
  export: null,
  rpo: { duration: null, is: 'unknown' },
  retention: { longest: null, is: 'unknown' },
  granularity: null,
  oldest: { moment: null, is: 'unknown' },
  regions: null,
  storedIn: null,
  copies: null,
  survives: { clusterDeletion: null, regionLoss: null, projectDeletion: null },
  terminationProtection: null,
  retainedOnDeletion: null,
  encryptionAtRest: null,
  compliancePolicy: null,
};

/** What a schedule decides, while it may be elsewhere. */
function withoutSchedule(rows: Rows, why: string): Partial<Rows> {
  const open = <V>(value: V): Row<V> => ({ value, text: `${NOT_KNOWN}: ${why}`, isKnown: false });
  const { enabled } = rows.pointInTime.value;
  return {
    policy: open(NOTHING_KNOWN.policy),
    schedule: open(NOTHING_KNOWN.schedule),
    ...(enabled === false ? {} : { pointInTime: open({ enabled, windowDays: null }) }),
    export: open(NOTHING_KNOWN.export),
    rpo: open(NOTHING_KNOWN.rpo),
    retention: open(NOTHING_KNOWN.retention),
    granularity: open(NOTHING_KNOWN.granularity),
    oldest: open(NOTHING_KNOWN.oldest),
    copies: open(NOTHING_KNOWN.copies),
    survives: open({ ...rows.survives.value, regionLoss: null }),
  };
}

function row<V>(value: V, text: string, isKnown = true): Row<V> {
  return { value, text, isKnown };
}

function notKnown<V>(value: V): Row<V> {
  return row(value, NOT_KNOWN, false);
}

function textRow(text: string | null): Row<string | null> {
  return text === null ? notKnown(null) : row(text, text);
}

function flagRow(flag: boolean | null): Row<boolean | null> {
  return flag === null ? notKnown(null) : row(flag, flag ? 'yes' : 'no');
}

/** A switch that keeps Atlas' value if it is not set. */
function switchRow(value: Value<boolean>): Row<boolean | null> {
  if (value.kind === 'absent')
    return row(null, 'not set: off on a new cluster, unchanged on an existing one', false);
  return flagRow(shownFlag(value));
}

/** A flag that may be shown; null if it is not known, or sensitive. */
function shownFlag(value: Value<boolean>): boolean | null {
  return value.kind === 'known' && !isSensitive(value) ? value.value : null;
}

function shownNumber(value: Value<number>): number | null {
  return value.kind === 'known' && !isSensitive(value) ? value.value : null;
}

// --- configuration ---

function policyRow(forecast: Forecast): Rows['policy'] {
  const { kind } = forecast.recovery.policy;
  return kind === undefined ? notKnown(null) : row(kind, policyInWords(forecast));
}

function scheduleRow({ recovery: { policy } }: Forecast): Rows['schedule'] {
  const { kind, schedule, items } = policy;
  if (kind === undefined) return notKnown(null);
  const isWritten = schedule !== undefined && schedule.items.length + schedule.unknownItems.length > 0;
  const shown = isWritten
    ? itemsOf(schedule)
    : items.map(({ frequency, interval, retention }) =>
        shownItem(
          frequency,
          interval,
          retention.unit === 'hours'
            ? isoDuration(retention.value * 3600)
            : isoRetention({ unit: retention.unit, value: retention.value }),
        ),
      );
  const referenceTime = schedule === undefined ? null : timeOf(schedule);
  const value: ScheduleValue = {
    address: schedule?.address,
    items: shown.map((one) => one.value),
    referenceTime,
  };
  const words = firstItems(shown);
  const when = referenceTime === null || shown.length === 0 ? '' : `; reference time ${referenceTime} UTC`;
  return row(
    value,
    `${shown.length === 0 ? 'none' : words}${when}`,
    shown.every(({ isKnown }) => isKnown) && !policy.mayHaveMoreItems,
  );
}

/** "every 6 hours, kept 2 days; every day, kept 7 days". */
function firstItems(items: readonly Row<ItemValue>[]): string {
  const words = items.slice(0, MOST_ITEMS).map(({ text }) => text);
  return [...words, ...(items.length > MOST_ITEMS ? [`${items.length - MOST_ITEMS} more`] : [])].join('; ');
}

/** How many policy items a text lists; JSON has all of them. */
const MOST_ITEMS = 20;

function timeOf({
  referenceHourOfDay,
  referenceMinuteOfHour,
}: {
  readonly referenceHourOfDay: Value<number>;
  readonly referenceMinuteOfHour: Value<number>;
}): string | null {
  const [hour, minute] = [shownNumber(referenceHourOfDay), shownNumber(referenceMinuteOfHour)];
  if (hour === null || minute === null) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** The policy items that a schedule or a compliance policy has in the configuration. */
function itemsOf({
  items,
  unknownItems,
}: {
  readonly items: readonly PolicyItem[];
  readonly unknownItems: readonly UnknownItems[];
}): readonly Row<ItemValue>[] {
  return [
    ...items.map((item) => {
      const retention = readRetention(item);
      const isShown = retention.kind === 'known' && !retention.sensitive;
      return shownItem(
        item.frequency,
        shownNumber(item.interval),
        isShown ? isoRetention(retention.retention) : null,
      );
    }),
    ...unknownItems.map(({ frequency, until }) =>
      row(
        { frequency, interval: null, keptFor: null },
        `${frequency} items that are known only after ${until}`,
        false,
      ),
    ),
  ];
}

function shownItem(frequency: string, interval: number | null, keptFor: string | null): Row<ItemValue> {
  const every = interval === null ? `${frequency}, interval ${NOT_KNOWN}` : dueInWords(frequency, interval);
  const kept = keptFor === null ? `retention ${NOT_KNOWN}` : `kept ${spanInWords(keptFor)}`;
  return row({ frequency, interval, keptFor }, `${every}, ${kept}`, interval !== null && keptFor !== null);
}

/** "every 6 hours", "every Saturday", "on the last day of every month", "every December". */
function dueInWords(frequency: string, interval: number): string {
  const named = (names: readonly string[]): string | undefined => {
    const name = names[interval - 1];
    return name === undefined ? undefined : `every ${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  };
  switch (frequency) {
    case 'hourly':
      return everyInWords(`PT${interval}H`);
    case 'daily':
      return 'every day';
    case 'weekly':
      return named(WEEKDAYS) ?? `weekly, interval ${interval}`;
    case 'monthly':
      return interval === LAST_DAY_OF_MONTH
        ? 'on the last day of every month'
        : `on day ${interval} of every month`;
    default:
      return named(MONTHS) ?? `${frequency}, interval ${interval}`;
  }
}

function pointInTimeRow({ recovery: { policy } }: Forecast): Rows['pointInTime'] {
  const { kind, pointInTime, mayHavePointInTime } = policy;
  if (pointInTime === undefined) {
    const isOpen = kind === undefined || mayHavePointInTime;
    return isOpen
      ? notKnown({ enabled: null, windowDays: null })
      : row({ enabled: false, windowDays: null }, 'no');
  }
  const { days } = pointInTime;
  return days === undefined
    ? row({ enabled: true, windowDays: null }, `yes; restore window ${NOT_KNOWN}`, false)
    : row({ enabled: true, windowDays: days }, `yes; restore window of ${count(days, 'day')}`);
}

function exportRow({ recovery: { policy, storage } }: Forecast): Rows['export'] {
  const { kind, schedule } = policy;
  if (kind === undefined) return notKnown(null);
  if (schedule !== undefined) {
    const { autoExportEnabled: enabled, export: target } = schedule;
    const isOpen = enabled.kind === 'unknown' || isSensitive(enabled);
    const isOn = knownValue(enabled) === true;
    if (isOpen || (isOn && (target.kind === 'unknown' || isSensitive(target)))) return notKnown(null);
  }
  const { exports } = storage;
  return row(
    exports,
    exports.length === 0
      ? 'none'
      : listed(
          exports.map(({ bucket, frequency }) =>
            frequency === ONCE ? `snapshots once to ${bucket}` : `${frequency} snapshots to ${bucket}`,
          ),
        ),
  );
}

// --- recovery ---

function recoveryRows(forecast: Forecast): Pick<Rows, 'rpo' | 'retention' | 'granularity' | 'oldest'> {
  const { worstLoss, recovery } = forecast;
  const json = forecastJson(forecast, { list: false });
  const { longest, isAtLeast } = recovery.reach;
  const rpo = { duration: json.worstLoss, is: json.worstLossIs };
  const granularity = granularityInWords(forecast);
  return {
    rpo:
      worstLoss.kind === 'unknown' ? notKnown(rpo) : row(rpo, lossInWords(worstLoss), rpo.is !== 'at most'),
    retention: retentionRow(json.keptFor, longest === undefined ? undefined : spanOf(longest), isAtLeast),
    granularity:
      recovery.policy.kind === undefined
        ? notKnown(null)
        : row(json.granularity, granularity === '' ? 'none' : granularity, !recovery.policy.mayHaveMoreItems),
    oldest: oldestRow(forecast),
  };
}

/** The forecast is for a time when every retention is reached; a cluster has no snapshots from before its creation. */
function oldestRow(forecast: Forecast): Rows['oldest'] {
  const { cluster, at } = forecast;
  const { oldest, oldestIs } = oldestOf(forecast);
  const value = { moment: oldest, is: oldestIs };
  const first = oldest === null ? undefined : momentOf(oldest);
  const text = oldestInWords({ oldest, oldestIs });
  if (first === undefined) return row(value, text, oldestIs === 'none');
  if (isNew(cluster))
    return row({ moment: null, is: 'none' }, 'none before its first snapshot: the plan creates the cluster');
  const created = momentOf(shownText(cluster.createDate) ?? '');
  if (created === undefined || created <= first) return row(value, text, oldestIs !== 'at least');
  const day = isoDay(created);
  return created > at
    ? row({ moment: null, is: 'none' }, `none: the cluster was created on ${day}`)
    : row({ moment: isoMoment(created), is: 'not before' }, `not before ${day}, when it was created`, false);
}

function retentionRow(
  longest: string | null,
  words: string | undefined,
  isAtLeast: boolean,
): Rows['retention'] {
  if (words === undefined)
    return isAtLeast
      ? notKnown({ longest: null, is: 'unknown' })
      : row({ longest: null, is: 'none' }, 'no snapshots are kept');
  return isAtLeast
    ? row({ longest, is: 'at least' }, `at least ${words}`, false)
    : row({ longest, is: 'exact' }, `up to ${words}`);
}

/** A fixed number of snapshots may last less than a day. */
function spanOf(retention: Parameters<typeof retentionInWords>[0]): string {
  return Number.isInteger(retention.value)
    ? retentionInWords(retention)
    : count(retention.value * 24, 'hour');
}

// --- places ---

function placeRows(forecast: Forecast): Pick<Rows, 'regions' | 'storedIn' | 'copies' | 'survives'> {
  const { cluster, recovery } = forecast;
  const { policy, storage } = recovery;
  const regions = regionsOf(cluster);
  const copied = copiesOf(forecast);
  const { clusterDeletion, regionLoss, projectDeletion } = storage.survives;
  const survives: RowValues['survives'] = {
    clusterDeletion: clusterDeletion ?? null,
    regionLoss: regionLoss ?? null,
    projectDeletion: projectDeletion ?? null,
  };
  const isNowhere = hasBackup(forecast) === false;
  return {
    regions: regions === null ? notKnown(null) : row(regions, listed(regions)),
    storedIn:
      storage.places.length > 0
        ? row(storage.places, listed(storage.places))
        : isNowhere
          ? row([], 'nowhere: there are no snapshots')
          : notKnown(null),
    copies:
      copied === null
        ? notKnown(null)
        : row(
            storage.copies.map(({ place, items, pointInTime }) => ({
              storedIn: place,
              items: items.map(({ item }) => item),
              pointInTime,
            })),
            storage.copies.length === 0 ? 'none' : listed(storage.copies.map(copyInWords)),
          ),
    survives: row(
      survives,
      policy.kind === undefined ? NOT_KNOWN : survivalInWords(forecast),
      !Object.values(survives).includes(null),
    ),
  };
}

// --- protection ---

function retainedRow({ retainBackupsEnabled: value }: Cluster): Rows['retainedOnDeletion'] {
  return value.kind === 'absent'
    ? row(false, 'no: retain_backups_enabled is not set')
    : flagRow(shownFlag(value));
}

function encryptionRow({
  kind,
  encryptionAtRestProvider: value,
  project,
}: Cluster): Rows['encryptionAtRest'] {
  if (value.kind === 'absent') {
    const isDedicated = knownValue(kind) === 'dedicated' || kind.kind !== 'known';
    return isDedicated
      ? row(null, 'encryption_at_rest_provider is not set', false)
      : row({ provider: 'NONE', configuredBy: undefined }, WITHOUT_KEY);
  }
  const provider = shownText(value);
  if (provider === null) return notKnown(null);
  if (provider === 'NONE') return row({ provider, configuredBy: undefined }, WITHOUT_KEY);
  const configuredBy = linked(project)?.encryptionsAtRest.find(({ customerKeys }) =>
    customerKeys.some((key) => key.provider === provider),
  )?.address;
  return row(
    { provider, configuredBy },
    `with a customer key of ${provider}${configuredBy === undefined ? '' : ` (${configuredBy})`}`,
  );
}

const WITHOUT_KEY = 'without a customer key';

function complianceRow({ kind, project }: Cluster): Rows['compliancePolicy'] {
  const of = linked(project);
  if (of === undefined) return notKnown(null);
  const [policy] = of.compliancePolicies;
  if (policy === undefined) return row(null, 'none in these inputs');
  if (kind.kind === 'known' && kind.value !== 'dedicated')
    return row(null, `none for this cluster: ${policy.address} is only for dedicated clusters`);
  return requirementsOf(policy);
}

function requirementsOf(policy: CompliancePolicy): Rows['compliancePolicy'] {
  const items = itemsOf(policy);
  const value = {
    address: policy.address,
    pointInTime: shownFlag(policy.pitEnabled),
    restoreWindowDays: shownNumber(policy.restoreWindowDays),
    encryptionAtRest: shownFlag(policy.encryptionAtRestEnabled),
    copyProtection: shownFlag(policy.copyProtectionEnabled),
    items: items.map((one) => one.value),
  };
  const days = value.restoreWindowDays;
  const required = [
    ...(value.pointInTime === true
      ? [`point-in-time restore${days === null ? '' : ` with a restore window of ${count(days, 'day')}`}`]
      : []),
    ...(value.encryptionAtRest === true ? ['encryption at rest with a customer key'] : []),
    ...(value.copyProtection === true ? ['copy protection'] : []),
    ...(items.length === 0 ? [] : [`snapshots ${firstItems(items)}`]),
  ];
  const isKnown = [policy.pitEnabled, policy.encryptionAtRestEnabled, policy.copyProtectionEnabled].every(
    (one) => one.kind !== 'unknown' && !isSensitive(one),
  );
  return row(
    value,
    required.length === 0 ? policy.address : `${policy.address} requires ${required.join(', ')}`,
    isKnown && items.every((one) => one.isKnown),
  );
}
