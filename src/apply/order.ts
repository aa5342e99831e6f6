import type { ActionGraph } from '../model';

/** How two actions of an apply stand to each other in time. */
export type Relation = 'before' | 'after' | 'unordered';

/** Which of two actions comes first, as the graph of an apply has it. */
export class ApplyOrder {
  private readonly behind = new Map<number, ReadonlySet<number>>();

  constructor(private readonly graph: ActionGraph) {}

  /** When one action is done: before another, after it, or in no certain order. */
  relation(one: number, other: number): Relation {
    if (this.behindOf(one).has(other)) return 'after';
    return this.behindOf(other).has(one) ? 'before' : 'unordered';
  }

  /** Everything that an action waits for, directly or not. */
  private behindOf(index: number): ReadonlySet<number> {
    const known = this.behind.get(index);
    if (known !== undefined) return known;
    const found = new Set<number>();
    const open = [index];
    for (let node = open.pop(); node !== undefined; node = open.pop())
      for (const next of this.graph.waits[node] ?? [])
        if (!found.has(next)) {
          found.add(next);
          open.push(next);
        }
    this.behind.set(index, found);
    return found;
  }
}
