import type { Frequency } from '../../atlas';
import {
  FREQUENCIES,
  INTERVALS_IN_WORDS,
  RETENTION_UNITS,
  SHORTEST_RETENTION,
  isInterval,
  isRetentionUnit,
} from '../../atlas/frequencies';
import type { CompliancePolicy, PolicyItem, Schedule, Retention } from '../../model';
import {
  daysOf,
  isCertainlyShorter,
  isRetentionValue,
  readRetention,
  retentionInWords,
} from '../../model/retention';
import { quote, show } from '../../model/value';
import { type Result, unchecked } from '../rule';
import { listed } from '../../text/list';
import { fix, named } from '../fix/fix';
import { policyNamed } from './names';

/** What has policy items. The rules of items are the same for both. */
export type ItemsOwner = Schedule | CompliancePolicy;

/** The block of an item, with its index if there are several of its kind. */
export function attributeOf(item: PolicyItem, { items }: Pick<ItemsOwner, 'items'>): string {
  for (const other of items)
    if (other !== item && other.frequency === item.frequency) return `${item.attribute}[${item.index}]`;
  return item.attribute;
}

/** The retention of an item in words. */
export function keptFor(item: PolicyItem): string {
  const read = readRetention(item);
  return read.kind === 'known' && !read.sensitive ? retentionInWords(read.retention) : '(sensitive)';
}

/** Items with an interval that Atlas does not support. */
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
            ? `the ${frequency} item of the ${policyNamed(owner)} has no interval`
            : `the ${frequency} item of the ${policyNamed(owner)} has the interval ${show(interval)}, which Atlas does not support`,
        fix: fix`set ${named(`${attribute}.frequency_interval`)} to ${frequency === 'hourly' || frequency === 'daily' ? '' : 'a number from '}${INTERVALS_IN_WORDS[frequency]}`,
      };
  }
}

/** Items with a retention that Atlas does not support. */
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
            ? `the ${frequency} item of the ${policyNamed(owner)} has no retention unit`
            : `the ${frequency} item of the ${policyNamed(owner)} has the retention unit ${quote(unit)}, which Atlas does not support`,
        fix: fix`set ${named(`${attribute}.retention_unit`)} to ${listed(
          RETENTION_UNITS.map((one) => `"${one}"`),
          'or',
        )}`,
      };
    if (value.kind === 'unknown') yield unchecked(owner, `${attribute}.retention_value`, value);
    else if (value.kind === 'absent' || !isRetentionValue(value.value))
      yield {
        at: owner,
        attribute: `${attribute}.retention_value`,
        problem:
          value.kind === 'absent'
            ? `the ${frequency} item of the ${policyNamed(owner)} has no retention value`
            : `the ${frequency} item of the ${policyNamed(owner)} has a retention of ${show(value)}${unit.kind === 'known' ? ` ${show(unit)}` : ''}, which Atlas does not support`,
        fix: fix`set ${named(`${attribute}.retention_value`)} to a whole number of at least 1`,
      };
  }
}

/** Items that are kept for less than the length of their frequency. */
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
      problem: `the ${policyNamed(owner)} keeps ${item.frequency} snapshots only ${keptFor(item)}, so they expire before the next one`,
      fix: `keep ${item.frequency} snapshots at least ${retentionInWords({ unit, value: shortest[unit] })}`,
    };
  }
}

/** Items that are kept for less time than more frequent ones. */
export function* retentionsOutOfOrder(owner: ItemsOwner): Iterable<Result> {
  const { items, unknownItems } = owner;
  const [one] = [...items, ...unknownItems];
  const isOther = ({ frequency }: { readonly frequency: Frequency }): boolean => frequency !== one?.frequency;
  // A single kind is always in order.
  if (!items.some(isOther) && !unknownItems.some(isOther)) return;
  yield* notKnownYet(owner);
  // It is enough to compare with the more frequent item whose least length is the greatest.
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
          problem: `the ${policyNamed(owner)} keeps ${frequency} snapshots ${keptFor(item)}, less than ${longest.item.frequency} ones (${keptFor(longest.item)})`,
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
