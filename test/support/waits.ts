import type { ActionGraph, PlannedAction } from '../../src/model';

/** "address action", as people speak of an action. */
export function called({ address, kind, deposed }: PlannedAction): string {
  return `${address} ${kind}${deposed === undefined ? '' : ` (deposed ${deposed})`}`;
}

/** Everything that each action waits for, directly or not: "one <- other". */
export function allWaits({ actions, waits }: ActionGraph): readonly string[] {
  return actions
    .flatMap((action, index) =>
      [...behind(index, waits)].flatMap((other) => {
        const before = actions[other];
        return before === undefined ? [] : [`${called(action)} <- ${called(before)}`];
      }),
    )
    .sort();
}

function behind(index: number, waits: ActionGraph['waits']): ReadonlySet<number> {
  const seen = new Set<number>();
  const open = [index];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const next of waits[at] ?? [])
      if (!seen.has(next)) {
        seen.add(next);
        open.push(next);
      }
  return seen;
}
