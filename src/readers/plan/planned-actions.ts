import type { ActionKind, PlannedAction } from '../../model';
import type { Dependencies, Node } from '../follow/dependencies';
import { DEEPEST_VALUE, type Json, isObject, listMember, member, textMember } from '../json/json';
import { withoutKeys } from '../resource/module-address';
import { blockOf } from '../resource/raw-resource';

/** An action of a plan, with what orders it. */
export interface OrderedAction {
  readonly action: PlannedAction;
  readonly block: Node;
  /** The address of its module instance. */
  readonly module: string;
  /** Whether it ends an object, in Atlas or in the state alone; every other one creates, updates or reads. */
  readonly isDestroyer: boolean;
  /** Whether Terraform deletes the object only after everything that depended on it has changed. */
  readonly createsBefore: boolean;
  /** The source address of the provider. */
  readonly provider: string;
}

/** The actions of a plan in its own order; a replacement is two of them. */
export function readPlannedActions(json: Json, nodes: Dependencies): readonly OrderedAction[] {
  const actions: OrderedAction[] = [];
  const paths = new Map<string, string>();
  for (const row of listMember(json, 'resource_changes')) {
    const change = member(row, 'change');
    const kinds = kindsOf(listMember(change, 'actions'));
    if (kinds.length === 0) continue;
    const address = textMember(row, 'address') ?? '';
    const type = textMember(row, 'type') ?? '';
    const mode = member(row, 'mode') === 'data' ? 'data' : 'managed';
    const module = textMember(row, 'module_address') ?? '';
    let path = paths.get(module);
    if (path === undefined) paths.set(module, (path = withoutKeys(module)));
    const deposed = textMember(row, 'deposed');
    // In the root module, the address of the only instance is that of its block.
    const isBlock = module === '' && mode === 'managed' && member(row, 'index') === undefined;
    const name = isBlock ? address : blockOf({ mode, type, name: textMember(row, 'name') ?? '' });
    const block = nodes.at(path, 'block', name);
    const provider = textMember(row, 'provider_name') ?? '';
    const createsFirst = kinds.length > 1 && kinds[0] === 'create';
    for (const kind of kinds) {
      const isDestroyer = kind === 'delete' || kind === 'forget';
      actions.push({
        action: {
          address,
          type,
          kind,
          isManaged: mode === 'managed',
          deposed,
          replacement: kinds.length < 2 ? undefined : createsFirst ? 'create first' : 'delete first',
          changes: (attribute) => hasChanged(change, kind, attribute),
        },
        block,
        module,
        isDestroyer,
        createsBefore: isDestroyer && (deposed !== undefined || createsFirst),
        provider,
      });
    }
  }
  return actions;
}

const KINDS: ReadonlySet<unknown> = new Set<ActionKind>(['create', 'update', 'delete', 'forget', 'read']);

/** The actions of a row in their order. A replacement that only forgets the old object has no step for that. */
function kindsOf(actions: readonly Json[]): readonly ActionKind[] {
  const kinds = actions.filter((action): action is ActionKind => KINDS.has(action));
  return kinds.length > 1 && kinds.includes('forget') ? ['create'] : kinds;
}

function hasChanged(change: Json, kind: ActionKind, attribute: string): boolean {
  if (kind !== 'update') return true;
  if (isPartlyUnknown(member(member(change, 'after_unknown'), attribute), 0)) return true;
  const [before, after] = (['before', 'after'] as const).map((side) =>
    JSON.stringify(member(member(change, side), attribute) ?? null),
  );
  return before !== after;
}

function isPartlyUnknown(mark: Json, depth: number): boolean {
  if (mark === true) return true;
  if (depth > DEEPEST_VALUE) return false;
  if (Array.isArray(mark)) return mark.some((item) => isPartlyUnknown(item, depth + 1));
  return isObject(mark) && Object.values(mark).some((item) => isPartlyUnknown(item, depth + 1));
}
