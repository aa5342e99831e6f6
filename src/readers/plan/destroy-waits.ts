import type { ConfigurationWaits } from './configuration-waits';
import type { OrderedAction } from './planned-actions';
import { Junctions, type Waits } from './waits';

/**
 * How deletions are ordered, by what the state says that objects depend on: dependents are deleted first, and whatever
 * depended on a deleted object, or had a deleted dependent, is created or updated afterwards; with create_before_destroy
 * before it instead. Terraform tells blocks apart there, not instances, but for those of one module: two instances of a
 * module do not touch each other.
 */
export class DestroyWaits {
  private readonly destroyers = new Map<string, number[]>();
  private readonly creators = new Map<string, number[]>();
  private readonly junctions: Junctions;
  private readonly late: { readonly index: number; readonly block: string; readonly scope: string }[] = [];

  constructor(
    private readonly actions: readonly OrderedAction[],
    private readonly waits: Waits,
    private readonly configuration: ConfigurationWaits,
    /** The blocks that an instance depends on, by the state; nothing for what is not in the state. */
    private readonly dependencies: ReadonlyMap<string, readonly string[]>,
  ) {
    this.junctions = new Junctions(waits);
  }

  add(): void {
    for (const [index, { block, isDestroyer }] of this.actions.entries())
      put(isDestroyer ? this.destroyers : this.creators, block, index);
    if (this.destroyers.size === 0) return;
    // By the configuration alone, so before deletions are ordered.
    const byConfiguration = this.destroyedBehind();
    this.ofOneAddress();
    this.ofDependents();
    this.ofDependencies(byConfiguration);
    this.acrossProviders();
  }

  /** The old object goes before the new one is made, or after it. */
  private ofOneAddress(): void {
    const byAddress = new Map<string, number[]>();
    for (const indexes of this.destroyers.values())
      for (const index of indexes) put(byAddress, this.at(index).action.address, index);
    for (const [index, { isDestroyer, action }] of this.actions.entries()) {
      if (isDestroyer) continue;
      for (const destroyer of byAddress.get(action.address) ?? [])
        if (this.at(destroyer).createsBefore) this.waits.add(destroyer, index);
        else this.waits.add(index, destroyer);
    }
  }

  /** What is deleted, and what it depended on. */
  private ofDependents(): void {
    for (const indexes of this.destroyers.values())
      for (const index of indexes) {
        const destroyer = this.at(index);
        // Its provider is configured with what others make.
        const isLate = (this.waits.of[index] ?? []).length > 0;
        for (const block of this.dependencies.get(destroyer.action.address) ?? []) {
          if (block === destroyer.block) continue;
          const scope = scopeOf(destroyer, block);
          if (isLate && this.isOfOtherProvider(block, destroyer)) {
            this.late.push({ index, block, scope });
            continue;
          }
          if (this.destroyers.has(block))
            this.waits.add(this.junctions.at(`dependents of ${block} in ${scope}`), index);
          if (!this.creators.has(block)) continue;
          if (destroyer.createsBefore) this.waits.add(index, this.created(block, scope));
          else this.waits.add(this.junctions.at(`dependents first of ${block} in ${scope}`), index);
        }
      }
    this.letWait(this.destroyers, 'dependents');
    this.letWait(this.creators, 'dependents first');
  }

  /*
   * Where a provider is configured with what another one makes, an order between the two can be a circle; Terraform then
   * leaves it out.
   */
  private acrossProviders(): void {
    for (const { index, block, scope } of this.late)
      for (const other of [...(this.destroyers.get(block) ?? []), ...(this.creators.get(block) ?? [])]) {
        if (!isIn(this.at(other), scope) || this.waits.reaches(index, other)) continue;
        const isReversed = this.at(index).createsBefore && !this.at(other).isDestroyer;
        if (isReversed) this.waits.add(index, other);
        else this.waits.add(other, index);
      }
  }

  private isOfOtherProvider(block: string, { provider }: OrderedAction): boolean {
    const [first] = this.destroyers.get(block) ?? this.creators.get(block) ?? [];
    return first !== undefined && this.at(first).provider !== provider;
  }

  private letWait(blocks: ReadonlyMap<string, readonly number[]>, what: string): void {
    for (const [block, indexes] of blocks)
      for (const index of indexes)
        for (const scope of ['*', this.at(index).module]) {
          const junction = this.junctions.get(`${what} of ${block} in ${scope}`);
          if (junction !== undefined) this.waits.add(index, junction);
        }
  }

  /** What is created, updated or read, and what it depends on that is deleted. */
  private ofDependencies(byConfiguration: (block: string) => ReadonlySet<string>): void {
    for (const [block, indexes] of this.creators)
      for (const index of indexes) {
        const creator = this.at(index);
        const known = this.dependencies.get(creator.action.address) ?? [];
        for (const other of this.isByConfiguration(creator)
          ? new Set([...known, ...byConfiguration(block)])
          : known) {
          const destroyers = this.destroyers.get(other);
          if (destroyers === undefined || other === block) continue;
          const scope = scopeOf(creator, other);
          this.waits.add(index, this.destroyed(other, scope));
          const first = destroyers.filter((one) => this.at(one).createsBefore && isIn(this.at(one), scope));
          if (first.length > 0) this.waits.add(this.junctions.at(`users of ${other} in ${scope}`), index);
        }
      }
    for (const [block, indexes] of this.destroyers)
      for (const index of indexes) {
        if (!this.at(index).createsBefore) continue;
        for (const scope of ['*', this.at(index).module]) {
          const junction = this.junctions.get(`users of ${block} in ${scope}`);
          if (junction !== undefined) this.waits.add(index, junction);
        }
      }
  }

  /** What stands for everything of a block that is created, updated or read, in one module instance or in all. */
  private created(block: string, scope: string): number {
    return this.all(`created ${block} in ${scope}`, this.creators.get(block) ?? [], scope);
  }

  /** What stands for everything of a block that is deleted before anything takes its place. */
  private destroyed(block: string, scope: string): number {
    const first = (this.destroyers.get(block) ?? []).filter((index) => !this.at(index).createsBefore);
    return this.all(`destroyed ${block} in ${scope}`, first, scope);
  }

  private all(key: string, indexes: readonly number[], scope: string): number {
    const made = this.junctions.get(key);
    if (made !== undefined) return made;
    const junction = this.junctions.at(key);
    for (const index of indexes) if (isIn(this.at(index), scope)) this.waits.add(junction, index);
    return junction;
  }

  /**
   * The blocks with deletions that a block refers to, directly or not: what is not in the state yet depends on all that
   * its configuration leads to.
   */
  private destroyedBehind(): (block: string) => ReadonlySet<string> {
    const blockAt = new Map<number, string>();
    for (const block of this.destroyers.keys()) {
      const finished = this.configuration.finishedOf(block);
      if (finished !== undefined) blockAt.set(finished, block);
    }
    if (blockAt.size === 0) return () => NONE;
    const found = new Map<number, ReadonlySet<string>>();
    const byBlock = new Map<string, ReadonlySet<string>>();
    for (const [block, indexes] of this.creators) {
      const begun = this.configuration.begunOf(block);
      if (begun !== undefined && indexes.some((index) => this.isByConfiguration(this.at(index))))
        byBlock.set(block, this.collect(begun, blockAt, found));
    }
    return (block) => byBlock.get(block) ?? NONE;
  }

  /** Whether the state does not say what it depends on: what is new is not there yet, and of data it says nothing. */
  private isByConfiguration({ action }: OrderedAction): boolean {
    return !action.isManaged || !this.dependencies.has(action.address);
  }

  private collect(
    from: number,
    blockAt: ReadonlyMap<number, string>,
    found: Map<number, ReadonlySet<string>>,
  ): ReadonlySet<string> {
    const open = [from];
    const entered = new Set<number>();
    for (let node = open.at(-1); node !== undefined; node = open.at(-1)) {
      const behind = this.waits.of[node] ?? [];
      if (!found.has(node) && !entered.has(node)) {
        entered.add(node);
        // What is entered and not found yet waits for this one: a circle, which Terraform refuses.
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

const NONE: ReadonlySet<string> = new Set();

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const some = [...new Set(sets)].filter(({ size }) => size > 0);
  const [only = NONE, ...others] = some;
  return others.length === 0 ? only : new Set(some.flatMap((set) => [...set]));
}

/** Which instances of another block count: those of the own module instance, where both are of one module; else all. */
function scopeOf({ modulePath, module }: OrderedAction, block: string): string {
  return block.slice(0, block.indexOf('|')) === modulePath ? module : '*';
}

function isIn({ module }: OrderedAction, scope: string): boolean {
  return scope === '*' || module === scope;
}

function put(lists: Map<string, number[]>, key: string, index: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [index]);
  else list.push(index);
}
