import type { Resource } from '../../model';
import { Order } from '../follow/order';
import type { ModuleConfiguration } from '../resource/configuration';
import { type RawResource, blockOf } from '../resource/raw-resource';

/** The order in which Terraform works, by resources instead of blocks. */
export class WaitOrder {
  private readonly order: Order;
  private readonly byAddress: ReadonlyMap<string, RawResource>;

  constructor(resources: readonly RawResource[], configuration: ModuleConfiguration | undefined) {
    this.order = new Order(configuration);
    const byAddress = new Map<string, RawResource>();
    for (const raw of resources) byAddress.set(raw.address, raw);
    this.byAddress = byAddress;
  }

  /** Whether Terraform finishes `other` before it begins `resource`; undefined if that is not known. */
  waitsFor(resource: Resource, other: Resource): boolean | undefined {
    const from = this.byAddress.get(resource.address);
    return from === undefined ? undefined : this.rawWaitsFor(from, other);
  }

  rawWaitsFor(from: RawResource, other: Resource): boolean | undefined {
    const to = this.byAddress.get(other.address);
    if (to === undefined) return undefined;
    return this.order.waitsFor(
      { module: from.module, block: blockOf(from) },
      { module: to.module, block: blockOf(to) },
    );
  }
}
