import { Fn, Token } from 'cdktf';
import { Construct } from 'constructs';
import type { CloudProvider, Frequency } from '../../atlas';
import { CLOUD_PROVIDERS } from '../../atlas/cloud-provider';
import type {
  CloudBackupScheduleCopySettings,
  CloudBackupScheduleCopySettingsCopyPolicyItems,
} from '../../provider/cloud-backup-schedule';
import type { BackupSchedule } from './backup-schedule';
import type { IDedicatedCluster, ZoneReference } from '../props/cluster';
import { type Consent, consentSchema } from '../props/consent';
import type { Region } from '../props/names';
import type { Contradiction } from '../props/prop-schemas';
import type { Retention } from '../props/retention';
import { PropsValidator } from '../props/props';
import { type OrToken, isToken } from '../props/token';

/** What can be copied: the snapshots of a frequency, and on-demand snapshots. */
export type CopiedFrequency = Frequency | 'on-demand';

/** How long copies are kept, by what is copied. */
export interface CopyRetentions {
  /** @default - hourly snapshots are not copied */
  readonly hourly?: Retention;
  /** @default - daily snapshots are not copied */
  readonly daily?: Retention;
  /** @default - weekly snapshots are not copied */
  readonly weekly?: Retention;
  /** @default - monthly snapshots are not copied */
  readonly monthly?: Retention;
  /** @default - yearly snapshots are not copied */
  readonly yearly?: Retention;
  /** @default - on-demand snapshots are not copied */
  readonly onDemand?: Retention;
}

/** A region that snapshots are copied to. */
export interface SnapshotCopy {
  /** The region, as Atlas names it: `EU_WEST_1`. */
  readonly region: Region;
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
   * How long the copies are kept, which also decides what is copied. Requires `ownRetention`.
   * @default - with `ownRetention`, as long as the schedule keeps the originals
   */
  readonly keep?: CopyRetentions;
  /**
   * Copies only the newest N snapshots: from 1 to 500. Requires `ownRetention`.
   * @default - `keep` decides
   */
  readonly lastSnapshots?: number;
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
  readonly to: readonly (Region | SnapshotCopy)[];
  /**
   * Your consent that all copies of this schedule have their own retention. Atlas cannot undo that: it enables
   * `copy_policy_items_enabled`, which cannot be disabled again. The reason acknowledges `copy/items-irrevocable`. Requires
   * version 2.18 of the provider.
   * @default - copies are kept as long as their originals
   */
  readonly ownRetention?: Consent;
  /**
   * Whether a changed retention also applies to existing copies. A shorter one then deletes some of them.
   * @default - only to new copies
   */
  readonly updateExisting?: OrToken<boolean>;
  /**
   * Your consent that existing copies are deleted if they are not in `keep` any more.
   * @default - existing copies stay until they expire
   */
  readonly deleteExisting?: Consent;
}

const FREQUENCIES = ['hourly', 'daily', 'weekly', 'monthly', 'yearly', 'on-demand'] as const;

const validator = new PropsValidator((prop) =>
  prop.consistent(
    prop.object<SnapshotCopiesProps>({
      schedule: prop.schedule<BackupSchedule>(),
      to: prop.nonEmptyList(
        prop.union(
          prop.text(),
          prop.object<SnapshotCopy>({
            region: prop.text(),
            zone: prop.optional(prop.text()),
            frequencies: prop.optional(prop.list(prop.oneOf(FREQUENCIES))),
            oplogs: prop.optional(prop.flag()),
            cloudProvider: prop.optional(prop.oneOf(CLOUD_PROVIDERS)),
            keep: prop.optional(
              prop.object<CopyRetentions>({
                hourly: prop.optional(prop.retention()),
                daily: prop.optional(prop.retention()),
                weekly: prop.optional(prop.retention()),
                monthly: prop.optional(prop.retention()),
                yearly: prop.optional(prop.retention()),
                onDemand: prop.optional(prop.retention()),
              }),
            ),
            lastSnapshots: prop.optional(prop.number()),
          }),
        ),
      ),
      ownRetention: prop.optional(consentSchema(prop)),
      updateExisting: prop.optional(prop.flag()),
      deleteExisting: prop.optional(consentSchema(prop)),
    }),
    contradictions,
  ),
);

/** How many of the newest snapshots Atlas copies at most. */
const MOST_LAST_SNAPSHOTS = 500;

function* contradictions({
  to,
  ownRetention,
  updateExisting,
  deleteExisting,
}: SnapshotCopiesProps): Iterable<Contradiction> {
  const requires = "requires ownRetention: { reason: '...' }, since Atlas cannot undo it";
  if (ownRetention === undefined) {
    if (updateExisting !== undefined) yield [['updateExisting'], requires];
    if (deleteExisting !== undefined) yield [['deleteExisting'], requires];
  }
  for (const [index, target] of to.entries()) {
    const { frequencies, keep, lastSnapshots } = copyOf(target);
    if (ownRetention === undefined) {
      if (keep !== undefined) yield [['to', index, 'keep'], requires];
      if (lastSnapshots !== undefined) yield [['to', index, 'lastSnapshots'], requires];
    } else if (frequencies !== undefined)
      yield [['to', index, 'frequencies'], 'cannot be set with ownRetention: write keep'];
    if (keep !== undefined && lastSnapshots !== undefined)
      yield [['to', index], 'has keep and lastSnapshots: write one of them'];
    if (keep !== undefined && Object.values(keep).every((one) => one === undefined))
      yield [['to', index, 'keep'], 'is empty: write what is copied, such as daily'];
    if (lastSnapshots !== undefined && !isToken(lastSnapshots) && !isNumberOfSnapshots(lastSnapshots))
      yield [
        ['to', index, 'lastSnapshots'],
        `must be a whole number from 1 to ${MOST_LAST_SNAPSHOTS}, not ${lastSnapshots}`,
      ];
  }
}

function isNumberOfSnapshots(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= MOST_LAST_SNAPSHOTS;
}

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
    const { schedule, to, ownRetention, updateExisting, deleteExisting } = props;
    const copies = to.map((target) => this.settings(schedule, copyOf(target), ownRetention !== undefined));
    schedule.addCopies(copies, { ownRetention, updateExisting, deleteExisting });
  }

  private settings(
    schedule: BackupSchedule,
    copy: SnapshotCopy,
    hasOwnRetention: boolean,
  ): CloudBackupScheduleCopySettings {
    const { cluster } = schedule;
    const { oplogs = cluster.pointInTimeRestore } = copy;
    const provider = copy.cloudProvider ?? cluster.cloudProvider;
    return {
      regionName: copy.region,
      zoneId: this.zone(cluster, copy.zone).zoneId,
      ...(hasOwnRetention
        ? this.ownRetention(schedule, copy)
        : { frequencies: frequenciesOf(schedule, copy) }),
      ...(provider === undefined ? {} : { cloudProvider: provider as string }),
      ...(oplogs === undefined ? {} : { shouldCopyOplogs: oplogs }),
    };
  }

  /** What is copied, and for how long. */
  private ownRetention(
    schedule: BackupSchedule,
    { keep, lastSnapshots }: SnapshotCopy,
  ): Pick<CloudBackupScheduleCopySettings, 'copyPolicyItems' | 'lastNumberOfSnapshots'> {
    if (lastSnapshots !== undefined) return { lastNumberOfSnapshots: lastSnapshots };
    if (keep === undefined)
      return { copyPolicyItems: schedule.frequencies.map((frequency) => this.asLong(schedule, frequency)) };
    return {
      copyPolicyItems: Object.entries(keep as Readonly<Record<string, Retention | undefined>>).flatMap(
        ([frequency, retention]) => (retention === undefined ? [] : [copyItem(frequency, retention)]),
      ),
    };
  }

  /** A copy that is kept as long as its original. */
  private asLong(schedule: BackupSchedule, frequency: Frequency): CopyItem {
    const longest = schedule.longestOf([frequency]);
    if (longest !== undefined) return copyItem(frequency, longest);
    throw new Error(
      `${this.node.path}: SnapshotCopies: the retention of ${frequency} snapshots is not known at synth: set keep`,
    );
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

type CopyItem = CloudBackupScheduleCopySettingsCopyPolicyItems;

function copyItem(frequency: string, { unit, value }: Pick<Retention, 'unit' | 'value'>): CopyItem {
  return { frequencyType: frequency.toLowerCase(), retentionUnit: unit, retentionValue: value };
}

function frequenciesOf(
  schedule: BackupSchedule,
  { frequencies = schedule.frequencies }: SnapshotCopy,
): string[] {
  return frequencies.map(inUpperCase);
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
