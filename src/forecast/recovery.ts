import type { Retention } from '../model';
import { isoDuration } from '../model/duration';
import { daysOf, isCertainlyShorter, isSameLength, isoRetention } from '../model/retention';
import type { BackupPolicy } from './backup-policy';
import { longestGap, ownGap, periodOf } from './gaps';
import { type Item, rankOf } from './items';
import {
  type KeptSnapshot,
  type TimetableQuestion,
  keptCopies,
  keptSnapshots,
  lengthOf,
} from './kept-snapshots';

/** The worst-case data loss: the time between a failure and the newest restorable point. */
export type WorstLoss =
  /** A number of seconds; with `isAtMost`, perhaps fewer, because something is not known. */
  | { readonly kind: 'some'; readonly seconds: number; readonly isAtMost: boolean }
  /** There is nothing to restore, or there are times without any snapshot. */
  | { readonly kind: 'everything' }
  | { readonly kind: 'unknown' };

/** How far apart the restorable points are, up to an age. */
export interface Granularity {
  /** The age, as an ISO 8601 duration: `P7D`. */
  readonly withinAge: string;
  /** The longest time between two of them: `PT6H`. */
  readonly every: string;
}

/** How far back snapshots reach. */
export interface Reach {
  /** The longest retention of an item; undefined if no snapshots are taken. */
  readonly longest: Retention | undefined;
  /** Whether it may be longer, because something is not known. */
  readonly isAtLeast: boolean;
}

/**
 * More snapshots than this are not listed for all policies together, which limits the memory. Clusters of
 * equal policies share one list.
 */
export const MOST_IN_ALL = 1_000_000;

/** What a policy means on any day. Equal policies share what was computed once. */
export class Calculations {
  private readonly gaps = new Map<string, number>();
  private readonly granularities = new Map<string, readonly Granularity[]>();
  private readonly lists = new Map<string, readonly KeptSnapshot[] | undefined>();
  private readonly keys = new WeakMap<readonly Item[], string>();
  /** How many snapshots are listed. */
  private listed = 0;

  worstLoss({ kind, items, pointInTime, mayHavePointInTime, mayHaveMoreItems }: BackupPolicy): WorstLoss {
    if (kind === undefined) return { kind: 'unknown' };
    const gap = this.gap(items);
    const hasBase = gap !== Infinity || mayHaveMoreItems || pointInTime?.isContinuous === true;
    if (pointInTime !== undefined && hasBase) return { kind: 'some', seconds: PIT_SECONDS, isAtMost: false };
    const isOpen = mayHavePointInTime || mayHaveMoreItems;
    if (gap === Infinity) return { kind: isOpen ? 'unknown' : 'everything' };
    return { kind: 'some', seconds: gap / 1000, isAtMost: isOpen };
  }

  granularity({ items }: BackupPolicy): readonly Granularity[] {
    return memoized(this.granularities, this.keyOf(items), () =>
      granularityOf(items, (some) => this.gap(some)),
    );
  }

  snapshots(
    { items, reference }: BackupPolicy,
    { at, since }: TimetableQuestion,
  ): readonly KeptSnapshot[] | undefined {
    if (reference === undefined) return items.length === 0 ? [] : undefined;
    const key = `${this.keyOf(items)} ${reference} ${at} ${since ?? ''}`;
    return memoized(this.lists, key, () => {
      const listed = keptSnapshots(items, reference, { at, since }, MOST_IN_ALL - this.listed);
      this.listed += listed?.length ?? 0;
      return listed;
    });
  }

  /** The copies of a policy's snapshots that are kept for separate retentions. */
  copies(
    { items, reference }: BackupPolicy,
    retentions: ReadonlyMap<KeptSnapshot['item'], Retention>,
    { at, since }: TimetableQuestion,
  ): readonly KeptSnapshot[] | undefined {
    if (reference === undefined) return undefined;
    const kept = [...retentions].map(([item, retention]) => `${item} ${isoRetention(retention)}`).join(', ');
    const key = `${this.keyOf(items)} ${reference} ${at} ${since ?? ''} copies ${kept}`;
    return memoized(this.lists, key, () => {
      const listed = keptCopies(items, retentions, reference, { at, since }, MOST_IN_ALL - this.listed);
      this.listed += listed?.length ?? 0;
      return listed;
    });
  }

  private gap(items: readonly Item[]): number {
    return memoized(this.gaps, this.keyOf(items), () => longestGap(items));
  }

  private keyOf(items: readonly Item[]): string {
    let key = this.keys.get(items);
    if (key === undefined) {
      key = items
        .map(
          ({ frequency, interval, retention }) =>
            `${frequency} ${interval} ${retention.value} ${retention.unit}`,
        )
        .join(', ');
      this.keys.set(items, key);
    }
    return key;
  }
}

/** What MongoDB promises for point-in-time restore. */
const PIT_SECONDS = 60;

function memoized<T>(known: Map<string, T>, key: string, make: () => T): T {
  if (known.has(key)) return known.get(key) as T;
  const made = make();
  known.set(key, made);
  return made;
}

/** How far back a policy's snapshots reach. */
export function reachOf({ kind, items, mayHaveMoreItems }: BackupPolicy): Reach {
  let longest: Retention | undefined;
  for (const { retention } of items) {
    // What is kept by number lasts less than a day, and is never the longest if there is anything else.
    const span: Retention =
      retention.unit === 'hours' ? { unit: 'days', value: retention.value / 24 } : (retention as Retention);
    if (longest === undefined || isCertainlyShorter(longest, span)) longest = span;
  }
  return { longest, isAtLeast: kind === undefined || mayHaveMoreItems };
}

/** For the retention of each item, how far apart the snapshots are that are kept that long. */
function granularityOf(
  items: readonly Item[],
  gapOf: (items: readonly Item[]) => number,
): readonly Granularity[] {
  const byAge = [...items].sort((one, other) => lengthOf(one.retention) - lengthOf(other.retention));
  const steps: { withinAge: string; every: string; gap: number }[] = [];
  for (const [index, item] of byAge.entries()) {
    const next = byAge[index + 1];
    // Of two items with equal retentions, the last one represents both.
    if (next !== undefined && isAsLong(item, next)) continue;
    const left = byAge.filter(
      (one) => lengthOf(one.retention) >= lengthOf(item.retention) || isAsLong(one, item),
    );
    const gap = gapOf(left);
    if (gap === Infinity) continue;
    const step = { withinAge: isoSpan(item), every: everyOf(left, gap), gap };
    const previous = steps.at(-1);
    if (previous?.gap === gap) steps[steps.length - 1] = step;
    else steps.push(step);
  }
  return steps.map(({ withinAge, every }) => ({ withinAge, every }));
}

function isAsLong({ retention: one }: Item, { retention: other }: Item): boolean {
  if (one.unit === 'hours' || other.unit === 'hours') return lengthOf(one) === lengthOf(other);
  return isSameLength(one as Retention, other as Retention);
}

/** With the interval of the item that is due most often, if it alone decides. */
function everyOf(items: readonly Item[], gap: number): string {
  const [first] = [...items].sort((one, other) => rankOf(one.frequency) - rankOf(other.frequency));
  return first !== undefined && ownGap(first) === gap ? periodOf(first) : isoDuration(gap / 1000);
}

function isoSpan({ retention }: Item): string {
  return retention.unit === 'hours'
    ? isoDuration(retention.value * 3600)
    : isoRetention(retention as Retention);
}

/** The fewest days that the longest retention can last. */
export function leastDays({ longest }: Reach): number {
  return longest === undefined ? 0 : daysOf(longest).least;
}
