import type { ActionKind } from '../model';

/** What an action sends to Atlas, one request after the other. What only reads is left out, unless the action stops there. */
export interface Request {
  readonly name: RequestName;
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'GET';
  /** The end of its path, with NAME for whatever is named there. */
  readonly path: string;
  /** What the provider does if Atlas rejects it: it stops, or continues with the next request and reports the error at the end. */
  readonly ifRefused: 'stops' | 'continues' | 'warns';
  /** What is left if it is the refused one. */
  readonly leaves: Remains;
}

export type RequestName =
  /** The deletion of the schedule that a cluster has before it gets its own. */
  | 'empty'
  /** What the configuration says. */
  | 'write'
  /** The end of a pause. */
  | 'resume'
  | 'pause'
  /** The advanced configuration of a cluster. */
  | 'settings'
  /** What the provider reads of the object that it wrote. */
  | 'read'
  /** Terraform's own check of what the provider reports. */
  | 'answer';

/** What is left of an object after an action that stopped. */
export interface Remains {
  readonly inState: 'as before' | 'as planned' | 'absent' | 'tainted';
  readonly inAtlas: 'as before' | 'as planned' | 'absent' | 'emptied' | 'partly changed';
}

const NOTHING_MADE: Remains = { inState: 'absent', inAtlas: 'absent' };
const ORPHAN: Remains = { inState: 'absent', inAtlas: 'as planned' };
const TAINTED: Remains = { inState: 'tainted', inAtlas: 'as planned' };
const UNCHANGED: Remains = { inState: 'as before', inAtlas: 'as before' };
const PARTLY: Remains = { inState: 'as before', inAtlas: 'partly changed' };
/** The older of the provider's two frameworks saves what was planned, although Atlas refused it. */
const UNAWARE: Remains = { inState: 'as planned', inAtlas: 'as before' };

const SCHEDULE = 'clusters/NAME/backup/schedule';
const CLUSTER = 'clusters/NAME';
const SETTINGS = 'clusters/NAME/processArgs';

const stops = (name: RequestName, method: Request['method'], path: string, leaves: Remains): Request => ({
  name,
  method,
  path,
  ifRefused: 'stops',
  leaves,
});

const CREATES_CLUSTER: readonly Request[] = [
  stops('write', 'POST', 'clusters', NOTHING_MADE),
  stops('settings', 'PATCH', SETTINGS, ORPHAN),
  stops('pause', 'PATCH', CLUSTER, ORPHAN),
];

const UPDATES_CLUSTER: readonly Request[] = [
  { ...stops('resume', 'PATCH', CLUSTER, PARTLY), ifRefused: 'continues' },
  { ...stops('write', 'PATCH', CLUSTER, PARTLY), ifRefused: 'continues' },
  { ...stops('pause', 'PATCH', CLUSTER, PARTLY), ifRefused: 'continues' },
  stops('settings', 'PATCH', SETTINGS, PARTLY),
];

type Changing = Extract<ActionKind, 'create' | 'update' | 'delete'>;

/** What the provider sends for each action of the resources that backups hang on, as seen or read in its code. */
export const REQUESTS: Readonly<Record<string, Readonly<Partial<Record<Changing, readonly Request[]>>>>> = {
  mongodbatlas_advanced_cluster: {
    create: CREATES_CLUSTER,
    update: UPDATES_CLUSTER,
    delete: [stops('write', 'DELETE', CLUSTER, UNCHANGED)],
  },
  mongodbatlas_flex_cluster: {
    create: [stops('write', 'POST', 'flexClusters', NOTHING_MADE)],
    update: [stops('write', 'PATCH', 'flexClusters/NAME', UNCHANGED)],
    delete: [stops('write', 'DELETE', 'flexClusters/NAME', UNCHANGED)],
  },
  mongodbatlas_cloud_backup_schedule: {
    create: [
      { ...stops('empty', 'DELETE', SCHEDULE, UNCHANGED), ifRefused: 'warns' },
      stops('write', 'PATCH', SCHEDULE, { inState: 'absent', inAtlas: 'emptied' }),
      stops('read', 'GET', SCHEDULE, TAINTED),
    ],
    update: [stops('write', 'PATCH', SCHEDULE, UNAWARE)],
    delete: [stops('write', 'DELETE', SCHEDULE, UNCHANGED)],
  },
  mongodbatlas_backup_compliance_policy: {
    create: [stops('write', 'PUT', 'backupCompliancePolicy', NOTHING_MADE)],
    update: [stops('write', 'PUT', 'backupCompliancePolicy', UNAWARE)],
    delete: [stops('write', 'DELETE', 'backupCompliancePolicy', UNCHANGED)],
  },
  mongodbatlas_cloud_backup_snapshot: {
    create: [stops('write', 'POST', 'clusters/NAME/backup/snapshots', NOTHING_MADE)],
    delete: [stops('write', 'DELETE', 'clusters/NAME/backup/snapshots/NAME', UNCHANGED)],
  },
  mongodbatlas_cloud_backup_snapshot_restore_job: {
    create: [stops('write', 'POST', 'clusters/NAME/backup/restoreJobs', NOTHING_MADE)],
    // A restore that is under way cannot be taken back: only the state loses it.
    delete: [],
  },
  mongodbatlas_cloud_backup_snapshot_export_bucket: {
    create: [
      stops('write', 'POST', 'backup/exportBuckets', NOTHING_MADE),
      stops('read', 'GET', 'backup/exportBuckets/NAME', TAINTED),
    ],
    delete: [stops('write', 'DELETE', 'backup/exportBuckets/NAME', UNCHANGED)],
  },
  mongodbatlas_encryption_at_rest: {
    create: [stops('write', 'PATCH', 'encryptionAtRest', NOTHING_MADE)],
    update: [stops('write', 'PATCH', 'encryptionAtRest', UNCHANGED)],
    delete: [stops('write', 'PATCH', 'encryptionAtRest', UNCHANGED)],
  },
};

/** The types whose update sends the whole object, whatever of it changes. */
const SENT_WHOLE: ReadonlySet<string> = new Set([
  'mongodbatlas_cloud_backup_schedule',
  'mongodbatlas_backup_compliance_policy',
]);

/** Whether an update sends everything that the configuration says, also what does not change. */
export function isSentWhole(type: string): boolean {
  return SENT_WHOLE.has(type);
}

/** What is left if a request of an action is rejected: the one that writes what the configuration says, unless another is named. */
export function remainsOf(type: string, kind: Changing, request: RequestName = 'write'): Remains {
  if (request === 'answer')
    return kind === 'create' ? TAINTED : { inState: 'as planned', inAtlas: 'as planned' };
  const found = REQUESTS[type]?.[kind]?.find(({ name }) => name === request);
  return found?.leaves ?? (kind === 'create' ? NOTHING_MADE : UNCHANGED);
}
