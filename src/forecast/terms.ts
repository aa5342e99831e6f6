import type { ClusterKind } from '../atlas';
import type { Cluster, CopySetting, PolicyItem, Region, Schedule, Shard, Value } from '../model';
import { isAtlasId } from '../model/atlas-id';
import type { OpenSchedules } from '../model/open-schedules';
import { isReplacementRejected } from '../model/rejected-replacement';
import { knownValue } from '../model/value';
import { type SchedulesOfEstate, openSchedulesOf } from './backup-policy';

/**
 * Everything that decides what a plan does to a cluster's backups, except names and addresses, as one text: clusters with
 * equal terms have equal impacts. A cluster has no terms if its impact depends on more than itself, its project and one
 * schedule.
 *
 * The tables below list the terms: each has every member of its type. The tests compare them with what an impact reads.
 */
export class Terms {
  private readonly writers = {
    cluster: writersOf(CLUSTER_TERMS),
    schedule: writersOf(SCHEDULE_TERMS),
    item: writersOf(ITEM_TERMS),
    shard: writersOf(SHARD_TERMS),
    region: writersOf(REGION_TERMS),
    copySetting: writersOf(COPY_SETTING_TERMS),
  };
  private readonly numbers = new Numbers();
  /** A cluster that one of these schedules may be for is computed separately. */
  private readonly openBefore: OpenSchedules;
  private readonly openAfter: OpenSchedules;

  constructor(before: SchedulesOfEstate, after: SchedulesOfEstate) {
    this.openBefore = openSchedulesOf(before);
    this.openAfter = openSchedulesOf(after);
  }

  /** The terms of a cluster before and after; undefined means that it does not exist. */
  of(before: Cluster | undefined, after: Cluster | undefined): string | undefined {
    if (!arePaired(before?.schedules[0], after?.schedules[0])) return undefined;
    if (!isByItself(before, this.openBefore) || !isByItself(after, this.openAfter)) return undefined;
    const ids = new Numbers();
    // Names are not terms, but whether the new name is that of the old cluster decides whether Atlas rejects the new one.
    const isRejected = before !== undefined && isReplacementRejected(before);
    return together([this.ofCluster(before, ids), this.ofCluster(after, ids), String(isRejected)]);
  }

  private ofCluster(cluster: Cluster | undefined, ids: Numbers): string {
    if (cluster === undefined) return 'none';
    const [schedule] = cluster.schedules;
    const { writers, numbers } = this;
    const scope = { writers, numbers, ids, shards: cluster.shards, kind: knownValue(cluster.kind) };
    return together([
      written(cluster, writers.cluster, scope),
      schedule === undefined ? 'none' : written(schedule, writers.schedule, scope),
    ]);
  }
}

// --- which members are terms ---

/** How the value of a member is written, or why the member is not a term. */
type Term<T> = ((value: T, scope: Scope) => string) | NoTerm;

/** Every member of a type: a new member that a table does not have does not compile. */
export type TermTable<T> = { readonly [Member in keyof T]-?: Term<T[Member]> };

/** Why a member is not a term. */
export interface NoTerm {
  readonly because: string;
  /** Whether an impact reads it nevertheless. */
  readonly isRead: boolean;
}

const UNREAD: NoTerm = { because: 'no impact depends on it', isRead: false };
const NAME: NoTerm = { because: 'it identifies the cluster, and is filled in for each', isRead: true };
const OTHER_SIDE: NoTerm = { because: 'both sides of a cluster are written', isRead: true };
const REASON: NoTerm = {
  because: 'it names what is not known, and such an impact is not shared',
  isRead: true,
};
const ALONE: NoTerm = { because: 'a cluster that has any has no terms', isRead: true };

export const CLUSTER_TERMS: TermTable<Cluster> = {
  address: NAME,
  type: UNREAD,
  origin: UNREAD,
  constructPath: NAME,
  construct: UNREAD,
  existence: text,
  change: ofPlain,
  name: NAME,
  clusterId: UNREAD,
  project: (project, { numbers }) => (project.kind === 'linked' ? numbers.of(project.to) : ofPlain(project)),
  kind: of,
  clusterType: UNREAD,
  shards: (shards, scope) => ofList(shards, (shard) => written(shard, scope.writers.shard, scope)),
  backupEnabled: of,
  backupAttribute: REASON,
  setsBackup: UNREAD,
  pitEnabled: of,
  retainBackupsEnabled: of,
  terminationProtectionEnabled: of,
  paused: of,
  encryptionAtRestProvider: UNREAD,
  createDate: (createDate, { kind }) => (kind === 'flex' ? of(createDate) : ''),
  mongoDbMajorVersion: UNREAD,
  mongoDbVersion: UNREAD,
  pinnedFcv: UNREAD,
  databaseEdition: ofEdition,
  effectiveDatabaseEdition: ofEdition,
  configServerManagementMode: UNREAD,
  configServerType: UNREAD,
  useEffectiveFields: UNREAD,
  continuousBackupEnabled: of,
  tags: UNREAD,
  oldContinuousBackup: UNREAD,
  providerBackupEnabled: UNREAD,
  legacyMethod: ALONE,
  legacyResources: UNREAD,
  rootDiskSizeGb: UNREAD,
  schedules: { because: 'the only one is written separately', isRead: true },
  snapshots: ALONE,
  exportJobs: ALONE,
  restoresInto: ALONE,
  before: OTHER_SIDE,
  after: OTHER_SIDE,
};

export const SCHEDULE_TERMS: TermTable<Schedule> = {
  address: REASON,
  type: UNREAD,
  origin: UNREAD,
  constructPath: UNREAD,
  construct: UNREAD,
  existence: UNREAD,
  change: ofPlain,
  clusterName: { because: 'it is the same on both sides, or there are no terms', isRead: true },
  cluster: UNREAD,
  clusterElsewhere: UNREAD,
  project: UNREAD,
  waitsForCluster: UNREAD,
  items: ofItems,
  unknownItems: (items) => (items.length === 0 ? '' : ofPlain(items)),
  referenceHourOfDay: of,
  referenceMinuteOfHour: of,
  restoreWindowDays: of,
  setsRestoreWindow: UNREAD,
  updateSnapshots: of,
  autoExportEnabled: { because: 'it has no effect without an export', isRead: true },
  setsAutoExport: UNREAD,
  export: ALONE,
  copySettings: (settings, scope) =>
    ofList(settings, (setting) => written(setting, scope.writers.copySetting, scope)),
  copyPolicyItemsEnabled: of,
  updateCopySnapshots: UNREAD,
  deleteCopySnapshots: UNREAD,
  skipDestroy: of,
  setsSkipDestroy: UNREAD,
  before: (before) => String(before === undefined),
  after: { because: 'it is that of the other side, or there are no terms', isRead: true },
};

export const ITEM_TERMS: TermTable<PolicyItem> = {
  frequency: text,
  interval: of,
  unit: of,
  value: of,
  id: ofId,
  attribute: text,
  index: String,
};

export const SHARD_TERMS: TermTable<Shard> = {
  zoneId: UNREAD,
  zoneName: ofId,
  numShards: UNREAD,
  regions: (regions, scope) => ofList(regions, (region) => written(region, scope.writers.region, scope)),
};

export const REGION_TERMS: TermTable<Region> = {
  provider: of,
  providerName: UNREAD,
  isTenant: UNREAD,
  region: of,
  priority: of,
  instanceSize: of,
  otherSizes: UNREAD,
  electable: UNREAD,
  readOnly: UNREAD,
  analytics: UNREAD,
  autoScaling: UNREAD,
  analyticsAutoScaling: UNREAD,
  attribute: REASON,
};

export const COPY_SETTING_TERMS: TermTable<CopySetting> = {
  index: String,
  cloudProvider: of,
  regionName: of,
  zoneId: (zoneId) => (zoneId.kind === 'known' ? String(isAtlasId(zoneId.value)) : ''),
  zone: (zone, { shards }) =>
    zone.kind === 'linked'
      ? String(shards.kind === 'known' ? shards.value.indexOf(zone.to) : undefined)
      : ofPlain(zone),
  frequencies: (frequencies) => ofList(frequencies, of),
  shouldCopyOplogs: of,
  copyPolicyItems: ofPlain,
  lastNumberOfSnapshots: of,
  replicationSpecId: ({ kind }) => String(kind === 'absent'),
};

// --- how they are written ---

/** What the text of a member may depend on in addition to its value. */
interface Scope {
  readonly writers: Readonly<Record<'shard' | 'region' | 'item' | 'copySetting', readonly Writer[]>>;
  readonly numbers: Numbers;
  /** The ids and names of zones within one cluster: only which of these are equal matters. */
  readonly ids: Numbers;
  readonly shards: Cluster['shards'];
  readonly kind: ClusterKind | undefined;
}

interface Writer {
  readonly member: string;
  readonly write: (value: never, scope: Scope) => string;
}

function writersOf<T>(table: TermTable<T>): readonly Writer[] {
  return Object.entries<Term<never>>(table as Readonly<Record<string, Term<never>>>).flatMap(
    ([member, write]) => (typeof write === 'function' ? [{ member, write }] : []),
  );
}

function written(one: object, writers: readonly Writer[], scope: Scope): string {
  const members = one as Readonly<Record<string, never>>;
  let all = '';
  for (const { member, write } of writers) {
    const part = write(members[member] as never, scope);
    all += `${part.length}:${part}`;
  }
  return all;
}

/** Parts as one text, each after its length: different parts never give the same text. */
function together(parts: readonly string[]): string {
  let all = '';
  for (const part of parts) all += `${part.length}:${part}`;
  return all;
}

/** Gives equal values equal numbers. */
class Numbers {
  private readonly known = new Map<object | string, string>();

  of(one: object | string): string {
    return this.known.get(one) ?? this.put(one, String(this.known.size));
  }

  get(one: object): string | undefined {
    return this.known.get(one);
  }

  put(one: object | string, number: string): string {
    this.known.set(one, number);
    return number;
  }
}

function text(value: string): string {
  return value;
}

/** A value that occurs often in an estate. */
function of(value: Value<string | number | boolean>): string {
  if (value.kind === 'absent') return '';
  if (value.kind === 'unknown' || value.sensitive === true || value.written !== undefined)
    return `${ofPlain(value)}${value.kind === 'known' ? String(value.value) : ''}`;
  return `${typeof value.value}${value.value}`;
}

/** Of an edition it matters only whether it is Infinite. */
function ofEdition(edition: Value<string>): string {
  return edition.kind === 'known' ? String(edition.value === 'INFINITE') : edition.kind;
}

/** An id, or the name of a zone. */
function ofId(id: Value<string>, { ids }: Scope): string {
  if (id.kind !== 'known') return ofPlain(id);
  return `${ids.of(id.value)}${id.sensitive === true ? ' sensitive' : ''}`;
}

/** A list, with the text of each of its items. */
function ofList<T>(list: Value<readonly T[]>, make: (item: T) => string): string {
  return list.kind === 'known'
    ? together([String(list.sensitive), ...list.value.map((item) => make(item))])
    : ofPlain(list);
}

/** Most new schedules share their items with others: these are written out once. */
function ofItems(items: readonly PolicyItem[], scope: Scope): string {
  const { numbers, writers } = scope;
  const known = numbers.get(items);
  if (known !== undefined) return known;
  const all = together(items.map((item) => written(item, writers.item, scope)));
  // An id belongs to one cluster.
  return items.some(({ id }) => id.kind === 'known') ? all : numbers.put(items, numbers.of(all));
}

/** Anything that is plain data without numbers that JSON cannot write. */
function ofPlain(data: unknown): string {
  return data === undefined ? '' : JSON.stringify(data);
}

// --- which clusters have terms ---

/** Whether it depends only on itself, its project and one schedule. */
function isByItself(cluster: Cluster | undefined, open: OpenSchedules): boolean {
  if (cluster === undefined) return true;
  const { project, schedules, snapshots, exportJobs, restoresInto, legacyMethod } = cluster;
  return (
    project.kind === 'linked' &&
    schedules.length < 2 &&
    (schedules[0] === undefined || schedules[0].export.kind === 'absent') &&
    snapshots.length === 0 &&
    exportJobs.length === 0 &&
    restoresInto.length === 0 &&
    legacyMethod === undefined &&
    open.perhapsOf(cluster) === undefined
  );
}

/** Whether the two schedules of a cluster are the same one, or one is missing, and neither belongs to another cluster. */
function arePaired(before: Schedule | undefined, after: Schedule | undefined): boolean {
  if (before?.after !== undefined && before.after !== after) return false;
  if (after?.before !== undefined && after.before !== before) return false;
  if (before === undefined || after?.before === undefined) return true;
  const [former, planned] = [before.clusterName, after.clusterName];
  return former.kind === 'known' && planned.kind === 'known' && former.value === planned.value;
}
