import { Construct } from 'constructs';
import type { CloudProvider } from '../../atlas';
import { CLOUD_PROVIDERS } from '../../atlas/cloud-provider';
import { mark } from '../../synth/mark';
import { AtlasCluster } from './atlas-cluster';
import type { IAtlasProject } from '../props/project';
import type { BackupSchedule } from '../backup/backup-schedule';
import { Retention } from '../props/retention';
import type { InstanceSize, Region } from '../props/names';
import { PropsValidator } from '../props/props';
import type { ProviderProps } from '../props/provider-prop';

/** Props of {@link CloudProviderSnapshots}. */
export interface CloudProviderSnapshotsProps extends ProviderProps {
  /** The project. All its clusters with backups must be replica sets on Azure that use this method. */
  readonly project: IAtlasProject;
  /**
   * The cluster's name: letters, digits and hyphens, its first 23 characters unique in the project.
   * @default - the id of the construct
   */
  readonly name?: string;
  /**
   * The method supports only Azure.
   * @default - AZURE
   */
  readonly cloudProvider?: 'AZURE';
  /** The Azure region, as Atlas names it: `EUROPE_WEST`. Snapshots are stored there. */
  readonly region: Region<'AZURE'>;
  /** The size of the nodes: M10 or larger. */
  readonly instanceSize: InstanceSize<'AZURE'>;
  /**
   * Tags of the cluster.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Props that JavaScript can pass although the method does not support them: rules report them. */
interface ForbiddenProps {
  readonly cloudProvider?: CloudProvider;
  readonly shards?: number;
}

const validator = new PropsValidator((prop) =>
  prop.object<Omit<CloudProviderSnapshotsProps, keyof ForbiddenProps> & ForbiddenProps>({
    project: prop.project(),
    name: prop.optional(prop.text()),
    cloudProvider: prop.optional(prop.oneOf(CLOUD_PROVIDERS)),
    region: prop.text(),
    instanceSize: prop.text(),
    tags: prop.optional(prop.textMap()),
    provider: prop.optional(prop.provider()),
    shards: prop.optional(prop.number()),
  }),
);

/**
 * The legacy Cloud Provider Snapshots: a replica set on Azure with a snapshot every 24 hours. Atlas keeps the last 3.
 * Cloud Backups have replaced the method; it is here for estates that must stay within its limits. It
 * synthesizes a current cluster with a daily schedule that keeps snapshots 3 days, and rules check the project for the
 * limits of the method.
 * @see https://www.mongodb.com/docs/atlas/backup/cloud-backup/overview/
 */
export class CloudProviderSnapshots extends Construct {
  /** The cluster. */
  readonly cluster: AtlasCluster;
  /** Its schedule: daily snapshots, kept 3 days. */
  readonly schedule: BackupSchedule;

  /** @throws if the props are invalid */
  constructor(scope: Construct, id: string, props: CloudProviderSnapshotsProps) {
    super(scope, id);
    validator.validate('CloudProviderSnapshots', scope, id, props);
    const { shards, cloudProvider = 'AZURE' } = props as ForbiddenProps;
    this.cluster = new AtlasCluster(this, 'Cluster', {
      project: props.project,
      name: props.name ?? id,
      cloudProvider,
      instanceSize: props.instanceSize,
      regions: [props.region],
      ...(shards === undefined ? {} : { shards }),
      ...(props.tags === undefined ? {} : { tags: props.tags }),
      ...(props.provider === undefined ? {} : { provider: props.provider }),
    });
    mark(this.cluster.resource, { construct: 'CloudProviderSnapshots', legacyMethod: true });
    this.schedule = this.cluster.addBackupSchedule('Backups', { daily: { keep: Retention.days(3) } });
  }
}
