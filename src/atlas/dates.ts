/**
 * The day up to which the facts in this folder, and the rules made from them, were checked against Atlas' documents.
 * A review uses it as today unless another day is given, so that the same input gives the same report.
 */
export const FACTS_AS_OF = '2026-08-21';

/**
 * From this day Atlas supports neither Serverless instances nor M2 and M5 clusters.
 * @see https://www.mongodb.com/docs/atlas/flex-migration/ (read 2026-08-21)
 */
export const SERVERLESS_AND_SHARED_END = '2026-01-22';

/**
 * From this day continuous backup of a Serverless instance no longer has an effect.
 * @see https://www.mongodb.com/docs/atlas/flex-migration/ (read 2026-08-21): it ended in January 2025
 */
export const SERVERLESS_CONTINUOUS_BACKUP_END = '2025-02-01';
