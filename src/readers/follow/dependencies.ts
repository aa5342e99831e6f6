import { type Expression, namesOf } from '../expression/expression';
import { referencesOf } from '../expression/references';
import type { Written } from '../expression/written';
import { type ModuleConfiguration, moduleAt } from '../resource/configuration';
import { childModule, withoutKeys } from '../resource/module-address';

/** What Terraform orders in a module: blocks, and what references go through between them. */
type NodeKind =
  | 'block'
  | 'variable'
  | 'output'
  | 'local'
  /** All outputs of the module. */
  | 'outputs'
  /** Everything inside the module, as depends_on means it. */
  | 'inside';

/** A node of the graph that Terraform works through, in a module without keys. */
export interface Node {
  readonly id: string;
  readonly module: string;
  readonly kind: NodeKind;
  readonly name: string;
}

export function nodeOf(module: string, kind: NodeKind, name = ''): Node {
  const path = withoutKeys(module);
  return { id: `${path}|${kind}|${name}`, module: path, kind, name };
}

/** What a node waits for directly; undefined if the input does not show it. */
export function directDependencies(
  { module, kind, name }: Node,
  root: ModuleConfiguration | undefined,
): readonly Node[] | undefined {
  const configuration = moduleAt(root, module);
  if (configuration === undefined) return undefined;
  switch (kind) {
    case 'block':
      return dependenciesOfBlock(configuration, module, name);
    case 'variable': {
      const { call, parent } = configuration;
      return call === undefined || parent === undefined ? [] : nodesIn(call.input(name), parent.path);
    }
    case 'output':
      return nodesIn(configuration.output(name), module);
    case 'local':
      return nodesIn(configuration.local(name), module);
    case 'outputs':
      return configuration.outputNames().map((output) => nodeOf(module, 'output', output));
    case 'inside':
      return [
        ...[...configuration.blockIds()].map((id) => nodeOf(module, 'block', id)),
        ...configuration.childNames().map((child) => nodeOf(childModule(module, child), 'inside')),
      ];
  }
}

function dependenciesOfBlock(configuration: ModuleConfiguration, module: string, name: string): Node[] {
  const block = configuration.block(name);
  return [
    ...dependenciesOfCalls(configuration),
    ...(block === undefined ? [] : block.references().map((reference) => nodeBehind(reference, module))),
    ...(block === undefined ? [] : block.dependsOn.map((reference) => nodeAwaited(reference, module))),
  ].filter((node) => node !== undefined);
}

/** The depends_on and for_each of a module call hold for everything inside the module. */
function dependenciesOfCalls({ call, parent }: ModuleConfiguration): (Node | undefined)[] {
  if (call === undefined || parent === undefined) return [];
  return [
    ...call.dependsOn.map((reference) => nodeAwaited(reference, parent.path)),
    ...(nodesIn(call.forEach, parent.path) ?? []),
    ...dependenciesOfCalls(parent),
  ];
}

function nodesIn(written: Written, module: string): Node[] | undefined {
  switch (written.kind) {
    case 'unclear':
      return undefined;
    case 'expression':
      return nodesBehind(referencesOf(written.expression), module);
    case 'references':
      return nodesBehind(written.references, module);
    case 'constant':
    case 'nothing':
      return [];
  }
}

function nodesBehind(references: readonly Expression[], module: string): Node[] {
  return references.map((reference) => nodeBehind(reference, module)).filter((node) => node !== undefined);
}

/** The node that an entry of depends_on names: there a module means everything inside it. */
function nodeAwaited(reference: Expression, module: string): Node | undefined {
  const [root, name = ''] = namesOf(reference);
  return root === 'module' ? nodeOf(childModule(module, name), 'inside') : nodeBehind(reference, module);
}

/** The node that a reference leads to; none for keys and paths. */
function nodeBehind(reference: Expression, module: string): Node | undefined {
  const [root = '', first = '', second = ''] = namesOf(reference);
  switch (root) {
    case 'var':
      return nodeOf(module, 'variable', first);
    case 'local':
      return nodeOf(module, 'local', first);
    case 'module': {
      const child = childModule(module, first);
      return second === '' ? nodeOf(child, 'outputs') : nodeOf(child, 'output', second);
    }
    case 'data':
      return nodeOf(module, 'block', `data.${first}.${second}`);
    case 'each':
    case 'count':
    case 'path':
    case 'self':
    case 'terraform':
      return undefined;
    default:
      return first === '' ? undefined : nodeOf(module, 'block', `${root}.${first}`);
  }
}
