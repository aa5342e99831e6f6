import type { CopyPolicyItem, CopySetting, Schedule } from '../../model';
import { isCertainlyShorter, readRetention, retentionInWords } from '../../model/retention';
import { is, knownValue, quote, show } from '../../model/value';
import { cluster, copyTo, item, project, schedule, together } from '../example';
import { scheduleNamed } from '../queries/names';
import { assign, fix } from '../fix/fix';
import { type Problem, type Result, defineRule, unchecked } from '../rule';

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
  *check({ before }) {
    for (const { after, copySettings } of before.schedules) {
      if (after?.change?.action !== 'update') continue;
      if (after.copySettings.kind === 'unknown') yield unchecked(after, 'copy_settings', after.copySettings);
      for (const setting of knownValue(after.copySettings) ?? []) {
        const old = (knownValue(copySettings) ?? []).find((one) => isSameTarget(one, setting));
        if (old !== undefined) yield* shortened(old, setting, after);
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

function* shortened(old: CopySetting, planned: CopySetting, schedule: Schedule): Iterable<Result> {
  const path = `copy_settings[${planned.index}]`;
  const items = knownValue(planned.copyPolicyItems) ?? [];
  for (const item of knownValue(old.copyPolicyItems) ?? []) {
    const later = items.find((one) => knownValue(one.frequency) === knownValue(item.frequency));
    if (later !== undefined) yield* compared(item, later, planned, schedule);
  }
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
  const kept = (read: typeof before): string =>
    read.sensitive ? '(sensitive)' : retentionInWords(read.retention);
  yield problem(
    schedule,
    path,
    `keeps copies of ${show(planned.frequency)} snapshots in ${quote(setting.regionName)} ${kept(after)} instead of ${kept(before)}`,
    `keep these copies ${kept(before)}`,
  );
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
