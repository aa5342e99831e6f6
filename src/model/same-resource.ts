import { isOfState } from './former-schedule';
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

/**
 * The schedules of one cluster, each once. Atlas has one for each cluster, so a state that has it at two addresses, as
 * where a removed and an import block move it from one to the other, has the same one twice.
 */
export function eachOnce(schedules: readonly Schedule[]): readonly Schedule[] {
  const [first, ...others] = schedules;
  if (first === undefined || others.length === 0 || !schedules.every(isOfState)) return schedules;
  // What is imported is what Terraform has just read in Atlas.
  const imported = schedules.filter(({ change, after }) => change?.importing === true && after !== undefined);
  if (imported.length === 1) return imported;
  const settings = settingsInAtlas(first);
  return others.every((other) => settingsInAtlas(other) === settings) ? [first] : schedules;
}

function settingsOf(schedule: Schedule): string {
  const { updateSnapshots, updateCopySnapshots, deleteCopySnapshots, skipDestroy } = schedule;
  const ofTerraform = [updateSnapshots, updateCopySnapshots, deleteCopySnapshots, skipDestroy];
  return `${settingsInAtlas(schedule)} ${written(ofTerraform)}`;
}

/** The settings without those that only say what Terraform does. */
function settingsInAtlas(schedule: Schedule): string {
  const { items, unknownItems, referenceHourOfDay, referenceMinuteOfHour, restoreWindowDays } = schedule;
  const { autoExportEnabled, export: target, copySettings, copyPolicyItemsEnabled } = schedule;
  return written([
    items,
    unknownItems,
    referenceHourOfDay,
    referenceMinuteOfHour,
    restoreWindowDays,
    autoExportEnabled,
    target,
    copySettings,
    copyPolicyItemsEnabled,
  ]);
}

function written(settings: readonly unknown[]): string {
  return JSON.stringify(settings, (member, value: unknown) => (NO_SETTINGS.has(member) ? undefined : value));
}
