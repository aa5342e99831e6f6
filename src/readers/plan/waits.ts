/** What waits for what, while it is put together: numbers for actions, and for the junctions between them. */
export class Waits {
  readonly of: number[][];

  constructor(actions: number) {
    this.of = Array.from({ length: actions }, () => []);
  }

  /** A new junction. */
  junction(): number {
    return this.of.push([]) - 1;
  }

  /** Lets one wait for another. */
  add(one: number, other: number): void {
    if (one !== other) this.of[one]?.push(other);
  }

  /** Everything that waits for one of these, directly or not. */
  waitingFor(some: readonly number[]): ReadonlySet<number> {
    const waiting = new Map<number, number[]>();
    for (const [one, others] of this.of.entries())
      for (const other of others) {
        const list = waiting.get(other);
        if (list === undefined) waiting.set(other, [one]);
        else list.push(one);
      }
    const found = new Set<number>();
    const open = [...some];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const one of waiting.get(at) ?? [])
        if (!found.has(one)) {
          found.add(one);
          open.push(one);
        }
    return found;
  }

  /** Whether one waits for another, directly or not. */
  reaches(one: number, other: number): boolean {
    const seen = new Set([one]);
    const open = [one];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const next of this.of[at] ?? []) {
        if (next === other) return true;
        if (!seen.has(next)) {
          seen.add(next);
          open.push(next);
        }
      }
    return false;
  }
}

/** Junctions by what they stand for. */
export class Junctions {
  private readonly byKey = new Map<string, number>();

  constructor(private readonly waits: Waits) {}

  /** The junction of that name, if anything waits for it or is part of it. */
  get(key: string): number | undefined {
    return this.byKey.get(key);
  }

  /** The junction of that name, made where there is none yet. */
  at(key: string): number {
    let found = this.byKey.get(key);
    if (found === undefined) this.byKey.set(key, (found = this.waits.junction()));
    return found;
  }
}
