/** How often a policy item takes a snapshot. */
export type Frequency = 'hourly' | 'daily' | 'weekly' | 'monthly' | 'yearly';

/** Every frequency, the most frequent first. */
export const FREQUENCIES: readonly Frequency[] = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'];

/** The units that a retention may have. */
export type RetentionUnit = 'days' | 'weeks' | 'months' | 'years';

export const RETENTION_UNITS: readonly RetentionUnit[] = ['days', 'weeks', 'months', 'years'];

export function isRetentionUnit(text: string): text is RetentionUnit {
  return (RETENTION_UNITS as readonly string[]).includes(text);
}

/** The interval that means "the last day of the month". */
export const LAST_DAY_OF_MONTH = 40;

/** The only hourly interval of an NVMe cluster. */
export const NVME_HOURLY_INTERVAL = 12;

export const HOURLY_INTERVALS: readonly number[] = [1, 2, 4, 6, 8, 12];

/**
 * Whether Atlas supports the interval: hours for hourly, 1 for daily, the day of the week from 1 (Monday), the day of the
 * month or 40 for its last day, the month from 1 (January).
 * @see https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule
 */
export function isInterval(frequency: Frequency, interval: number): boolean {
  switch (frequency) {
    case 'hourly':
      return HOURLY_INTERVALS.includes(interval);
    case 'daily':
      return interval === 1;
    case 'weekly':
      return within(interval, 7);
    case 'monthly':
      return within(interval, 28) || interval === LAST_DAY_OF_MONTH;
    case 'yearly':
      return within(interval, 12);
  }
}

/** The intervals of a frequency in words, as a fix may name them. */
export const INTERVALS_IN_WORDS: Readonly<Record<Frequency, string>> = {
  hourly: '1, 2, 4, 6, 8 or 12',
  daily: '1',
  weekly: '1 (Monday) to 7 (Sunday)',
  monthly: '1 to 28, or 40 for the last day of the month',
  yearly: '1 (January) to 12 (December)',
};

function within(interval: number, last: number): boolean {
  return Number.isInteger(interval) && interval >= 1 && interval <= last;
}

/**
 * The shortest retention of a frequency, in each unit: Atlas requires the length of the frequency.
 * @see https://www.mongodb.com/docs/atlas/backup/cloud-backup/configure-backup-policy/ (read 2026-08-21)
 */
export const SHORTEST_RETENTION: Readonly<
  Partial<Record<Frequency, Readonly<Record<RetentionUnit, number>>>>
> = {
  weekly: { days: 7, weeks: 1, months: 1, years: 1 },
  monthly: { days: 31, weeks: 5, months: 1, years: 1 },
  yearly: { days: 365, weeks: 53, months: 12, years: 1 },
};

/** One item of a backup policy, with Atlas' numbers. */
export interface PolicyItemData {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly unit: RetentionUnit;
  readonly value: number;
}

/**
 * The policy that Atlas creates when cloud backup is enabled without one. It runs at the time of day at which the cluster
 * became ready. It has the hourly item only with point-in-time restore, every 6 hours, or 12 on NVMe.
 * @see https://www.mongodb.com/docs/atlas/backup/cloud-backup/configure-backup-policy/ (read 2026-08-21)
 */
export const DEFAULT_POLICY = {
  items: [
    { frequency: 'hourly', interval: 6, unit: 'days', value: 7 },
    { frequency: 'daily', interval: 1, unit: 'days', value: 7 },
    { frequency: 'weekly', interval: 6, unit: 'weeks', value: 4 },
    { frequency: 'monthly', interval: LAST_DAY_OF_MONTH, unit: 'months', value: 12 },
    { frequency: 'yearly', interval: 12, unit: 'years', value: 1 },
  ],
} as const satisfies { readonly items: readonly PolicyItemData[]; readonly [key: string]: unknown };
