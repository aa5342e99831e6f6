import { shorterThanNewest } from '../../forecast/newest-copies';
import type { CopyPolicyItem, CopySetting, PolicyItem, Schedule } from '../../model';
import {
  type ReadRetention,
  isCertainlyShorter,
  readRetention,
  retentionInWords,
} from '../../model/retention';
import { is, knownItems, knownValue, quote, show } from '../../model/value';
import { cluster, copyTo, item, project, schedule, together } from '../example';
import { scheduleNamed } from '../queries/names';
import { assign, fix } from '../fix/fix';
import { keptFor } from '../queries/policy-items';
import { type Problem, type Result, defineRule, unchecked } from '../rule';
import { copiedItems, longestItem } from './copied-frequencies';
import { continuations } from './schedule-cluster';

const copies = (days: number, body: object = {}) =>
  together(
    project(),
    cluster(),
    schedule({
      policy_item_daily: item(1, 'days', 14),
      copy_policy_items_enabled: true,
      ...body,
      copy_settings: copyTo('EU_WEST_1', {
        frequencies: undefined,
        copy_policy_items: [{ frequency_type: 'daily', retention_unit: 'days', retention_value: days }],
      }),
    }),
  );

export const changeCopyRetentionShortened = defineRule({
  id: 'change/copy-retention-shortened',
  severity: 'warning',
  phase: 'plan',
  since: '0.1.0',
  summary: 'copies that are kept for less time, or fewer of them',
  why: 'A copy in another region survives the loss of the region of the cluster, while it is kept. With update_copy_snapshots the change also applies to the copies that exist.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#update_copy_snapshots',
  prevents: 'loss',
  facts: ['P20-1'],
  get examples() {
    return {
      good: [{ title: 'a longer retention', before: copies(3), resources: copies(7) }],
      bad: [
        { before: copies(7), resources: copies(3) },
        {
          title: 'also of the copies that exist',
          before: copies(7),
          resources: copies(3, { update_copy_snapshots: true }),
        },
      ],
    };
  },
  *check(context) {
    for (const [schedule, after] of continuations(context)) {
      const { copySettings } = schedule;
      const settings = knownItems(copySettings);
      if (after.copySettings.kind === 'unknown' && settings.length > 0)
        yield unchecked(after, 'copy_settings', after.copySettings);
      for (const setting of knownItems(after.copySettings)) {
        const old = settings.find((one) => isSameTarget(one, setting));
        if (old !== undefined) yield* shortened(old, setting, schedule, after);
      }
    }
  },
});

/** Whether two settings copy to one region: what a setting is does not depend on its place. */
function isSameTarget(one: CopySetting, other: CopySetting): boolean {
  const [region, provider] = [knownValue(one.regionName), knownValue(one.cloudProvider)];
  return (
    region !== undefined &&
    region === knownValue(other.regionName) &&
    provider === knownValue(other.cloudProvider) &&
    (one.zoneId.kind !== 'known' || other.zoneId.kind !== 'known' || one.zoneId.value === other.zoneId.value)
  );
}

function* shortened(
  old: CopySetting,
  planned: CopySetting,
  former: Schedule,
  schedule: Schedule,
): Iterable<Result> {
  const path = `copy_settings[${planned.index}]`;
  const items = knownValue(planned.copyPolicyItems) ?? [];
  for (const item of knownValue(old.copyPolicyItems) ?? []) {
    const later = items.find((one) => knownValue(one.frequency) === knownValue(item.frequency));
    if (later !== undefined) yield* compared(item, later, planned, schedule);
  }
  if (old.copyPolicyItems.kind === 'absent')
    for (const item of items) yield* withoutOldItem(old, item, { planned, former, schedule });
  const [before, after] = [old.lastNumberOfSnapshots, planned.lastNumberOfSnapshots];
  if (before.kind === 'known' && after.kind === 'unknown')
    yield unchecked(schedule, `${path}.last_number_of_snapshots`, after);
  if (before.kind === 'known' && after.kind === 'known' && after.value < before.value)
    yield problem(
      schedule,
      `${path}.last_number_of_snapshots`,
      `keeps copies of ${show(after)} snapshots in ${quote(planned.regionName)} instead of ${show(before)}`,
      `copy the newest ${show(before)} snapshots`,
    );
}

/** Compares a copy item with copies that were kept as long as their snapshots, or by their number. */
function* withoutOldItem(
  old: CopySetting,
  item: CopyPolicyItem,
  { planned, former, schedule }: { planned: CopySetting; former: Schedule; schedule: Schedule },
): Iterable<Result> {
  const copied = copiedItems(old, former).find(({ frequency }) => is(item.frequency, frequency));
  if (copied === undefined) return;
  const { frequency } = copied;
  const path = `copy_settings[${planned.index}].copy_policy_items[${item.index}]`;
  const after = readRetention(item);
  if (after.kind === 'unknown') yield unchecked(schedule, `${path}.retention_value`, after);
  if (after.kind !== 'known') return;
  // Without a separate retention a copy is kept as long as its snapshot, which may change as well.
  const snapshots = [longestItem(former, frequency), longestItem(schedule, frequency)];
  let shortest: PolicyItem | undefined;
  for (const longest of snapshots) {
    if (longest.kind === 'unknown') yield unchecked(schedule, `policy_item_${frequency}`, longest);
    if (longest.kind !== 'known') return;
    const read = readRetention(longest.value);
    if (read.kind !== 'known' || !isCertainlyShorter(after.retention, read.retention)) return;
    const other = shortest === undefined ? undefined : readRetention(shortest);
    if (other?.kind !== 'known' || isCertainlyShorter(read.retention, other.retention))
      shortest = longest.value;
  }
  if (shortest === undefined) return;
  const { lastNumberOfSnapshots: newest } = old;
  if (newest.kind === 'known') {
    const kept = [{ frequency, retention: after.retention }];
    if (shorterThanNewest(schedule.items, newest.value, kept).length === 0) return;
  }
  const instead =
    newest.kind === 'known'
      ? `and no longer those of the ${is(newest, 1) ? 'newest snapshot' : `${show(newest)} newest snapshots`}`
      : 'instead of as long as their snapshots';
  yield problem(
    schedule,
    path,
    `keeps copies of ${frequency} snapshots in ${quote(planned.regionName)} ${keptInWords(after)}${newest.kind === 'known' ? ', ' : ' '}${instead}`,
    `keep these copies ${keptFor(shortest)}`,
  );
}

function* compared(
  old: CopyPolicyItem,
  planned: CopyPolicyItem,
  setting: CopySetting,
  schedule: Schedule,
): Iterable<Result> {
  const path = `copy_settings[${setting.index}].copy_policy_items[${planned.index}]`;
  const [before, after] = [readRetention(old), readRetention(planned)];
  if (before.kind !== 'known') return;
  if (after.kind === 'unknown') yield unchecked(schedule, `${path}.retention_value`, after);
  if (after.kind !== 'known' || !isCertainlyShorter(after.retention, before.retention)) return;
  yield problem(
    schedule,
    path,
    `keeps copies of ${show(planned.frequency)} snapshots in ${quote(setting.regionName)} ${keptInWords(after)} instead of ${keptInWords(before)}`,
    `keep these copies ${keptInWords(before)}`,
  );
}

function keptInWords(read: Extract<ReadRetention, { kind: 'known' }>): string {
  return read.sensitive ? '(sensitive)' : retentionInWords(read.retention);
}

function problem(schedule: Schedule, attribute: string, what: string, instead: string): Problem {
  const isApplied = is(schedule.updateCopySnapshots, true);
  return {
    at: schedule,
    attribute,
    ...(isApplied ? { severity: 'error' } : {}),
    problem: `the ${scheduleNamed(schedule)} ${what}${isApplied ? ', including existing ones' : ''}`,
    fix: isApplied ? fix`${instead}, or set ${assign('update_copy_snapshots', false)}` : instead,
  };
}
