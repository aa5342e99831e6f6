import type { Action, Change } from '../../model';
import { DEEPEST_VALUE, type Json, isObject, listMember, member, textMember } from '../json/json';
import { once } from './once';

/** Changes without more to say than their action: nearly all of them, so there is one of each. */
const PLAIN_CHANGES: Readonly<Record<Action, Change>> = {
  create: plainChange('create'),
  update: plainChange('update'),
  replace: plainChange('replace'),
  delete: plainChange('delete'),
  forget: plainChange('forget'),
  'no-op': plainChange('no-op'),
  read: plainChange('read'),
};

/** The change of an unchanged resource. */
export const NO_CHANGE = PLAIN_CHANGES['no-op'];

function plainChange(action: Action): Change {
  return {
    action,
    createBeforeDestroy: false,
    importing: false,
    movedFrom: undefined,
    reason: undefined,
    replacedFor: [],
  };
}

/** The change of a row of `resource_changes`. */
export function readChange(row: Json): Change {
  const change = member(row, 'change');
  // The envelope of the plan has been checked: there are no other actions.
  const actions = listMember(change, 'actions') as readonly Action[];
  const [first = 'no-op'] = actions;
  const action = actions.length > 1 ? 'replace' : first;
  const importing = isObject(member(change, 'importing'));
  const movedFrom = textMember(row, 'previous_address');
  const reason = textMember(row, 'action_reason');
  const paths = listMember(change, 'replace_paths');
  const isPlain = actions.length === 1 && action !== 'update' && !importing && paths.length === 0;
  if (isPlain && movedFrom === undefined && reason === undefined) return PLAIN_CHANGES[action];
  return {
    action,
    createBeforeDestroy: actions.length > 1 && first === 'create',
    importing,
    movedFrom,
    reason,
    replacedFor: paths.map((path) =>
      (Array.isArray(path) ? (path as Json[]) : [path])
        .filter((step) => typeof step === 'string' || typeof step === 'number')
        .join('.'),
    ),
    ...(action === 'update' ? { changed: once(() => changedIn(change)) } : {}),
  };
}

function changedIn(change: Json): readonly string[] {
  const [before, after, unknown] = ['before', 'after', 'after_unknown'].map((side) => member(change, side));
  return namesIn(before, after).filter((name) =>
    isChanged(member(before, name), member(after, name), member(unknown, name), 0),
  );
}

/** Whether a value is another one after the change, in a part that is known. */
function isChanged(before: Json, after: Json, unknown: Json, depth: number): boolean {
  if (unknown === true || depth > DEEPEST_VALUE) return false;
  if (Array.isArray(before) && Array.isArray(after))
    return (
      before.length !== after.length ||
      after.some((item, at) =>
        isChanged(before[at], item, Array.isArray(unknown) ? unknown[at] : {}, depth + 1),
      )
    );
  if (isObject(before) && isObject(after))
    return namesIn(before, after).some((name) =>
      isChanged(member(before, name), member(after, name), member(unknown, name), depth + 1),
    );
  return (before ?? null) !== (after ?? null);
}

function namesIn(...all: readonly Json[]): readonly string[] {
  return [...new Set(all.flatMap((one) => (isObject(one) ? Object.keys(one) : [])))];
}

/**
 * The change of the object before and of the object after. They are the same change, except for a replacement that only
 * forgets the old object: that one continues to exist next to the new one.
 */
export function changesOfBoth(
  row: Json,
  change: Change,
): { readonly before: Change; readonly after: Change } {
  if (change.action !== 'replace' || !listMember(member(row, 'change'), 'actions').includes('forget'))
    return { before: change, after: change };
  return { before: { ...change, action: 'forget' }, after: { ...change, action: 'create' } };
}

/** Whether Terraform no longer manages the object after a change. */
export function isRemoval({ action }: Change): boolean {
  return action === 'delete' || action === 'forget';
}
