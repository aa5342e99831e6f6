import type { Cluster, Estate, PolicyItem, Resource, Retention } from '../model';
import { nameOf } from '../model/cluster-name';
import { switchOf } from '../model/cluster-switch';
import { policiesOf } from '../model/project';
import { isReplacementRejected } from '../model/rejected-replacement';
import { isDestroyed } from '../model/resource';
import { isCertainlyShorter, isSameLength } from '../model/retention';
import { is } from '../model/value';
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
  /** The snapshots that remain right after apply, the newest first; undefined if they are not known. */
  readonly left: readonly KeptSnapshot[] | undefined;
  /** The snapshots that the apply deletes; undefined if they are not known. */
  readonly lost: readonly KeptSnapshot[] | undefined;
  /** The days of point-in-time history that the apply deletes; undefined if none are. */
  readonly lostHistory: LostHistory | undefined;
  /** Snapshots that are kept, but that no new ones replace when they expire. */
  readonly fading: readonly Fading[];
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
      outcome,
      isProtectedByPolicy: false,
      before,
      after: planned,
      left: isDeleted ? [] : snapshots,
      lost: isDeleted ? snapshots : [],
      lostHistory: historyLost(before, undefined),
      fading: isDeleted ? [] : fadingOf(snapshots ?? [], before.recovery.policy.items, []),
      doubts: [],
    };
  }

  private rejected(cluster: Cluster, before: Forecast): Impact {
    return {
      ...whereOf(cluster),
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
    const { left, doubts } = isUpgraded ? upgraded(before) : leftOf(cluster, before, after);
    const lost = left === undefined ? undefined : lostOf(before.snapshots ?? [], left);
    const lostHistory = historyLost(before, after);
    const isKnown = after.recovery.policy.kind !== undefined;
    // What a paused cluster keeps is compared with what a paused cluster keeps.
    const stops = after.recovery.policy.isPaused && !before.recovery.policy.isPaused;
    const items = stops ? [] : after.recovery.policy.items;
    // Snapshots with a new expiry date are kept as the new items say.
    const undated = new Set(before.snapshots);
    const asBefore = (left ?? []).filter((one) => undated.has(one));
    const fading = isKnown ? fadingOf(asBefore, before.recovery.policy.items, items) : [];
    const isSame =
      lost?.length === 0 &&
      lostHistory === undefined &&
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
      lostHistory,
      fading,
      doubts: [...doubts, ...(isKnown ? [] : after.recovery.unknown.map(({ reason }) => reason))],
    };
  }
}

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

/** Atlas does not document what happens to the snapshots of a cluster that is upgraded to another kind. */
function upgraded({ snapshots }: Forecast): Pick<Impact, 'left' | 'doubts'> {
  if (snapshots?.length === 0) return { left: [], doubts: [] };
  return {
    left: undefined,
    doubts: [
      'Atlas does not document what happens to the snapshots of a cluster that is upgraded to another kind',
    ],
  };
}

/** The snapshots that remain right after apply. */
function leftOf(cluster: Cluster, before: Forecast, after: Forecast): Pick<Impact, 'left' | 'doubts'> {
  const { snapshots, at } = before;
  if (snapshots === undefined) return { left: undefined, doubts: ['which snapshots exist is not known'] };
  const deleted = new Set(
    cluster.snapshots.filter(isDestroyed).flatMap((one) => takenOnDemand(one)?.takenAt ?? []),
  );
  const kept = snapshots.filter(({ item, takenAt }) => item !== 'ondemand' || !deleted.has(takenAt));
  const { schedule } = after.recovery.policy;
  if (schedule === undefined || schedule.change?.action !== 'update') return { left: kept, doubts: [] };
  if (schedule.updateSnapshots.kind === 'unknown')
    return {
      left: kept,
      doubts: [
        `whether the new retentions apply to existing snapshots is known only after ${schedule.updateSnapshots.until}`,
      ],
    };
  if (!is(schedule.updateSnapshots, true)) return { left: kept, doubts: [] };
  const redated = kept
    .map((snapshot) => redatedOf(snapshot, before, after))
    .filter(({ expiresAt }) => expiresAt > at);
  return { left: redated, doubts: [] };
}

/** A snapshot whose policy item has another retention now, which update_snapshots applies to it. */
function redatedOf(snapshot: KeptSnapshot, before: Forecast, after: Forecast): KeptSnapshot {
  const { items, reference } = before.recovery.policy;
  const old = items.find((item) => isOf(snapshot, item, reference));
  const is = old?.of === undefined ? undefined : counterpartOf(old.of, after.recovery.policy.items);
  // Snapshots of a removed item are kept until they expire: the provider requests nothing else.
  if (old === undefined || is === undefined || isSameSpan(old, is)) return snapshot;
  return { ...snapshot, expiresAt: later(snapshot.takenAt, is.retention) };
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
function counterpartOf(old: PolicyItem, items: readonly Item[]): Item | undefined {
  const { id } = old;
  const byId = items.find(
    ({ of }) => id.kind === 'known' && of !== undefined && of.id.kind === 'known' && of.id.value === id.value,
  );
  return (
    byId ??
    items.find(({ of }) => of !== undefined && of.attribute === old.attribute && of.index === old.index)
  );
}

function isSameSpan({ retention: one }: Item, { retention: other }: Item): boolean {
  return isSameLength(one as Retention, other as Retention);
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
    if (after !== undefined && is(switchOf(after.cluster, 'pitEnabled'), true) && hasBackups(after))
      return undefined;
    return { days: former.days, left: 0 };
  }
  if (former.days === undefined || planned.days === undefined || planned.days >= former.days)
    return undefined;
  return { days: former.days - planned.days, left: planned.days };
}

function hasBackups({ cluster }: Forecast): boolean {
  return is(switchOf(cluster, 'backupEnabled'), true);
}

/** The snapshots that no item continues to take as often and to keep as long. */
function fadingOf(
  left: readonly KeptSnapshot[],
  old: readonly Item[],
  planned: readonly Item[],
): readonly Fading[] {
  const fading = new Map<KeptSnapshot['item'], { count: number; until: Moment }>();
  const isReplaced = new Map<string, boolean>();
  for (const { item, expiresAt } of left) {
    if (item === 'ondemand') continue;
    let replaced = isReplaced.get(item);
    if (replaced === undefined) {
      replaced = old
        .filter(({ frequency }) => frequency === item)
        .every((one) => planned.some((other) => replaces(other, one)));
      isReplaced.set(item, replaced);
    }
    if (replaced) continue;
    const group = fading.get(item);
    if (group === undefined) fading.set(item, { count: 1, until: expiresAt });
    else {
      group.count += 1;
      group.until = Math.max(group.until, expiresAt);
    }
  }
  return [...fading]
    .map(([item, group]) => ({ item, ...group }))
    .sort((one, other) => rank(other.item) - rank(one.item));
}

function rank(item: KeptSnapshot['item']): number {
  return item === 'ondemand' ? -1 : rankOf(item);
}

function replaces(planned: Item, old: Item): boolean {
  const isAsOften =
    rankOf(planned.frequency) < rankOf(old.frequency) ||
    // A longer interval is not a shorter retention.
    planned.frequency === old.frequency;
  if (!isAsOften) return false;
  const [one, other] = [planned.retention, old.retention];
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
    storage.places,
    storage.copies,
    regularExports(storage),
    storage.survives,
  ]);
}
