import type { Estate, Origin, Place } from '../model';
import { addressesIn } from '../model/estate';
import { type ClusterName, clustersByAddress } from './clusters';

/** What of the inputs decides which place is in which of them. */
interface Inputs {
  readonly after: Estate;
  readonly before?: Estate | undefined;
}

/** Messages name no more resources of other inputs than these. */
const MOST_NAMED = 3;

/** Which input each place of a review is in, and which cluster it belongs to. */
export class Places {
  private clusters: ReadonlyMap<Origin | undefined, ReadonlyMap<string, ClusterName>> | undefined;
  private origins: ReadonlyMap<string, Origin | undefined> | undefined;

  constructor(
    private readonly inputs: Inputs,
    private readonly parts: readonly { readonly origin: Origin | undefined }[],
  ) {}

  /**
   * The input that a place is in. Of one that a rule made up itself it is that of its address, where only one input has
   * that address, and else the first.
   */
  originOf(place: Place, part: { readonly origin: Origin | undefined } | undefined): Origin | undefined {
    if (part !== undefined) return part.origin;
    if (place.origin !== undefined) return place.origin;
    const first = this.parts[0]?.origin;
    if (first === undefined) return undefined;
    this.origins ??= this.originsByAddress();
    return this.origins.get(place.address) ?? first;
  }

  clusterOf({ address }: Place, origin: Origin | undefined): ClusterName | undefined {
    this.clusters ??= clustersByAddress([this.inputs.after, this.inputs.before]);
    return this.clusters.get(origin)?.get(address);
  }

  /** Names the other inputs that a finding in one of them depends on: " (A is in X)". */
  elsewhere(related: readonly Place[], origin: Origin | undefined): string {
    const others = related.filter((place) => place.origin !== undefined && place.origin !== origin);
    const named = [...new Set(others.map((place) => `${place.address} is in ${place.origin?.name ?? ''}`))];
    return named.length === 0 ? '' : ` (${named.slice(0, MOST_NAMED).join(', ')})`;
  }

  private originsByAddress(): ReadonlyMap<string, Origin | undefined> {
    const origins = new Map<string, Origin | undefined>();
    for (const estate of [this.inputs.after, this.inputs.before])
      for (const { address, origin } of estate === undefined ? [] : addressesIn(estate))
        origins.set(address, origins.has(address) && origins.get(address) !== origin ? undefined : origin);
    return origins;
  }
}
