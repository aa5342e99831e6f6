import { fix, listing, named } from '../fix/fix';
import type { Frequency } from '../../atlas';
import { isCopyFrequency, policyFrequency } from '../../atlas/copy-frequencies';
import { FREQUENCIES } from '../../atlas/frequencies';
import type { CopySetting, Known, Value } from '../../model';
import { map, show } from '../../model/value';
import { type Copy, copySettings } from '../queries/copy-settings';
import { copied, copyTo } from '../example';
import { type Result, defineRule, unchecked } from '../rule';
import { scheduleNamed } from '../queries/names';
import { listed } from '../../text/list';

export const copyFrequencyNeverTaken = defineRule({
  id: 'copy/frequency-never-taken',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a copy of snapshots that the schedule does not take',
  why: 'Atlas copies only snapshots that a policy item takes. For a frequency without an item, it silently copies nothing.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/snapshot-distribution/',
  prevents: 'silent no-op',
  facts: ['1.34', 'P20-1'],
  get examples() {
    return {
      good: [
        {
          resources: copied(copyTo('EU_WEST_1', { frequencies: ['DAILY', 'ON_DEMAND'] })),
        },
      ],
      bad: [
        {
          resources: copied(copyTo('EU_WEST_1', { frequencies: ['DAILY', 'YEARLY'] })),
        },
      ],
    };
  },
  *check({ after }) {
    for (const copy of copySettings(after)) {
      if ('unchecked' in copy) yield copy;
      else yield* neverTaken(copy);
    }
  },
});

function* neverTaken({ schedule, setting, attribute }: Copy): Iterable<Result> {
  const { frequencies, at } = selected(setting, attribute);
  const taken = new Set(schedule.items.map(({ frequency }) => frequency));
  // A schedule with every kind of item takes every frequency.
  if (taken.size === FREQUENCIES.length) return;
  if (frequencies.kind === 'unknown') yield unchecked(schedule, at, frequencies);
  if (frequencies.kind !== 'known') return;
  const never = new Map<Frequency, Known<string>>();
  for (const value of frequencies.value) {
    if (value.kind === 'unknown') yield unchecked(schedule, at, value);
    if (value.kind !== 'known') continue;
    const frequency = FREQUENCIES.find((one) => one === kindOf(value.value, setting));
    if (frequency === undefined || taken.has(frequency)) continue;
    const unknown = schedule.unknownItems.find((items) => items.frequency === frequency);
    if (unknown === undefined) never.set(frequency, value);
    else yield unchecked(schedule, unknown.attribute, { kind: 'unknown', until: unknown.until });
  }
  if (never.size === 0) return;
  const values = [...never.values()];
  const isSecret = values.some(({ sensitive }) => sensitive);
  yield {
    at: schedule,
    attribute: at,
    problem: `the ${scheduleNamed(schedule)} copies ${listed(values.map(show))} snapshots, but does not take them`,
    fix: isSecret
      ? fix`add a policy item for each frequency in ${named(at)}, or remove the frequency`
      : fix`add ${listing([...never.keys()].map((frequency) => named(`policy_item_${frequency}`)))}, or remove ${listed(values.map(show))} from ${named(at)}`,
  };
}

/** What a copy setting copies, whether it has copy items or frequencies. */
function selected(
  { frequencies, copyPolicyItems }: CopySetting,
  attribute: string,
): { readonly frequencies: Value<readonly Value<string>[]>; readonly at: string } {
  return copyPolicyItems.kind === 'absent'
    ? { frequencies, at: `${attribute}.frequencies` }
    : {
        frequencies: map(copyPolicyItems, (items) => items.map(({ frequency }) => frequency)),
        at: `${attribute}.copy_policy_items`,
      };
}

/** The kind of policy item: copy items write it in lower case, frequencies in upper case. */
function kindOf(frequency: string, { copyPolicyItems }: CopySetting): string | undefined {
  if (copyPolicyItems.kind !== 'absent') return frequency;
  return isCopyFrequency(frequency) ? policyFrequency(frequency) : undefined;
}
