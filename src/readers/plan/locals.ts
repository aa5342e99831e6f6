import type { Dependencies, Node } from '../follow/dependencies';
import { type Json, listMember, textMember } from '../json/json';
import { withoutKeys } from '../resource/module-address';
import { type PlanModule, modulesIn } from './plan-configuration';

/**
 * By module, the blocks and the outputs of its modules that its locals lead to. A plan does not show locals; it lists the
 * attributes that mattered to it, and those that no expression in the module refers to can only have come through one.
 */
export function nodesThroughLocals(
  json: Json,
  root: PlanModule,
  nodes: Dependencies,
): ReadonlyMap<string, readonly Node[]> {
  const relevant = new Set<Node>();
  for (const one of listMember(json, 'relevant_attributes'))
    relevant.add(nodes.block(withoutKeys(textMember(one, 'resource') ?? '')));
  const byModule = new Map<string, readonly Node[]>();
  for (const module of modulesIn(root)) {
    const shown = shownIn(module, nodes);
    const blocks = [...relevant].filter((node) => node.module === module.path && !shown.has(node));
    const outputs = childrenOf(module)
      .filter((child) => !shown.has(nodes.in(child, 'inside')))
      .flatMap((child) => child.outputNames().map((name) => nodes.in(child, 'output', name)))
      .filter((output) => !shown.has(output) && leadsToAny(output, relevant, nodes));
    byModule.set(module.path, [...blocks, ...outputs]);
  }
  return byModule;
}

/** The nodes that expressions in a module refer to. */
function shownIn(module: PlanModule, nodes: Dependencies): ReadonlySet<Node> {
  const inBlocks = [...module.blockIds()].flatMap((id) => module.block(id)?.references() ?? []);
  const inCalls = childrenOf(module).flatMap(({ call }) => call?.references() ?? []);
  const inOutputs = module.outputNames().flatMap((name) => nodes.of(nodes.in(module, 'output', name)) ?? []);
  return new Set([...nodes.behind([...inBlocks, ...inCalls], module), ...inOutputs]);
}

function childrenOf(module: PlanModule): readonly PlanModule[] {
  return module.childNames().flatMap((name) => module.child(name) ?? []);
}

function leadsToAny(from: Node, wanted: ReadonlySet<Node>, nodes: Dependencies): boolean {
  const seen = new Set([from]);
  const open = [from];
  for (let node = open.pop(); node !== undefined; node = open.pop())
    for (const next of nodes.of(node) ?? []) {
      if (wanted.has(next)) return true;
      if (!seen.has(next)) {
        seen.add(next);
        open.push(next);
      }
    }
  return false;
}
