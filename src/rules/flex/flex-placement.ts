import type { CloudProvider, FlexRegion } from '../../atlas';
import { CLOUD_PROVIDERS, isCloudProvider } from '../../atlas/cloud-provider';
import { flexRegion } from '../../atlas/flex-regions';
import type { Cluster, Region, Value } from '../../model';
import { isOfKind, kindAttribute } from '../queries/cluster-kind';
import { regionsOf } from '../queries/regions';
import { type Unchecked, unchecked } from '../rule';

/** A region of a Flex cluster, by its name in Atlas. */
export interface Placement {
  readonly region: Region;
  readonly name: Value<string> & { readonly kind: 'known' };
  /** The attribute that sets the name of the region. */
  readonly attribute: string;
  /** The providers that may have this region: one, or all while the provider is not known yet. */
  readonly providers: readonly CloudProvider[];
}

/** The regions of a Flex cluster, or why they are not known yet; nothing for other kinds. */
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
  // Terraform or Atlas reports an attribute that is not set.
  if (name.kind !== 'known' || provider.kind === 'absent') return;
  const providers = provider.kind === 'unknown' ? CLOUD_PROVIDERS : [provider.value].filter(isCloudProvider);
  yield { region, name, attribute, providers };
}

/** What Atlas lists for a placement, for each provider that may have its region. */
export function listedFor({ name, providers }: Placement): readonly FlexRegion[] {
  return providers.flatMap((provider) => flexRegion(provider, name.value) ?? []);
}
