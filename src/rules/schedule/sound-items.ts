import type { RetentionUnit } from '../../atlas';
import { FREQUENCIES, SHORTEST_RETENTION, isInterval, isRetentionUnit } from '../../atlas/frequencies';
import type { Known, PolicyItem, Schedule } from '../../model';
import { daysOf, isRetentionValue } from '../../model/retention';

/**
 * The schedules that a rule of items has to check. No such rule has anything to report about sound items, and nearly all
 * items are sound.
 */
export function* withUnsoundItems(schedules: readonly Schedule[]): Iterable<Schedule> {
  for (const schedule of schedules)
    if (schedule.unknownItems.length > 0 || !areSound(schedule.items)) yield schedule;
}

/**
 * Whether no rule of items has anything to report: each item is of another kind, its interval and retention are
 * supported, and it is kept at least as long as its kind requires and as the more frequent ones are. Most schedules
 * share their items with others, so the answer is cached by the list of items.
 */
export function areSound(items: readonly PolicyItem[]): boolean {
  let sound = known.get(items);
  if (sound === undefined) known.set(items, (sound = areAllSound(items)));
  return sound;
}

const known = new WeakMap<readonly PolicyItem[], boolean>();

function areAllSound(items: readonly PolicyItem[]): boolean {
  let longest = 0;
  let last = -1;
  for (const item of items) {
    const { frequency, interval } = item;
    const rank = FREQUENCIES.indexOf(frequency);
    if (rank <= last || interval.kind !== 'known' || !isInterval(frequency, interval.value)) return false;
    if (!isRetained(item)) return false;
    const retention = { unit: item.unit.value, value: item.value.value };
    if (retention.value < (SHORTEST_RETENTION[frequency]?.[retention.unit] ?? 0)) return false;
    const { least } = daysOf(retention);
    if (least < longest) return false;
    longest = least;
    last = rank;
  }
  return true;
}

/** Whether an item has a retention that Atlas supports. */
function isRetained(
  item: PolicyItem,
): item is PolicyItem & { readonly unit: Known<RetentionUnit>; readonly value: Known<number> } {
  const { unit, value } = item;
  return (
    unit.kind === 'known' &&
    value.kind === 'known' &&
    isRetentionUnit(unit.value) &&
    isRetentionValue(value.value)
  );
}
