/**
 * The most days that a cluster may stay paused.
 * @see https://www.mongodb.com/docs/atlas/pause-terminate-cluster/ (read 2026-08-21)
 */
export const LONGEST_PAUSE_DAYS = 30;
