import type { Origin, Resource } from '../../model';
import type { FollowedInput } from '../follow/inputs';
import { Order } from '../follow/order';
import { type RawResource, type Scope, blockOf } from '../resource/raw-resource';
import { RemoteStates } from '../resource/remote-states';

/** One input, with what is in it by address. */
interface Ordered {
  readonly order: Order;
  readonly byAddress: ReadonlyMap<string, RawResource>;
  /** Undefined where the input has no configuration. */
  readonly root: Scope | undefined;
}

/** The order in which Terraform works, by resources instead of blocks, and by inputs where these read each other's states. */
export class WaitOrder {
  private readonly inputs = new Map<Origin | undefined, Ordered>();
  private readonly remoteStates: RemoteStates;
  private readonly awaited = new Map<Origin | undefined, ReadonlySet<Origin | undefined>>();

  constructor(inputs: readonly FollowedInput[]) {
    this.remoteStates = new RemoteStates(inputs);
    for (const { resources, configuration, origin } of inputs) {
      const byAddress = new Map<string, RawResource>();
      for (const raw of resources) byAddress.set(raw.address, raw);
      const root =
        configuration === undefined
          ? undefined
          : { module: '', configuration, block: undefined, key: undefined, origin };
      this.inputs.set(origin, { order: new Order(configuration), byAddress, root });
    }
  }

  /** Whether Terraform finishes `other` before it begins `resource`; undefined if that is not known. */
  waitsFor(resource: Resource, other: Resource): boolean | undefined {
    const from = this.inputs.get(resource.origin)?.byAddress.get(resource.address);
    return from === undefined ? undefined : this.rawWaitsFor(from, other);
  }

  rawWaitsFor(from: RawResource, other: Resource): boolean | undefined {
    const { origin } = from.scope;
    if (origin !== other.origin) return this.awaitedBy(origin).has(other.origin) ? true : undefined;
    const own = this.inputs.get(origin);
    const to = own?.byAddress.get(other.address);
    if (own === undefined || to === undefined) return undefined;
    return own.order.waitsFor(
      { module: from.module, block: blockOf(from) },
      { module: to.module, block: blockOf(to) },
    );
  }

  /** The inputs that are applied before another one, since it reads what they keep in their states. */
  private awaitedBy(origin: Origin | undefined): ReadonlySet<Origin | undefined> {
    const found = this.awaited.get(origin);
    if (found !== undefined) return found;
    const awaited = new Set<Origin | undefined>();
    this.awaited.set(origin, awaited);
    const open = [origin];
    for (let from = open.pop(); from !== undefined; from = open.pop()) {
      const root = this.inputs.get(from)?.root;
      for (const id of root?.configuration?.blockIds() ?? []) {
        const name = /^data\.terraform_remote_state\.(.+)$/.exec(id)?.[1];
        const read =
          name === undefined || root === undefined ? undefined : this.remoteStates.behind(name, root);
        if (read === undefined || awaited.has(read.origin)) continue;
        awaited.add(read.origin);
        open.push(read.origin);
      }
    }
    return awaited;
  }
}
