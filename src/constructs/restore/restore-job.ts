import { Construct } from 'constructs';
import type {
  CloudBackupSnapshotRestoreJob,
  CloudBackupSnapshotRestoreJobDeliveryTypeConfig,
} from '../../provider/cloud-backup-snapshot-restore-job';
import { AtlasChecks } from '../../synth/atlas-checks';
import { markCreationSite } from '../../synth/creation-site';
import { mark } from '../../synth/mark';
import { bindings } from '../binding/bindings-on-demand';
import { type ICluster, type IDedicatedCluster, rejectInstances } from '../props/cluster';
import { PropsValidator } from '../props/props';
import { type ProviderProps, providerOf } from '../props/provider-prop';
import { restoreTurns } from './restore-turns';
import type { ISnapshot } from '../backup/snapshot-lookups';

/** Props of {@link RestoreJob.automated}. */
export interface AutomatedRestoreProps extends ProviderProps {
  /** The snapshot to restore. */
  readonly snapshot: ISnapshot;
  /** The cluster to restore to. All its data is deleted first. */
  readonly target: ICluster;
}

/** Props of {@link RestoreJob.pointInTime}. */
export interface PointInTimeRestoreProps extends ProviderProps {
  /** The cluster to restore from. It requires point-in-time restore. */
  readonly source: IDedicatedCluster;
  /**
   * The moment: a date, or seconds since 1970. Not before 2008. Write a fixed one: with the moment of synth, each apply
   * restores again.
   */
  readonly at: Date | number;
  /** The cluster to restore to. All its data is deleted first. */
  readonly target: ICluster;
}

/** Props of {@link RestoreJob.download}. */
export interface DownloadRestoreProps extends ProviderProps {
  /** The snapshot to download. */
  readonly snapshot: ISnapshot;
}

const automatedValidator = new PropsValidator((prop) =>
  prop.object<AutomatedRestoreProps>({
    snapshot: prop.snapshot<ISnapshot>(),
    target: prop.cluster(),
    provider: prop.optional(prop.provider()),
  }),
);

const pointInTimeValidator = new PropsValidator((prop) =>
  prop.object<PointInTimeRestoreProps>({
    source: prop.dedicatedCluster(),
    at: prop.moment(),
    target: prop.cluster(),
    provider: prop.optional(prop.provider()),
  }),
);

const downloadValidator = new PropsValidator((prop) =>
  prop.object<DownloadRestoreProps>({
    snapshot: prop.snapshot<ISnapshot>(),
    provider: prop.optional(prop.provider()),
  }),
);

/**
 * A restore. It runs when this resource is created, and again whenever one of its attributes changes. All data of the
 * target is deleted first, and no one can write to it during the restore.
 *
 * Several restores to one cluster wait for each other.
 * @see https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot_restore_job
 */
export class RestoreJob extends Construct {
  /**
   * Restores a snapshot to a cluster.
   * @throws if the props are invalid
   */
  static automated(scope: Construct, id: string, props: AutomatedRestoreProps): RestoreJob {
    automatedValidator.validate('RestoreJob.automated', scope, id, props);
    const { snapshot: from, target } = props;
    return new RestoreJob(scope, id, props, 'automated', from.cluster, target, from.snapshotId, {
      automated: true,
    });
  }

  /**
   * Restores the data of a cluster at a moment to a cluster.
   * @throws if the props are invalid
   */
  static pointInTime(scope: Construct, id: string, props: PointInTimeRestoreProps): RestoreJob {
    pointInTimeValidator.validate('RestoreJob.pointInTime', scope, id, props);
    const { source, at, target } = props;
    const pointInTimeUtcSeconds = isDate(at) ? Math.floor(at.getTime() / 1000) : at;
    const delivery = { pointInTime: true, pointInTimeUtcSeconds };
    return new RestoreJob(scope, id, props, 'pointInTime', source, target, undefined, delivery);
  }

  /**
   * Prepares a snapshot for download. The link is valid for one hour and one download.
   * @throws if the props are invalid
   */
  static download(scope: Construct, id: string, props: DownloadRestoreProps): RestoreJob {
    downloadValidator.validate('RestoreJob.download', scope, id, props);
    const { cluster, snapshotId } = props.snapshot;
    return new RestoreJob(scope, id, props, 'download', cluster, undefined, snapshotId, { download: true });
  }

  /** The Terraform resource, for everything without a prop here. */
  readonly resource: CloudBackupSnapshotRestoreJob;

  private constructor(
    scope: Construct,
    id: string,
    { provider }: ProviderProps,
    factory: 'automated' | 'pointInTime' | 'download',
    source: ICluster,
    target: ICluster | undefined,
    snapshotId: string | undefined,
    delivery: CloudBackupSnapshotRestoreJobDeliveryTypeConfig,
  ) {
    super(scope, id);
    AtlasChecks.of(this);
    rejectInstances(this, 'RestoreJob', [source, target]);
    const before = target && restoreTurns.before(target, this);
    const { CloudBackupSnapshotRestoreJob: Resource } = bindings.restoreJob();
    this.resource = new Resource(this, 'Resource', {
      projectId: source.projectId,
      clusterName: source.clusterName,
      ...(snapshotId === undefined ? {} : { snapshotId }),
      deliveryTypeConfig: {
        ...delivery,
        ...(target === undefined
          ? {}
          : { targetClusterName: target.clusterName, targetProjectId: target.projectId }),
      },
      ...(before === undefined ? {} : { dependsOn: [before] }),
      ...providerOf(this, provider, source),
    });
    markCreationSite(this.resource);
    if (target !== undefined) restoreTurns.add(target, this.resource);
    mark(this.resource, {
      construct: `RestoreJob.${factory}`,
      // Nothing else in the stack shows the kind of a cluster that is referenced by its name.
      ...(source.clusterKind === 'dedicated' ? {} : { clusterKind: source.clusterKind }),
      ...(target === undefined || target.clusterKind === 'dedicated'
        ? {}
        : { targetKind: target.clusterKind }),
    });
  }
}

/** By its members: a Date of another realm has another class. */
function isDate(at: Date | number): at is Date {
  return typeof at === 'object' && 'getTime' in at;
}
