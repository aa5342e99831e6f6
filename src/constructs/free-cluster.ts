import type { Construct } from 'constructs';
import { CLOUD_PROVIDERS, type CloudProvider } from '../atlas';
import { AdvancedCluster } from '../provider/advanced-cluster';
import { AtlasChecks, mark } from '../synth';
import type { IAtlasProject } from './project';
import { ClusterBase } from './cluster-base';
import { PropsValidator } from './props';
import { type OrToken, copied } from './token';

/** Props of {@link FreeCluster}. */
export interface FreeClusterProps {
  /** The project that it belongs to: one M0 at most. */
  readonly project: IAtlasProject;
  /**
   * The cluster's name: letters, digits and hyphens, its first 23 characters unique in the project.
   * @default - the id of the construct
   */
  readonly name?: string;
  /** The cloud provider that it runs on. */
  readonly cloudProvider: CloudProvider;
  /** Atlas' name of its region, such as `EU_CENTRAL_1`. */
  readonly region: string;
  /**
   * Tags of the cluster.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
  /** Not there: Atlas takes no backups of M0 clusters. */
  readonly backup?: never;
  /** Not there: M0 clusters have none. */
  readonly pointInTimeRestore?: never;
  /** Not there: M0 clusters have no keys of their own. */
  readonly encryptionAtRest?: never;
}

/** What JavaScript may say of an M0 although it has no backups: the checks answer it. */
interface ForbiddenProps {
  readonly backup?: OrToken<boolean>;
  readonly pointInTimeRestore?: OrToken<boolean>;
  readonly encryptionAtRest?: string;
}

const validator = new PropsValidator((prop) =>
  prop.object<Omit<FreeClusterProps, keyof ForbiddenProps> & ForbiddenProps>({
    project: prop.having<IAtlasProject>('a project', 'projectId'),
    name: prop.optional(prop.text()),
    cloudProvider: prop.oneOf(CLOUD_PROVIDERS),
    region: prop.text(),
    tags: prop.optional(prop.textMap()),
    backup: prop.optional(prop.flag()),
    pointInTimeRestore: prop.optional(prop.flag()),
    encryptionAtRest: prop.optional(prop.text()),
  }),
);

/**
 * A free M0 cluster. Atlas takes no backups of it at all: copy its data with `mongodump` and bring it back with
 * `mongorestore`.
 * @see https://www.mongodb.com/docs/atlas/reference/free-shared-limitations/
 */
export class FreeCluster extends ClusterBase {
  readonly clusterKind = 'free';
  readonly clusterName: string;
  readonly project: IAtlasProject;
  readonly projectId: string;
  /** The Terraform resource, for everything that has no prop here. */
  readonly resource: AdvancedCluster;

  /** @throws where the props have another shape */
  constructor(scope: Construct, id: string, props: FreeClusterProps) {
    super(scope, id);
    validator.validate('FreeCluster', scope, id, props);
    AtlasChecks.of(this);
    this.project = props.project;
    const { backup, pointInTimeRestore, encryptionAtRest } = props as ForbiddenProps;
    this.resource = new AdvancedCluster(this, 'Resource', {
      projectId: props.project.projectId,
      name: props.name ?? id,
      clusterType: 'REPLICASET',
      replicationSpecs: [
        {
          regionConfigs: [
            {
              providerName: 'TENANT',
              backingProviderName: props.cloudProvider,
              regionName: props.region,
              priority: 7,
              electableSpecs: { instanceSize: 'M0' },
            },
          ],
        },
      ],
      ...(backup === undefined ? {} : { backupEnabled: backup }),
      ...(pointInTimeRestore === undefined ? {} : { pitEnabled: pointInTimeRestore }),
      ...(encryptionAtRest === undefined ? {} : { encryptionAtRestProvider: encryptionAtRest }),
      ...(props.tags === undefined ? {} : { tags: copied(props.tags) }),
    });
    mark(this.resource, { construct: 'FreeCluster' });
    this.clusterName = this.resource.name;
    this.projectId = this.resource.projectId;
  }
}
