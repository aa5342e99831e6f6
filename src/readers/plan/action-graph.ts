import type { ActionGraph } from '../../model';
import { blockNodeOf } from '../follow/order';
import { type Json, listMember, member, textMember } from '../json/json';
import { ConfigurationWaits } from './configuration-waits';
import { DestroyWaits } from './destroy-waits';
import type { PlanModule } from './plan-configuration';
import { type OrderedAction, readPlannedActions } from './planned-actions';
import { resourcesOf } from './state';
import { Waits } from './waits';

/**
 * The graph in which Terraform applies a plan, from its JSON alone: the configuration orders what is created, updated and
 * read, the state what is deleted.
 */
export function readActionGraph(json: Json, root: PlanModule): ActionGraph {
  const actions = readPlannedActions(json);
  const waits = new Waits(actions.length);
  const dependencies = readDependencies(json, actions);
  const configuration = new ConfigurationWaits(json, root, actions, waits, dependencies);
  configuration.add();
  new DestroyWaits(actions, waits, configuration, dependencies).add();
  return inOrder(actions, waits.of);
}

/** The blocks that each object with an action depends on, by the state; nothing for what is not in it. */
function readDependencies(
  json: Json,
  actions: readonly OrderedAction[],
): ReadonlyMap<string, readonly string[]> {
  const wanted = new Set(actions.map(({ action }) => action.address));
  const nodes = new Map<string, string>();
  const dependencies = new Map<string, readonly string[]>();
  for (const { row } of resourcesOf(member(json, 'prior_state'))) {
    const address = textMember(row, 'address') ?? '';
    if (!wanted.has(address) || member(row, 'deposed_key') !== undefined) continue;
    dependencies.set(
      address,
      listMember(row, 'depends_on').flatMap((block) => {
        if (typeof block !== 'string') return [];
        let node = nodes.get(block);
        if (node === undefined) nodes.set(block, (node = blockNodeOf(block)));
        return [node];
      }),
    );
  }
  return dependencies;
}

/** The actions so that each comes after all that it waits for, as near to the plan's order as that allows. */
function inOrder(actions: readonly OrderedAction[], waits: readonly (readonly number[])[]): ActionGraph {
  const place = new Map<number, number>();
  const entered = new Set<number>();
  const order: number[] = [];
  for (const index of actions.keys()) {
    const open = [index];
    for (let node = open.at(-1); node !== undefined; node = open.at(-1)) {
      if (!entered.has(node)) {
        entered.add(node);
        // In reverse, so that what comes first in the plan is finished first.
        for (const next of [...(waits[node] ?? [])].reverse()) if (!entered.has(next)) open.push(next);
        continue;
      }
      open.pop();
      if (node >= actions.length || place.has(node)) continue;
      place.set(node, order.length);
      order.push(node);
    }
  }
  const numberOf = (node: number): number => place.get(node) ?? node;
  return {
    actions: order.flatMap((index) => actions[index]?.action ?? []),
    waits: [...order, ...[...waits.keys()].slice(actions.length)].map((node) =>
      (waits[node] ?? []).map(numberOf),
    ),
  };
}
