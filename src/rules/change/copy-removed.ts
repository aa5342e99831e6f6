import { beyondNewest } from '../../forecast/newest-copies';
import type { Cluster, CopySetting, Schedule, Unknown, Value } from '../../model';
import { linked } from '../../model/link';
import { is, knownValue, show } from '../../model/value';
import { cluster, item, project, schedule, together } from '../example';
import { type Result, defineRule, unchecked } from '../rule';
import { assign, fix, named } from '../fix/fix';
import { listed } from '../../text/list';
import { copiedFrequencies, copiedItems, unknownItemsOf } from './copied-frequencies';
import { continuations } from './schedule-cluster';
import { clusterAt } from '../queries/names';

const copyTo = (region: string, oplogs = true) => ({
  cloud_provider: 'AWS',
  region_name: region,
  zone_id: '${mongodbatlas_advanced_cluster.orders.replication_specs[0].zone_id}',
  frequencies: ['DAILY'],
  should_copy_oplogs: oplogs,
});
const orders = together(project(), cluster({ pit_enabled: true }));
const items = { policy_item_hourly: item(6, 'days', 2), policy_item_daily: item(1, 'days', 7) };

export const changeCopyRemoved = defineRule({
  id: 'change/copy-removed',
  severity: 'warning',
  phase: 'plan',
  since: '0.1.0',
  summary: 'snapshots, or those of some policy items, or oplogs are no longer copied to a region',
  why: 'Without its copy setting a region gets no new copies, and its existing ones expire. After that, its copies no longer survive the loss of the other regions.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/snapshot-distribution/',
  prevents: 'loss of a region',
  facts: ['1.37', 'P20-1'],
  get examples() {
    return {
      good: [
        {
          title: 'another region in addition',
          before: together(orders, schedule({ ...items, copy_settings: [copyTo('US_EAST_1')] })),
          resources: together(
            orders,
            schedule({ ...items, copy_settings: [copyTo('EU_WEST_1'), copyTo('US_EAST_1')] }),
          ),
        },
      ],
      bad: [
        {
          title: 'the copies',
          before: together(orders, schedule({ ...items, copy_settings: [copyTo('US_EAST_1')] })),
          resources: together(orders, schedule(items)),
        },
        {
          title: 'the oplogs',
          before: together(orders, schedule({ ...items, copy_settings: [copyTo('US_EAST_1')] })),
          resources: together(orders, schedule({ ...items, copy_settings: [copyTo('US_EAST_1', false)] })),
        },
      ],
    };
  },
  *check(context) {
    for (const [schedule, after] of continuations(context)) {
      const { copySettings } = schedule;
      if (copySettings.kind !== 'known' || copySettings.value.length === 0) continue;
      const planned = after.copySettings;
      if (planned.kind === 'unknown') {
        yield unchecked(after, 'copy_settings', planned);
        continue;
      }
      for (const setting of copySettings.value)
        yield* compared(setting, knownValue(planned) ?? [], schedule, after);
    }
  },
});

/** Compares one target. Copy settings have no ids: zone and region identify them. */
function* compared(
  old: CopySetting,
  planned: readonly CopySetting[],
  before: Schedule,
  after: Schedule,
): Iterable<Result> {
  let perhaps: { readonly attribute: string; readonly value: Unknown } | undefined;
  const same: CopySetting[] = [];
  for (const setting of planned) {
    const region = agree(old.regionName, setting.regionName);
    const zone = isSameZone(old, setting, before, after);
    if (region === true && zone === true) same.push(setting);
    else if (region !== false && zone !== false)
      perhaps ??= region === true ? pending(setting, 'zone_id') : pending(setting, 'region_name');
  }
  const name = `${clusterAt(before.cluster)}${zoneIn(before, old)}`;
  const attribute = `copy_settings[${old.index}]`;
  if (same.length === 0) {
    if (perhaps !== undefined) yield unchecked(after, perhaps.attribute, perhaps.value);
    else
      yield {
        at: after,
        attribute,
        ...(isDeleted(after) || isLast(before, planned) ? { severity: 'error' } : {}),
        problem: `snapshots of ${name} are no longer copied to ${show(old.regionName)}, and ${outcomeOf(before, planned, after)}`,
        fix: `keep the copy setting for ${show(old.regionName)}. To use another region instead, remove it when the other region has enough copies`,
      };
    return;
  }
  yield* selection(old, same, { name, before, after });
  if (!is(old.shouldCopyOplogs, true) || same.some((one) => is(one.shouldCopyOplogs, true))) return;
  const [first] = same;
  const unsure = same.find((one) => one.shouldCopyOplogs.kind === 'unknown');
  if (unsure?.shouldCopyOplogs.kind === 'unknown')
    yield unchecked(after, `copy_settings[${unsure.index}].should_copy_oplogs`, unsure.shouldCopyOplogs);
  else if (first !== undefined)
    yield {
      at: after,
      attribute: `copy_settings[${first.index}].should_copy_oplogs`,
      problem: `oplogs of ${name} are no longer copied to ${show(old.regionName)}, which ends point-in-time restore from there`,
      fix: fix`set ${assign(`copy_settings[${first.index}].should_copy_oplogs`, true)}`,
    };
}

function isDeleted({ deleteCopySnapshots }: Schedule): boolean {
  return is(deleteCopySnapshots, true);
}

/**
 * Whether no copy setting is left of a schedule with copy policy items. The provider then sends an empty list. Copies by
 * frequencies expire, as Atlas documents; of those by items it does not say so.
 */
function isLast({ copyPolicyItemsEnabled }: Schedule, planned: readonly CopySetting[]): boolean {
  return planned.length === 0 && is(copyPolicyItemsEnabled, true);
}

function outcomeOf(before: Schedule, planned: readonly CopySetting[], after: Schedule): string {
  if (isDeleted(after)) return 'delete_copy_snapshots deletes the existing copies there';
  return isLast(before, planned)
    ? 'no copy setting is left, so Atlas may delete the existing copies there'
    : 'the existing copies there expire';
}

/** Snapshots of a kind that are no longer copied, although others still are. */
function* selection(old: CopySetting, planned: readonly CopySetting[], place: Compared): Iterable<Result> {
  const { name, before, after } = place;
  const [first] = planned;
  const copied = copiedFrequencies(old, before);
  if (first === undefined || copied.kind !== 'known') return;
  const attribute = `copy_settings[${first.index}]`;
  const kept = new Set<string>();
  let newest: { readonly setting: CopySetting; readonly number: Value<number> } | undefined;
  for (const setting of planned) {
    const { lastNumberOfSnapshots: number } = setting;
    if (number.kind === 'known') newest = { setting, number };
    // Two numbers select the same frequencies.
    if (number.kind !== 'absent' && isByNumber(old)) return;
    if (number.kind === 'known') continue;
    const kinds = copiedFrequencies(setting, after);
    if (kinds.kind === 'unknown')
      yield unchecked(
        after,
        `copy_settings[${setting.index}]${number.kind === 'unknown' ? NUMBER : ''}`,
        kinds,
      );
    if (kinds.kind !== 'known') return;
    for (const kind of kinds.value) kept.add(kind);
  }
  if (newest !== undefined) {
    yield* onlyNewest(old, newest, kept, place);
    return;
  }
  const taken = new Set<string>(before.items.map(({ frequency }) => frequency));
  const removed = copied.value.filter((kind) => !kept.has(kind) && (taken.has(kind) || kind === 'ondemand'));
  if (removed.length === 0) return;
  const isDeleting = isDeleted(after) && !isByNumber(old);
  yield {
    at: after,
    attribute,
    ...(isDeleting ? { severity: 'error' } : {}),
    problem: `${kindsInWords(removed)} snapshots of ${name} are no longer copied to ${show(old.regionName)}, and ${outcomeOfKinds(isDeleting)}`,
    fix: fix`keep them in ${named(attribute)}${isDeleting ? ', or remove delete_copy_snapshots' : ''}`,
  };
}

interface Compared {
  readonly name: string;
  readonly before: Schedule;
  readonly after: Schedule;
}

const NUMBER = '.last_number_of_snapshots';

/** Snapshots that were copied whatever their number is, and now only while they are among the newest. */
function* onlyNewest(
  old: CopySetting,
  { setting, number }: { readonly setting: CopySetting; readonly number: Value<number> },
  kept: ReadonlySet<string>,
  { name, before, after }: Compared,
): Iterable<Result> {
  const attribute = `copy_settings[${setting.index}]`;
  const hasItems = old.copyPolicyItems.kind === 'known';
  const isDeleting = hasItems && isDeleted(after);
  const copied = copiedItems(old, before).filter(({ frequency }) => !kept.has(frequency));
  // The flag is about all items that are removed, however many of their snapshots are among the newest.
  const lost = isDeleting
    ? copied.map(({ frequency }) => frequency)
    : beyondNewest(after.items, copied, knownValue(number) ?? 0);
  const { deleteCopySnapshots: flag } = after;
  if (hasItems && flag.kind === 'unknown') yield unchecked(after, 'delete_copy_snapshots', flag);
  if (lost.length === 0) {
    if (copied.length > 0 && !isDeleting) yield* unknownItemsOf(after);
    return;
  }
  const among = is(number, 1) ? 'the newest' : `among the ${show(number)} newest`;
  yield {
    at: after,
    attribute: `${attribute}${NUMBER}`,
    ...(isDeleting ? { severity: 'error' } : {}),
    problem: `${kindsInWords(lost)} snapshots of ${name} are copied to ${show(old.regionName)} only while they are ${among}, and ${outcomeOfKinds(isDeleting)}`,
    fix: fix`keep them in ${named(`${attribute}.copy_policy_items`)}${isDeleting ? ', or remove delete_copy_snapshots' : ''}`,
  };
}

function isByNumber({ lastNumberOfSnapshots }: CopySetting): boolean {
  return lastNumberOfSnapshots.kind !== 'absent';
}

function kindsInWords(kinds: readonly string[]): string {
  return listed(kinds.map((kind) => (kind === 'ondemand' ? 'on-demand' : kind)));
}

function outcomeOfKinds(isDeleting: boolean): string {
  return isDeleting
    ? 'delete_copy_snapshots deletes the existing copies'
    : 'the existing copies there expire';
}

/** The zone, if the cluster has several. */
function zoneIn(schedule: Schedule, { zone, zoneId }: CopySetting): string {
  const cluster = linked(schedule.cluster);
  if (cluster?.shards.kind !== 'known' || cluster.shards.value.length < 2) return '';
  const name = linked(zone)?.zoneName;
  return ` (zone ${show(name?.kind === 'known' ? name : zoneId)})`;
}

/** Whether two settings are for one zone; undefined if that is not known yet. */
function isSameZone(
  old: CopySetting,
  planned: CopySetting,
  before: Schedule,
  after: Schedule,
): boolean | undefined {
  const agrees = agree(old.zoneId, planned.zoneId);
  if (agrees !== undefined) return agrees;
  // A change of the cluster's topology makes its zone ids unknown again; the shard in the same place had one before.
  const place = placeOfZone(planned, linked(after.cluster));
  const shards = linked(before.cluster)?.shards;
  const formerShard = place === undefined || shards?.kind !== 'known' ? undefined : shards.value[place];
  return formerShard?.zoneId.kind === 'known' ? agree(old.zoneId, formerShard.zoneId) : undefined;
}

function placeOfZone({ zone }: CopySetting, cluster: Cluster | undefined): number | undefined {
  const shard = linked(zone);
  if (shard === undefined || cluster?.shards.kind !== 'known') return undefined;
  const place = cluster.shards.value.indexOf(shard);
  return place === -1 ? undefined : place;
}

function agree(old: Value<string>, planned: Value<string>): boolean | undefined {
  if (planned.kind === 'unknown' || old.kind !== 'known') return undefined;
  return planned.kind === 'known' && planned.value === old.value;
}

function pending(
  setting: CopySetting,
  attribute: 'zone_id' | 'region_name',
): { readonly attribute: string; readonly value: Unknown } {
  return {
    attribute: `copy_settings[${setting.index}].${attribute}`,
    value: { kind: 'unknown', until: 'apply' },
  };
}
