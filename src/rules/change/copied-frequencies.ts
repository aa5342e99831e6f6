import type { Frequency } from '../../atlas';
import type { CopiedFrequency } from '../../forecast';
import type { CopySetting, PolicyItem, Retention, Schedule, Unknown, Value } from '../../model';
import { isCertainlyShorter, readRetention } from '../../model/retention';
import { ABSENT, known, knownItems, map } from '../../model/value';
import { attributeOf } from '../queries/policy-items';
import { type Unchecked, unchecked } from '../rule';

/*
 * The snapshots that a copy setting copies, by their frequencies, whichever of its three modes it has: frequencies, copy
 * policy items, or a number of the newest snapshots.
 */

/** The frequencies in lower case, with `ondemand`; those of the schedule for the newest snapshots, which have any. */
export function copiedFrequencies(setting: CopySetting, { items }: Schedule): Value<readonly string[]> {
  const { frequencies, copyPolicyItems, lastNumberOfSnapshots: newest } = setting;
  if (newest.kind === 'unknown') return newest;
  if (newest.kind === 'known') return known([...new Set<string>(items.map(({ frequency }) => frequency))]);
  const written: Value<readonly Value<string>[]> =
    copyPolicyItems.kind === 'absent'
      ? frequencies
      : map(copyPolicyItems, (all) => all.map(({ frequency }) => frequency));
  if (written.kind !== 'known') return written;
  const open = written.value.find((one) => one.kind === 'unknown');
  if (open?.kind === 'unknown') return open;
  return known(written.value.flatMap((one) => (one.kind === 'known' ? [lowerCase(one.value)] : [])));
}

/** The frequencies of a schedule's items that a setting copies, and how long the copies are kept. */
export function copiedItems(setting: CopySetting, schedule: Schedule): readonly CopiedFrequency[] {
  const copied = knownItems(copiedFrequencies(setting, schedule));
  const taken = new Set(schedule.items.map(({ frequency }) => frequency));
  return [...taken]
    .filter((frequency) => copied.includes(frequency))
    .map((frequency) => ({ frequency, retention: ownRetention(setting, frequency) }));
}

/** The retention of the copies of a frequency, if they have a separate one. */
function ownRetention({ copyPolicyItems }: CopySetting, kind: Frequency): Retention | undefined {
  for (const item of knownItems(copyPolicyItems)) {
    const read = readRetention(item);
    if (item.frequency.kind === 'known' && item.frequency.value === kind && read.kind === 'known')
      return read.retention;
  }
  return undefined;
}

/** The item of a frequency that is kept longest; absent if there is none, unknown if one is not known yet. */
export function longestItem({ items, unknownItems }: Schedule, kind: Frequency): Value<PolicyItem> {
  const hidden = unknownItems.find(({ frequency }) => frequency === kind);
  if (hidden !== undefined) return { kind: 'unknown', until: hidden.until };
  let longest: { readonly item: PolicyItem; readonly retention: Retention } | undefined;
  for (const item of items) {
    if (item.frequency !== kind) continue;
    const read = readRetention(item);
    if (read.kind === 'unknown') return read;
    if (
      read.kind === 'known' &&
      (longest === undefined || isCertainlyShorter(longest.retention, read.retention))
    )
      longest = { item, retention: read.retention };
  }
  return longest === undefined ? ABSENT : known(longest.item);
}

/** The items of a schedule that are not known yet: which snapshots are the newest depends on all of them. */
export function* unknownItemsOf(schedule: Schedule): Iterable<Unchecked> {
  for (const { attribute, until } of schedule.unknownItems)
    yield unchecked(schedule, attribute, { kind: 'unknown', until });
  for (const item of schedule.items) {
    const open = unknownPart(item);
    if (open !== undefined) yield unchecked(schedule, attributeOf(item, schedule), open);
  }
}

function unknownPart({ interval, unit, value }: PolicyItem): Unknown | undefined {
  for (const part of [interval, unit, value]) if (part.kind === 'unknown') return part;
  return undefined;
}

/** How a copy setting writes a frequency (`ON_DEMAND`), as policy items have it (`ondemand`). */
function lowerCase(frequency: string): string {
  return frequency.toLowerCase().replace('_', '');
}
