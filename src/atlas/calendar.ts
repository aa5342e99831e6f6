/** The days of the week, in Atlas' order. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/**
 * The days of the week as maintenance windows number them: from 1 for Sunday, unlike schedules.
 * @see https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/maintenance_window (read 2026-11-28)
 */
export const MAINTENANCE_WEEKDAYS: readonly Weekday[] = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];

/** The months of the year. */
export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

export type Month = (typeof MONTHS)[number];
