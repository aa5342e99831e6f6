import { Order, partsOf } from '../follow/order';
import { type Json, entriesOf, member, textMember } from '../json/json';
import { blocksThroughLocals } from './locals';
import { PlanBlock, type PlanModule, moduleAt } from './plan-configuration';
import type { OrderedAction } from './planned-actions';
import { Junctions, type Waits } from './waits';

/**
 * What creations, updates and reads wait for by the configuration: an instance for its block, a block for every instance
 * of the blocks that it refers to, through variables, outputs, modules, and blocks that do not change at all.
 */
export class ConfigurationWaits {
  private readonly order: Order;
  /** What stands for all of a node: of a block, for its instances. */
  private readonly finished: Junctions;
  /** What stands for the references of a block. */
  private readonly begun: Junctions;
  private readonly instances = new Map<string, number[]>();
  private readonly expanded = new Set<string>();
  private readonly open: string[] = [];
  private readonly locals: string[] = [];

  constructor(
    private readonly json: Json,
    private readonly root: PlanModule,
    private readonly actions: readonly OrderedAction[],
    private readonly waits: Waits,
    /** The blocks that an instance depends on, by the state. */
    private readonly dependencies: ReadonlyMap<string, readonly string[]>,
  ) {
    this.order = new Order(root);
    this.finished = new Junctions(waits);
    this.begun = new Junctions(waits);
  }

  add(): void {
    for (const [index, { block, isDestroyer }] of this.actions.entries()) {
      if (isDestroyer) continue;
      const same = this.instances.get(block);
      if (same === undefined) this.instances.set(block, [index]);
      else same.push(index);
    }
    for (const [block, indexes] of this.instances) {
      this.want(block);
      const begun = this.begun.at(block);
      for (const index of indexes) this.waits.add(index, begun);
    }
    this.expand();
    this.addLocals();
    this.addProviders();
  }

  /** What stands for the references of a block; undefined where nothing waits for them. */
  begunOf(block: string): number | undefined {
    return this.begun.get(block);
  }

  /** What stands for a block with all of its instances; undefined where nothing waits for it. */
  finishedOf(block: string): number | undefined {
    return this.finished.get(block);
  }

  private finishedAt(node: string): number {
    this.want(node);
    return this.finished.at(node);
  }

  private want(node: string): void {
    if (this.expanded.has(node)) return;
    this.expanded.add(node);
    this.open.push(node);
  }

  private expand(): void {
    for (let node = this.open.pop(); node !== undefined; node = this.open.pop()) {
      let from = this.finished.at(node);
      const { kind } = partsOf(node);
      if (kind === 'block') {
        const begun = this.begun.at(node);
        this.waits.add(from, begun);
        for (const index of this.instances.get(node) ?? []) this.waits.add(from, index);
        from = begun;
      }
      if (kind === 'local') this.locals.push(node);
      for (const one of new Set(this.order.nodesBefore(node))) this.waits.add(from, this.finishedAt(one));
    }
  }

  /*
   * A plan shows no locals. What the state says that an instance depends on leads through them; of what is new, that
   * mattered to the plan, and no expression that is shown refers to it.
   */
  private addLocals(): void {
    if (this.locals.length === 0) return;
    const locals = [...this.locals];
    const byModule = blocksThroughLocals(this.json, this.root, this.order);
    for (const local of locals)
      for (const node of byModule.get(partsOf(local).module) ?? [])
        this.waits.add(this.finished.at(local), this.finishedAt(node));
    this.expand();
    const led = this.waits.waitingFor(locals.map((local) => this.finished.at(local)));
    for (const { action, block, isDestroyer } of this.actions) {
      const begun = this.begun.get(block);
      if (isDestroyer || begun === undefined || !led.has(begun)) continue;
      for (const dependency of this.dependencies.get(action.address) ?? [])
        this.waits.add(begun, this.finishedAt(dependency));
    }
    this.expand();
  }

  /** Whatever a provider's configuration refers to is there before the provider does anything. */
  private addProviders(): void {
    const providers = readProviders(this.json);
    if (providers.length === 0) return;
    for (const [index, { block, provider: source }] of this.actions.entries()) {
      const { module, name } = partsOf(block);
      const key = textMember(moduleAt(this.root, module)?.block(name)?.json, 'provider_config_key');
      const provider =
        providers.find((one) => one.key === key) ??
        // A module has its parent's, and what is gone from the configuration the default one.
        providers.find((one) => one.isDefault && one.source === source && !isAlias(key));
      if (provider === undefined) continue;
      for (const node of this.order.nodes(provider.references, provider.module))
        this.waits.add(index, this.finishedAt(node));
    }
    this.expand();
  }
}

interface ProviderConfiguration {
  readonly key: string;
  /** Where the provider comes from, such as `registry.terraform.io/mongodb/mongodbatlas`. */
  readonly source: string;
  readonly module: string;
  readonly isDefault: boolean;
  readonly references: ReturnType<PlanBlock['references']>;
}

/** The providers whose configuration refers to anything, which few do. */
function readProviders(json: Json): readonly ProviderConfiguration[] {
  return entriesOf(member(member(json, 'configuration'), 'provider_config'))
    .map(([key, config]) => {
      const module = textMember(config, 'module_address') ?? '';
      return {
        key,
        source: textMember(config, 'full_name') ?? '',
        module,
        isDefault: module === '' && !isAlias(key),
        references: new PlanBlock(config).references(),
      };
    })
    .filter(({ references }) => references.length > 0);
}

/** Whether the key of a provider's configuration is that of an alias: `mongodbatlas.eu`, `module.a:mongodbatlas.eu`. */
function isAlias(key: string | undefined): boolean {
  return key?.split(':').at(-1)?.includes('.') === true;
}
