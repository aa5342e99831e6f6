import { type Expression, Op } from 'cdktf';
import { Construct } from 'constructs';
import type { CloudProvider, FlexRegion } from '../../atlas';
import { CLOUD_PROVIDERS, isCloudProvider } from '../../atlas/cloud-provider';
import { flexRegion } from '../../atlas/flex-regions';
import { FlexCluster as FlexClusterResource } from '../../provider/flex-cluster';
import { AtlasChecks } from '../../synth/atlas-checks';
import { markCreationSite } from '../../synth/creation-site';
import { mark } from '../../synth/mark';
import type { IAtlasProject } from '../props/project';
import type { IFlexCluster } from '../props/cluster';
import { AtlasDefaults } from '../backup/atlas-defaults';
import { ClusterBase } from './cluster-base';
import type { Region } from '../props/names';
import { Preconditions } from '../props/preconditions';
import { PropsValidator } from '../props/props';
import { type ProviderProps, providerOf } from '../props/provider-prop';
import { type Tags, mergedTags } from '../props/tags';
import type { OrToken } from '../props/token';

/** Props of {@link FlexCluster}. */
export interface FlexClusterProps extends ProviderProps {
  /** The project of the cluster. */
  readonly project: IAtlasProject;
  /**
   * The cluster's name: letters, digits and hyphens, its first 23 characters unique in the project.
   * @default - the id of the construct
   */
  readonly name?: string;
  /** The cloud provider of the cluster. It cannot be changed later. */
  readonly cloudProvider: CloudProvider;
  /** The region, as Atlas names it: `EU_CENTRAL_1`. It cannot be changed later. */
  readonly region: Region;
  /**
   * Whether Atlas rejects deleting the cluster. Its snapshots are deleted with the cluster.
   * @default - that of `AtlasDefaults`, else true
   */
  readonly terminationProtection?: OrToken<boolean>;
  /**
   * Tags of the cluster, added to the `clusterTags` of its project and the tags of `AtlasDefaults`.
   * @default - only those
   */
  readonly tags?: Tags;
  /** Not supported: Atlas backs up every Flex cluster, and you cannot disable it. */
  readonly backup?: never;
  /** Not supported by Flex clusters. */
  readonly pointInTimeRestore?: never;
  /** Not supported: Flex clusters cannot use customer keys. */
  readonly encryptionAtRest?: never;
}

/** A Flex cluster outside this stack, by its name. */
export interface FlexClusterAttributes {
  /** The project of the cluster. */
  readonly project: IAtlasProject;
  /** The cluster's name. */
  readonly clusterName: string;
}

/** Props that JavaScript can pass although Flex clusters do not support them: rules report them. */
interface ForbiddenProps {
  readonly backup?: unknown;
  readonly pointInTimeRestore?: unknown;
  readonly encryptionAtRest?: unknown;
}

const validator = new PropsValidator((prop) =>
  prop.object<Omit<FlexClusterProps, keyof ForbiddenProps> & ForbiddenProps>({
    project: prop.project(),
    name: prop.optional(prop.text()),
    cloudProvider: prop.oneOf(CLOUD_PROVIDERS),
    region: prop.text(),
    terminationProtection: prop.optional(prop.flag()),
    tags: prop.optional(prop.textMap()),
    provider: prop.optional(prop.provider()),
    backup: prop.optional(prop.flag()),
    pointInTimeRestore: prop.optional(prop.flag()),
    encryptionAtRest: prop.optional(prop.text()),
  }),
);

const nameValidator = new PropsValidator((prop) =>
  prop.object<FlexClusterAttributes>({
    project: prop.project(),
    clusterName: prop.identifier(),
  }),
);

/**
 * A Flex cluster. Atlas takes a snapshot every day, the first one 24 hours after the cluster was created, and keeps the
 * last 8. You cannot disable or change that. {@link snapshotsStoredIn} is where Atlas stores the snapshots.
 * @example
 * new FlexCluster(this, 'reports', { project, cloudProvider: 'AWS', region: 'EU_CENTRAL_1' });
 * @see https://www.mongodb.com/docs/atlas/backup/cloud-backup/flex-cluster-backup/
 */
export class FlexCluster extends ClusterBase implements IFlexCluster {
  /**
   * References a Flex cluster outside this stack by its name.
   * @throws if the attributes are invalid
   */
  static fromName(scope: Construct, id: string, attributes: FlexClusterAttributes): IFlexCluster {
    return new NamedFlexCluster(scope, id, attributes);
  }

  readonly clusterKind = 'flex';
  readonly project: IAtlasProject;
  /**
   * Where Atlas stores the snapshots: a country, or `Asia` if Atlas documents no more. Undefined if the region is not
   * known at synth, or is not a Flex region.
   */
  readonly snapshotsStoredIn: string | undefined;
  /** The Terraform resource, for everything without a prop here. */
  readonly resource: FlexClusterResource;

  /** @throws if the props are invalid */
  constructor(scope: Construct, id: string, props: FlexClusterProps) {
    super(scope, id);
    validator.validate('FlexCluster', scope, id, props);
    AtlasChecks.of(this);
    this.project = props.project;
    this.snapshotsStoredIn = regionOf(props)?.snapshots;
    const defaults = AtlasDefaults.of(this).values;
    this.resource = new FlexClusterResource(this, 'Resource', {
      projectId: props.project.projectId,
      name: props.name ?? id,
      providerSettings: { backingProviderName: props.cloudProvider, regionName: props.region },
      terminationProtectionEnabled: props.terminationProtection ?? defaults.terminationProtection ?? true,
      ...mergedTags([defaults.tags, props.project.clusterTags, props.tags]),
      ...providerOf(this, props.provider, props.project),
      ...conditionsOf(this, props).lifecycle,
    });
    mark(this.resource, { construct: 'FlexCluster' });
    markCreationSite(this.resource);
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

/** What Terraform rejects at plan, for tokens: the resource has no attribute for their values. */
function conditionsOf(
  scope: Construct,
  { backup, pointInTimeRestore, encryptionAtRest }: ForbiddenProps,
): Preconditions {
  const preconditions = new Preconditions(scope);
  preconditions.add(
    [backup],
    () => backup,
    () => 'backups of a Flex cluster cannot be disabled: remove backup',
    'flex/backup-disabled',
  );
  preconditions.add(
    [pointInTimeRestore],
    () => Op.not(pointInTimeRestore as Expression),
    () => 'a Flex cluster does not support point-in-time restore: remove pointInTimeRestore',
    'flex/continuous-backup',
  );
  preconditions.add(
    [encryptionAtRest],
    () => Op.eq(encryptionAtRest as Expression, 'NONE'),
    () => 'a Flex cluster does not support customer keys: remove encryptionAtRest',
    'flex/encryption-at-rest',
  );
  return preconditions;
}

function regionOf({ cloudProvider, region }: FlexClusterProps): FlexRegion | undefined {
  return isCloudProvider(cloudProvider) ? flexRegion(cloudProvider, region) : undefined;
}
