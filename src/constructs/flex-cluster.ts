import { type Expression, Op } from 'cdktf';
import { Construct } from 'constructs';
import { CLOUD_PROVIDERS, type CloudProvider, type FlexRegion, flexRegion, isCloudProvider } from '../atlas';
import { FlexCluster as FlexClusterResource } from '../provider/flex-cluster';
import { AtlasChecks, mark } from '../synth';
import type { IAtlasProject } from './project';
import type { IFlexCluster } from './cluster';
import { ClusterBase } from './cluster-base';
import { Preconditions } from './preconditions';
import { PropsValidator } from './props';
import { type OrToken, copied } from './token';

/** Props of {@link FlexCluster}. */
export interface FlexClusterProps {
  /** The project that it belongs to. */
  readonly project: IAtlasProject;
  /**
   * The cluster's name: letters, digits and hyphens, its first 23 characters unique in the project.
   * @default - the id of the construct
   */
  readonly name?: string;
  /** The cloud provider that it runs on. It cannot be changed later. */
  readonly cloudProvider: CloudProvider;
  /** Atlas' name of its region, such as `EU_CENTRAL_1`. It cannot be changed later. */
  readonly region: string;
  /**
   * Whether Atlas refuses to delete it: its snapshots would go with it.
   * @default - true
   */
  readonly terminationProtection?: OrToken<boolean>;
  /**
   * Tags of the cluster.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
  /** Not there: Atlas backs up every Flex cluster, and that cannot be switched off. */
  readonly backup?: never;
  /** Not there: Flex clusters have none. */
  readonly pointInTimeRestore?: never;
  /** Not there: Flex clusters have no keys of their own. */
  readonly encryptionAtRest?: never;
}

/** A Flex cluster that is only named. */
export interface FlexClusterAttributes {
  /** The project that it belongs to. */
  readonly project: IAtlasProject;
  /** The cluster's name. */
  readonly clusterName: string;
}

/** What JavaScript may say of a Flex cluster although its backups cannot be set: the checks answer it. */
interface ForbiddenProps {
  readonly backup?: unknown;
  readonly pointInTimeRestore?: unknown;
  readonly encryptionAtRest?: unknown;
}

const validator = new PropsValidator((prop) =>
  prop.object<Omit<FlexClusterProps, keyof ForbiddenProps> & ForbiddenProps>({
    project: prop.having<IAtlasProject>('a project', 'projectId'),
    name: prop.optional(prop.text()),
    cloudProvider: prop.oneOf(CLOUD_PROVIDERS),
    region: prop.text(),
    terminationProtection: prop.optional(prop.flag()),
    tags: prop.optional(prop.textMap()),
    backup: prop.optional(prop.flag()),
    pointInTimeRestore: prop.optional(prop.flag()),
    encryptionAtRest: prop.optional(prop.text()),
  }),
);

const nameValidator = new PropsValidator((prop) =>
  prop.object<FlexClusterAttributes>({
    project: prop.having<IAtlasProject>('a project', 'projectId'),
    clusterName: prop.text(),
  }),
);

/**
 * A Flex cluster. Atlas takes a snapshot of it every day, the first one 24 hours after it was made, and keeps the last 8.
 * None of that can be switched off or changed, so there is nothing here to set; {@link snapshotsStoredIn} says where
 * they are.
 * @example
 * new FlexCluster(this, 'reports', { project, cloudProvider: 'AWS', region: 'EU_CENTRAL_1' });
 * @see https://www.mongodb.com/docs/atlas/backup/cloud-backup/flex-cluster-backup/
 */
export class FlexCluster extends ClusterBase implements IFlexCluster {
  /**
   * A Flex cluster that exists outside this stack, by its name.
   * @throws where the attributes have another shape
   */
  static fromName(scope: Construct, id: string, attributes: FlexClusterAttributes): IFlexCluster {
    return new NamedFlexCluster(scope, id, attributes);
  }

  readonly clusterKind = 'flex';
  readonly clusterName: string;
  readonly project: IAtlasProject;
  readonly projectId: string;
  /**
   * Where Atlas stores the snapshots: a country, or `Asia` where it says no more than that; undefined for a region that
   * is not on Atlas' list of Flex regions, or not known at synth.
   */
  readonly snapshotsStoredIn: string | undefined;
  /** The Terraform resource, for everything that has no prop here. */
  readonly resource: FlexClusterResource;

  /** @throws where the props have another shape */
  constructor(scope: Construct, id: string, props: FlexClusterProps) {
    super(scope, id);
    validator.validate('FlexCluster', scope, id, props);
    AtlasChecks.of(this);
    this.project = props.project;
    this.snapshotsStoredIn = regionOf(props)?.snapshots;
    this.resource = new FlexClusterResource(this, 'Resource', {
      projectId: props.project.projectId,
      name: props.name ?? id,
      providerSettings: { backingProviderName: props.cloudProvider, regionName: props.region },
      terminationProtectionEnabled: props.terminationProtection ?? true,
      ...(props.tags === undefined ? {} : { tags: copied(props.tags) }),
      ...conditionsOf(this, props).lifecycle,
    });
    mark(this.resource, { construct: 'FlexCluster' });
    this.clusterName = this.resource.name;
    this.projectId = this.resource.projectId;
    const { backup, pointInTimeRestore, encryptionAtRest } = props as ForbiddenProps;
    if (backup !== undefined) mark(this.resource, { backup_enabled: backup });
    if (pointInTimeRestore !== undefined) mark(this.resource, { pit_enabled: pointInTimeRestore });
    if (encryptionAtRest !== undefined)
      mark(this.resource, { encryption_at_rest_provider: encryptionAtRest });
  }
}

class NamedFlexCluster extends Construct implements IFlexCluster {
  readonly clusterKind = 'flex';
  readonly clusterName: string;
  readonly project: IAtlasProject;
  readonly projectId: string;

  constructor(scope: Construct, id: string, attributes: FlexClusterAttributes) {
    super(scope, id);
    nameValidator.validate('FlexCluster.fromName', scope, id, attributes);
    AtlasChecks.of(this);
    const { project, clusterName } = attributes;
    this.clusterName = clusterName;
    this.project = project;
    this.projectId = project.projectId;
  }
}

/** What Terraform refuses at plan of a token: the resource has no attribute that would show its value. */
function conditionsOf(
  scope: Construct,
  { backup, pointInTimeRestore, encryptionAtRest }: ForbiddenProps,
): Preconditions {
  const preconditions = new Preconditions(scope);
  preconditions.add(
    [backup],
    () => backup,
    () => 'backups of a Flex cluster cannot be switched off: leave backup out',
    'flex/backup-disabled',
  );
  preconditions.add(
    [pointInTimeRestore],
    () => Op.not(pointInTimeRestore as Expression),
    () => 'a Flex cluster cannot have continuous backup: leave pointInTimeRestore out',
    'flex/continuous-backup',
  );
  preconditions.add(
    [encryptionAtRest],
    () => Op.eq(encryptionAtRest as Expression, 'NONE'),
    () => 'a Flex cluster cannot be encrypted with customer keys: leave encryptionAtRest out',
    'flex/encryption-at-rest',
  );
  return preconditions;
}

function regionOf({ cloudProvider, region }: FlexClusterProps): FlexRegion | undefined {
  return isCloudProvider(cloudProvider) ? flexRegion(cloudProvider, region) : undefined;
}
