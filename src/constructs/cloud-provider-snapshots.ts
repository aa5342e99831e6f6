import { Construct } from 'constructs';
import { CLOUD_PROVIDERS, type CloudProvider } from '../atlas';
import { mark } from '../synth';
import { AtlasCluster } from './atlas-cluster';
import type { IAtlasProject } from './project';
import type { BackupSchedule } from './backup-schedule';
import { Retention } from './retention';
import { PropsValidator } from './props';

/** Props of {@link CloudProviderSnapshots}. */
export interface CloudProviderSnapshotsProps {
  /** The project. All its clusters with backups have to use this method, on Azure, as replica sets. */
  readonly project: IAtlasProject;
  /**
   * The cluster's name: letters, digits and hyphens, its first 23 characters unique in the project.
   * @default - the id of the construct
   */
  readonly name?: string;
  /**
   * The method knows only Azure.
   * @default - AZURE
   */
  readonly cloudProvider?: 'AZURE';
  /** Atlas' name of the Azure region, such as `EUROPE_WEST`. Snapshots stay there. */
  readonly region: string;
  /** The size of the nodes: M10 or larger. */
  readonly instanceSize: string;
  /**
   * Tags of the cluster.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** What JavaScript may say although the method does not know it: the checks answer it. */
interface ForbiddenProps {
  readonly cloudProvider?: CloudProvider;
  readonly shards?: number;
}

const validator = new PropsValidator((prop) =>
  prop.object<Omit<CloudProviderSnapshotsProps, keyof ForbiddenProps> & ForbiddenProps>({
    project: prop.having<IAtlasProject>('a project', 'projectId'),
    name: prop.optional(prop.text()),
    cloudProvider: prop.optional(prop.oneOf(CLOUD_PROVIDERS)),
    region: prop.text(),
    instanceSize: prop.text(),
    tags: prop.optional(prop.textMap()),
    shards: prop.optional(prop.number()),
  }),
);

/**
 * The legacy Cloud Provider Snapshots: a replica set on Azure with one snapshot every 24 hours, the last 3 kept. Cloud
 * backups have replaced the method, on every provider; it is here for estates that are bound to its limits. What is
 * synthesized is a cluster of today with a daily schedule that keeps 3 days, and the checks hold the project to the
 * limits of the method.
 * @see https://www.mongodb.com/docs/atlas/backup/cloud-backup/overview/
 */
export class CloudProviderSnapshots extends Construct {
  /** The cluster under the method. */
  readonly cluster: AtlasCluster;
  /** Its schedule: daily, 3 days. */
  readonly schedule: BackupSchedule;

  /** @throws where the props have another shape */
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
    });
    mark(this.cluster.resource, { legacyMethod: true });
    this.schedule = this.cluster.addBackupSchedule('Backups', { daily: { keep: Retention.days(3) } });
  }
}
