import { Construct } from 'constructs';
import type { CloudBackupSnapshot } from '../../provider/cloud-backup-snapshot';
import { AtlasChecks } from '../../synth/atlas-checks';
import { markCreationSite } from '../../synth/creation-site';
import { mark } from '../../synth/mark';
import { bindings } from '../binding/bindings-on-demand';
import { type IDedicatedCluster, forEachOf, kindOf } from '../props/cluster';
import { Preconditions, isWhole } from '../props/preconditions';
import { PropsValidator } from '../props/props';
import { type ProviderProps, providerOf } from '../props/provider-prop';
import type { ISnapshot } from './snapshot-lookups';
import { Turns } from './turns';

/** Props of {@link OnDemandSnapshot}. */
export interface OnDemandSnapshotProps extends ProviderProps {
  /** The cluster: M10 or larger. */
  readonly cluster: IDedicatedCluster;
  /** The retention in days. Changing it later deletes the snapshot and takes a new one. */
  readonly keepDays: number;
  /**
   * A description. Changing it later deletes the snapshot and takes a new one.
   * @default - the id of the construct
   */
  readonly description?: string;
}

const validator = new PropsValidator((prop) =>
  prop.object<OnDemandSnapshotProps>({
    cluster: prop.dedicatedCluster(),
    keepDays: prop.number(),
    description: prop.optional(prop.text()),
    provider: prop.optional(prop.provider()),
  }),
);

/** The on-demand snapshots of each cluster. */
const turns = new Turns<CloudBackupSnapshot>();

/**
 * A snapshot that is taken once, when it is applied. Several snapshots of a cluster are taken one after the other, as
 * Atlas requires. Destroying this resource deletes the snapshot.
 * @see https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot
 */
export class OnDemandSnapshot extends Construct implements ISnapshot {
  readonly cluster: IDedicatedCluster;
  /** The Terraform resource, for everything without a prop here. */
  readonly resource: CloudBackupSnapshot;

  /** @throws if the props are invalid */
  constructor(scope: Construct, id: string, props: OnDemandSnapshotProps) {
    super(scope, id);
    validator.validate('OnDemandSnapshot', scope, id, props);
    AtlasChecks.of(this);
    const { cluster, keepDays, description = id } = props;
    this.cluster = cluster;
    const before = turns.before(cluster, this);
    const preconditions = new Preconditions(this);
    preconditions.add(
      [keepDays],
      () => isWhole(keepDays, 1),
      (show) =>
        `an on-demand snapshot cannot be kept for ${show(keepDays)} days: set a whole number of at least 1`,
      'snapshot/invalid-retention',
    );
    const { CloudBackupSnapshot: Resource } = bindings.snapshot();
    this.resource = new Resource(this, 'Resource', {
      projectId: cluster.projectId,
      clusterName: cluster.clusterName,
      description,
      retentionInDays: keepDays,
      ...(before === undefined ? {} : { dependsOn: [before] }),
      ...forEachOf(cluster),
      ...providerOf(this, props.provider, cluster),
      ...preconditions.lifecycle,
    });
    mark(this.resource, { construct: 'OnDemandSnapshot' });
    markCreationSite(this.resource);
    turns.add(cluster, this.resource);
    if (kindOf(cluster) !== 'dedicated') mark(this.resource, { clusterKind: cluster.clusterKind });
  }

  get snapshotId(): string {
    return this.resource.snapshotId;
  }
}
