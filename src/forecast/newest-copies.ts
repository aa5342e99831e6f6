import type { Frequency } from '../atlas';
import { FACTS_AS_OF } from '../atlas/dates';
import { isInterval } from '../atlas/frequencies';
import type { PolicyItem, Retention } from '../model';
import { readRetention } from '../model/retention';
import { decisiveItems } from './decisive-items';
import type { Item } from './items';
import { type KeptSnapshot, keptCopies, keptSnapshots, lengthOf } from './kept-snapshots';
import { type Moment, later, momentOf } from './moments';

/*
 * What a copy setting loses that changes between the newest snapshots and those of some policy items. Atlas does not
 * document whether snapshots that have expired count among the newest, so only what is lost either way is a loss.
 */

/** The snapshots of one frequency that a copy setting copies. */
export interface CopiedFrequency {
  readonly frequency: Frequency;
  /** How long the copies are kept; undefined if they are kept as long as their snapshots. */
  readonly retention: Retention | undefined;
}

/** The frequencies whose copies reach less far back if only the newest snapshots are copied instead. */
export function beyondNewest(
  policyItems: readonly PolicyItem[],
  copied: readonly CopiedFrequency[],
  newest: number,
): readonly Frequency[] {
  const existing = keptSnapshots(itemsOf(policyItems), REFERENCE, { at: AT }) ?? [];
  const others = existing.slice(newest);
  return copied
    .filter(({ frequency, retention }) =>
      others.some(({ item, takenAt }) => item === frequency && isKept(takenAt, retention)),
    )
    .map(({ frequency }) => frequency);
}

/** The frequencies whose copies reach less far back if they are kept for a retention, and no longer by number. */
export function shorterThanNewest(
  policyItems: readonly PolicyItem[],
  newest: number,
  copied: readonly CopiedFrequency[],
): readonly Frequency[] {
  const items = itemsOf(policyItems);
  const existing = new Set((keptSnapshots(items, REFERENCE, { at: AT }) ?? []).map(({ takenAt }) => takenAt));
  const copies = takenOf(items)
    .slice(0, newest)
    .filter(({ takenAt }) => existing.has(takenAt));
  return copied
    .filter(({ frequency, retention }) =>
      copies.some(({ item, takenAt }) => item === frequency && !isKept(takenAt, retention)),
    )
    .map(({ frequency }) => frequency);
}

/** Any day and any time of the day serve to compare. */
const AT = momentOf(FACTS_AS_OF) ?? 0;
const REFERENCE = 0;

function isKept(takenAt: Moment, retention: Retention | undefined): boolean {
  return retention === undefined || later(takenAt, retention) > AT;
}

/** The snapshots that were taken, the newest first, whether or not they have expired. */
function takenOf(items: readonly Item[]): readonly KeptSnapshot[] {
  let [longest] = items;
  for (const item of items)
    if (longest === undefined || lengthOf(item.retention) > lengthOf(longest.retention)) longest = item;
  if (longest === undefined) return [];
  const { retention } = longest;
  const all = new Map(items.map(({ frequency }) => [frequency, retention as Retention]));
  return keptCopies(items, all, REFERENCE, { at: AT }) ?? [];
}

function itemsOf(policyItems: readonly PolicyItem[]): readonly Item[] {
  return decisiveItems(
    policyItems.flatMap(({ frequency, interval, unit, value }) => {
      const read = readRetention({ unit, value });
      return interval.kind === 'known' && isInterval(frequency, interval.value) && read.kind === 'known'
        ? [{ frequency, interval: interval.value, retention: read.retention }]
        : [];
    }),
  );
}
