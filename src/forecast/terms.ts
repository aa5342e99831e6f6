import type { Cluster, CopySetting, Estate, PolicyItem, Schedule, Shard, Value } from '../model';

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
    const [was, will] = [this.ofCluster(before, ids), this.ofCluster(after, ids)];
    if (was === undefined || will === undefined) return undefined;
    const text = JSON.stringify([was, will]);
    return text.includes(NO_NUMBER) ? undefined : text;
  }

  private ofCluster(cluster: Cluster | undefined, ids: Ids): readonly unknown[] | undefined {
    if (cluster === undefined) return [];
    const { project, shards, schedules, snapshots, restoresInto, legacyMethod } = cluster;
    const [schedule] = schedules;
    if (schedules.length > 1 || snapshots.length > 0 || restoresInto.length > 0 || legacyMethod !== undefined)
      return undefined;
    if (project.kind !== 'linked' || (schedule !== undefined && schedule.export.kind !== 'absent'))
      return undefined;
    return [
      this.numberOf(project.to),
      cluster.type,
      cluster.existence,
      cluster.change,
      cluster.kind,
      cluster.clusterType,
      shards.kind === 'known' ? shards.value.map((shard) => ofShard(shard, ids)) : shards,
      cluster.backupAttribute,
      cluster.setsBackup,
      cluster.backupEnabled,
      cluster.pitEnabled,
      cluster.retainBackupsEnabled,
      cluster.terminationProtectionEnabled,
      cluster.paused,
      cluster.encryptionAtRestProvider,
      cluster.mongoDbMajorVersion,
      cluster.mongoDbVersion,
      cluster.continuousBackupEnabled,
      cluster.oldContinuousBackup,
      cluster.providerBackupEnabled,
      schedule === undefined ? [] : this.ofSchedule(schedule, shards, ids),
    ];
  }

  private ofSchedule(schedule: Schedule, shards: Cluster['shards'], ids: Ids): readonly unknown[] {
    const { copySettings, project } = schedule;
    return [
      project.kind === 'linked' ? this.numberOf(project.to) : project,
      schedule.existence,
      schedule.change,
      schedule.before === undefined,
      schedule.after === undefined,
      this.ofItems(schedule.items, ids),
      schedule.unknownItems,
      schedule.referenceHourOfDay,
      schedule.referenceMinuteOfHour,
      schedule.restoreWindowDays,
      schedule.setsRestoreWindow,
      schedule.updateSnapshots,
      schedule.autoExportEnabled,
      schedule.setsAutoExport,
      copySettings.kind === 'known'
        ? copySettings.value.map((setting) => ofCopySetting(setting, shards, ids))
        : copySettings,
      schedule.skipDestroy,
      schedule.setsSkipDestroy,
    ];
  }

  /** Most schedules to come share their items with others: these are written out once. */
  private ofItems(items: readonly PolicyItem[], ids: Ids): unknown {
    const known = this.numbers.get(items);
    if (known !== undefined) return known;
    const terms = items.map((item) => [
      item.frequency,
      item.interval,
      item.unit,
      item.value,
      ids.of(item.id),
      item.attribute,
      item.index,
    ]);
    // An id is one of its own cluster.
    if (items.some(({ id }) => id.kind === 'known')) return terms;
    const text = JSON.stringify(terms);
    if (text.includes(NO_NUMBER)) return terms;
    const number = this.numberOf(text);
    this.numbers.set(items, number);
    return number;
  }

  private numberOf(one: object | string): number {
    const known = this.numbers.get(one);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(one, number);
    return number;
  }
}

/** A number that JSON cannot write would look like any other of these. */
const NO_NUMBER = '"value":null';

/** The ids and names of zones within one cluster: of these it matters only which are the same. */
class Ids {
  private readonly known = new Map<string, number>();

  of(id: Value<string>): unknown {
    if (id.kind !== 'known') return id;
    const number = this.known.get(id.value) ?? this.known.size;
    this.known.set(id.value, number);
    return [number, id.sensitive];
  }
}

function ofShard({ zoneId, zoneName, numShards, regions }: Shard, ids: Ids): readonly unknown[] {
  return [ids.of(zoneId), ids.of(zoneName), numShards, regions];
}

function ofCopySetting(setting: CopySetting, shards: Cluster['shards'], ids: Ids): readonly unknown[] {
  const { zone } = setting;
  return [
    setting.index,
    setting.cloudProvider,
    setting.regionName,
    ids.of(setting.zoneId),
    zone.kind,
    zone.kind === 'linked' && shards.kind === 'known' ? shards.value.indexOf(zone.to) : undefined,
    setting.frequencies,
    setting.shouldCopyOplogs,
    setting.otherSelection,
    setting.replicationSpecId,
  ];
}

/** Whether the two schedules of a cluster are the same one, or one of them is not there, and neither is any other's. */
function arePaired(before: Schedule | undefined, after: Schedule | undefined): boolean {
  if (before?.after !== undefined && before.after !== after) return false;
  if (after?.before !== undefined && after.before !== before) return false;
  if (before === undefined || after?.before === undefined) return true;
  const [was, will] = [before.clusterName, after.clusterName];
  return was.kind === 'known' && will.kind === 'known' && was.value === will.value;
}
