import type { Dependencies, Node } from '../follow/dependencies';
import { type Json, entriesOf, member, textMember } from '../json/json';
import { moduleAt } from '../resource/configuration';
import { nodesThroughLocals } from './locals';
import { type PlanModule, referencesIn } from './plan-configuration';
import type { OrderedAction } from './planned-actions';
import type { Waits } from './waits';

/**
 * What creations, updates and reads wait for by the configuration: an instance for its block, a block for every instance
 * of the blocks that it refers to, through variables, outputs, modules, and blocks that do not change at all.
 */
export class ConfigurationWaits {
  /** By the ids of nodes, as the next two: what stands for the references of a block. */
  private readonly begun: (number | undefined)[] = [];
  /** What stands for all of a node; for a block with its instances. */
  private readonly finished: (number | undefined)[] = [];
  private readonly instances: (number[] | undefined)[] = [];
  private readonly open: Node[] = [];
  private readonly locals: Node[] = [];

  constructor(
    private readonly json: Json,
    private readonly root: PlanModule,
    private readonly nodes: Dependencies,
    private readonly actions: readonly OrderedAction[],
    private readonly waits: Waits,
    /** The blocks that an object depends on, by the state. */
    private readonly inState: () => ReadonlyMap<string, readonly Node[]>,
  ) {}

  add(): void {
    const blocks: Node[] = [];
    for (let index = 0; index < this.actions.length; index += 1) {
      const { block, isDestroyer } = this.actions[index] as OrderedAction;
      if (isDestroyer) continue;
      const instances = this.instances[block.id];
      if (instances !== undefined) instances.push(index);
      else {
        this.instances[block.id] = [index];
        blocks.push(block);
      }
    }
    for (const block of blocks) this.finishedAt(block);
    this.expand();
    this.addLocals();
    this.addProviders();
  }

  /** What stands for the references of a block; undefined where nothing waits for them. */
  begunOf(block: Node): number | undefined {
    return this.begun[block.id];
  }

  /** What stands for a block with all of its instances; undefined where nothing waits for it. */
  finishedOf(block: Node): number | undefined {
    return this.finished[block.id];
  }

  private finishedAt(node: Node): number {
    const found = this.finished[node.id];
    if (found !== undefined) return found;
    const made = this.make(node);
    this.finished[node.id] = made;
    this.open.push(node);
    return made;
  }

  private make(node: Node): number {
    if (node.kind !== 'block') return this.waits.junction();
    const instances = this.instances[node.id] ?? [];
    const [only] = instances;
    // Of a block with one instance that is the instance itself.
    if (only !== undefined && instances.length === 1) {
      this.begun[node.id] = only;
      return only;
    }
    const begun = this.waits.junction();
    this.begun[node.id] = begun;
    if (only === undefined) return begun;
    const finished = this.waits.junction();
    for (const index of instances) {
      this.waits.add(index, begun);
      this.waits.add(finished, index);
    }
    return finished;
  }

  private expand(): void {
    for (let node = this.open.pop(); node !== undefined; node = this.open.pop()) {
      const from = this.begun[node.id] ?? this.finished[node.id];
      if (from === undefined) continue;
      if (node.kind === 'local') this.locals.push(node);
      for (const one of this.nodes.of(node) ?? []) this.waits.add(from, this.finishedAt(one));
    }
  }

  /*
   * A plan shows no locals. What the state says that an object depends on leads through them; of what is new, that
   * mattered to the plan, and no expression that is shown refers to it.
   */
  private addLocals(): void {
    if (this.locals.length === 0) return;
    const locals = [...this.locals];
    const byModule = nodesThroughLocals(this.json, this.root, this.nodes);
    for (const local of locals)
      for (const node of byModule.get(local.module) ?? [])
        this.waits.add(this.finishedAt(local), this.finishedAt(node));
    this.expand();
    const led = this.waits.waitingFor(locals.map((local) => this.finishedAt(local)));
    for (const { action, block, isDestroyer } of this.actions) {
      const begun = this.begun[block.id];
      if (isDestroyer || begun === undefined || !led.has(begun)) continue;
      for (const dependency of this.inState().get(action.address) ?? [])
        this.waits.add(begun, this.finishedAt(dependency));
    }
    this.expand();
  }

  /** Whatever a provider's configuration refers to is there before the provider does anything. */
  private addProviders(): void {
    const providers = this.providers();
    if (providers.length === 0) return;
    for (const [index, { block, provider: source }] of this.actions.entries()) {
      const json = moduleAt(this.root, block.module)?.block(block.name)?.json;
      const key = textMember(json, 'provider_config_key');
      const provider =
        providers.find((one) => one.key === key) ??
        // A module has its parent's, and what is no longer in the configuration the default one.
        providers.find((one) => one.isDefault && one.source === source && !isAlias(key));
      for (const node of provider?.behind ?? []) this.waits.add(index, this.finishedAt(node));
    }
    this.expand();
  }

  /** The providers whose configuration refers to anything, which few do. */
  private providers(): readonly ProviderConfiguration[] {
    return entriesOf(member(member(this.json, 'configuration'), 'provider_config'))
      .map(([key, config]) => {
        const address = textMember(config, 'module_address') ?? '';
        const module = moduleAt(this.root, address);
        return {
          key,
          source: textMember(config, 'full_name') ?? '',
          isDefault: address === '' && !isAlias(key),
          behind: module === undefined ? [] : this.nodes.behind(referencesIn(config), module),
        };
      })
      .filter(({ behind }) => behind.length > 0);
  }
}

interface ProviderConfiguration {
  readonly key: string;
  /** Where the provider comes from, such as `registry.terraform.io/mongodb/mongodbatlas`. */
  readonly source: string;
  readonly isDefault: boolean;
  /** The nodes that its configuration refers to. */
  readonly behind: readonly Node[];
}

/** Whether the key of a provider's configuration is that of an alias: `mongodbatlas.eu`, `module.a:mongodbatlas.eu`. */
function isAlias(key: string | undefined): boolean {
  return key?.split(':').at(-1)?.includes('.') === true;
}
