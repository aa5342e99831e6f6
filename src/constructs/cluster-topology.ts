import type { CloudProvider } from '../atlas';
import type {
  AdvancedClusterReplicationSpecs,
  AdvancedClusterReplicationSpecsRegionConfigs,
} from '../provider/advanced-cluster';

/** A region of a cluster. */
export interface ClusterRegion {
  /** Atlas' name of the region, such as `EU_CENTRAL_1`. */
  readonly region: string;
  /**
   * The cloud provider of this region, for clusters over several providers.
   * @default - the cluster's
   */
  readonly cloudProvider?: CloudProvider;
  /**
   * How many electable nodes it has. Over all regions of a shard they are 3, 5 or 7.
   * @default - 3 in a single region; over several, one for each and one more where that makes them odd
   */
  readonly nodes?: number;
  /**
   * How many nodes it has that are only read from.
   * @default - none
   */
  readonly readOnlyNodes?: number;
  /**
   * How many nodes it has for analytics.
   * @default - none
   */
  readonly analyticsNodes?: number;
  /**
   * The size of the analytics nodes.
   * @default - that of the other nodes
   */
  readonly analyticsInstanceSize?: string;
}

/** A zone of a global cluster. */
export interface ClusterZone {
  /** The zone's name. */
  readonly name: string;
  /** Its regions, the preferred one first: there the zone's snapshots are kept. */
  readonly regions: readonly (string | ClusterRegion)[];
  /**
   * How many shards it has.
   * @default - 1
   */
  readonly shards?: number;
}

/** How a cluster grows and shrinks by itself. */
export interface ClusterAutoScaling {
  /**
   * The sizes between which the nodes change.
   * @default - the size stays
   */
  readonly compute?: {
    readonly minInstanceSize: string;
    readonly maxInstanceSize: string;
    /**
     * Whether they also shrink.
     * @default - true
     */
    readonly scaleDown?: boolean;
  };
  /**
   * Whether the disk grows.
   * @default - Atlas decides: it grows
   */
  readonly disk?: boolean;
}

/** What every region of a cluster has in common. */
export interface RegionDefaults {
  readonly cloudProvider: CloudProvider;
  readonly instanceSize: string;
  readonly autoScaling?: ClusterAutoScaling;
}

/** The highest priority: that of the region where the primary is, and the snapshots are. */
const HIGHEST_PRIORITY = 7;

/** The replication specs of so many shards over regions. */
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

/** One node for each region, and the first one makes them odd: Atlas wants 3, 5 or 7 over all. */
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
