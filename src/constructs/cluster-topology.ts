import type { CloudProvider } from '../atlas';
import type {
  AdvancedClusterReplicationSpecs,
  AdvancedClusterReplicationSpecsRegionConfigs,
} from '../provider/advanced-cluster';

/** A region of a cluster. */
export interface ClusterRegion {
  /** The region, as Atlas names it: `EU_CENTRAL_1`. */
  readonly region: string;
  /**
   * The cloud provider of this region, for clusters with several providers.
   * @default - the cluster's
   */
  readonly cloudProvider?: CloudProvider;
  /**
   * The number of electable nodes. All regions of a shard have 3, 5 or 7 together.
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
  readonly analyticsInstanceSize?: string;
}

/** A zone of a global cluster. */
export interface ClusterZone {
  /** The zone's name. */
  readonly name: string;
  /** Its regions, the preferred one first. The snapshots of the zone are stored there. */
  readonly regions: readonly (string | ClusterRegion)[];
  /**
   * The number of shards.
   * @default - 1
   */
  readonly shards?: number;
}

/** Auto-scaling of a cluster. */
export interface ClusterAutoScaling {
  /**
   * The smallest and the largest size of the nodes.
   * @default - the size does not change
   */
  readonly compute?: {
    readonly minInstanceSize: string;
    readonly maxInstanceSize: string;
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
  { cloudProvider, instanceSize, autoScaling }: RegionDefaults,
): AdvancedClusterReplicationSpecsRegionConfigs[] {
  return regions.map((given, index) => {
    const region: ClusterRegion = typeof given === 'string' ? { region: given } : given;
    const { readOnlyNodes = 0, analyticsNodes = 0, analyticsInstanceSize = instanceSize } = region;
    return {
      providerName: region.cloudProvider ?? cloudProvider,
      regionName: region.region,
      priority: Math.max(HIGHEST_PRIORITY - index, 0),
      electableSpecs: { instanceSize, nodeCount: region.nodes ?? defaultNodes(index, regions.length) },
      ...(readOnlyNodes === 0 ? {} : { readOnlySpecs: { instanceSize, nodeCount: readOnlyNodes } }),
      ...(analyticsNodes === 0
        ? {}
        : { analyticsSpecs: { instanceSize: analyticsInstanceSize, nodeCount: analyticsNodes } }),
      ...(autoScaling === undefined ? {} : { autoScaling: autoScalingOf(autoScaling) }),
    };
  });
}

/** One node for each region, and one more in the first if they are even: Atlas requires 3, 5 or 7. */
function defaultNodes(index: number, regions: number): number {
  if (regions === 1) return 3;
  return index === 0 && regions % 2 === 0 ? 2 : 1;
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
