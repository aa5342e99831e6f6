import { Token } from 'cdktf';
import type { CloudProvider } from '../../atlas';
import type { InstanceSize, Region } from '../props/names';
import type {
  AdvancedClusterReplicationSpecs,
  AdvancedClusterReplicationSpecsRegionConfigs,
  AdvancedClusterReplicationSpecsRegionConfigsElectableSpecs,
} from '../../provider/advanced-cluster';

/** The types of disks on AWS. */
export const DISK_TYPES = ['STANDARD', 'PROVISIONED', 'HIGH_PERFORMANCE'] as const;

/** A type of disk on AWS: `STANDARD` is General Purpose SSD, `PROVISIONED` is Provisioned IOPS SSD. */
export type DiskType = (typeof DISK_TYPES)[number];

/** How fast the disks of nodes are. */
export interface DiskSpeed {
  /**
   * The provisioned input and output operations per second. AWS supports it from M30 on, Azure from M40 on.
   * @default - what Atlas gives to the size of the disk
   */
  readonly iops?: number;
  /**
   * The type of the disks. Only for AWS.
   * @default - Atlas decides: STANDARD
   */
  readonly type?: DiskType;
}

/** The disks of a cluster's nodes. */
export interface ClusterDisk extends DiskSpeed {
  /**
   * The size in GB, the same for all nodes of a cluster.
   * @default - what Atlas gives to the size of the nodes
   */
  readonly sizeGb?: number;
}

/** A region of a cluster. */
export interface ClusterRegion {
  /** The region, as Atlas names it: `EU_CENTRAL_1`. */
  readonly region: Region;
  /**
   * The cloud provider of this region, for clusters with several providers.
   * @default - the cluster's
   */
  readonly cloudProvider?: CloudProvider;
  /**
   * The number of electable nodes; 0 for a region with only read-only or analytics nodes. All regions of a shard have 3,
   * 5 or 7 together.
   * @default - 3 in a single region; with several regions one each, and one more in the first if that makes them odd
   */
  readonly nodes?: number;
  /**
   * The number of read-only nodes.
   * @default - none
   */
  readonly readOnlyNodes?: number;
  /**
   * The number of analytics nodes.
   * @default - none
   */
  readonly analyticsNodes?: number;
  /**
   * The size of the analytics nodes.
   * @default - the size of the other nodes
   */
  readonly analyticsInstanceSize?: InstanceSize;
  /**
   * How fast the disks in this region are.
   * @default - the cluster's `disk`
   */
  readonly disk?: DiskSpeed;
}

/** A zone of a global cluster. */
export interface ClusterZone {
  /** The zone's name. */
  readonly name: string;
  /** Its regions, the preferred one first. The snapshots of the zone are stored there. */
  readonly regions: readonly (Region | ClusterRegion)[];
  /**
   * The number of shards.
   * @default - 1
   */
  readonly shards?: number;
}

/** Auto-scaling of a cluster. */
export interface ClusterAutoScaling {
  /**
   * The smallest and the largest size of the nodes. The cluster's size is between them, and is only its first size: what
   * Atlas scales it to stays.
   * @default - the size does not change
   */
  readonly compute?: {
    /** The smallest size: below the largest, and of the same class, as M40 and M60. */
    readonly minInstanceSize: InstanceSize;
    /** The largest size. */
    readonly maxInstanceSize: InstanceSize;
    /**
     * Whether nodes are also scaled down.
     * @default - true
     */
    readonly scaleDown?: boolean;
  };
  /**
   * Whether the disk is scaled up.
   * @default - Atlas decides: it is
   */
  readonly disk?: boolean;
}

/** What all regions of a cluster share. */
export interface RegionDefaults {
  readonly cloudProvider: CloudProvider;
  readonly instanceSize: string;
  readonly autoScaling?: ClusterAutoScaling;
  readonly analyticsAutoScaling?: ClusterAutoScaling;
  readonly disk?: ClusterDisk;
  /** The electable nodes of a single region that does not set them. */
  readonly nodes?: number;
}

/** The highest priority: the primary and the snapshots are in this region. */
const HIGHEST_PRIORITY = 7;

/** The replication specs of N shards in the same regions. */
export function replicationSpecs(
  regions: readonly (string | ClusterRegion)[],
  shards: number,
  defaults: RegionDefaults,
  zoneName?: string,
): AdvancedClusterReplicationSpecs[] {
  const configs = regionConfigs(regions, defaults);
  return Array.from({ length: shards }, () => ({
    regionConfigs: configs,
    ...(zoneName === undefined ? {} : { zoneName }),
  }));
}

function regionConfigs(
  regions: readonly (string | ClusterRegion)[],
  { cloudProvider, instanceSize, autoScaling, analyticsAutoScaling, disk, nodes: single }: RegionDefaults,
): AdvancedClusterReplicationSpecsRegionConfigs[] {
  let electableBefore = 0;
  return regions.map((given, index) => {
    const region = regionOf(given);
    const nodes = electableNodes(region, index, regions.length, single);
    const { readOnlyNodes = 0, analyticsNodes = 0, analyticsInstanceSize = instanceSize } = region;
    // Regions without electable nodes have priority 0, and the others descend from the highest.
    const priority = nodes === 0 ? 0 : Math.max(HIGHEST_PRIORITY - electableBefore, 0);
    if (nodes !== 0) electableBefore += 1;
    const disks = disksOf({ ...disk, ...region.disk });
    return {
      providerName: region.cloudProvider ?? cloudProvider,
      regionName: region.region,
      priority,
      ...(nodes === 0 ? {} : { electableSpecs: { instanceSize, nodeCount: nodes, ...disks } }),
      ...(readOnlyNodes === 0 ? {} : { readOnlySpecs: { instanceSize, nodeCount: readOnlyNodes, ...disks } }),
      ...(analyticsNodes === 0
        ? {}
        : { analyticsSpecs: { instanceSize: analyticsInstanceSize, nodeCount: analyticsNodes, ...disks } }),
      ...(autoScaling === undefined ? {} : { autoScaling: autoScalingOf(autoScaling) }),
      ...(analyticsAutoScaling === undefined
        ? {}
        : { analyticsAutoScaling: autoScalingOf(analyticsAutoScaling) }),
    };
  });
}

export function regionOf(given: string | ClusterRegion): ClusterRegion {
  // The value of an iterator is a token that is not a string.
  return typeof given === 'string' || Token.isUnresolved(given) ? { region: Token.asString(given) } : given;
}

/** One node for each region, and one more in the first if they are even: Atlas requires 3, 5 or 7. */
export function electableNodes({ nodes }: ClusterRegion, index: number, regions: number, single = 3): number {
  if (nodes !== undefined) return nodes;
  if (regions === 1) return single;
  return index === 0 && regions % 2 === 0 ? 2 : 1;
}

function disksOf({
  sizeGb,
  iops,
  type,
}: ClusterDisk): Pick<
  AdvancedClusterReplicationSpecsRegionConfigsElectableSpecs,
  'diskSizeGb' | 'diskIops' | 'ebsVolumeType'
> {
  return {
    ...(sizeGb === undefined ? {} : { diskSizeGb: sizeGb }),
    ...(iops === undefined ? {} : { diskIops: iops }),
    ...(type === undefined ? {} : { ebsVolumeType: type }),
  };
}

function autoScalingOf({
  compute,
  disk,
}: ClusterAutoScaling): NonNullable<AdvancedClusterReplicationSpecsRegionConfigs['autoScaling']> {
  return {
    ...(disk === undefined ? {} : { diskGbEnabled: disk }),
    ...(compute === undefined
      ? {}
      : {
          computeEnabled: true,
          computeMinInstanceSize: compute.minInstanceSize,
          computeMaxInstanceSize: compute.maxInstanceSize,
          computeScaleDownEnabled: compute.scaleDown ?? true,
        }),
  };
}

/** What Atlas scales, so that Terraform must not set it again to what the configuration says. */
function scaledBy(scaling: ClusterAutoScaling | undefined): readonly string[] {
  if (scaling?.compute !== undefined) return ['instance_size', 'disk_size_gb', 'disk_iops'];
  return scaling?.disk === true ? ['disk_size_gb', 'disk_iops'] : [];
}

/**
 * How a cluster keeps what auto-scaling has made of it. Otherwise the next apply scales it back. The provider can distinguish
 * scaled from configured values only for a single replication spec; for several, Terraform ignores the values.
 * @see https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster
 */
export function keptScaling(
  specs: readonly AdvancedClusterReplicationSpecs[],
  { autoScaling, analyticsAutoScaling }: RegionDefaults,
): { readonly useEffectiveFields?: true; readonly ignoreChanges?: string[] } {
  const [scaled, scaledAnalytics] = [scaledBy(autoScaling), scaledBy(analyticsAutoScaling)];
  if (scaled.length === 0 && scaledAnalytics.length === 0) return {};
  if (specs.length === 1) return { useEffectiveFields: true };
  const ignoreChanges = specs.flatMap(({ regionConfigs: configs }, spec) =>
    (configs as readonly AdvancedClusterReplicationSpecsRegionConfigs[]).flatMap((config, region) =>
      [
        ...(config.electableSpecs === undefined ? [] : scaled.map((name) => `electable_specs.${name}`)),
        ...(config.readOnlySpecs === undefined ? [] : scaled.map((name) => `read_only_specs.${name}`)),
        ...(config.analyticsSpecs === undefined
          ? []
          : scaledAnalytics.map((name) => `analytics_specs.${name}`)),
      ].map((attribute) => `replication_specs[${spec}].region_configs[${region}].${attribute}`),
    ),
  );
  return { ignoreChanges };
}
