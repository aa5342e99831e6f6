import {
  FREQUENCIES,
  type Frequency,
  INTERVALS_IN_WORDS,
  RETENTION_UNITS,
  SHORTEST_RETENTION,
  isInterval,
  isRetentionUnit,
} from '../../atlas';
import {
  type PolicyItem,
  type Resource,
  type Retention,
  type UnknownItems,
  daysOf,
  isCertainlyShorter,
  isRetentionValue,
  quote,
  readRetention,
  retentionInWords,
  show,
} from '../../model';
import { type Result, unchecked } from '../rule';
import { listed } from '../../text/list';

/** What has policy items: a schedule, or a compliance policy. The rules of items hold for both. */
export interface ItemsOwner extends Resource {
  readonly items: readonly PolicyItem[];
  readonly unknownItems: readonly UnknownItems[];
}

/** The block that an item stands in, with its number where there are several of its kind. */
export function attributeOf(item: PolicyItem, { items }: Pick<ItemsOwner, 'items'>): string {
  for (const other of items)
    if (other !== item && other.frequency === item.frequency) return `${item.attribute}[${item.index}]`;
  return item.attribute;
}

/** An item's retention in words. */
export function keptFor(item: PolicyItem): string {
  const read = readRetention(item);
  return read.kind === 'known' && !read.sensitive ? retentionInWords(read.retention) : '(sensitive)';
}

/** Items whose interval Atlas does not know. */
export function* invalidIntervals(
  owner: ItemsOwner,
  isKnown: (frequency: Frequency, interval: number) => boolean = isInterval,
): Iterable<Result> {
  yield* notKnownYet(owner);
  for (const item of owner.items) {
    const { interval, frequency } = item;
    const attribute = attributeOf(item, owner);
    if (interval.kind === 'unknown') yield unchecked(owner, `${attribute}.frequency_interval`, interval);
    else if (interval.kind === 'absent' || !isKnown(frequency, interval.value))
      yield {
        at: owner,
        attribute: `${attribute}.frequency_interval`,
        problem:
          interval.kind === 'absent'
            ? `the ${frequency} policy item has no interval`
            : `${show(interval)} is no interval of ${frequency} snapshots`,
        fix: `write ${INTERVALS_IN_WORDS[frequency]}`,
      };
  }
}

/** Items whose retention is not one that Atlas knows. */
export function* invalidRetentions(owner: ItemsOwner): Iterable<Result> {
  yield* notKnownYet(owner);
  for (const item of owner.items) {
    const { unit, value, frequency } = item;
    const attribute = attributeOf(item, owner);
    if (unit.kind === 'unknown') yield unchecked(owner, `${attribute}.retention_unit`, unit);
    else if (unit.kind === 'absent' || !isRetentionUnit(unit.value))
      yield {
        at: owner,
        attribute: `${attribute}.retention_unit`,
        problem:
          unit.kind === 'absent'
            ? `the retention of ${frequency} snapshots has no unit`
            : `${quote(unit)} is no unit of a retention (${frequency} snapshots)`,
        fix: `write ${listed(RETENTION_UNITS, 'or')}`,
      };
    if (value.kind === 'unknown') yield unchecked(owner, `${attribute}.retention_value`, value);
    else if (value.kind === 'absent' || !isRetentionValue(value.value))
      yield {
        at: owner,
        attribute: `${attribute}.retention_value`,
        problem:
          value.kind === 'absent'
            ? `the retention of ${frequency} snapshots has no value`
            : `${frequency} snapshots cannot be kept for ${show(value)} ${unit.kind === 'known' ? show(unit) : ''}`.trimEnd(),
        fix: 'write a whole number of at least 1',
      };
  }
}

/** Items that are kept for less than the length of their own frequency. */
export function* retentionsBelowFrequency(owner: ItemsOwner): Iterable<Result> {
  yield* notKnownYet(owner, (frequency) => SHORTEST_RETENTION[frequency] !== undefined);
  for (const item of owner.items) {
    const shortest = SHORTEST_RETENTION[item.frequency];
    if (shortest === undefined) continue;
    const read = readRetention(item);
    if (read.kind === 'unknown') yield unchecked(owner, attributeOf(item, owner), read);
    if (read.kind !== 'known' || read.retention.value >= shortest[read.retention.unit]) continue;
    const { unit } = read.retention;
    yield {
      at: owner,
      attribute: attributeOf(item, owner),
      problem: `${item.frequency} snapshots are kept ${keptFor(item)}, which is shorter than the time to the next one`,
      fix: `keep them at least ${retentionInWords({ unit, value: shortest[unit] })}`,
    };
  }
}

/** Items that are kept for less time than more frequent ones. */
export function* retentionsOutOfOrder(owner: ItemsOwner): Iterable<Result> {
  const { items, unknownItems } = owner;
  const [one] = [...items, ...unknownItems];
  const isOther = ({ frequency }: { readonly frequency: Frequency }): boolean => frequency !== one?.frequency;
  // With a single kind there is no order to break.
  if (!items.some(isOther) && !unknownItems.some(isOther)) return;
  yield* notKnownYet(owner);
  // What is certainly shorter than any more frequent item is so than the one whose least length is the greatest.
  let longest: { readonly item: PolicyItem; readonly retention: Retention } | undefined;
  for (const frequency of FREQUENCIES) {
    let longestOfKind = longest;
    for (const item of items) {
      if (item.frequency !== frequency) continue;
      const read = readRetention(item);
      if (read.kind === 'unknown') yield unchecked(owner, attributeOf(item, owner), read);
      if (read.kind !== 'known') continue;
      const { retention } = read;
      if (longest !== undefined && isCertainlyShorter(retention, longest.retention))
        yield {
          at: owner,
          attribute: attributeOf(item, owner),
          problem: `${frequency} snapshots are kept ${keptFor(item)}, less than the ${keptFor(longest.item)} of ${longest.item.frequency} snapshots`,
          fix: `keep ${frequency} snapshots at least ${keptFor(longest.item)}, or ${longest.item.frequency} snapshots at most ${keptFor(item)}`,
        };
      if (longestOfKind === undefined || daysOf(retention).least > daysOf(longestOfKind.retention).least)
        longestOfKind = { item, retention };
    }
    longest = longestOfKind;
  }
}

/** The kinds of items whose blocks are not known yet. */
function* notKnownYet(
  owner: ItemsOwner,
  matters: (frequency: Frequency) => boolean = () => true,
): Iterable<Result> {
  for (const { frequency, attribute, until } of owner.unknownItems)
    if (matters(frequency)) yield unchecked(owner, attribute, { kind: 'unknown', until });
}
