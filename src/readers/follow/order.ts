import { type ModuleConfiguration, moduleAt } from '../resource/configuration';
import { Dependencies, type Node } from './dependencies';

/** A block's place: its module without keys, and its name there, such as `mongodbatlas_project.p`. */
export interface BlockAddress {
  readonly module: string;
  readonly block: string;
}

/** Everything that Terraform finishes before a block, directly or not. */
interface Closure {
  readonly nodes: ReadonlySet<Node>;
  /** Whether there is more that the input does not show. */
  readonly isIncomplete: boolean;
}

/**
 * The order in which Terraform works. It orders blocks, not their instances: two instances of one block never wait for
 * each other.
 */
export class Order {
  private readonly closures = new Map<Node, Closure>();
  private readonly dependencies: Dependencies;

  constructor(private readonly root: ModuleConfiguration | undefined) {
    this.dependencies = new Dependencies(root);
  }

  /** Whether `other` is finished before `block` begins; undefined if that is not known. */
  waitsFor(block: BlockAddress, other: BlockAddress): boolean | undefined {
    if (this.root === undefined) return undefined;
    // Nearly every schedule refers to its cluster itself: no need for the whole closure.
    if (
      block.module === other.module &&
      block.block !== other.block &&
      moduleAt(this.root, block.module)?.block(block.block)?.refersTo(other.block) === true
    )
      return true;
    const from = this.dependencies.at(block.module, 'block', block.block);
    const to = this.dependencies.at(other.module, 'block', other.block);
    if (from === to) return false;
    const closure = this.closureOf(from);
    if (closure.nodes.has(to)) return true;
    return closure.isIncomplete ? undefined : false;
  }

  private closureOf(from: Node): Closure {
    const found = this.closures.get(from);
    if (found !== undefined) return found;
    const nodes = new Set<Node>();
    let isIncomplete = false;
    const open = [from];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const dependencies = this.dependencies.of(node);
      if (dependencies === undefined) isIncomplete = true;
      for (const dependency of dependencies ?? [])
        if (!nodes.has(dependency)) {
          nodes.add(dependency);
          open.push(dependency);
        }
    }
    const closure = { nodes, isIncomplete };
    this.closures.set(from, closure);
    return closure;
  }
}
