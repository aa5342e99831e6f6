import type { Cluster, CopySetting, Estate, PolicyItem, Region, Schedule, Shard, Value } from '../model';

/**
 * Everything that decides about what a plan does to a cluster's backups, but for names and addresses, as one text:
 * clusters of equal terms have equal impacts. A cluster has none where more plays a part than itself, its project and one
 * schedule.
 */
export class Terms {
  private readonly numbers = new Map<object | string, number>();
  /** A schedule that may be for any cluster leaves them open, each by itself. */
  private readonly areSchedulesOpen: boolean;

  constructor(...estates: readonly Pick<Estate, 'schedules'>[]) {
    this.areSchedulesOpen = estates.some(({ schedules }) =>
      schedules.some(({ cluster }) => cluster.kind === 'unlinked'),
    );
  }

  /** Those of a cluster as it is before and after; undefined stands for one that is not there. */
  of(before: Cluster | undefined, after: Cluster | undefined): string | undefined {
    if (this.areSchedulesOpen || !arePaired(before?.schedules[0], after?.schedules[0])) return undefined;
    const ids = new Ids();
    const was = this.ofCluster(before, ids);
    const will = was === undefined ? undefined : this.ofCluster(after, ids);
    return was === undefined || will === undefined ? undefined : together([was, will]);
  }

  private ofCluster(cluster: Cluster | undefined, ids: Ids): string | undefined {
    if (cluster === undefined) return 'none';
    const { project, shards, schedules, snapshots, restoresInto, legacyMethod } = cluster;
    const [schedule] = schedules;
    if (schedules.length > 1 || snapshots.length > 0 || restoresInto.length > 0 || legacyMethod !== undefined)
      return undefined;
    if (project.kind !== 'linked' || (schedule !== undefined && schedule.export.kind !== 'absent'))
      return undefined;
    return together([
      String(this.numberOf(project.to)),
      cluster.type,
      cluster.existence,
      ofPlain(cluster.change),
      of(cluster.kind),
      of(cluster.clusterType),
      ofList(shards, (shard) => ofShard(shard, ids)),
      cluster.backupAttribute,
      String(cluster.setsBackup),
      of(cluster.backupEnabled),
      of(cluster.pitEnabled),
      of(cluster.retainBackupsEnabled),
      of(cluster.terminationProtectionEnabled),
      of(cluster.paused),
      of(cluster.encryptionAtRestProvider),
      of(cluster.mongoDbMajorVersion),
      of(cluster.mongoDbVersion),
      of(cluster.continuousBackupEnabled),
      of(cluster.oldContinuousBackup),
      of(cluster.providerBackupEnabled),
      schedule === undefined ? 'none' : this.ofSchedule(schedule, shards, ids),
    ]);
  }

  private ofSchedule(schedule: Schedule, shards: Cluster['shards'], ids: Ids): string {
    const { copySettings, project } = schedule;
    return together([
      project.kind === 'linked' ? String(this.numberOf(project.to)) : ofPlain(project),
      schedule.existence,
      ofPlain(schedule.change),
      String(schedule.before === undefined),
      String(schedule.after === undefined),
      this.ofItems(schedule.items, ids),
      schedule.unknownItems.length === 0 ? '' : ofPlain(schedule.unknownItems),
      of(schedule.referenceHourOfDay),
      of(schedule.referenceMinuteOfHour),
      of(schedule.restoreWindowDays),
      String(schedule.setsRestoreWindow),
      of(schedule.updateSnapshots),
      of(schedule.autoExportEnabled),
      String(schedule.setsAutoExport),
      ofList(copySettings, (setting) => ofCopySetting(setting, shards, ids)),
      of(schedule.skipDestroy),
      String(schedule.setsSkipDestroy),
    ]);
  }

  /** Most schedules to come share their items with others: these are written out once. */
  private ofItems(items: readonly PolicyItem[], ids: Ids): string {
    const known = this.numbers.get(items);
    if (known !== undefined) return String(known);
    const terms = together(
      items.map((item) =>
        together([
          item.frequency,
          of(item.interval),
          of(item.unit),
          of(item.value),
          ids.of(item.id),
          item.attribute,
          String(item.index),
        ]),
      ),
    );
    // An id is one of its own cluster.
    if (items.some(({ id }) => id.kind === 'known')) return terms;
    const number = this.numberOf(terms);
    this.numbers.set(items, number);
    return String(number);
  }

  private numberOf(one: object | string): number {
    const known = this.numbers.get(one);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(one, number);
    return number;
  }
}

/** Parts as one text, each with its length before it: other parts never make the same text. */
function together(parts: readonly string[]): string {
  let text = '';
  for (const part of parts) text += `${part.length}:${part}`;
  return text;
}

/** A value of which the estate has many, as a text. */
function of(value: Value<string | number | boolean>): string {
  if (value.kind === 'absent') return '';
  if (value.kind === 'unknown' || value.sensitive === true || value.written !== undefined)
    return `${ofPlain(value)}${value.kind === 'known' ? String(value.value) : ''}`;
  return `${typeof value.value}${value.value}`;
}

/** A list, with what is made of each of its items. */
function ofList<T>(list: Value<readonly T[]>, make: (item: T) => string): string {
  return list.kind === 'known'
    ? together([String(list.sensitive), ...list.value.map((item) => make(item))])
    : ofPlain(list);
}

/** Anything that is plain data without numbers that JSON cannot write. */
function ofPlain(data: unknown): string {
  return data === undefined ? '' : JSON.stringify(data);
}

/** The ids and names of zones within one cluster: of these it matters only which are the same. */
class Ids {
  private readonly known = new Map<string, number>();

  of(id: Value<string>): string {
    if (id.kind !== 'known') return ofPlain(id);
    const number = this.known.get(id.value) ?? this.known.size;
    this.known.set(id.value, number);
    return `${number}${id.sensitive === true ? ' sensitive' : ''}`;
  }
}

function ofShard({ zoneId, zoneName, numShards, regions }: Shard, ids: Ids): string {
  return together([ids.of(zoneId), ids.of(zoneName), of(numShards), ofList(regions, ofRegion)]);
}

function ofRegion(region: Region): string {
  return together([
    of(region.provider),
    String(region.isTenant),
    of(region.region),
    of(region.priority),
    of(region.instanceSize),
    together(region.otherSizes.map((size) => of(size))),
    region.attribute,
  ]);
}

function ofCopySetting(setting: CopySetting, shards: Cluster['shards'], ids: Ids): string {
  const { zone, frequencies, otherSelection, replicationSpecId } = setting;
  return together([
    String(setting.index),
    of(setting.cloudProvider),
    of(setting.regionName),
    ids.of(setting.zoneId),
    zone.kind,
    zone.kind === 'linked' && shards.kind === 'known' ? String(shards.value.indexOf(zone.to)) : '',
    ofList(frequencies, of),
    of(setting.shouldCopyOplogs),
    ofPlain(otherSelection),
    ofPlain(replicationSpecId),
  ]);
}

/** Whether the two schedules of a cluster are the same one, or one of them is not there, and neither is any other's. */
function arePaired(before: Schedule | undefined, after: Schedule | undefined): boolean {
  if (before?.after !== undefined && before.after !== after) return false;
  if (after?.before !== undefined && after.before !== before) return false;
  if (before === undefined || after?.before === undefined) return true;
  const [was, will] = [before.clusterName, after.clusterName];
  return was.kind === 'known' && will.kind === 'known' && was.value === will.value;
}
