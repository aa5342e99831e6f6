import type { Cluster, Estate, Link, Schedule } from '../model';

/**
 * Everything that decides about the forecast of a cluster to be created, but for its name and address, as one text:
 * clusters of equal terms have equal forecasts. A cluster has none where more plays a part than itself, its project and
 * one schedule.
 */
export class TermsOfNewClusters {
  private readonly numbers = new Map<object, number>();
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
    const ofSchedule = schedule === undefined ? [] : termsOf(schedule);
    const project = this.numberOf(cluster.project);
    if (ofSchedule === undefined || project === undefined) return undefined;
    const text = JSON.stringify([
      project,
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
    // A number that JSON cannot write would look like any other of these.
    return text.includes('"value":null') ? undefined : text;
  }

  private numberOf(link: Link<object>): number | undefined {
    if (link.kind !== 'linked') return undefined;
    const known = this.numbers.get(link.to);
    if (known !== undefined) return known;
    this.numbers.set(link.to, this.numbers.size);
    return this.numbers.size - 1;
  }
}

/** Those of a schedule that is made with its cluster. */
function termsOf(schedule: Schedule): readonly unknown[] | undefined {
  if (schedule.change?.action !== 'create' || schedule.before !== undefined) return undefined;
  if (schedule.export.kind !== 'absent') return undefined;
  return [
    schedule.items,
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
