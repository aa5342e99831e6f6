import { Construct } from 'constructs';
import { DataMongodbatlasCloudBackupSnapshots } from '../../provider/data-mongodbatlas-cloud-backup-snapshots';
import { DataMongodbatlasFlexSnapshots } from '../../provider/data-mongodbatlas-flex-snapshots';
import { AtlasChecks } from '../../synth/atlas-checks';
import type { ICluster, IDedicatedCluster, IFlexCluster } from '../props/cluster';
import { PropsValidator } from '../props/props';
import { providerOf } from '../props/provider-prop';

/** A snapshot of a dedicated cluster. */
export interface ISnapshot {
  /** The cluster that it is a snapshot of. */
  readonly cluster: IDedicatedCluster;
  /** Its id, or the reference to it. */
  readonly snapshotId: string;
}

const snapshotValidator = new PropsValidator((prop) =>
  prop.object<ISnapshot>({
    cluster: prop.dedicatedCluster(),
    snapshotId: prop.identifier(),
  }),
);

const clusterValidator = new PropsValidator((prop) =>
  prop.object<{ readonly cluster: ICluster }>({
    cluster: prop.cluster(),
  }),
);

/**
 * The snapshots of a dedicated cluster when the plan is created.
 * @see https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/data-sources/cloud_backup_snapshots
 */
export class ClusterSnapshots extends Construct {
  /**
   * References a snapshot by its id. A restore of it runs only once, since the id does not change.
   * @param snapshotId 24 hexadecimal digits, or a token
   * @throws if the cluster or the id is invalid
   */
  static fromSnapshotId(cluster: IDedicatedCluster, snapshotId: string): ISnapshot {
    snapshotValidator.validate('ClusterSnapshots.fromSnapshotId', undefined, '', { cluster, snapshotId });
    return { cluster, snapshotId };
  }

  /** Looks up the snapshots of a cluster, the newest first. */
  static fromCluster(scope: Construct, id: string, cluster: IDedicatedCluster): ClusterSnapshots {
    return new ClusterSnapshots(scope, id, cluster);
  }

  /** The data source. */
  readonly resource: DataMongodbatlasCloudBackupSnapshots;

  private constructor(
    scope: Construct,
    id: string,
    readonly cluster: IDedicatedCluster,
  ) {
    super(scope, id);
    clusterValidator.validate('ClusterSnapshots.fromCluster', scope, id, { cluster });
    AtlasChecks.of(this);
    this.resource = new DataMongodbatlasCloudBackupSnapshots(this, 'Lookup', {
      ...lookupOf(cluster),
      ...providerOf(this, undefined, cluster),
    });
  }

  /**
   * The newest snapshot. It changes with every snapshot that is taken, so a restore job of it runs again with the next
   * apply.
   */
  get latest(): ISnapshot {
    return { cluster: this.cluster, snapshotId: this.resource.results.get(0).id };
  }
}

/**
 * The snapshots of a Flex cluster when the plan is created: up to 8 daily ones.
 * @see https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/data-sources/flex_snapshots
 */
export class FlexSnapshots extends Construct {
  /** Looks up the snapshots of a Flex cluster. */
  static fromCluster(scope: Construct, id: string, cluster: IFlexCluster): FlexSnapshots {
    return new FlexSnapshots(scope, id, cluster);
  }

  /** The data source. */
  readonly resource: DataMongodbatlasFlexSnapshots;

  private constructor(
    scope: Construct,
    id: string,
    readonly cluster: IFlexCluster,
  ) {
    super(scope, id);
    clusterValidator.validate('FlexSnapshots.fromCluster', scope, id, { cluster });
    AtlasChecks.of(this);
    this.resource = new DataMongodbatlasFlexSnapshots(this, 'Lookup', {
      projectId: cluster.projectId,
      name: cluster.clusterName,
      ...providerOf(this, undefined, cluster),
    });
  }
}

function lookupOf(cluster: ICluster): { readonly projectId: string; readonly clusterName: string } {
  return { projectId: cluster.projectId, clusterName: cluster.clusterName };
}
