import type { ActionGraph } from '../../model';
import { Dependencies, type Node } from '../follow/dependencies';
import { type Json, listMember, member, textMember } from '../json/json';
import { ConfigurationWaits } from './configuration-waits';
import { DestroyWaits } from './destroy-waits';
import { once } from './once';
import type { PlanModule } from './plan-configuration';
import { type OrderedAction, readPlannedActions } from './planned-actions';
import { resourcesOf } from './state';
import { Waits } from './waits';

/**
 * The graph in which Terraform applies a plan, from its JSON alone: the configuration orders what is created, updated and
 * read, the state what is deleted.
 */
export function readActionGraph(json: Json, root: PlanModule): ActionGraph {
  const nodes = new Dependencies(root);
  const actions = readPlannedActions(json, nodes);
  const waits = new Waits(actions.length);
  // Not read without a deletion or a local.
  const inState = once(() => readDependencies(json, actions, nodes));
  const configuration = new ConfigurationWaits(json, root, nodes, actions, waits, inState);
  configuration.add();
  new DestroyWaits(actions, waits, configuration, inState).add();
  return inOrder(actions, waits.of);
}

/** The blocks that each object with an action depends on, by the state; nothing for what is not in it. */
function readDependencies(
  json: Json,
  actions: readonly OrderedAction[],
  nodes: Dependencies,
): ReadonlyMap<string, readonly Node[]> {
  const wanted = new Set(actions.map(({ action }) => action.address));
  const byText = new Map<string, Node>();
  const inState = new Map<string, readonly Node[]>();
  for (const { row } of resourcesOf(member(json, 'prior_state'))) {
    const address = textMember(row, 'address') ?? '';
    if (!wanted.has(address) || member(row, 'deposed_key') !== undefined) continue;
    inState.set(
      address,
      listMember(row, 'depends_on').flatMap((block) => {
        if (typeof block !== 'string') return [];
        let node = byText.get(block);
        if (node === undefined) byText.set(block, (node = nodes.block(block)));
        return [node];
      }),
    );
  }
  return inState;
}

/** The actions so that each comes after all that it waits for, as near to the plan's order as that allows. */
function inOrder(actions: readonly OrderedAction[], waits: readonly (readonly number[])[]): ActionGraph {
  const entered = new Uint8Array(waits.length);
  const place = new Int32Array(waits.length).fill(-1);
  const order: number[] = [];
  const open: number[] = [];
  for (let index = 0; index < actions.length; index += 1) {
    open.push(index);
    for (let node = open.at(-1); node !== undefined; node = open.at(-1)) {
      const behind = waits[node] ?? [];
      if (entered[node] === 0) {
        entered[node] = 1;
        // From the last on, so that what comes first in the plan is finished first.
        for (let at = behind.length - 1; at >= 0; at -= 1) {
          const next = behind[at] ?? 0;
          if (entered[next] === 0) open.push(next);
        }
        continue;
      }
      open.pop();
      if (node >= actions.length || place[node] !== -1) continue;
      place[node] = order.length;
      order.push(node);
    }
  }
  const renumbered = (node: number): readonly number[] =>
    (waits[node] ?? []).map((next) => (next < actions.length ? (place[next] ?? next) : next));
  return {
    actions: order.map((index) => (actions[index] as OrderedAction).action),
    waits: waits.map((_, node) => renumbered(node < actions.length ? (order[node] ?? node) : node)),
  };
}
