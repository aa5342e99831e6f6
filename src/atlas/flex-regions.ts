import type { CloudProvider } from './cloud-provider';

/** Where a Flex cluster runs, and where Atlas keeps its snapshots. */
export interface FlexRegion {
  /** The country of the region. */
  readonly place: string;
  /** The country that the snapshots are stored in, or 'Asia' where Atlas is not more specific. */
  readonly snapshots: string;
}

/**
 * The regions of Flex clusters, with the place of their snapshots.
 *
 * The regions are those of Atlas' tables of cloud regions; the storage places follow its table by country: Australia to
 * Australia; Germany to Germany; Hong Kong to Australia; India, Singapore and Taiwan to Asia; USA to USA; everything
 * else to Ireland. A name means a region only together with its provider.
 * @see https://www.mongodb.com/docs/atlas/backup/cloud-backup/flex-cluster-backup/ (read 2026-08-21)
 * @see https://www.mongodb.com/docs/atlas/reference/amazon-aws/ and its siblings for Azure and Google Cloud
 */
const REGIONS: Readonly<Record<CloudProvider, Readonly<Record<string, readonly [string, string]>>>> = {
  AWS: {
    US_EAST_1: ['USA', 'USA'],
    US_WEST_2: ['USA', 'USA'],
    SA_EAST_1: ['Brazil', 'Ireland'],
    AP_SOUTHEAST_1: ['Singapore', 'Asia'],
    AP_SOUTHEAST_2: ['Australia', 'Australia'],
    AP_SOUTH_1: ['India', 'Asia'],
    AP_EAST_1: ['Hong Kong', 'Australia'],
    AP_NORTHEAST_1: ['Japan', 'Ireland'],
    AP_NORTHEAST_2: ['South Korea', 'Ireland'],
    EU_WEST_1: ['Ireland', 'Ireland'],
    EU_CENTRAL_1: ['Germany', 'Germany'],
    EU_NORTH_1: ['Sweden', 'Ireland'],
    EU_WEST_3: ['France', 'Ireland'],
    ME_SOUTH_1: ['Bahrain', 'Ireland'],
    AF_SOUTH_1: ['South Africa', 'Ireland'],
  },
  GCP: {
    CENTRAL_US: ['USA', 'USA'],
    SOUTH_AMERICA_EAST_1: ['Brazil', 'Ireland'],
    EASTERN_ASIA_PACIFIC: ['Taiwan', 'Asia'],
    NORTHEASTERN_ASIA_PACIFIC: ['Japan', 'Ireland'],
    ASIA_NORTHEAST_3: ['South Korea', 'Ireland'],
    SOUTHEASTERN_ASIA_PACIFIC: ['Singapore', 'Asia'],
    ASIA_SOUTH_1: ['India', 'Asia'],
    ASIA_SOUTHEAST_2: ['Indonesia', 'Ireland'],
    WESTERN_EUROPE: ['Belgium', 'Ireland'],
  },
  AZURE: {
    US_EAST_2: ['USA', 'USA'],
    US_WEST: ['USA', 'USA'],
    CANADA_CENTRAL: ['Canada', 'Ireland'],
    CHILE_CENTRAL: ['Chile', 'Ireland'],
    EUROPE_NORTH: ['Ireland', 'Ireland'],
    EUROPE_WEST: ['Netherlands', 'Ireland'],
    ASIA_EAST: ['Hong Kong', 'Australia'],
    INDIA_CENTRAL: ['India', 'Asia'],
    INDONESIA_CENTRAL: ['Indonesia', 'Ireland'],
    MALAYSIA_WEST: ['Malaysia', 'Ireland'],
  },
};

/** Where a Flex cluster of this region runs and keeps its snapshots; undefined where Atlas lists no such Flex region. */
export function flexRegion(provider: CloudProvider, region: string): FlexRegion | undefined {
  const regions = REGIONS[provider];
  const found = Object.hasOwn(regions, region) ? regions[region] : undefined;
  return found && { place: found[0], snapshots: found[1] };
}

/** The names of a provider's Flex regions. */
export function flexRegions(provider: CloudProvider): readonly string[] {
  return Object.keys(REGIONS[provider]);
}
