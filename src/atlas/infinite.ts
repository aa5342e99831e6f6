/** What Atlas supports for the database edition INFINITE, which is a public preview since 2026-09-29. */

/** The editions of a database. */
export const DATABASE_EDITIONS = ['CORE', 'INFINITE'] as const;

export type DatabaseEdition = (typeof DATABASE_EDITIONS)[number];

/** The day on which the pages about the preview were read: Atlas may have changed its limits later. */
export const INFINITE_READ_ON = '2026-11-28';

/**
 * The regions of AWS that have it.
 * @see https://www.mongodb.com/docs/atlas/reference/amazon-aws/ (read 2026-11-28)
 */
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

/** Its instance sizes in words. */
export const INFINITE_SIZES_IN_WORDS = 'M10 to M60 or R40 to R60';

/**
 * Whether it has an instance size. From M30 on they are of the second generation; pages write them with and without
 * `_GEN_2`.
 * @see https://www.mongodb.com/docs/atlas/infinite/atlas-infinite-landing/ (read 2026-11-28)
 */
export function isInfiniteSize(size: string): boolean {
  return /^(?:M[12]0|(?:M[3-6]0|R[4-6]0)(?:_GEN_2)?)$/.test(size);
}

/** Its number of electable nodes. */
export const INFINITE_ELECTABLE_NODES = 2;

/** The most read-only and analytics nodes that it has: with the electable ones 7. */
export const INFINITE_OTHER_NODES = 5;
