import { addTo } from '../../text/group';

/** What waits for what, while it is put together: numbers for actions, and for the junctions between them. */
export class Waits {
  readonly of: number[][];

  constructor(actions: number) {
    this.of = Array.from({ length: actions }, () => NOTHING);
  }

  /** A new junction. */
  junction(): number {
    return this.of.push(NOTHING) - 1;
  }

  /** Makes one wait for another. */
  add(one: number, other: number): void {
    if (one === other) return;
    const others = this.of[one];
    // Most wait for one other, so a list begins with its first.
    if (others === NOTHING) this.of[one] = [other];
    else others?.push(other);
  }

  /** Everything that waits for one of these, directly or not. */
  waitingFor(some: readonly number[]): ReadonlySet<number> {
    const waiting = new Map<number, number[]>();
    for (const [one, others] of this.of.entries()) for (const other of others) addTo(waiting, other, one);
    return reached(some, (node) => waiting.get(node) ?? []);
  }

  /** Whether one waits for another, directly or not. */
  reaches(one: number, other: number): boolean {
    return reached([one], (node) => this.of[node] ?? []).has(other);
  }
}

/** What waits for nothing; nothing is added to it. */
const NOTHING: number[] = [];

function reached(from: readonly number[], next: (node: number) => readonly number[]): ReadonlySet<number> {
  const found = new Set<number>();
  const open = [...from];
  for (let node = open.pop(); node !== undefined; node = open.pop())
    for (const one of next(node))
      if (!found.has(one)) {
        found.add(one);
        open.push(one);
      }
  return found;
}
