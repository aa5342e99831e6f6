import type { Frequency } from '../atlas';
import type { Retention } from '../model';
import { daysOf } from '../model/retention';
import { type Item, dueBefore, nextDue, rankOf } from './items';
import { DAY, HOUR, type Moment, type Span, later } from './moments';

/** A snapshot that exists. */
export interface KeptSnapshot {
  readonly takenAt: Moment;
  readonly expiresAt: Moment;
  /** The item that it belongs to. */
  readonly item: Frequency | 'ondemand';
}

/** Options of a list of snapshots. */
export interface TimetableQuestion {
  /** The moment at which they exist. */
  readonly at: Moment;
  /** When snapshots began to be taken; undefined if that is long enough ago that every retention has been reached. */
  readonly since?: Moment | undefined;
}

/** More snapshots than this are not listed: an hourly one kept for over twenty years. */
export const MOST_SNAPSHOTS = 200_000;

/**
 * The snapshots that exist at a moment, the newest first: those taken until then that have not expired by then. If
 * several items are due at the same time, one snapshot is taken; it belongs to the item with the longest retention, or
 * to the less frequent one of equal ones. Undefined if there are too many to be listed.
 * @param most the most that are listed
 */
export function keptSnapshots(
  items: readonly Item[],
  reference: number,
  { at, since }: TimetableQuestion,
  most = MOST_SNAPSHOTS,
): readonly KeptSnapshot[] | undefined {
  if (mostKept(items, at, since) > Math.min(most, MOST_SNAPSHOTS)) return undefined;
  const kept = new Map<Moment, KeptSnapshot>();
  for (const { frequency, interval, retention } of items)
    for (const takenAt of dueBefore({ frequency, interval, retention }, reference, at)) {
      const expiresAt = later(takenAt, retention);
      if (expiresAt + DAY <= at || (since !== undefined && takenAt < since)) break;
      // One month after different days can be the end of the same short month: there an older snapshot can expire up to
      // a day later than a newer one.
      if (expiresAt <= at) continue;
      const other = kept.get(takenAt);
      if (other === undefined || isOf(other, frequency, expiresAt))
        kept.set(takenAt, { takenAt, expiresAt, item: frequency });
    }
  return [...kept.values()].sort((one, next) => next.takenAt - one.takenAt);
}

function isOf(other: KeptSnapshot, frequency: Frequency, expiresAt: Moment): boolean {
  if (expiresAt !== other.expiresAt) return expiresAt > other.expiresAt;
  return other.item !== 'ondemand' && rankOf(frequency) > rankOf(other.item);
}

/**
 * The copies that exist at a moment, the newest first, of the snapshots that belong to some of the items. A copy has a
 * separate retention, which may be longer or shorter than that of its snapshot. Undefined if there are too many.
 */
export function keptCopies(
  items: readonly Item[],
  retentions: ReadonlyMap<KeptSnapshot['item'], Retention>,
  reference: number,
  { at, since }: TimetableQuestion,
  most = MOST_SNAPSHOTS,
): readonly KeptSnapshot[] | undefined {
  let longest: Retention | undefined;
  for (const retention of retentions.values())
    if (longest === undefined || lengthOf(retention) > lengthOf(longest)) longest = retention;
  if (longest === undefined) return [];
  const horizon = longest;
  const asLong = items.map((item) => ({ ...item, retention: horizon }));
  if (mostKept(asLong, at, since) > Math.min(most, MOST_SNAPSHOTS)) return undefined;
  // All items count here: they decide which one a snapshot belongs to.
  const taken = new Map<Moment, KeptSnapshot>();
  for (const item of items)
    for (const takenAt of dueBefore(item, reference, at)) {
      if (later(takenAt, horizon) + DAY <= at || (since !== undefined && takenAt < since)) break;
      const expiresAt = later(takenAt, item.retention);
      const other = taken.get(takenAt);
      if (other === undefined || isOf(other, item.frequency, expiresAt))
        taken.set(takenAt, { takenAt, expiresAt, item: item.frequency });
    }
  return [...taken.values()]
    .flatMap((snapshot) => {
      const retention = retentions.get(snapshot.item);
      if (retention === undefined) return [];
      const copy = { ...snapshot, expiresAt: later(snapshot.takenAt, retention) };
      return copy.expiresAt > at ? [copy] : [];
    })
    .sort((one, next) => next.takenAt - one.takenAt);
}

/** The first moment at or after another one at which a snapshot is due; undefined if none ever is. */
export function nextSnapshot(items: readonly Item[], reference: number, from: Moment): Moment | undefined {
  const due = items.map((item) => nextDue(item, reference, from));
  return due.length === 0 ? undefined : Math.min(...due);
}

/** An upper bound for the number of snapshots, from each item's retention only. */
function mostKept(items: readonly Item[], at: Moment, since: Moment | undefined): number {
  let most = 0;
  for (const item of items) {
    const length =
      since === undefined ? lengthOf(item.retention) : Math.min(lengthOf(item.retention), at - since);
    most += Math.max(length, 0) / SHORTEST_GAP[item.frequency](item.interval) + 1;
  }
  return most;
}

const SHORTEST_GAP: Readonly<Record<Frequency, (interval: number) => number>> = {
  hourly: (interval) => interval * HOUR,
  daily: () => DAY,
  weekly: () => 7 * DAY,
  monthly: () => 28 * DAY,
  yearly: () => 365 * DAY,
};

/** The most days that a retention can last. */
export function lengthOf(span: Span): number {
  return span.unit === 'hours' ? span.value * HOUR : daysOf(span as Retention).most * DAY;
}
