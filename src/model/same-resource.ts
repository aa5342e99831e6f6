import type { Place } from './resource';
import type { Schedule } from './schedule';

/** Members that are not settings: what a schedule is linked to, how its configuration refers to it, and Atlas' ids. */
const NO_SETTINGS: ReadonlySet<string> = new Set(['zone', 'bucket', 'refersToStateId', 'id']);

/**
 * Whether two inputs have the same schedule: a plan and a state of it, or a file and its copy. They have it at the same
 * address, with the same settings.
 */
export function isSameSchedule(one: Schedule, other: Schedule): boolean {
  return isInBoth(one, other) && settingsOf(one) === settingsOf(other);
}

/** Whether two inputs have something at the same address, whatever its settings are. */
export function isInBoth(one: Place, other: Place): boolean {
  return one.address === other.address && one.origin !== other.origin;
}

function settingsOf(schedule: Schedule): string {
  const { items, unknownItems, referenceHourOfDay, referenceMinuteOfHour, restoreWindowDays } = schedule;
  const { updateSnapshots, autoExportEnabled, export: target, copySettings } = schedule;
  const { copyPolicyItemsEnabled, updateCopySnapshots, deleteCopySnapshots, skipDestroy } = schedule;
  return JSON.stringify(
    [
      items,
      unknownItems,
      referenceHourOfDay,
      referenceMinuteOfHour,
      restoreWindowDays,
      updateSnapshots,
      autoExportEnabled,
      target,
      copySettings,
      copyPolicyItemsEnabled,
      updateCopySnapshots,
      deleteCopySnapshots,
      skipDestroy,
    ],
    (member, value: unknown) => (NO_SETTINGS.has(member) ? undefined : value),
  );
}
