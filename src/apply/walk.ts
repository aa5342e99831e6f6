import type { ActionGraph } from '../model';

/** The outcome of an action in an apply. */
export type Outcome =
  | 'done'
  /** Atlas, the provider or Terraform rejects it. */
  | 'refused'
  /** Terraform does not begin it, since it waits for what was refused. */
  | 'not-reached'
  /** It is rejected or done, and nothing orders it against what decides that; or it waits for such an action. */
  | 'either'
  /** An unknown value decides whether it, or an action that it waits for, is rejected. */
  | 'unknown';

/** What is known of an action before the walk. */
export type Verdict = Extract<Outcome, 'refused' | 'either' | 'unknown'>;

/**
 * Walks the graph of an apply as Terraform does: everything that waits for a refused action, directly or not, is not
 * reached, and nothing else stops.
 * @param verdicts by place in the actions; what has none is done if it is reached
 * @returns the outcome of each action
 */
export function walk(
  { actions, waits }: ActionGraph,
  verdicts: ReadonlyMap<number, Verdict>,
): readonly Outcome[] {
  if (verdicts.size === 0) return actions.map(() => 'done');
  const outcomes: Outcome[] = [];
  const entered = new Uint8Array(waits.length);
  const open: number[] = [];
  for (const index of actions.keys()) {
    open.push(index);
    for (let node = open.at(-1); node !== undefined; node = open.at(-1)) {
      const behind = waits[node] ?? [];
      if (entered[node] === 0) {
        entered[node] = 1;
        for (const next of behind) if (entered[next] === 0) open.push(next);
        continue;
      }
      open.pop();
      outcomes[node] ??= outcomeOf(verdicts.get(node), behind, outcomes);
    }
  }
  return outcomes.slice(0, actions.length);
}

function outcomeOf(
  verdict: Verdict | undefined,
  behind: readonly number[],
  outcomes: readonly (Outcome | undefined)[],
): Outcome {
  let open: 'either' | 'unknown' | undefined;
  for (const node of behind) {
    const outcome = outcomes[node];
    if (outcome === 'refused' || outcome === 'not-reached') return 'not-reached';
    if (outcome === 'unknown' || (outcome === 'either' && open === undefined)) open = outcome;
  }
  // Whatever happens to what it waits for, it is not done.
  if (verdict === 'refused' || open === undefined) return verdict ?? 'done';
  return open === 'unknown' || verdict === 'unknown' ? 'unknown' : 'either';
}
