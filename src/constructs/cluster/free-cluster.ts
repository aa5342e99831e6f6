import type { Construct } from 'constructs';
import type { CloudProvider } from '../../atlas';
import { CLOUD_PROVIDERS } from '../../atlas/cloud-provider';
import { AdvancedCluster } from '../../provider/advanced-cluster';
import { AtlasChecks } from '../../synth/atlas-checks';
import { markCreationSite } from '../../synth/creation-site';
import { mark } from '../../synth/mark';
import type { IAtlasProject } from '../props/project';
import { AtlasDefaults } from '../backup/atlas-defaults';
import { ClusterBase } from './cluster-base';
import type { Region } from '../props/names';
import { PropsValidator } from '../props/props';
import { type ProviderProps, providerOf } from '../props/provider-prop';
import { type Tags, mergedTags } from '../props/tags';
import type { OrToken } from '../props/token';

/** Props of {@link FreeCluster}. */
export interface FreeClusterProps extends ProviderProps {
  /** The project of the cluster. A project has at most one M0. */
  readonly project: IAtlasProject;
  /**
   * The cluster's name: letters, digits and hyphens, its first 23 characters unique in the project.
   * @default - the id of the construct
   */
  readonly name?: string;
  /** The cloud provider of the cluster. */
  readonly cloudProvider: CloudProvider;
  /** The region, as Atlas names it: `EU_CENTRAL_1`. */
  readonly region: Region;
  /**
   * Tags of the cluster, added to the `clusterTags` of its project and the tags of `AtlasDefaults`.
   * @default - only those
   */
  readonly tags?: Tags;
  /** Not supported: Atlas does not back up M0 clusters. */
  readonly backup?: never;
  /** Not supported by M0 clusters. */
  readonly pointInTimeRestore?: never;
  /** Not supported: M0 clusters cannot use customer keys. */
  readonly encryptionAtRest?: never;
}

/** Props that JavaScript can pass although M0 clusters do not support them: rules report them. */
interface ForbiddenProps {
  readonly backup?: OrToken<boolean>;
  readonly pointInTimeRestore?: OrToken<boolean>;
  readonly encryptionAtRest?: string;
}

const validator = new PropsValidator((prop) =>
  prop.object<Omit<FreeClusterProps, keyof ForbiddenProps> & ForbiddenProps>({
    project: prop.project(),
    name: prop.optional(prop.text()),
    cloudProvider: prop.oneOf(CLOUD_PROVIDERS),
    region: prop.text(),
    tags: prop.optional(prop.textMap()),
    provider: prop.optional(prop.provider()),
    backup: prop.optional(prop.flag()),
    pointInTimeRestore: prop.optional(prop.flag()),
    encryptionAtRest: prop.optional(prop.text()),
  }),
);

/**
 * A free M0 cluster. Atlas does not back it up: export its data with `mongodump`, and restore it with `mongorestore`.
 * @see https://www.mongodb.com/docs/atlas/reference/free-shared-limitations/
 */
export class FreeCluster extends ClusterBase {
  readonly clusterKind = 'free';
  readonly project: IAtlasProject;
  /** The Terraform resource, for everything without a prop here. */
  readonly resource: AdvancedCluster;

  /** @throws if the props are invalid */
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
      ...mergedTags([AtlasDefaults.of(this).values.tags, props.project.clusterTags, props.tags]),
      ...providerOf(this, props.provider, props.project),
    });
    mark(this.resource, { construct: 'FreeCluster' });
    markCreationSite(this.resource);
  }
}
