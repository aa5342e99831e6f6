import type { CallConfiguration, ModuleConfiguration, Written } from '../resource/configuration';
import { type Expression, namesOf, referencesOf } from '../expression/expression';
import { lastCall, withoutKeys } from '../resource/raw-resource';

/** A block's place: its module without keys, and its name there, such as `mongodbatlas_project.p`. */
export interface BlockAddress {
  readonly module: string;
  readonly block: string;
}

/** What Terraform has to finish before a block, all the way down. */
interface Closure {
  readonly nodes: ReadonlySet<string>;
  /** Whether the way leads through something that the input does not show. */
  readonly incomplete: boolean;
}

/**
 * The order in which Terraform works, which is one of blocks, not of their instances: two instances of one block never
 * wait for each other.
 */
export class Order {
  private readonly closures = new Map<string, Closure>();

  constructor(private readonly root: ModuleConfiguration | undefined) {}

  /** Whether `other` is finished before `block` begins; undefined where that cannot be told. */
  waitsFor(block: BlockAddress, other: BlockAddress): boolean | undefined {
    if (this.root === undefined) return undefined;
    // Nearly every schedule refers to its cluster itself: no need to go all the way down.
    if (
      block.module === other.module &&
      block.block !== other.block &&
      this.configurationOf(block.module)?.block(block.block)?.refersTo(other.block) === true
    )
      return true;
    const from = nodeOf(block.module, 'block', block.block);
    const to = nodeOf(other.module, 'block', other.block);
    if (from === to) return false;
    const closure = this.closureOf(from);
    if (closure.nodes.has(to)) return true;
    return closure.incomplete ? undefined : false;
  }

  private closureOf(from: string): Closure {
    const made = this.closures.get(from);
    if (made !== undefined) return made;
    const nodes = new Set<string>();
    let incomplete = false;
    const open = [from];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const next = this.nodesBefore(node);
      if (next === undefined) {
        incomplete = true;
        continue;
      }
      for (const one of next)
        if (!nodes.has(one)) {
          nodes.add(one);
          open.push(one);
        }
    }
    const closure = { nodes, incomplete };
    this.closures.set(from, closure);
    return closure;
  }

  /** What a node waits for directly; undefined where the input does not show it. */
  nodesBefore(node: string): string[] | undefined {
    const { module, kind, name } = partsOf(node);
    const configuration = this.configurationOf(module);
    if (configuration === undefined) return undefined;
    switch (kind) {
      case 'block': {
        const block = configuration.block(name);
        // A module's depends_on, count and for_each hold for everything inside it.
        const calls = this.callsAround(configuration);
        if (block === undefined) return calls;
        return [...calls, ...this.nodes(block.references(), module), ...this.nodes(block.dependsOn, module)];
      }
      case 'variable': {
        const { call, parent } = configuration;
        return call === undefined || parent === undefined ? [] : this.nodesIn(call.input(name), parent.path);
      }
      case 'output': {
        const before = this.nodesIn(configuration.output(name), module);
        // What a module gives out is there once its depends_on, count and for_each are.
        return before === undefined ? undefined : [...this.callsAround(configuration), ...before];
      }
      case 'local':
        return this.nodesIn(configuration.local(name), module);
      case 'inside':
        return [...configuration.blockIds()]
          .map((id) => nodeOf(module, 'block', id))
          .concat(
            configuration.outputNames().map((output) => nodeOf(module, 'output', output)),
            configuration.childNames().map((child) => nodeOf(childPath(module, child), 'inside', '')),
          );
      default:
        return [];
    }
  }

  private callsAround(configuration: ModuleConfiguration): string[] {
    const nodes: string[] = [];
    let inner = configuration;
    while (inner.call !== undefined && inner.parent !== undefined) {
      const { call, parent }: { call: CallConfiguration; parent: ModuleConfiguration } = {
        call: inner.call,
        parent: inner.parent,
      };
      nodes.push(
        ...this.nodes(call.dependsOn, parent.path),
        ...(this.nodesIn(call.forEach, parent.path) ?? []),
        ...(this.nodesIn(call.count, parent.path) ?? []),
      );
      inner = parent;
    }
    return nodes;
  }

  private nodesIn(written: Written, module: string): string[] | undefined {
    switch (written.kind) {
      case 'unclear':
        return undefined;
      case 'expression':
        return this.nodes(referencesOf(written.expression), module);
      case 'references':
        return this.nodes(written.references, module);
      case 'constant':
      case 'nothing':
        return [];
    }
  }

  /**
   * The nodes that references stand for. A module without an output behind it, as in depends_on and where its key is an
   * expression, means everything inside it.
   */
  nodes(references: readonly Expression[], module: string): string[] {
    return references.flatMap((reference) => {
      const [root = '', first = '', second = ''] = namesOf(reference);
      switch (root) {
        case 'var':
          return [nodeOf(module, 'variable', first)];
        case 'local':
          return [nodeOf(module, 'local', first)];
        case 'module': {
          const child = childPath(module, first);
          return [second === '' ? nodeOf(child, 'inside', '') : nodeOf(child, 'output', second)];
        }
        case 'data':
          return [nodeOf(module, 'block', `data.${first}.${second}`)];
        case 'each':
        case 'count':
        case 'path':
        case 'self':
        case 'terraform':
          return [];
        default:
          return first === '' ? [] : [nodeOf(module, 'block', `${root}.${first}`)];
      }
    });
  }

  private configurationOf(path: string): ModuleConfiguration | undefined {
    const last = lastCall(path);
    return last === undefined ? this.root : this.configurationOf(last.parent)?.child(last.name);
  }
}

/** How a node is called: its module without keys, what it is, and its name there. */
export function nodeOf(
  module: string,
  kind: 'block' | 'variable' | 'local' | 'output' | 'inside',
  name: string,
): string {
  return `${withoutKeys(module)}|${kind}|${name}`;
}

/** The node of a block, by its address without keys: `module.a.mongodbatlas_project.p`. */
export function blockNodeOf(address: string): string {
  const steps = address.split('.');
  let calls = 0;
  while (steps[calls] === 'module') calls += 2;
  return nodeOf(steps.slice(0, calls).join('.'), 'block', steps.slice(calls).join('.'));
}

/** What a node's name says. */
export function partsOf(node: string): {
  readonly module: string;
  readonly kind: string;
  readonly name: string;
} {
  const [module = '', kind = '', name = ''] = node.split('|');
  return { module, kind, name };
}

function childPath(module: string, name: string): string {
  return module === '' ? `module.${name}` : `${module}.module.${name}`;
}
