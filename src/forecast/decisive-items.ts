import type { Retention } from '../model';
import { isCertainlyShorter, isSameLength } from '../model/retention';
import type { Item } from './items';

/**
 * The items that decide what is kept. Another item that is due at the same moments and certainly does not keep its
 * snapshots longer never owns a snapshot, so it changes nothing. The result has at most one item for each frequency and
 * interval of Atlas, however many items a schedule has.
 */
export function decisiveItems(items: readonly Item[]): readonly Item[] {
  const byMoments = new Map<string, readonly Item[]>();
  for (const item of items) {
    // Daily snapshots are taken every day, whatever their interval is.
    const moments = `${item.frequency} ${item.frequency === 'daily' ? 1 : item.interval}`;
    const kept = byMoments.get(moments) ?? [];
    if (kept.some((one) => isAtLeastAsLong(one, item))) continue;
    byMoments.set(moments, [...kept.filter((one) => !isAtLeastAsLong(item, one)), item]);
  }
  const decisive = new Set([...byMoments.values()].flat());
  return decisive.size === items.length ? items : items.filter((item) => decisive.has(item));
}

function isAtLeastAsLong({ retention: one }: Item, { retention: other }: Item): boolean {
  if (one.unit === 'hours' || other.unit === 'hours')
    return one.unit === other.unit && one.value >= other.value;
  return (
    isSameLength(one as Retention, other as Retention) ||
    isCertainlyShorter(other as Retention, one as Retention)
  );
}
