import type { Cluster, Estate, Schedule } from '../model';

/**
 * Everything that decides about the forecast of a cluster to be created, but for its name and address, as one text:
 * clusters of equal terms have equal forecasts. A cluster has none where more plays a part than itself, its project and
 * one schedule.
 */
export class TermsOfNewClusters {
  private readonly numbers = new Map<object | string, number>();
  /** A schedule that may be for any cluster leaves them open, each by itself. */
  private readonly areSchedulesOpen: boolean;

  constructor({ schedules }: Pick<Estate, 'schedules'>) {
    this.areSchedulesOpen = schedules.some(({ cluster }) => cluster.kind === 'unlinked');
  }

  of(cluster: Cluster): string | undefined {
    if (cluster.before !== undefined || cluster.change?.action !== 'create' || this.areSchedulesOpen)
      return undefined;
    const { schedules, snapshots, restoresInto, legacyMethod } = cluster;
    const [schedule] = schedules;
    if (schedules.length > 1 || snapshots.length > 0 || restoresInto.length > 0 || legacyMethod !== undefined)
      return undefined;
    const ofSchedule = schedule === undefined ? [] : this.ofSchedule(schedule);
    if (ofSchedule === undefined || cluster.project.kind !== 'linked') return undefined;
    const text = JSON.stringify([
      this.numberOf(cluster.project.to),
      cluster.type,
      cluster.existence,
      cluster.kind,
      cluster.clusterType,
      cluster.shards,
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
      ofSchedule,
    ]);
    return text.includes(NO_NUMBER) ? undefined : text;
  }

  /** Those of a schedule that is made with its cluster. */
  private ofSchedule(schedule: Schedule): readonly unknown[] | undefined {
    if (schedule.change?.action !== 'create' || schedule.before !== undefined) return undefined;
    if (schedule.export.kind !== 'absent') return undefined;
    const items = this.ofItems(schedule.items);
    if (items === undefined) return undefined;
    return [
      items,
      schedule.unknownItems,
      schedule.referenceHourOfDay,
      schedule.referenceMinuteOfHour,
      schedule.restoreWindowDays,
      schedule.setsRestoreWindow,
      schedule.updateSnapshots,
      schedule.autoExportEnabled,
      schedule.setsAutoExport,
      schedule.copySettings,
      schedule.skipDestroy,
      schedule.setsSkipDestroy,
    ];
  }

  /** Most schedules share their items with others: these are written out once. */
  private ofItems(items: Schedule['items']): number | undefined {
    const known = this.numbers.get(items);
    if (known !== undefined) return known;
    const text = JSON.stringify(items);
    if (text.includes(NO_NUMBER)) return undefined;
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
