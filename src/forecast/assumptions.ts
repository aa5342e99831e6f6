import { SERVERLESS_AND_SHARED_END } from '../atlas/dates';

/*
 * Where Atlas does not document the answer, the forecast assumes one and reports it. Every such sentence is here.
 */

export const HOURS_FROM_REFERENCE =
  'hourly snapshots are taken at intervals that begin at the reference time';

export const FIRST_WHEN_DUE = 'the first snapshot is taken when one is first due after the schedule begins';

export const TIES =
  'if several items are due at the same time, one snapshot is taken; it belongs to the item with the longest retention, or to the less frequent one of equal ones';

export const CALENDAR_MONTHS =
  'months and years are calendar months and years: one month after 31 January is the last day of February';

export const REFERENCE_LEFT_OUT =
  'no reference time is set: Atlas uses the time of day when the cluster became ready, which is not known; snapshots are counted as if they were taken at midnight';

export const WINDOW_LEFT_OUT =
  'no restore window is set: assumed to be as long as hourly snapshots are kept, the longest that Atlas allows';

export const PIT_SINCE_SNAPSHOT =
  'point-in-time restore can go back to the first snapshot after it was enabled';

export const PIT_PROMISE =
  'with point-in-time restore the worst-case data loss (RPO) is one minute, as MongoDB promises; any second in the restore window can be restored';

export const PIT_WITHOUT_ITEMS =
  'point-in-time restore needs a snapshot to start from, and no policy item takes one';

export const DEFAULT_POLICY_APPLIES =
  "no schedule is in the configuration: this is Atlas' default policy, unless another one was set in Atlas";

export const DEFAULT_HOURLY_WITH_PIT =
  "Atlas' default policy has its hourly item only with point-in-time restore";

export const BACKUP_LEFT_OUT =
  'it is not set whether backups are enabled: assumed to be a new cluster, which has none; an existing one is unchanged';

export const FLEX_DAILY =
  'Atlas keeps the last 8 daily snapshots of a Flex cluster, and takes the first one 24 hours after its creation';

export const FLEX_DELETED =
  'Atlas does not document a way to keep the snapshots of a deleted Flex cluster: assumed to be deleted with the cluster';

export const LEGACY_METHOD =
  'the legacy Cloud Provider Snapshots: every 24 hours from the moment that backups were enabled; the last 3 are kept';

export const TIME_OF_DAY_UNKNOWN =
  'Atlas takes these snapshots at the time of day when they began, which is not known; they are counted as if they were taken at midnight';

export const DEFAULT_TIME_OF_DAY =
  "Atlas' default policy runs at the time of day when the cluster became ready, which is not known; snapshots are counted as if they were taken at midnight";

export const FLEX_COUNTRY =
  'Atlas documents only the country of the snapshots, which may be in the region of the cluster: whether they survive region loss is not known';

export const FLEX_TIME_OF_DAY =
  'Atlas takes the snapshots of a Flex cluster at the time of day when it was created';

export const UPGRADED_FROM_FLEX =
  'a Flex cluster that is upgraded to an M10 or larger has backups, even if backup_enabled is false; the provider sends its other settings with the next apply';

export const UPGRADED_FROM_FREE =
  'this apply upgrades the M0 and sets only backup_enabled; the provider sends its other settings with the next apply';

export const INFINITE_CONTINUOUS =
  'Atlas Infinite always has 24 hours of continuous backup; backup_enabled decides whether backups are kept longer';

export const EDITION_LEFT_OUT = 'no database edition is set: assumed to be CORE, which Atlas chooses today';

export const SERVERLESS_BASIC = 'basic backup of a Serverless instance: every 6 hours; the last 2 are kept';

export const SERVERLESS_CONTINUOUS =
  'continuous backup of a Serverless instance: snapshots every 6 hours and 72 hours of point-in-time history, so these snapshots are assumed to be kept as long; daily snapshots are kept 35 days';

export const SERVERLESS_CONTINUOUS_ENDED =
  'continuous backup of Serverless instances ended in January 2025: only basic backup remains';

export const SERVERLESS_ENDED = `since ${SERVERLESS_AND_SHARED_END} Atlas no longer supports Serverless instances, nor their backups`;

export const SHARED_ENDED = `since ${SERVERLESS_AND_SHARED_END} Atlas no longer supports M2 and M5 clusters, nor their backups`;

export const FREE_HAS_NONE = 'Atlas takes no backups of M0 clusters';

export const PAUSED =
  'a paused cluster is not backed up, and existing snapshots expire: assumed to be paused since this moment';

export const SCHEDULE_DELETED =
  'the schedule is deleted: no new snapshots are taken, and existing ones expire as before';

export const SCHEDULE_STAYS = 'the schedule is removed from Terraform and stays in Atlas unchanged';

export const SCHEDULE_LEFT_OUT = 'this plan leaves the schedule out, so it stays in Atlas unchanged';

export const ITEMS_STAY =
  'the configuration removes all policy items of the schedule, but the provider does not send that: they stay in Atlas';

export const SCHEDULE_KEEPS_OLD_CLUSTER =
  'the schedule names another cluster, but the provider still changes the former one, which keeps the schedule';

export const SCHEDULE_STAYS_WITH_CLUSTER =
  'it is not known which cluster the schedule names, but the provider changes the schedule of the former one, which keeps it';

export const SCHEDULE_NOT_REAPPLIED =
  'the cluster is recreated and its schedule does not change: until a second apply it has the default policy';

export const RETENTION_OF_STATE =
  'Terraform keeps snapshots on deletion only if retain_backups_enabled = true is in the state, so after it was applied';

export const COMPLIANCE_KEEPS = 'a Backup Compliance Policy keeps the snapshots of deleted clusters';

export const EXPORTS_ARE_FILES =
  'exports do not count as backups: they are files of Extended JSON in a bucket, which Atlas does not restore';

export const TOO_MANY =
  'too many snapshots to list or count: over 200,000 of one policy, or over 1,000,000 of all policies';
