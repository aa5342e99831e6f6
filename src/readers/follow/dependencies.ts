import { namesOf } from '../expression/expression';
import { referencesOf } from '../expression/references';
import type { Written } from '../expression/written';
import { type ModuleConfiguration, type Referred, moduleAt } from '../resource/configuration';
import { childModule, withoutKeys } from '../resource/module-address';

/** What Terraform orders in a module: blocks, and what references go through between them. */
type NodeKind =
  | 'block'
  | 'variable'
  | 'output'
  | 'local'
  /** Everything inside the module. */
  | 'inside';

/** A node of the graph that Terraform works through, in a module without keys. There is one object for each node. */
export interface Node {
  readonly module: string;
  /** The configuration of the module; undefined if the input does not show it. */
  readonly configuration: ModuleConfiguration | undefined;
  readonly kind: NodeKind;
  readonly name: string;
  /** Its number, from 0. */
  readonly id: number;
}

/** The nodes of a configuration, and what each waits for. */
export class Dependencies {
  private readonly modules = new Map<string, NodesOfModule>();
  /** The same, for modules that are at hand. */
  private readonly configured = new Map<ModuleConfiguration, NodesOfModule>();
  private readonly ids: Ids = { next: 0 };

  constructor(private readonly root: ModuleConfiguration | undefined) {}

  /** A node in the module of an address, with or without keys. */
  at(module: string, kind: NodeKind, name = ''): Node {
    const path = withoutKeys(module);
    let nodes = this.modules.get(path);
    if (nodes === undefined) {
      const configuration = moduleAt(this.root, path);
      nodes =
        configuration === undefined
          ? new NodesOfModule(path, undefined, this.ids)
          : this.nodesOf(configuration);
      this.modules.set(path, nodes);
    }
    return nodes.at(kind, name);
  }

  /** A block by its address without keys: `module.a.mongodbatlas_project.p`. */
  block(address: string): Node {
    const steps = address.split('.');
    let calls = 0;
    while (steps[calls] === 'module') calls += 2;
    return this.at(steps.slice(0, calls).join('.'), 'block', steps.slice(calls).join('.'));
  }

  /** A node of a module. */
  in(configuration: ModuleConfiguration, kind: NodeKind, name = ''): Node {
    return this.nodesOf(configuration).at(kind, name);
  }

  /** What a node waits for directly; undefined if the input does not show it. */
  of({ configuration, kind, name }: Node): readonly Node[] | undefined {
    if (configuration === undefined) return undefined;
    switch (kind) {
      case 'block':
        return this.ofBlock(configuration, name);
      case 'variable': {
        const { call, parent } = configuration;
        return call === undefined || parent === undefined ? [] : this.behindWritten(call.input(name), parent);
      }
      case 'output': {
        const behind = this.behindWritten(configuration.output(name), configuration);
        return behind === undefined ? undefined : [...this.ofCalls(configuration), ...behind];
      }
      case 'local':
        return this.behindWritten(configuration.local(name), configuration);
      case 'inside':
        return [
          ...[...configuration.blockIds()].map((id) => this.in(configuration, 'block', id)),
          ...configuration.outputNames().map((output) => this.in(configuration, 'output', output)),
          ...configuration.childNames().map((child) => this.ofChild(configuration, child, 'inside')),
        ];
    }
  }

  /** The nodes that references in a module lead to. */
  behind(references: readonly Referred[], module: ModuleConfiguration): readonly Node[] {
    const nodes: Node[] = [];
    for (const reference of references) {
      const node = this.behindReference(reference, module);
      if (node !== undefined) nodes.push(node);
    }
    return nodes;
  }

  private ofBlock(configuration: ModuleConfiguration, name: string): readonly Node[] {
    const block = configuration.block(name);
    const ofCalls = this.ofCalls(configuration);
    if (block === undefined) return ofCalls;
    const behind = this.behind(block.references(), configuration);
    const { dependsOn } = block;
    return dependsOn.length === 0 && ofCalls.length === 0
      ? behind
      : [...ofCalls, ...behind, ...this.behind(dependsOn.map(namesOf), configuration)];
  }

  /** The depends_on, count and for_each of a module call hold for everything inside the module. */
  private ofCalls({ call, parent }: ModuleConfiguration): readonly Node[] {
    if (call === undefined || parent === undefined) return NONE;
    return [
      ...this.behind(call.dependsOn.map(namesOf), parent),
      ...(this.behindWritten(call.forEach, parent) ?? []),
      ...(this.behindWritten(call.count, parent) ?? []),
      ...this.ofCalls(parent),
    ];
  }

  private behindWritten(written: Written, module: ModuleConfiguration): readonly Node[] | undefined {
    switch (written.kind) {
      case 'unclear':
        return undefined;
      case 'expression':
        return this.behind(referencesOf(written.expression).map(namesOf), module);
      case 'references':
        return this.behind(written.references.map(namesOf), module);
      case 'constant':
      case 'nothing':
        return [];
    }
  }

  /**
   * The node that a reference leads to; none for keys and paths. A module without an output behind it, as in depends_on
   * and if its key is an expression, means everything inside it.
   */
  private behindReference(reference: Referred, module: ModuleConfiguration): Node | undefined {
    if (typeof reference === 'string') return this.in(module, 'block', reference);
    const [root = '', first = '', second = ''] = reference;
    switch (root) {
      case 'var':
        return this.in(module, 'variable', first);
      case 'local':
        return this.in(module, 'local', first);
      case 'module':
        return second === ''
          ? this.ofChild(module, first, 'inside')
          : this.ofChild(module, first, 'output', second);
      case 'data':
        return this.in(module, 'block', `data.${first}.${second}`);
      case 'each':
      case 'count':
      case 'path':
      case 'self':
      case 'terraform':
        return undefined;
      default:
        return first === '' ? undefined : this.in(module, 'block', `${root}.${first}`);
    }
  }

  private ofChild(module: ModuleConfiguration, child: string, kind: NodeKind, name = ''): Node {
    const configuration = module.child(child);
    return configuration === undefined
      ? this.at(childModule(module.path, child), kind, name)
      : this.in(configuration, kind, name);
  }

  private nodesOf(configuration: ModuleConfiguration): NodesOfModule {
    let nodes = this.configured.get(configuration);
    if (nodes === undefined)
      this.configured.set(
        configuration,
        (nodes = new NodesOfModule(configuration.path, configuration, this.ids)),
      );
    return nodes;
  }
}

const NONE: readonly Node[] = [];

/** The nodes of one module, by kind and name. */
class NodesOfModule {
  private readonly nodes: Readonly<Record<NodeKind, Map<string, Node>>> = {
    block: new Map(),
    variable: new Map(),
    output: new Map(),
    local: new Map(),
    inside: new Map(),
  };

  constructor(
    private readonly module: string,
    private readonly configuration: ModuleConfiguration | undefined,
    private readonly ids: Ids,
  ) {}

  at(kind: NodeKind, name: string): Node {
    const byName = this.nodes[kind];
    let node = byName.get(name);
    if (node === undefined) {
      node = { module: this.module, configuration: this.configuration, kind, name, id: this.ids.next };
      this.ids.next += 1;
      byName.set(name, node);
    }
    return node;
  }
}

/** The number of the next node. */
interface Ids {
  next: number;
}
