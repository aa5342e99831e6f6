/*
 * The edition INFINITE, a public preview since 2026-09-29. What it supports may change.
 * @see https://www.mongodb.com/docs/atlas/infinite/atlas-infinite-landing/ (read 2026-11-28)
 */

/** The regions of AWS that offer it. */
export const INFINITE_REGIONS: readonly string[] = [
  'US_EAST_1',
  'US_EAST_2',
  'US_WEST_2',
  'SA_EAST_1',
  'AP_SOUTHEAST_1',
  'AP_SOUTHEAST_2',
  'AP_SOUTH_1',
  'EU_WEST_1',
  'EU_CENTRAL_1',
  'EU_WEST_2',
];

/** Whether it has an instance size: M10 to M60 and R40 to R60, in either generation, and none with NVMe. */
export function isInfiniteSize(size: string): boolean {
  return /^(?:M(?:10|20|30|40|50|60)|R(?:40|50|60))(?:_GEN_2)?$/.test(size);
}

/** How many electable nodes a cluster has. */
export const INFINITE_ELECTABLE_NODES = 2;

/** The most nodes, read-only and analytics nodes included. */
export const INFINITE_MOST_NODES = 7;

/** The longest retention, in years. */
export const INFINITE_LONGEST_RETENTION = 3;
