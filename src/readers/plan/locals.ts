import { type Order, blockNodeOf, nodeOf, partsOf } from '../follow/order';
import { type Json, listMember, textMember } from '../json/json';
import { withoutKeys } from '../resource/raw-resource';
import { type PlanModule, modulesIn } from './plan-configuration';

/**
 * By module, the blocks and the outputs of its modules that its locals lead to. A plan does not show locals; it lists the
 * attributes that mattered to it, and those that no expression in the module refers to can only have come through one.
 */
export function blocksThroughLocals(
  json: Json,
  root: PlanModule,
  order: Order,
): ReadonlyMap<string, readonly string[]> {
  const relevant = new Set<string>();
  for (const one of listMember(json, 'relevant_attributes'))
    relevant.add(blockNodeOf(withoutKeys(textMember(one, 'resource') ?? '')));
  const byModule = new Map<string, readonly string[]>();
  for (const module of modulesIn(root)) {
    const shown = referredTo(module, order);
    const blocks = [...relevant].filter((node) => partsOf(node).module === module.path && !shown.has(node));
    const outputs = module
      .childNames()
      .flatMap((name) => module.child(name) ?? [])
      .filter((child) => !shown.has(nodeOf(child.path, 'inside', '')))
      .flatMap((child) => child.outputNames().map((name) => nodeOf(child.path, 'output', name)))
      .filter((output) => !shown.has(output) && leadsToAny(output, relevant, order));
    byModule.set(module.path, [...blocks, ...outputs]);
  }
  return byModule;
}

/** The nodes that expressions in a module refer to. */
function referredTo(module: PlanModule, order: Order): ReadonlySet<string> {
  const references = [...module.blockIds()].flatMap((id) => module.block(id)?.references() ?? []);
  const calls = module.childNames().flatMap((name) => module.child(name)?.call?.references() ?? []);
  const outputs = module
    .outputNames()
    .flatMap((name) => order.nodesBefore(nodeOf(module.path, 'output', name)) ?? []);
  return new Set([...order.nodes([...references, ...calls], module.path), ...outputs]);
}

function leadsToAny(from: string, nodes: ReadonlySet<string>, order: Order): boolean {
  const seen = new Set([from]);
  const open = [from];
  for (let node = open.pop(); node !== undefined; node = open.pop())
    for (const next of order.nodesBefore(node) ?? []) {
      if (nodes.has(next)) return true;
      if (!seen.has(next)) {
        seen.add(next);
        open.push(next);
      }
    }
  return false;
}
