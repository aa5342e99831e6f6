import {
  CLOUD_PROVIDERS,
  type CloudProvider,
  type FlexRegion,
  flexRegion,
  isCloudProvider,
} from '../../atlas';
import { type Cluster, type Region, type Value } from '../../model';
import { isOfKind, kindAttribute } from '../queries/cluster-kind';
import { regionsOf } from '../queries/regions';
import { type Unchecked, unchecked } from '../rule';

/** A region that a Flex cluster is in, by the name that Atlas gives it. */
export interface Placement {
  readonly region: Region;
  readonly name: Value<string> & { readonly kind: 'known' };
  /** Where the region's name is written. */
  readonly attribute: string;
  /** The providers that it may be a region of: one, or all while that is not known yet. */
  readonly providers: readonly CloudProvider[];
}

/** The regions of a Flex cluster, or why they cannot be told yet; nothing for other kinds. */
export function* placementsOf(cluster: Cluster): Iterable<Placement | Unchecked> {
  const isFlex = isOfKind('flex', cluster, kindAttribute(cluster));
  if (typeof isFlex === 'object') yield isFlex;
  if (isFlex !== true) return;
  for (const region of regionsOf(cluster)) {
    if ('unchecked' in region) yield region;
    else yield* placementIn(cluster, region);
  }
}

function* placementIn(cluster: Cluster, region: Region): Iterable<Placement | Unchecked> {
  const { region: name, provider } = region;
  const attribute = region.attribute.endsWith('region_name')
    ? region.attribute
    : `${region.attribute}.region_name`;
  if (name.kind === 'unknown') yield unchecked(cluster, attribute, name);
  // What is left out is missing from the request: Terraform or Atlas says so by itself.
  if (name.kind !== 'known' || provider.kind === 'absent') return;
  const providers = provider.kind === 'unknown' ? CLOUD_PROVIDERS : [provider.value].filter(isCloudProvider);
  yield { region, name, attribute, providers };
}

/** What Atlas lists of a placement, for each provider that it may be a region of. */
export function listedFor({ name, providers }: Placement): readonly FlexRegion[] {
  return providers.flatMap((provider) => flexRegion(provider, name.value) ?? []);
}
