/** One of several inputs that are read as one estate: a plan, a state or a stack. The object itself is its identity. */
export interface Origin {
  /** What messages call it: the path of a file, or of a stack. */
  readonly name: string;
  /** The CDKTF app that it is a stack of, where that is known: construct paths are of one app. */
  readonly app?: string | undefined;
  /** Whether it is a state: perhaps the one after a plan that is among the other inputs. */
  readonly isState?: true;
}

/** Whether construct paths in both are of one tree. */
export function isSameTree(one: Origin | undefined, other: Origin | undefined): boolean {
  return one === other || (one?.app !== undefined && one.app === other?.app);
}
