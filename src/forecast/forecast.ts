import { FACTS_AS_OF } from '../atlas/dates';
import { shown } from '../text/shown';
import type { Cluster, Estate, Snapshot } from '../model';
import { isRetentionValue } from '../model/retention';
import { onDemandSnapshotsOf } from '../model/snapshots-left';
import { is, isSensitive } from '../model/value';
import { TOO_MANY } from './assumptions';
import {
  type BackupPolicy,
  type PolicyContext,
  type SchedulesOfEstate,
  type UnknownInput,
  openSchedulesOf,
  policyOf,
} from './backup-policy';
import { type Item, nextDue } from './items';
import { type KeptSnapshot, nextSnapshot } from './kept-snapshots';
import { DAY, LAST, type Moment, later, momentOf } from './moments';
import { Calculations, type Granularity, type Reach, type WorstLoss, reachOf } from './recovery';
import { type SnapshotCopies, type Storage, storageOf } from './storage';

/** Options of a forecast. */
export interface ForecastOptions {
  /**
   * The moment: a day, which is its midnight, or a time in UTC such as `2026-08-21T18:00Z`.
   * @default - the day of the facts, at 00:00 UTC; never now
   */
  readonly at?: string;
  /**
   * When backups began.
   * @default - long enough ago that every retention has been reached
   */
  readonly since?: string;
}

/** What a cluster's backups can restore, on any day: what recovery objectives are compared with. */
export interface Recovery {
  readonly policy: BackupPolicy;
  readonly worstLoss: WorstLoss;
  readonly reach: Reach;
  readonly granularity: readonly Granularity[];
  readonly storage: Storage;
  readonly assumptions: readonly string[];
  /** What is not known but needed; each entry once. */
  readonly unknown: readonly UnknownInput[];
}

/** What can be restored of a cluster at a moment. */
export interface Forecast {
  readonly cluster: Cluster;
  readonly at: Moment;
  readonly since: Moment | undefined;
  readonly recovery: Recovery;
  /** The snapshots that exist, the newest first; undefined if they are not known. */
  readonly snapshots: readonly KeptSnapshot[] | undefined;
  /** Whether there may be more snapshots, because something is not known. */
  readonly areAtLeast: boolean;
  /** What exists of the copies in each region; in the order of `recovery.storage.copies`. */
  readonly copies: readonly (readonly KeptSnapshot[] | undefined)[];
  readonly pointInTime: PointInTimeReach | undefined;
  /** The worst-case data loss (RPO) at this moment: everything, if no snapshot has been taken yet. */
  readonly worstLoss: WorstLoss;
  /** When the next snapshot is due. */
  readonly next: Moment | undefined;
  readonly assumptions: readonly string[];
}

/** How far back point-in-time restore can go. */
export interface PointInTimeReach {
  readonly days: number | undefined;
  /** Its beginning; undefined if it is not known, or has not begun yet. */
  readonly from: Moment | undefined;
  /** Times in the window that cannot be restored: after a point-in-time restore, until the next snapshot. */
  readonly holes: readonly { readonly from: Moment; readonly until: Moment | undefined }[];
}

/**
 * Forecasts of the clusters of an estate. What clusters with equal schedules have in common is computed once, so that
 * forecasts of ten thousand of them take little longer than one.
 */
export class Forecaster {
  readonly at: Moment;
  readonly since: Moment | undefined;
  private readonly calculations = new Calculations();
  private readonly recoveries = new WeakMap<Cluster, Recovery>();
  private readonly context: PolicyContext;

  /**
   * @param estate where the clusters are from: with a schedule that may be for any of them, their policies are not known
   * @throws RangeError if a date is invalid, or backups begin after the moment of the forecast
   */
  constructor(estate?: SchedulesOfEstate, { at = FACTS_AS_OF, since }: ForecastOptions = {}) {
    this.at = moment(at);
    this.since = since === undefined ? undefined : moment(since);
    if (this.since !== undefined && this.since > this.at)
      throw new RangeError(
        `since is ${shown(since)}, after ${shown(at)}, the time of the forecast; write an earlier one, or a later time with at`,
      );
    this.context = {
      at: this.at,
      since: this.since,
      ...(estate === undefined ? {} : { openSchedules: openSchedulesOf(estate) }),
    };
  }

  /** What a cluster's backups can restore, on any day. It does not list snapshots. */
  recoveryOf(cluster: Cluster): Recovery {
    const known = this.recoveries.get(cluster);
    if (known !== undefined) return known;
    const policy = policyOf(cluster, this.context);
    const storage = storageOf(cluster, policy);
    const recovery: Recovery = {
      policy,
      worstLoss: this.calculations.worstLoss(policy),
      reach: reachOf(policy),
      granularity: this.calculations.granularity(policy),
      storage,
      assumptions: [...new Set([...policy.assumptions, ...storage.assumptions])],
      unknown: distinct([...policy.unknown, ...storage.unknown]),
    };
    this.recoveries.set(cluster, recovery);
    return recovery;
  }

  /** What can be restored of a cluster. */
  forecastOf(cluster: Cluster): Forecast {
    const recovery = this.recoveryOf(cluster);
    const { policy } = recovery;
    const since = this.beginning(policy);
    const scheduled =
      policy.kind === undefined ? undefined : this.calculations.snapshots(policy, { at: this.at, since });
    const onDemand = onDemandOf(cluster, policy, this.at);
    const snapshots = scheduled === undefined ? undefined : merged(scheduled, onDemand.taken);
    const hasBegun =
      snapshots === undefined ||
      snapshots.length > 0 ||
      recovery.worstLoss.kind !== 'some' ||
      policy.pointInTime?.isContinuous === true;
    return {
      cluster,
      at: this.at,
      since: this.since,
      recovery,
      snapshots,
      areAtLeast: policy.mayHaveMoreItems || onDemand.areOpen,
      copies: recovery.storage.copies.map((one) =>
        this.copiesOf(one, policy, { since, scheduled, onDemand: onDemand.taken }),
      ),
      pointInTime: this.pointInTimeOf(cluster, policy, since),
      worstLoss: hasBegun ? recovery.worstLoss : { kind: 'everything' },
      next: this.nextOf(policy, since),
      assumptions: [
        ...recovery.assumptions,
        ...onDemand.assumptions,
        ...(snapshots === undefined && policy.reference !== undefined ? [TOO_MANY] : []),
      ],
    };
  }

  /** The copies that exist of a copy setting; undefined where they cannot be determined. */
  private copiesOf(
    { items, newest }: SnapshotCopies,
    policy: BackupPolicy,
    {
      since,
      scheduled,
      onDemand,
    }: {
      readonly since: Moment | undefined;
      readonly scheduled: readonly KeptSnapshot[] | undefined;
      readonly onDemand: readonly KeptSnapshot[];
    },
  ): readonly KeptSnapshot[] | undefined {
    if (scheduled === undefined) return undefined;
    if (newest !== undefined) return merged(scheduled, onDemand).slice(0, newest);
    const retentions = new Map(
      items.flatMap(({ item, retention }) => (retention ? [[item, retention]] : [])),
    );
    const copied = new Set(items.map(({ item }) => item));
    const asOriginal = [...scheduled, ...onDemand].filter(
      ({ item }) => copied.has(item) && !retentions.has(item),
    );
    const own =
      retentions.size === 0 ? [] : this.calculations.copies(policy, retentions, { at: this.at, since });
    return own === undefined ? undefined : merged(asOriginal, own);
  }

  /** When snapshots can begin. */
  private beginning({ beginsADayLater }: BackupPolicy): Moment | undefined {
    return this.since !== undefined && beginsADayLater ? this.since + DAY : this.since;
  }

  private nextOf(
    { items, reference, isPaused }: BackupPolicy,
    since: Moment | undefined,
  ): Moment | undefined {
    if (reference === undefined || isPaused) return undefined;
    return nextSnapshot(items, reference, Math.max(this.at + 1, since ?? -Infinity));
  }

  private pointInTimeOf(
    cluster: Cluster,
    { pointInTime, items, reference }: BackupPolicy,
    since: Moment | undefined,
  ): PointInTimeReach | undefined {
    if (pointInTime === undefined) return undefined;
    const { days } = pointInTime;
    const next = reference === undefined ? undefined : nextSnapshot(items, reference, this.at + 1);
    const holes = cluster.restoresInto
      .filter(
        ({ existence, delivery }) =>
          existence === 'new' && delivery.kind === 'known' && is(delivery.value.pointInTime, true),
      )
      .map(() => ({ from: this.at, until: next }));
    const from =
      pointInTime.isContinuous === true && days !== undefined
        ? Math.max(this.at - days * DAY, since ?? -LAST)
        : this.beginningOfHistory(items, reference, days, since);
    return { days, from, holes: holes.slice(0, 1) };
  }

  private beginningOfHistory(
    items: readonly Item[],
    reference: number | undefined,
    days: number | undefined,
    since: Moment | undefined,
  ): Moment | undefined {
    if (days === undefined) return undefined;
    const from = Math.max(this.at - days * DAY, -LAST);
    if (since === undefined) return from;
    if (reference === undefined || items.length === 0) return undefined;
    const first = Math.min(...items.map((item) => nextDue(item, reference, since)));
    return first > this.at ? undefined : Math.max(from, first);
  }
}

/** What can be restored of every cluster of an estate. */
export function forecasts(estate: Estate, options: ForecastOptions = {}): readonly Forecast[] {
  const forecaster = new Forecaster(estate, options);
  return estate.clusters.map((cluster) => forecaster.forecastOf(cluster));
}

/** What can be restored of one cluster. */
export function forecastOf(cluster: Cluster, options: ForecastOptions = {}): Forecast {
  return new Forecaster(undefined, options).forecastOf(cluster);
}

function moment(text: string): Moment {
  const found = momentOf(text);
  if (found === undefined)
    throw new RangeError(`${shown(text)} is not a date; write it as YYYY-MM-DD or YYYY-MM-DDTHH:MMZ`);
  return found;
}

function distinct(all: readonly UnknownInput[]): readonly UnknownInput[] {
  return [...new Map(all.map((one) => [`${one.address} ${one.attribute}`, one])).values()];
}

function merged(
  scheduled: readonly KeptSnapshot[],
  onDemand: readonly KeptSnapshot[],
): readonly KeptSnapshot[] {
  if (onDemand.length === 0) return scheduled;
  return [...scheduled, ...onDemand].sort((one, other) => other.takenAt - one.takenAt);
}

/** The existing on-demand snapshots of the configuration; new ones have no date yet. */
function onDemandOf(
  cluster: Cluster,
  { kind }: BackupPolicy,
  at: Moment,
): {
  readonly taken: readonly KeptSnapshot[];
  readonly areOpen: boolean;
  readonly assumptions: readonly string[];
} {
  const taken: KeptSnapshot[] = [];
  const assumptions: string[] = [];
  if (kind === undefined || is(cluster.backupEnabled, false)) return { taken, areOpen: false, assumptions };
  for (const snapshot of onDemandSnapshotsOf(cluster)) {
    const one = takenOnDemand(snapshot);
    if (one === undefined)
      assumptions.push(
        `${snapshot.address} is not counted: when it is taken, or how long it is kept, is not known yet`,
      );
    else if (one.takenAt <= at && at < one.expiresAt) taken.push(one);
  }
  return { taken, areOpen: assumptions.length > 0, assumptions };
}

/** An existing on-demand snapshot; undefined if it is not known when it was taken, or how long it is kept. */
export function takenOnDemand({ createdAt, retentionInDays }: Snapshot): KeptSnapshot | undefined {
  if (createdAt.kind !== 'known' || retentionInDays.kind !== 'known') return undefined;
  if (isSensitive(createdAt) || isSensitive(retentionInDays) || !isRetentionValue(retentionInDays.value))
    return undefined;
  const takenAt = momentOf(createdAt.value);
  if (takenAt === undefined) return undefined;
  return {
    takenAt,
    expiresAt: later(takenAt, { unit: 'days', value: retentionInDays.value }),
    item: 'ondemand',
  };
}
