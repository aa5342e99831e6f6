import { addTo } from '../../text/group';
import type { Node } from '../follow/dependencies';
import type { ConfigurationWaits } from './configuration-waits';
import type { OrderedAction } from './planned-actions';
import type { Waits } from './waits';

/**
 * How deletions are ordered, by what the state says that objects depend on: dependents are deleted first, and whatever
 * depended on a deleted object, or had a deleted dependent, is created or updated after the deletion; with
 * create_before_destroy before it. Terraform distinguishes blocks there, not instances, except for those of one module:
 * two instances of a module do not wait for each other.
 */
export class DestroyWaits {
  private readonly destroyers = new Map<Node, number[]>();
  private readonly creators = new Map<Node, number[]>();
  private readonly late: { readonly index: number; readonly block: Node; readonly scope: string }[] = [];

  constructor(
    private readonly actions: readonly OrderedAction[],
    private readonly waits: Waits,
    private readonly configuration: ConfigurationWaits,
    /** The blocks that an object depends on, by the state; nothing for what is not in the state. */
    private readonly inState: () => ReadonlyMap<string, readonly Node[]>,
  ) {}

  add(): void {
    if (!this.actions.some(({ isDestroyer }) => isDestroyer)) return;
    for (const [index, { block, isDestroyer }] of this.actions.entries())
      addTo(isDestroyer ? this.destroyers : this.creators, block, index);
    // By the configuration alone, so before deletions are ordered.
    const byConfiguration = this.destroyedBehind();
    this.addOfOneAddress();
    this.addDependents();
    this.addDependencies(byConfiguration);
    this.addAcrossProviders();
  }

  /** The old object is deleted before the new one is created, or after it. */
  private addOfOneAddress(): void {
    const byAddress = new Map<string, number[]>();
    for (const indexes of this.destroyers.values())
      for (const index of indexes) addTo(byAddress, this.at(index).action.address, index);
    for (const [index, { isDestroyer, action }] of this.actions.entries()) {
      if (isDestroyer) continue;
      for (const destroyer of byAddress.get(action.address) ?? [])
        if (this.at(destroyer).createsBefore) this.waits.add(destroyer, index);
        else this.waits.add(index, destroyer);
    }
  }

  /** What is deleted, and the objects that it depended on. */
  private addDependents(): void {
    const dependents = new Gates(this.waits);
    const dependentsDeletedFirst = new Gates(this.waits);
    const created = new Gates(this.waits);
    for (const indexes of this.destroyers.values())
      for (const index of indexes) {
        const destroyer = this.at(index);
        // Its provider is configured with what others make.
        const isLate = (this.waits.of[index] ?? []).length > 0;
        for (const block of this.inState().get(destroyer.action.address) ?? []) {
          if (block === destroyer.block) continue;
          const scope = scopeOf(destroyer, block);
          if (isLate && this.isOfOtherProvider(block, destroyer)) {
            this.late.push({ index, block, scope });
            continue;
          }
          if (this.destroyers.has(block)) this.waits.add(dependents.at(block, scope), index);
          const creators = this.creators.get(block);
          if (creators === undefined) continue;
          if (!destroyer.createsBefore) this.waits.add(dependentsDeletedFirst.at(block, scope), index);
          else this.waits.add(index, this.all(created, creators, block, scope));
        }
      }
    this.letWait(this.destroyers, dependents);
    this.letWait(this.creators, dependentsDeletedFirst);
  }

  /** What is created, updated or read, and the deleted objects that it depends on. */
  private addDependencies(byConfiguration: (block: Node) => ReadonlySet<Node>): void {
    const deleted = new Gates(this.waits);
    const users = new Gates(this.waits);
    for (const [block, indexes] of this.creators)
      for (const index of indexes) {
        const creator = this.at(index);
        const known = this.inState().get(creator.action.address) ?? [];
        for (const other of this.isByConfiguration(creator)
          ? new Set([...known, ...byConfiguration(block)])
          : known) {
          const destroyers = this.destroyers.get(other);
          if (destroyers === undefined || other === block) continue;
          const scope = scopeOf(creator, other);
          const first = destroyers.filter((one) => !this.at(one).createsBefore);
          if (first.length > 0) this.waits.add(index, this.all(deleted, first, other, scope));
          if (first.length < destroyers.length) this.waits.add(users.at(other, scope), index);
        }
      }
    for (const [block, indexes] of this.destroyers)
      this.letWait(new Map([[block, indexes.filter((index) => this.at(index).createsBefore)]]), users);
  }

  /*
   * Where a provider is configured with what another one makes, an order between the two can be a circle; Terraform then
   * leaves it out.
   */
  private addAcrossProviders(): void {
    for (const { index, block, scope } of this.late)
      for (const other of [...(this.destroyers.get(block) ?? []), ...(this.creators.get(block) ?? [])]) {
        if (!isIn(this.at(other), scope) || this.waits.reaches(index, other)) continue;
        const isReversed = this.at(index).createsBefore && !this.at(other).isDestroyer;
        if (isReversed) this.waits.add(index, other);
        else this.waits.add(other, index);
      }
  }

  private isOfOtherProvider(block: Node, { provider }: OrderedAction): boolean {
    const [first] = this.destroyers.get(block) ?? this.creators.get(block) ?? [];
    return first !== undefined && this.at(first).provider !== provider;
  }

  /** Lets actions wait for the gates of their blocks. */
  private letWait(blocks: ReadonlyMap<Node, readonly number[]>, gates: Gates): void {
    for (const [block, indexes] of blocks)
      for (const index of indexes)
        for (const gate of gates.of(block, this.at(index).module)) this.waits.add(index, gate);
  }

  /** The gate behind actions of a block. */
  private all(gates: Gates, indexes: readonly number[], block: Node, scope: string): number {
    return gates.at(block, scope, (gate) => {
      for (const index of indexes) if (isIn(this.at(index), scope)) this.waits.add(gate, index);
    });
  }

  /**
   * The blocks with deletions that a block refers to, directly or not: what is not in the state yet depends on all that
   * its configuration leads to.
   */
  private destroyedBehind(): (block: Node) => ReadonlySet<Node> {
    const blockAt = new Map<number, Node>();
    for (const block of this.destroyers.keys()) {
      const finished = this.configuration.finishedOf(block);
      if (finished !== undefined) blockAt.set(finished, block);
    }
    if (blockAt.size === 0) return () => NONE;
    const found = new Map<number, ReadonlySet<Node>>();
    const byBlock = new Map<Node, ReadonlySet<Node>>();
    for (const [block, indexes] of this.creators) {
      const begun = this.configuration.begunOf(block);
      if (begun !== undefined && indexes.some((index) => this.isByConfiguration(this.at(index))))
        byBlock.set(block, this.collect(begun, blockAt, found));
    }
    return (block) => byBlock.get(block) ?? NONE;
  }

  /** Whether the state does not say what it depends on: what is new is not in it, and of data it says nothing. */
  private isByConfiguration({ action }: OrderedAction): boolean {
    return !action.isManaged || !this.inState().has(action.address);
  }

  private collect(
    from: number,
    blockAt: ReadonlyMap<number, Node>,
    found: Map<number, ReadonlySet<Node>>,
  ): ReadonlySet<Node> {
    const open = [from];
    const entered = new Set<number>();
    for (let node = open.at(-1); node !== undefined; node = open.at(-1)) {
      const behind = this.waits.of[node] ?? [];
      if (!found.has(node) && !entered.has(node)) {
        entered.add(node);
        // What is entered and not found yet waits for this one: a circle, which Terraform rejects.
        for (const next of behind) if (!found.has(next) && !entered.has(next)) open.push(next);
        continue;
      }
      open.pop();
      if (found.has(node)) continue;
      const own = blockAt.get(node);
      found.set(
        node,
        union([
          ...(own === undefined ? [] : [new Set([own])]),
          ...behind.flatMap((next) => found.get(next) ?? []),
        ]),
      );
    }
    return found.get(from) ?? NONE;
  }

  private at(index: number): OrderedAction {
    return this.actions[index] as OrderedAction;
  }
}

/** Every instance of a block, whichever module instance it is in. */
const EVERYWHERE = '*';

/** Junctions by block, and by module instance or for all of them. */
class Gates {
  private readonly byBlock = new Map<Node, Map<string, number>>();

  constructor(private readonly waits: Waits) {}

  at(block: Node, scope: string, fill?: (gate: number) => void): number {
    let scopes = this.byBlock.get(block);
    if (scopes === undefined) this.byBlock.set(block, (scopes = new Map<string, number>()));
    let gate = scopes.get(scope);
    if (gate === undefined) {
      scopes.set(scope, (gate = this.waits.junction()));
      fill?.(gate);
    }
    return gate;
  }

  /** Those that concern the instances in a module instance. */
  of(block: Node, module: string): readonly number[] {
    const scopes = this.byBlock.get(block);
    return scopes === undefined ? [] : [EVERYWHERE, module].flatMap((scope) => scopes.get(scope) ?? []);
  }
}

const NONE: ReadonlySet<Node> = new Set();

function union(sets: readonly ReadonlySet<Node>[]): ReadonlySet<Node> {
  const some = [...new Set(sets)].filter(({ size }) => size > 0);
  const [only = NONE, ...others] = some;
  return others.length === 0 ? only : new Set(some.flatMap((set) => [...set]));
}

/** Which instances of another block count: those of the own module instance, if both are in one module; else all. */
function scopeOf({ block, module }: OrderedAction, other: Node): string {
  return other.module === block.module ? module : EVERYWHERE;
}

function isIn({ module }: OrderedAction, scope: string): boolean {
  return scope === EVERYWHERE || module === scope;
}
