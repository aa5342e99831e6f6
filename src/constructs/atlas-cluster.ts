import { Construct } from 'constructs';
import { type Expression, Fn, Op } from 'cdktf';
import { CLOUD_PROVIDERS, type CloudProvider, isNvme } from '../atlas';
import {
  AdvancedCluster,
  type AdvancedClusterConfig,
  type AdvancedClusterReplicationSpecs,
  type AdvancedClusterReplicationSpecsRegionConfigs,
} from '../provider/advanced-cluster';
import { DataMongodbatlasAdvancedCluster } from '../provider/data-mongodbatlas-advanced-cluster';
import { AtlasChecks, mark } from '../synth';
import type { IAtlasProject } from './project';
import { BackupSchedule, type BackupScheduleItems } from './backup-schedule';
import type { IDedicatedCluster, ZoneReference } from './cluster';
import { ClusterBase } from './cluster-base';
import {
  type ClusterAutoScaling,
  type ClusterRegion,
  type ClusterZone,
  type RegionDefaults,
  replicationSpecs,
} from './cluster-topology';
import { Preconditions } from './preconditions';
import { PropsValidator } from './props';
import { type OrToken, copied, isToken } from './token';

/** Props of every {@link AtlasCluster}. */
export interface AtlasClusterBaseProps {
  /** The project of the cluster. */
  readonly project: IAtlasProject;
  /**
   * The cluster's name: letters, digits and hyphens, its first 23 characters unique in the project.
   * @default - the id of the construct
   */
  readonly name?: string;
  /** The cloud provider of the cluster. */
  readonly cloudProvider: CloudProvider;
  /** The size of its nodes, such as `M30`. Sizes with `_NVME` have their own backup rules. */
  readonly instanceSize: string;
  /**
   * Auto-scaling of the nodes and the disk. Terraform keeps the sizes that Atlas has scaled the nodes to.
   * @default - Atlas decides
   */
  readonly autoScaling?: ClusterAutoScaling;
  /**
   * Whether Atlas backs up the cluster. Disabling backups later deletes all its snapshots immediately.
   * @default - true
   */
  readonly backup?: OrToken<boolean>;
  /**
   * Point-in-time restore: restores to any second of the restore window. Requires an hourly item in the schedule.
   * @default - disabled
   * @see https://www.mongodb.com/docs/atlas/backup/cloud-backup/restore-from-continuous/
   */
  readonly pointInTimeRestore?: OrToken<boolean>;
  /**
   * Whether Atlas keeps the snapshots when the cluster is deleted. Terraform reads this from the state: set it and apply
   * before you delete the cluster.
   * @default - true
   */
  readonly retainBackupsOnDeletion?: OrToken<boolean>;
  /**
   * Whether Atlas rejects deleting the cluster. Backups can still be disabled.
   * @default - true
   */
  readonly terminationProtection?: OrToken<boolean>;
  /**
   * The cloud provider whose key encrypts the disks and snapshots, in addition to Atlas' own encryption.
   * @default - only Atlas' own encryption
   */
  readonly encryptionAtRest?: OrToken<CloudProvider>;
  /**
   * The major version of MongoDB, such as `8.0`. Older snapshots restore only to the same major version or the next.
   * @default - Atlas' default version
   */
  readonly mongoDbMajorVersion?: string;
  /**
   * Whether the cluster is paused. A paused cluster is not backed up, and its snapshots expire as usual.
   * @default - not paused
   */
  readonly paused?: OrToken<boolean>;
  /**
   * Tags of the cluster.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Props of an {@link AtlasCluster} that is a replica set, or sharded in one zone. */
export interface RegionalClusterProps extends AtlasClusterBaseProps {
  /** Its regions, the preferred one first. Snapshots are stored there. */
  readonly regions: readonly (string | ClusterRegion)[];
  /**
   * The number of shards. Sharding requires M30 or larger.
   * @default - not sharded: a replica set
   */
  readonly shards?: number;
  readonly zones?: undefined;
}

/** Props of an {@link AtlasCluster} that is global: sharded over zones. */
export interface GlobalClusterProps extends AtlasClusterBaseProps {
  /** Its zones. */
  readonly zones: readonly ClusterZone[];
  readonly regions?: undefined;
  readonly shards?: undefined;
}

/** Props of {@link AtlasCluster}. */
export type AtlasClusterProps = RegionalClusterProps | GlobalClusterProps;

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

const validator = new PropsValidator((prop) => {
  const size = prop.text();
  const region = prop.union(
    prop.text(),
    prop.object<ClusterRegion>({
      region: prop.text(),
      cloudProvider: prop.optional(prop.oneOf(CLOUD_PROVIDERS)),
      nodes: prop.optional(prop.number()),
      readOnlyNodes: prop.optional(prop.number()),
      analyticsNodes: prop.optional(prop.number()),
      analyticsInstanceSize: prop.optional(size),
    }),
  );
  const zone = prop.object<ClusterZone>({
    name: prop.text(),
    regions: prop.nonEmptyList(region),
    shards: prop.optional(prop.count()),
  });
  const compute = prop.object<NonNullable<ClusterAutoScaling['compute']>>({
    minInstanceSize: size,
    maxInstanceSize: size,
    scaleDown: prop.optional(prop.flag()),
  });
  return prop.object<AtlasClusterProps>(
    {
      project: prop.having<IAtlasProject>('a project', 'projectId'),
      name: prop.optional(prop.text()),
      cloudProvider: prop.oneOf(CLOUD_PROVIDERS),
      instanceSize: size,
      autoScaling: prop.optional(
        prop.object<ClusterAutoScaling>({
          compute: prop.optional(compute),
          disk: prop.optional(prop.flag()),
        }),
      ),
      backup: prop.optional(prop.flag()),
      pointInTimeRestore: prop.optional(prop.flag()),
      retainBackupsOnDeletion: prop.optional(prop.flag()),
      terminationProtection: prop.optional(prop.flag()),
      encryptionAtRest: prop.optional(prop.oneOf(CLOUD_PROVIDERS)),
      mongoDbMajorVersion: prop.optional(prop.text()),
      paused: prop.optional(prop.flag()),
      tags: prop.optional(prop.textMap()),
      regions: prop.optional(prop.nonEmptyList(region)),
      shards: prop.optional(prop.count()),
      zones: prop.optional(prop.nonEmptyList(zone)),
    },
    ['regions', 'zones'],
  );
});

const nameValidator = new PropsValidator((prop) =>
  prop.object<AtlasClusterAttributes>({
    project: prop.having<IAtlasProject>('a project', 'projectId'),
    clusterName: prop.text(),
    cloudProvider: prop.optional(prop.oneOf(CLOUD_PROVIDERS)),
    pointInTimeRestore: prop.optional(prop.flag()),
  }),
);

/**
 * A dedicated MongoDB Atlas cluster, M10 or larger: a replica set, sharded or global. By default it is backed up,
 * protected from deletion, and keeps its snapshots when it is deleted.
 * @example
 * const orders = new AtlasCluster(this, 'orders', {
 *   project,
 *   cloudProvider: 'AWS',
 *   instanceSize: 'M30',
 *   regions: ['EU_CENTRAL_1', 'EU_WEST_1'],
 *   pointInTimeRestore: true,
 * });
 * @see https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster
 */
export class AtlasCluster extends ClusterBase implements IDedicatedCluster {
  /**
   * References a dedicated cluster outside this stack by its name.
   * @throws if the attributes are invalid
   */
  static fromName(scope: Construct, id: string, attributes: AtlasClusterAttributes): IDedicatedCluster {
    return new NamedCluster(scope, id, attributes);
  }

  readonly clusterKind = 'dedicated';
  readonly clusterName: string;
  readonly project: IAtlasProject;
  readonly projectId: string;
  readonly cloudProvider: CloudProvider;
  readonly pointInTimeRestore: OrToken<boolean>;
  /** The Terraform resource, for everything without a prop here. */
  readonly resource: AdvancedCluster;
  private readonly zoneNames: readonly (string | undefined)[];

  /** @throws if the props are invalid */
  constructor(scope: Construct, id: string, props: AtlasClusterProps) {
    super(scope, id);
    validator.validate('AtlasCluster', scope, id, props);
    AtlasChecks.of(this);
    this.project = props.project;
    this.cloudProvider = props.cloudProvider;
    this.pointInTimeRestore = props.pointInTimeRestore ?? false;
    // One for each replication spec: the shards of a zone share its name.
    this.zoneNames = props.zones?.flatMap(({ name, shards = 1 }) => Array<string>(shards).fill(name)) ?? [
      undefined,
    ];
    const shardSpecs = specs(props);
    const scales = props.autoScaling?.compute !== undefined;
    this.resource = new AdvancedCluster(this, 'Resource', {
      projectId: props.project.projectId,
      name: props.name ?? id,
      clusterType: clusterType(props),
      replicationSpecs: shardSpecs,
      ...(scales && shardSpecs.length === 1 ? { useEffectiveFields: true } : {}),
      backupEnabled: props.backup ?? true,
      retainBackupsEnabled: props.retainBackupsOnDeletion ?? true,
      terminationProtectionEnabled: props.terminationProtection ?? true,
      ...given('pitEnabled', props.pointInTimeRestore),
      ...given('encryptionAtRestProvider', props.encryptionAtRest as string | undefined),
      ...given('mongoDbMajorVersion', props.mongoDbMajorVersion),
      ...given('paused', props.paused),
      ...(props.tags === undefined ? {} : { tags: copied(props.tags) }),
      ...lifecycleOf(conditionsOf(this, props), scales ? shardSpecs : []),
    });
    mark(this.resource, { construct: 'AtlasCluster' });
    this.clusterName = this.resource.name;
    this.projectId = this.resource.projectId;
  }

  get zones(): readonly ZoneReference[] {
    const names = [...new Set(this.zoneNames)];
    return names.map((name) => ({
      name,
      zoneId: this.resource.replicationSpecs.get(this.zoneNames.indexOf(name)).zoneId,
    }));
  }

  /**
   * Adds the backup schedule. A cluster has at most one.
   * @param id the id of the schedule's construct
   */
  addBackupSchedule(id: string, items: BackupScheduleItems): BackupSchedule {
    return new BackupSchedule(this, id, { cluster: this, ...items });
  }
}

class NamedCluster extends Construct implements IDedicatedCluster {
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
    this.lookup ??= new DataMongodbatlasAdvancedCluster(this, 'Lookup', {
      projectId: this.projectId,
      name: this.clusterName,
    });
    return [{ name: undefined, zoneId: this.lookup.replicationSpecs.get(0).zoneId }];
  }
}

/** What Terraform rejects at plan, for values that are not known at synth. */
function conditionsOf(scope: Construct, props: AtlasClusterProps): Preconditions {
  const {
    name,
    instanceSize,
    cloudProvider,
    backup = true,
    pointInTimeRestore = false,
    paused = false,
  } = props;
  const preconditions = new Preconditions(scope);
  const mayBeNvme = isToken(instanceSize) || isNvme(instanceSize);
  const flag = (value: OrToken<boolean>): Expression => value as Expression;
  preconditions.add(
    [name],
    () => Fn.can(Fn.regex('^[a-zA-Z0-9][a-zA-Z0-9_-]*$', name ?? '')),
    (show) =>
      `${show(name)} is not a valid cluster name: use letters, digits and hyphens, and begin with a letter or digit`,
    'cluster/invalid-name',
  );
  if (pointInTimeRestore !== false)
    preconditions.add(
      [pointInTimeRestore, backup],
      () => Op.or(Op.not(flag(pointInTimeRestore)), flag(backup)),
      () => 'point-in-time restore requires backups: set backup to true',
      'pit/without-backup',
    );
  if (!mayBeNvme) return preconditions;
  const nvme = Fn.can(Fn.regex('_NVME', instanceSize));
  preconditions.add(
    [instanceSize, backup],
    () => Op.or(Op.not(nvme), flag(backup)),
    (show) => `a cluster of size ${show(instanceSize)} requires backups: set backup to true`,
    'cluster/nvme-without-backup',
  );
  if (paused !== false)
    preconditions.add(
      [instanceSize, paused],
      () => Op.or(Op.not(nvme), Op.not(flag(paused))),
      (show) => `a cluster of size ${show(instanceSize)} cannot be paused: remove paused`,
      'cluster/nvme-paused',
    );
  if (cloudProvider === 'GCP')
    preconditions.add(
      [instanceSize],
      () => Op.not(nvme),
      (show) => `Google Cloud does not support the size ${show(instanceSize)}: choose a size without _NVME`,
      'cluster/nvme-on-google-cloud',
    );
  return preconditions;
}

function clusterType({ zones, shards }: AtlasClusterProps): string {
  if (zones !== undefined) return 'GEOSHARDED';
  return shards === undefined ? 'REPLICASET' : 'SHARDED';
}

function specs(props: AtlasClusterProps): AdvancedClusterReplicationSpecs[] {
  const { cloudProvider, instanceSize, autoScaling } = props;
  const defaults: RegionDefaults = {
    cloudProvider,
    instanceSize,
    ...(autoScaling === undefined ? {} : { autoScaling }),
  };
  if (props.zones !== undefined)
    return props.zones.flatMap(({ name, regions, shards = 1 }) =>
      replicationSpecs(regions, shards, defaults, name),
    );
  return replicationSpecs(props.regions, props.shards ?? 1, defaults);
}

/**
 * The lifecycle of the resource. With several replication specs the provider does not keep the sizes that auto-scaling
 * has set (`use_effective_fields` has no effect), so Terraform ignores them.
 */
function lifecycleOf(
  { lifecycle: { lifecycle } }: Preconditions,
  scaled: readonly AdvancedClusterReplicationSpecs[],
): Pick<AdvancedClusterConfig, 'lifecycle'> {
  if (scaled.length < 2) return lifecycle === undefined ? {} : { lifecycle };
  const ignoreChanges = scaled.flatMap(({ regionConfigs }, spec) =>
    (regionConfigs as readonly AdvancedClusterReplicationSpecsRegionConfigs[]).flatMap(
      ({ readOnlySpecs }, region) =>
        (readOnlySpecs === undefined ? ['electable_specs'] : ['electable_specs', 'read_only_specs']).flatMap(
          (nodes) =>
            ['instance_size', 'disk_size_gb', 'disk_iops'].map(
              (attribute) => `replication_specs[${spec}].region_configs[${region}].${nodes}.${attribute}`,
            ),
        ),
    ),
  );
  return { lifecycle: { ...lifecycle, ignoreChanges } };
}

/** A prop that is not set does not set the attribute, so that the provider's default applies. */
function given<K extends string, T>(name: K, value: T | undefined): { [P in K]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { [P in K]?: T };
}
