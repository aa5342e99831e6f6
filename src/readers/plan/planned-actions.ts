import type { ActionKind, PlannedAction } from '../../model';
import { nodeOf } from '../follow/order';
import { type Json, isObject, listMember, member, textMember } from '../json/json';
import { blockOf, withoutKeys } from '../resource/raw-resource';

/** An action of a plan, with what orders it. */
export interface OrderedAction {
  readonly action: PlannedAction;
  /** The node of its block in the order of the configuration. */
  readonly block: string;
  /** The address of its module instance, and of the module. */
  readonly module: string;
  readonly modulePath: string;
  /** Whether it ends an object, in Atlas or in the state alone; everything else creates, updates or reads. */
  readonly isDestroyer: boolean;
  /** Whether Terraform deletes it only once everything is done that depended on it. */
  readonly createsBefore: boolean;
  /** The provider's source address. */
  readonly provider: string;
}

/** The actions of a plan, a replacement as two, in the plan's order. */
export function readPlannedActions(json: Json): readonly OrderedAction[] {
  const actions: OrderedAction[] = [];
  const paths = new Map<string, string>();
  for (const row of listMember(json, 'resource_changes')) {
    const change = member(row, 'change');
    const kinds = kindsOf(listMember(change, 'actions'));
    if (kinds.length === 0) continue;
    const type = textMember(row, 'type') ?? '';
    const mode = member(row, 'mode') === 'data' ? 'data' : 'managed';
    const module = textMember(row, 'module_address') ?? '';
    let modulePath = paths.get(module);
    if (modulePath === undefined) paths.set(module, (modulePath = withoutKeys(module)));
    const deposed = textMember(row, 'deposed');
    const block = nodeOf(modulePath, 'block', blockOf({ mode, type, name: textMember(row, 'name') ?? '' }));
    for (const kind of kinds) {
      const isDestroyer = kind === 'delete' || kind === 'forget';
      const createsFirst = kinds.length > 1 && kinds[0] === 'create';
      actions.push({
        action: {
          address: textMember(row, 'address') ?? '',
          type,
          kind,
          isManaged: mode === 'managed',
          deposed,
          replacement: kinds.length < 2 ? undefined : createsFirst ? 'create first' : 'delete first',
          changes: (attribute) => hasChanged(change, kind, attribute),
        },
        block,
        module,
        modulePath,
        isDestroyer,
        createsBefore: isDestroyer && (deposed !== undefined || createsFirst),
        provider: textMember(row, 'provider_name') ?? '',
      });
    }
  }
  return actions;
}

const KINDS: ReadonlySet<unknown> = new Set<ActionKind>(['create', 'update', 'delete', 'forget', 'read']);

/** What is done, in the order of the plan. Where the old object is only let go in a creation, that is no step of its own. */
function kindsOf(actions: readonly Json[]): readonly ActionKind[] {
  const kinds = actions.filter((action): action is ActionKind => KINDS.has(action));
  return kinds.length > 1 && kinds.includes('forget') ? ['create'] : kinds;
}

function hasChanged(change: Json, kind: ActionKind, attribute: string): boolean {
  if (kind !== 'update') return true;
  if (holdsTrue(member(member(change, 'after_unknown'), attribute), 0)) return true;
  const [before, after] = [
    member(member(change, 'before'), attribute),
    member(member(change, 'after'), attribute),
  ];
  return JSON.stringify(before ?? null) !== JSON.stringify(after ?? null);
}

/** Deeper than any attribute; a plan is not to be trusted with the stack. */
const DEEPEST = 50;

function holdsTrue(mark: Json, depth: number): boolean {
  if (mark === true) return true;
  if (depth > DEEPEST) return false;
  if (Array.isArray(mark)) return mark.some((item) => holdsTrue(item, depth + 1));
  return isObject(mark) && Object.values(mark).some((item) => holdsTrue(item, depth + 1));
}
