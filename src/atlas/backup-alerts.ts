/**
 * What can go wrong with backups, and the events with which Atlas reports it.
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/ DefaultAlertConfigViewForNdsGroup and
 *   CpsBackupEventTypeViewForNdsGroupAlertableWithThreshold (specification of 2026-08-21)
 */
export const BACKUP_ALERT_EVENTS = {
  'snapshot-failed': ['CPS_SNAPSHOT_FAILED', 'CPS_SNAPSHOT_FALLBACK_FAILED'],
  'snapshot-late': ['CPS_SNAPSHOT_BEHIND', 'CPS_PREV_SNAPSHOT_OLD'],
  'point-in-time-late': ['CPS_OPLOG_BEHIND'],
  'restore-failed': ['CPS_RESTORE_FAILED', 'CPS_COLLECTION_RESTORE_FAILED'],
  'export-failed': ['CPS_EXPORT_FAILED', 'CPS_AUTO_EXPORT_FAILED'],
  'copy-failed': ['CPS_COPY_SNAPSHOT_FAILED'],
} as const;

/** The events that compare a time with a threshold. */
export const LATE_BACKUP_EVENTS: ReadonlySet<string> = new Set([
  'CPS_SNAPSHOT_BEHIND',
  'CPS_PREV_SNAPSHOT_OLD',
  'CPS_OPLOG_BEHIND',
]);
