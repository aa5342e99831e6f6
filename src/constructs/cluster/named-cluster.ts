import { Construct } from 'constructs';
import type { CloudProvider } from '../../atlas';
import { CLOUD_PROVIDERS } from '../../atlas/cloud-provider';
import type { DataMongodbatlasAdvancedCluster } from '../../provider/data-mongodbatlas-advanced-cluster';
import { AtlasChecks } from '../../synth/atlas-checks';
import { bindings } from '../binding/bindings-on-demand';
import type { IDedicatedCluster, ZoneReference } from '../props/cluster';
import type { IAtlasProject } from '../props/project';
import { PropsValidator } from '../props/props';
import { providerOf } from '../props/provider-prop';

/** A dedicated cluster outside this stack, by its name. */
export interface AtlasClusterAttributes {
  /** The project of the cluster. */
  readonly project: IAtlasProject;
  /** The cluster's name. */
  readonly clusterName: string;
  /**
   * The cloud provider of the cluster.
   * @default - not known: snapshot copies must set it
   */
  readonly cloudProvider?: CloudProvider;
  /**
   * Whether point-in-time restore is enabled.
   * @default - not known
   */
  readonly pointInTimeRestore?: boolean;
}

const nameValidator = new PropsValidator((prop) =>
  prop.object<AtlasClusterAttributes>({
    project: prop.project(),
    clusterName: prop.identifier(),
    cloudProvider: prop.optional(prop.oneOf(CLOUD_PROVIDERS)),
    pointInTimeRestore: prop.optional(prop.flag()),
  }),
);

/** A dedicated cluster outside this stack. */
export class NamedCluster extends Construct implements IDedicatedCluster {
  readonly clusterKind = 'dedicated';
  readonly clusterName: string;
  readonly project: IAtlasProject;
  readonly projectId: string;
  readonly cloudProvider: CloudProvider | undefined;
  readonly pointInTimeRestore: boolean | undefined;
  private lookup: DataMongodbatlasAdvancedCluster | undefined;

  constructor(scope: Construct, id: string, attributes: AtlasClusterAttributes) {
    super(scope, id);
    nameValidator.validate('AtlasCluster.fromName', scope, id, attributes);
    AtlasChecks.of(this);
    const { project, clusterName, cloudProvider, pointInTimeRestore } = attributes;
    this.clusterName = clusterName;
    this.project = project;
    this.projectId = project.projectId;
    this.cloudProvider = cloudProvider;
    this.pointInTimeRestore = pointInTimeRestore;
  }

  /** Only a data source knows the zones of a cluster outside this stack. It is added when the zones are read. */
  get zones(): readonly ZoneReference[] {
    const { DataMongodbatlasAdvancedCluster: Lookup } = bindings.clusterData();
    this.lookup ??= new Lookup(this, 'Lookup', {
      projectId: this.projectId,
      name: this.clusterName,
      ...providerOf(this, undefined, this),
    });
    return [{ name: undefined, zoneId: this.lookup.replicationSpecs.get(0).zoneId }];
  }
}
