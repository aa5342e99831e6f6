import { Fn, Token } from 'cdktf';
import { Construct } from 'constructs';
import { CLOUD_PROVIDERS, type CloudProvider, type Frequency } from '../atlas';
import type { CloudBackupScheduleCopySettings } from '../provider/cloud-backup-schedule';
import type { BackupSchedule } from './backup-schedule';
import type { IDedicatedCluster, ZoneReference } from './cluster';
import { PropsValidator } from './props';
import { type OrToken, isToken } from './token';

/** What can be copied: the snapshots of a frequency, and on-demand snapshots. */
export type CopiedFrequency = Frequency | 'on-demand';

/** A region that snapshots are copied to. */
export interface SnapshotCopy {
  /** The region, as Atlas names it: `EU_WEST_1`. */
  readonly region: string;
  /**
   * The zone of a global cluster whose snapshots are copied.
   * @default - the cluster's only zone
   */
  readonly zone?: string;
  /**
   * Which snapshots are copied.
   * @default - those of every frequency of the schedule
   */
  readonly frequencies?: readonly CopiedFrequency[];
  /**
   * Whether the oplogs for point-in-time restore are also copied.
   * @default - if the cluster enables point-in-time restore
   */
  readonly oplogs?: OrToken<boolean>;
  /**
   * The cloud provider of the region: that of the cluster.
   * @default - the cluster's
   */
  readonly cloudProvider?: CloudProvider;
}

/** Props of {@link SnapshotCopies}. */
export interface SnapshotCopiesProps {
  /** The schedule whose snapshots are copied. */
  readonly schedule: BackupSchedule;
  /** The regions to copy to. */
  readonly to: readonly (string | SnapshotCopy)[];
}

const FREQUENCIES = ['hourly', 'daily', 'weekly', 'monthly', 'yearly', 'on-demand'] as const;

const validator = new PropsValidator((prop) =>
  prop.object<SnapshotCopiesProps>({
    schedule: prop.schedule(),
    to: prop.nonEmptyList(
      prop.union(
        prop.text(),
        prop.object<SnapshotCopy>({
          region: prop.text(),
          zone: prop.optional(prop.text()),
          frequencies: prop.optional(prop.list(prop.oneOf(FREQUENCIES))),
          oplogs: prop.optional(prop.flag()),
          cloudProvider: prop.optional(prop.oneOf(CLOUD_PROVIDERS)),
        }),
      ),
    ),
  }),
);

/**
 * Copies of a cluster's snapshots in other regions of its cloud provider. They survive the loss of the cluster's region.
 * @example
 * new SnapshotCopies(this, 'copies', { schedule: backups, to: ['EU_WEST_1'] });
 * @see https://www.mongodb.com/docs/atlas/backup/cloud-backup/snapshot-distribution/
 */
export class SnapshotCopies extends Construct {
  /** @throws if the props are invalid, or the cluster does not have a zone */
  constructor(scope: Construct, id: string, props: SnapshotCopiesProps) {
    super(scope, id);
    validator.validate('SnapshotCopies', scope, id, props);
    const { schedule, to } = props;
    schedule.addCopies(to.map((target) => this.settings(schedule, copyOf(target))));
  }

  private settings(schedule: BackupSchedule, copy: SnapshotCopy): CloudBackupScheduleCopySettings {
    const { cluster } = schedule;
    const { frequencies = schedule.frequencies, oplogs = cluster.pointInTimeRestore } = copy;
    const provider = copy.cloudProvider ?? cluster.cloudProvider;
    return {
      regionName: copy.region,
      zoneId: this.zone(cluster, copy.zone).zoneId,
      frequencies: frequencies.map(inUpperCase),
      ...(provider === undefined ? {} : { cloudProvider: provider as string }),
      ...(oplogs === undefined ? {} : { shouldCopyOplogs: oplogs }),
    };
  }

  private zone({ zones }: IDedicatedCluster, name: string | undefined): ZoneReference {
    const found = zones.find((zone) => zone.name === name);
    if (found !== undefined) return found;
    const names = zones.map((zone) => (zone.name === undefined ? 'none' : `"${zone.name}"`)).join(', ');
    throw new Error(
      `${this.node.path}: SnapshotCopies: ${name === undefined ? 'a global cluster has several zones: set zone' : `there is no zone "${name}"`} (zones: ${names})`,
    );
  }
}

function copyOf(target: string | SnapshotCopy): SnapshotCopy {
  return typeof target === 'string' || Token.isUnresolved(target)
    ? { region: Token.asString(target) }
    : target;
}

/** A frequency as copy settings write it, unlike policy items. */
function inUpperCase(frequency: string): string {
  return isToken(frequency)
    ? Fn.replace(Fn.upper(frequency), '-', '_')
    : frequency.toUpperCase().replace('-', '_');
}
