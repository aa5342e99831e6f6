import { SERVERLESS_AND_SHARED_END } from '../atlas';

/*
 * Where Atlas documents no answer, the forecast takes one and says so. Every such sentence is here.
 */

export const HOURS_FROM_REFERENCE = 'hourly snapshots are counted from the reference time of the day';

export const FIRST_WHEN_DUE = 'the first snapshot is taken at the first due time after the schedule begins';

export const TIES =
  'of items that are due at once, one snapshot is taken, which belongs to the item that keeps it longest; where that is equally long, to the less frequent one';

export const CALENDAR_MONTHS =
  'months and years are those of the calendar: a month after 31 January is the last day of February';

export const REFERENCE_LEFT_OUT =
  'no reference time is set: Atlas keeps the time of day at which the cluster became ready, which is not known; snapshots are counted as if they were taken at midnight';

export const WINDOW_LEFT_OUT =
  'no restore window is set: it is taken to be as long as hourly snapshots are kept, the most that Atlas allows';

export const PIT_SINCE_SNAPSHOT = 'point-in-time restores begin with the first snapshot after they are on';

export const PIT_PROMISE =
  'with point-in-time restores the worst loss is one minute, as MongoDB promises; inside the window any second can be restored';

export const PIT_WITHOUT_ITEMS =
  'point-in-time restores need a snapshot to begin with, and no item takes one';

export const DEFAULT_POLICY_APPLIES =
  "no schedule is in the configuration: this is Atlas' default policy, unless somebody has set another one";

export const DEFAULT_HOURLY_WITH_PIT =
  "Atlas' default policy has its hourly item only with point-in-time restores";

export const BACKUP_LEFT_OUT =
  'the switch of backups is left out: this is a cluster to be created, which gets none; one that exists keeps what it has';

export const FLEX_DAILY =
  'Atlas keeps the last 8 daily snapshots of a Flex cluster, the first one 24 hours after it was made';

export const FLEX_GOES =
  'Atlas documents no way to keep the snapshots of a Flex cluster that is deleted: they are taken to go with it';

export const LEGACY_METHOD =
  'the legacy Cloud Provider Snapshots: every 24 hours from the moment that backups were switched on, the last 3 kept';

export const TIME_OF_DAY_UNKNOWN =
  'Atlas takes these snapshots at the time of day at which it began, which is not known; they are counted as if they were taken at midnight';

export const DEFAULT_TIME_OF_DAY =
  "Atlas' default policy runs at the time of day at which the cluster became ready, which is not known; snapshots are counted as if they were taken at midnight";

export const FLEX_TIME_OF_DAY =
  'Atlas takes the snapshots of a Flex cluster at the time of day at which it was created';

export const UPGRADED_FROM_FLEX =
  'a Flex cluster that becomes an M10+ cluster has backups, whatever backup_enabled says; the rest of its settings follows with the next apply';

export const UPGRADED_FROM_FREE =
  'this apply upgrades the M0, and sends no more than its backup switch; the rest of its settings follows with the next apply';

export const INFINITE_CONTINUOUS =
  'Atlas Infinite always has 24 hours of continuous backup; backup_enabled decides whether backups are kept longer';

export const EDITION_LEFT_OUT = 'no database edition is set: taken to be CORE, which Atlas chooses today';

export const SERVERLESS_BASIC = 'basic backup of a Serverless instance: every 6 hours, the last 2 kept';

export const SERVERLESS_CONTINUOUS =
  'continuous backup of a Serverless instance: every 6 hours and 72 hours of point-in-time history, for which those snapshots are taken to be kept as long; daily ones kept 35 days';

export const SERVERLESS_CONTINUOUS_ENDED =
  'continuous backup of Serverless instances ended in January 2025: what is left is basic backup';

export const SERVERLESS_ENDED = `since ${SERVERLESS_AND_SHARED_END} Atlas no longer supports Serverless instances, nor their backups`;

export const SHARED_ENDED = `since ${SERVERLESS_AND_SHARED_END} Atlas no longer supports M2 and M5 clusters, nor their backups`;

export const FREE_HAS_NONE = 'Atlas takes no backups of M0 clusters';

export const PAUSED =
  'a paused cluster is not backed up, while what is there expires: counted as if it were paused at this moment';

export const SCHEDULE_DELETED =
  'the schedule is deleted: nothing new is taken, and what is there expires as it was to';

export const SCHEDULE_STAYS = 'the schedule leaves Terraform and stays in Atlas as it is';

export const ITEMS_STAY =
  'the schedule loses all its policy items in the configuration, which the provider does not send: in Atlas they stay';

export const SCHEDULE_GOES_TO_THE_OLD_CLUSTER =
  'the schedule names another cluster, but the provider goes on changing the one it had: that one keeps it';

export const SCHEDULE_NOT_REAPPLIED =
  'the cluster is made anew while its schedule does not change: until a second apply it has the default policy';

export const RETENTION_OF_STATE =
  'Terraform keeps snapshots on deletion only where retain_backups_enabled is true in the state, so once it was applied';

export const COMPLIANCE_KEEPS = 'a Backup Compliance Policy keeps the snapshots of clusters that are deleted';

export const TOO_MANY =
  'so many snapshots are kept that they are neither listed nor counted: over 200,000 of one policy, or over 1,000,000 of all policies';
