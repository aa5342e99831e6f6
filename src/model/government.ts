import { isCloudProvider } from '../atlas/cloud-provider';
import { isGovernmentRegion } from '../atlas/regions';
import type { Cluster } from './cluster';
import { knownRegions } from './shards';

/** Whether a cluster is in regions for governments; undefined where its regions are not all known. */
export function isOfGovernment(cluster: Cluster): boolean | undefined {
  const regions = knownRegions(cluster).map(({ provider, region }) =>
    provider.kind === 'known' && isCloudProvider(provider.value) && region.kind === 'known'
      ? isGovernmentRegion(provider.value, region.value)
      : undefined,
  );
  return regions.length === 0 || regions.includes(undefined) ? undefined : regions.includes(true);
}
