import type { Cluster, Estate, PolicyItem, Resource, Retention, Schedule } from '../model';
import { nameOf } from '../model/cluster-name';
import { switchOf } from '../model/cluster-switch';
import { policiesOf } from '../model/project';
import { isReplacementRejected } from '../model/rejected-replacement';
import { isDestroyed } from '../model/resource';
import { isCertainlyShorter, isSameLength, readRetention } from '../model/retention';
import { is } from '../model/value';
import { type BackupPolicy, isRejected } from './backup-policy';
import { type Forecast, Forecaster, takenOnDemand } from './forecast';
import { type Item, nextDue, rankOf } from './items';
import type { KeptSnapshot } from './kept-snapshots';
import { type Moment, later } from './moments';
import { regularExports } from './storage';

/** What a plan changes about what can be restored of a cluster. */
export interface Impact {
  readonly address: string;
  readonly constructPath: string | undefined;
  readonly name: string;
  readonly outcome: Outcome;
  /** Whether it is a compliance policy that keeps the snapshots, whether or not Atlas rejects the change. */
  readonly isProtectedByPolicy: boolean;
  /** Undefined for a cluster that is created. */
  readonly before: Forecast | undefined;
  /** After every retention of the new configuration is reached; undefined for a cluster that is deleted. */
  readonly after: Forecast | undefined;
  /** The snapshots that certainly remain right after apply, the newest first; undefined if they are not known. */
  readonly left: readonly KeptSnapshot[] | undefined;
  /** The snapshots that the apply certainly deletes; undefined if they are not known. */
  readonly lost: readonly KeptSnapshot[] | undefined;
  /** The snapshots that the apply may delete, because something is not known. */
  readonly mayBeLost: readonly KeptSnapshot[];
  /** The days of point-in-time history that the apply deletes; undefined if it certainly deletes none. */
  readonly lostHistory: LostHistory | undefined;
  /** Whether the apply may delete point-in-time history, because something is not known. */
  readonly mayLoseHistory: boolean;
  /** Snapshots that are kept, but that no new ones replace when they expire. */
  readonly fading: readonly Fading[];
  /** Snapshots that are kept, where it is not known whether new ones replace them when they expire. */
  readonly mayFade: readonly Fading[];
  /** What is not known about this. */
  readonly doubts: readonly string[];
}

/** What happens to the cluster's backups as a whole; JSON reports have these values. */
export type Outcome =
  /** The cluster is created: it did not exist before. */
  | 'created'
  /** It is kept, with other backups. */
  | 'changed'
  /** It is deleted or recreated, and all its backups are deleted. */
  | 'deleted with its backups'
  /** It is deleted or recreated, and its snapshots are kept until they expire. */
  | 'deleted, backups kept'
  /** Its backups are disabled, which deletes them. */
  | 'switched off'
  /** Atlas rejects deleting it, or disabling its backups: nothing is lost. */
  | 'refused';

/** Point-in-time history that the apply deletes. */
export interface LostHistory {
  /** Undefined if the restore window is not known. */
  readonly days: number | undefined;
  /** The days that remain. */
  readonly left: number;
}

/** Snapshots of an item that expire one after the other, without new ones. */
export interface Fading {
  readonly item: KeptSnapshot['item'];
  readonly count: number;
  /** When the last one expires. */
  readonly until: Moment;
}

/**
 * What a plan changes about what can be restored, for each cluster with a change: first the existing ones, in the order
 * of the estate, then those that are created.
 *
 * A plan does not show how old a cluster is, so both sides are in the steady state.
 * @param at the day of the apply
 */
export function impactsOf(before: Estate, after: Estate, at: string): readonly Impact[] {
  const impacts = new Impacts(before, after, at);
  const changed = before.clusters.flatMap((cluster) => impacts.ofExisting(cluster) ?? []);
  const created = after.clusters.flatMap((cluster) => impacts.ofCreated(cluster) ?? []);
  return [...changed, ...created];
}

/** The impacts of a plan, cluster by cluster. */
export class Impacts {
  private readonly before: Forecaster;
  private readonly after: Forecaster;

  constructor(before: Estate, after: Estate, at: string) {
    this.before = new Forecaster(before, { at });
    this.after = new Forecaster(after, { at });
  }

  ofCreated(cluster: Cluster): Impact | undefined {
    if (cluster.before !== undefined || cluster.change?.action !== 'create') return undefined;
    const after = this.after.forecastOf(cluster);
    return {
      ...whereOf(cluster),
      ...ALL_KNOWN,
      outcome: 'created',
      isProtectedByPolicy: false,
      before: undefined,
      after,
      left: [],
      lost: [],
      lostHistory: undefined,
      fading: [],
      doubts: [],
    };
  }

  ofExisting(cluster: Cluster): Impact | undefined {
    const { after, change } = cluster;
    if (change?.action === 'forget' || (after === undefined && !isDestroyed(cluster))) return undefined;
    if (isUntouched(cluster)) return undefined;
    const before = this.before.forecastOf(cluster);
    if (isReplacementRejected(cluster))
      return hasNothing(before) ? undefined : this.rejected(cluster, before);
    const outcome = outcomeOf(cluster);
    if (outcome === 'changed' && after !== undefined) return this.changed(cluster, before, after);
    const planned = after === undefined ? undefined : this.after.forecastOf(after);
    // There was nothing to restore, and there will not be.
    if (hasNothing(before) && (after === undefined || planned?.recovery.worstLoss.kind === 'everything'))
      return undefined;
    if (outcome === 'refused') return { ...this.rejected(cluster, before), after: planned };
    const isDeleted = outcome !== 'deleted, backups kept';
    const { snapshots } = before;
    return {
      ...whereOf(after ?? cluster),
      ...ALL_KNOWN,
      outcome,
      isProtectedByPolicy: false,
      before,
      after: planned,
      left: isDeleted ? [] : snapshots,
      lost: isDeleted ? snapshots : [],
      lostHistory: historyLost(before, undefined),
      fading: isDeleted ? [] : fadingOf(snapshots ?? [], before.recovery.policy.items).fading,
      doubts: [],
    };
  }

  private rejected(cluster: Cluster, before: Forecast): Impact {
    return {
      ...whereOf(cluster),
      ...ALL_KNOWN,
      outcome: 'refused',
      isProtectedByPolicy:
        isDestroyed(cluster) &&
        !is(cluster.terminationProtectionEnabled, true) &&
        !isReplacementRejected(cluster),
      before,
      after: before,
      left: before.snapshots,
      lost: [],
      lostHistory: undefined,
      fading: [],
      doubts: [],
    };
  }

  private changed(cluster: Cluster, before: Forecast, planned: Cluster): Impact | undefined {
    const after = this.after.forecastOf(planned);
    const isUpgraded = !hasSameKind(cluster, planned);
    const { left, asBefore, mayBeLost, doubts } = isUpgraded
      ? upgraded(before)
      : remainingOf(cluster, before, after);
    const lost = left === undefined ? undefined : lostOf(before.snapshots ?? [], [...left, ...mayBeLost]);
    const lostHistory = historyLost(before, after);
    const mayLoseHistory = lostHistory === undefined && mayLose(before, after);
    const { policy } = after.recovery;
    const isKnown = policy.kind !== undefined;
    // What a paused cluster keeps is compared with what a paused cluster keeps.
    const stops = policy.isPaused && !before.recovery.policy.isPaused;
    const { fading, mayFade } = isKnown
      ? fadingOf(asBefore, before.recovery.policy.items, stops ? undefined : policy)
      : { fading: [], mayFade: [] };
    const isSame =
      lost?.length === 0 &&
      mayBeLost.length === 0 &&
      lostHistory === undefined &&
      !mayLoseHistory &&
      fading.length === 0 &&
      termsOf(before) === termsOf(after);
    if (isSame) return undefined;
    return {
      ...whereOf(planned),
      outcome: 'changed',
      isProtectedByPolicy: false,
      before,
      after,
      left,
      lost,
      mayBeLost,
      lostHistory,
      mayLoseHistory,
      fading,
      mayFade,
      doubts: [...doubts, ...(isKnown ? [] : after.recovery.unknown.map(({ reason }) => reason))],
    };
  }
}

/** Nothing that is not known. */
const ALL_KNOWN = { mayBeLost: [], mayLoseHistory: false, mayFade: [] } as const;

function whereOf(cluster: Cluster): Pick<Impact, 'address' | 'constructPath' | 'name'> {
  return { address: cluster.address, constructPath: cluster.constructPath, name: nameOf(cluster) };
}

/** Whether the plan changes neither the cluster nor anything that its backups depend on: then nothing is computed. */
function isUntouched(cluster: Cluster): boolean {
  const { change, after, schedules, snapshots, project } = cluster;
  if (change?.action !== 'no-op' || after === undefined) return false;
  const isQuiet = (all: readonly Resource[]): boolean => all.every((one) => one.change?.action === 'no-op');
  const [policies, planned] = [policiesOf(project).length, policiesOf(after.project).length];
  return (
    isQuiet(schedules) &&
    isQuiet(after.schedules) &&
    isQuiet(snapshots) &&
    schedules.length === after.schedules.length &&
    policies === planned &&
    after.restoresInto.every(({ existence }) => existence !== 'new')
  );
}

/** Whether nothing can be restored, now or later. */
function hasNothing({ snapshots, recovery }: Forecast): boolean {
  return snapshots?.length === 0 && recovery.worstLoss.kind === 'everything';
}

function outcomeOf(cluster: Cluster): Outcome {
  const { after, project } = cluster;
  const isGoverned = policiesOf(project).length > 0;
  if (isDestroyed(cluster)) {
    if (is(cluster.terminationProtectionEnabled, true)) return 'refused';
    if (!is(cluster.kind, 'dedicated') || cluster.legacyMethod !== undefined)
      return 'deleted with its backups';
    if (is(cluster.retainBackupsEnabled, true)) return 'deleted, backups kept';
    return isGoverned ? 'refused' : 'deleted with its backups';
  }
  if (after === undefined || !is(cluster.kind, 'dedicated')) return 'changed';
  if (!is(cluster.backupEnabled, true)) return 'changed';
  if (!is(switchOf(after, 'backupEnabled'), false)) return 'changed';
  return isGoverned ? 'refused' : 'switched off';
}

function hasSameKind({ kind }: Cluster, { kind: planned }: Cluster): boolean {
  return kind.kind !== 'known' || planned.kind !== 'known' || kind.value === planned.value;
}

/** What an apply leaves of the existing snapshots. */
interface Remaining extends Pick<Impact, 'left' | 'mayBeLost' | 'doubts'> {
  /** Those of them that certainly expire when they did before. */
  readonly asBefore: readonly KeptSnapshot[];
}

/** Atlas does not document what happens to the snapshots of a cluster that is upgraded to another kind. */
function upgraded({ snapshots }: Forecast): Remaining {
  if (snapshots?.length === 0) return allOf([]);
  return notKnown(
    'Atlas does not document what happens to the snapshots of a cluster that is upgraded to another kind',
  );
}

function allOf(snapshots: readonly KeptSnapshot[]): Remaining {
  return { left: snapshots, asBefore: snapshots, mayBeLost: [], doubts: [] };
}

function notKnown(doubt: string): Remaining {
  return { left: undefined, asBefore: [], mayBeLost: [], doubts: [doubt] };
}

/** The snapshots that remain right after apply. */
function remainingOf(cluster: Cluster, before: Forecast, after: Forecast): Remaining {
  const { snapshots } = before;
  if (snapshots === undefined) return notKnown('which snapshots exist is not known');
  const deleted = new Set(
    cluster.snapshots.filter(isDestroyed).flatMap((one) => takenOnDemand(one)?.takenAt ?? []),
  );
  const kept = snapshots.filter(({ item, takenAt }) => item !== 'ondemand' || !deleted.has(takenAt));
  if (mayDisableBackups(cluster, after)) return { left: [], asBefore: [], mayBeLost: kept, doubts: [] };
  return redated(kept, before, after);
}

/** Whether it is not known if the plan disables backups, which deletes all of them. */
function mayDisableBackups(cluster: Cluster, { cluster: planned }: Forecast): boolean {
  return (
    is(cluster.kind, 'dedicated') &&
    is(cluster.backupEnabled, true) &&
    switchOf(planned, 'backupEnabled').kind === 'unknown' &&
    // Atlas rejects it then.
    policiesOf(cluster.project).length === 0
  );
}

/** The snapshots that remain once update_snapshots has applied new retentions to them. */
function redated(kept: readonly KeptSnapshot[], before: Forecast, after: Forecast): Remaining {
  const { policy } = after.recovery;
  const [schedule] = schedulesOf(after).filter(
    ({ change, updateSnapshots }) =>
      change?.action === 'update' && (updateSnapshots.kind === 'unknown' || is(updateSnapshots, true)),
  );
  if (schedule === undefined) return allOf(kept);
  const { updateSnapshots } = schedule;
  const isCertain = policy.kind !== undefined && updateSnapshots.kind === 'known';
  const left: KeptSnapshot[] = [];
  const asBefore: KeptSnapshot[] = [];
  const mayBeLost: KeptSnapshot[] = [];
  const doubts = new Set<string>();
  for (const snapshot of kept) {
    const planned = redatedOf(snapshot, before, schedule);
    if (planned === snapshot) {
      left.push(snapshot);
      asBefore.push(snapshot);
      continue;
    }
    const isExpired = planned !== undefined && planned.expiresAt <= before.at;
    if (updateSnapshots.kind === 'unknown')
      doubts.add(
        `whether the new retentions apply to existing snapshots is known only after ${updateSnapshots.until}`,
      );
    else if (planned === undefined || !isCertain)
      doubts.add('update_snapshots = true applies retentions that are not known yet to existing snapshots');
    if (planned === undefined || (isExpired && !isCertain)) mayBeLost.push(snapshot);
    else if (!isExpired) left.push(isCertain ? planned : snapshot);
  }
  return { left, asBefore, mayBeLost, doubts: [...doubts] };
}

/** The schedules that apply after the plan, or may apply. */
function schedulesOf({ cluster, recovery: { policy } }: Forecast): readonly Schedule[] {
  if (policy.kind === undefined) return cluster.schedules;
  return policy.schedule === undefined ? [] : [policy.schedule];
}

/**
 * A snapshot once update_snapshots has applied a schedule to it: the same one if its policy item has the same retention,
 * and undefined if its retention is not known.
 */
function redatedOf(snapshot: KeptSnapshot, before: Forecast, schedule: Schedule): KeptSnapshot | undefined {
  const { items, reference } = before.recovery.policy;
  const old = items.find((item) => isOf(snapshot, item, reference));
  if (old?.of === undefined) return snapshot;
  const item = counterpartOf(old.of, schedule.items);
  if (item === undefined) {
    const isOpen = schedule.unknownItems.some(({ frequency }) => frequency === old.frequency);
    // Snapshots of a removed item are kept until they expire: the provider requests nothing else.
    return isOpen ? undefined : snapshot;
  }
  // Atlas then changes nothing.
  if (isRejected(item, schedule)) return snapshot;
  const retention = readRetention(item);
  if (retention.kind !== 'known' || retention.sensitive) return undefined;
  if (isSameLength(old.retention as Retention, retention.retention)) return snapshot;
  return { ...snapshot, expiresAt: later(snapshot.takenAt, retention.retention) };
}

function isOf(
  { item, takenAt, expiresAt }: KeptSnapshot,
  policy: Item,
  reference: number | undefined,
): boolean {
  return (
    policy.frequency === item &&
    reference !== undefined &&
    later(takenAt, policy.retention) === expiresAt &&
    nextDue(policy, reference, takenAt) === takenAt
  );
}

/** The provider sends items by position with the ids of the state: the id identifies an item. */
function counterpartOf(old: PolicyItem, items: readonly PolicyItem[]): PolicyItem | undefined {
  const { id } = old;
  return (
    items.find((item) => id.kind === 'known' && item.id.kind === 'known' && item.id.value === id.value) ??
    items.find(({ attribute, index }) => attribute === old.attribute && index === old.index)
  );
}

function lostOf(snapshots: readonly KeptSnapshot[], left: readonly KeptSnapshot[]): readonly KeptSnapshot[] {
  const keys = new Set(left.map(({ takenAt, item }) => `${takenAt} ${item}`));
  return snapshots.filter(({ takenAt, item }) => !keys.has(`${takenAt} ${item}`));
}

function historyLost(before: Forecast, after: Forecast | undefined): LostHistory | undefined {
  const former = before.pointInTime;
  if (former === undefined) return undefined;
  const planned = after?.pointInTime;
  if (planned === undefined) {
    // It is not known whether it continues, which is not a loss yet; or it stays enabled, and only has no new snapshots.
    if (after?.recovery.policy.mayHavePointInTime === true) return undefined;
    if (after !== undefined && keepsPointInTime(after)) return undefined;
    return { days: former.days, left: 0 };
  }
  if (former.days === undefined || planned.days === undefined || planned.days >= former.days)
    return undefined;
  return { days: former.days - planned.days, left: planned.days };
}

/** Whether point-in-time history may be lost, because its switch or its window is not known. */
function mayLose({ pointInTime: former }: Forecast, after: Forecast): boolean {
  if (former === undefined) return false;
  if (after.pointInTime !== undefined)
    return former.days !== undefined && after.pointInTime.days === undefined;
  return after.recovery.policy.mayHavePointInTime && !keepsPointInTime(after);
}

/** Whether point-in-time restore certainly stays enabled. */
function keepsPointInTime({ cluster }: Forecast): boolean {
  return is(switchOf(cluster, 'pitEnabled'), true) && is(switchOf(cluster, 'backupEnabled'), true);
}

/**
 * The snapshots that no item continues to take as often and to keep as long, and those where it is not known whether one does.
 * @param planned undefined if no new snapshots are taken
 */
function fadingOf(
  left: readonly KeptSnapshot[],
  old: readonly Item[],
  planned?: BackupPolicy,
): Pick<Impact, 'fading' | 'mayFade'> {
  const { items = [], openItems = [] } = planned ?? {};
  const taken = [...items, ...openItems.filter(({ isTaken }) => isTaken)];
  const groups = new Map<KeptSnapshot['item'], Replaced & { count: number; until: Moment }>();
  for (const { item, expiresAt } of left) {
    if (item === 'ondemand') continue;
    let group = groups.get(item);
    if (group === undefined) {
      const former = old.filter(({ frequency }) => frequency === item);
      const areIn = (all: readonly Taken[]): boolean =>
        former.every((one) => all.some((other) => replaces(other, one)));
      const isReplaced = areIn(taken.filter(({ retention }) => retention !== undefined));
      group = { isReplaced, mayBeReplaced: areIn([...taken, ...openItems]), count: 0, until: expiresAt };
      groups.set(item, group);
    }
    group.count += 1;
    group.until = Math.max(group.until, expiresAt);
  }
  const those = (matches: (group: Replaced) => boolean): readonly Fading[] =>
    [...groups]
      .filter(([, group]) => matches(group))
      .map(([item, { count, until }]) => ({ item, count, until }))
      .sort((one, other) => rank(other.item) - rank(one.item));
  return {
    fading: those(({ mayBeReplaced }) => !mayBeReplaced),
    mayFade: those(({ isReplaced, mayBeReplaced }) => mayBeReplaced && !isReplaced),
  };
}

/** Whether new snapshots replace those of an item. */
interface Replaced {
  readonly isReplaced: boolean;
  readonly mayBeReplaced: boolean;
}

function rank(item: KeptSnapshot['item']): number {
  return item === 'ondemand' ? -1 : rankOf(item);
}

/** What takes new snapshots; without a retention, they may be kept for any time. */
type Taken = Pick<Item, 'frequency'> & { readonly retention: Item['retention'] | undefined };

function replaces({ frequency, retention: one }: Taken, { frequency: old, retention: other }: Item): boolean {
  // A longer interval is not a shorter retention.
  if (rankOf(frequency) > rankOf(old)) return false;
  if (one === undefined) return true;
  if (one.unit === 'hours' || other.unit === 'hours') return later(0, one) >= later(0, other);
  return !isCertainlyShorter(one as Retention, other as Retention);
}

/** Everything about a forecast that a change may improve or worsen, except the time of day. */
function termsOf({ recovery, pointInTime }: Forecast): string {
  const { policy, worstLoss, reach, granularity, storage } = recovery;
  return JSON.stringify([
    worstLoss,
    reach,
    granularity,
    pointInTime?.days ?? null,
    pointInTime?.holes.length ?? 0,
    policy.isPaused,
    policy.mayBePaused,
    policy.mayHavePointInTime,
    policy.openItems,
    storage.places,
    storage.copies,
    regularExports(storage),
    storage.survives,
    storage.open,
  ]);
}
