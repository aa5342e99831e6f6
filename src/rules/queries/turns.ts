import type { Estate, Resource } from '../../model';
import { byAddress } from '../../model/resource';

/** Two resources, and neither is known to wait for the other. */
export interface SideBySide<T> {
  readonly one: T;
  readonly other: T;
  /** Whether it is certain that neither waits; otherwise the input does not show it. */
  readonly isCertain: boolean;
}

/**
 * Resources that Terraform may work on at the same time. Where all of them take turns, ordering them brings each behind
 * the one that it waits for; so comparing neighbours is enough, however many there are.
 */
export function* sideBySide<T extends Resource>(
  resources: readonly T[],
  { waitsFor }: Pick<Estate, 'waitsFor'>,
): Iterable<SideBySide<T>> {
  // By address first: synthesized JSON and plans list resources in different orders, and findings are the same in both.
  const inOrder = [...resources].sort(byAddress);
  const turns = inOrder.sort((one, other) => {
    if (waitsFor(one, other) === true) return 1;
    return waitsFor(other, one) === true ? -1 : 0;
  });
  for (const [index, other] of turns.entries()) {
    const one = turns[index - 1];
    if (one === undefined) continue;
    const waits = [waitsFor(other, one), waitsFor(one, other)];
    if (!waits.includes(true)) yield { one, other, isCertain: !waits.includes(undefined) };
  }
}
