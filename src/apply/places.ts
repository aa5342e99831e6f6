import type { ActionGraph, PlannedAction } from '../model';
import { addressOfObject } from '../model/resource';
import { addTo } from '../text/group';

/** Where the actions of an address are. */
export class Places {
  private static readonly ofGraphs = new WeakMap<ActionGraph, Places>();

  private readonly byAddress = new Map<string, number[]>();

  private constructor({ actions }: ActionGraph) {
    for (const [index, action] of actions.entries()) addTo(this.byAddress, keyOf(action), index);
  }

  /** Those of a graph, which are collected once. */
  static of(graph: ActionGraph): Places {
    let places = this.ofGraphs.get(graph);
    if (places === undefined) this.ofGraphs.set(graph, (places = new Places(graph)));
    return places;
  }

  at(address: string): readonly number[] {
    return this.byAddress.get(address) ?? NOWHERE;
  }
}

const NOWHERE: readonly number[] = [];

/** The address of an action's object, that of a deposed one with its key. */
export function keyOf({ address, deposed }: PlannedAction): string {
  return addressOfObject(address, deposed);
}
