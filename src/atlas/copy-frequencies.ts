import type { Frequency } from './frequencies';

/**
 * What a copy setting calls the snapshots that it copies; upper case, unlike the kinds of policy items.
 * @see https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#copy_settings
 */
export const COPY_FREQUENCIES = ['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'ON_DEMAND'] as const;

export type CopyFrequency = (typeof COPY_FREQUENCIES)[number];

export function isCopyFrequency(text: string): text is CopyFrequency {
  return (COPY_FREQUENCIES as readonly string[]).includes(text);
}

/** The policy items that take the snapshots of a copy frequency; undefined for those taken on demand. */
export function policyFrequency(frequency: CopyFrequency): Frequency | undefined {
  return frequency === 'ON_DEMAND' ? undefined : (frequency.toLowerCase() as Frequency);
}

/** How a copy setting writes the frequency of policy items. */
export function copyFrequency(frequency: Frequency): CopyFrequency {
  return frequency.toUpperCase() as CopyFrequency;
}
