import { type Json, type JsonObject, isObject, member } from '../json/json';
import { same } from '../json/same';
import {
  type Misfit,
  type Shape,
  aList,
  aName,
  aText,
  anObject,
  anObjectOrNull,
  misfit,
  objectOf,
  oneOf,
} from '../json/shape';
import { lostAttribute } from './lost-attributes';

/*
 * One row of resource_changes or resource_drift: what it has to have, and how its parts have to fit each other.
 */

/** Which sides of a change are there; the other is null. */
type Sides = 'both' | 'before' | 'after';

/** All lists of actions that there are, joined. In the last two the old one is not deleted but forgotten. */
const SIDES: ReadonlyMap<string, Sides> = new Map([
  ['no-op', 'both'],
  ['create', 'after'],
  ['read', 'after'],
  ['update', 'both'],
  ['delete', 'before'],
  ['forget', 'before'],
  ['delete,create', 'both'],
  ['create,delete', 'both'],
  ['create,forget', 'both'],
  ['forget,create', 'both'],
]);

/** The actions of a change, joined; undefined where they are none that there are. */
function actionsOf(json: Json): string | undefined {
  if (!Array.isArray(json) || !json.every((word) => typeof word === 'string')) return undefined;
  const joined = json.join();
  const isOneWord = json.length === 1 && joined.includes(',');
  return SIDES.has(joined) && !isOneWord ? joined : undefined;
}

const actions: Shape = (json) => {
  if (actionsOf(json) !== undefined) return undefined;
  return aList(json) ?? misfit(`is ${JSON.stringify(json).slice(0, 100)}`);
};

/** A number of `count`, or a key of `for_each`. */
export const anIndex: Shape = (json) =>
  typeof json === 'string' || typeof json === 'number' ? undefined : misfit('is neither a text nor a number');

/** True, or what mirrors the values; false where there are none. */
const unknownMarks: Shape = (json) => (typeof json === 'boolean' ? undefined : anObject(json));

/** Of data sources a plan lists reads. OpenTofu 1.11 lists ephemeral resources as well. */
export const MODES = ['managed', 'data', 'ephemeral'];

const ROW = {
  needs: {
    address: aName,
    mode: oneOf(MODES),
    type: aName,
    name: aName,
    change: objectOf({
      needs: { actions },
      may: {
        before: anObjectOrNull,
        after: anObjectOrNull,
        after_unknown: unknownMarks,
        importing: anObjectOrNull,
        replace_paths: aList,
      },
    }),
  },
  may: {
    module_address: aText,
    index: anIndex,
    deposed: aName,
    previous_address: aName,
    action_reason: aText,
  },
};

/** A row that has this shape. */
export interface Row {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly module_address?: string;
  readonly index?: string | number;
  readonly deposed?: string;
  readonly action_reason?: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before?: JsonObject | null;
    readonly after?: JsonObject | null;
    readonly after_unknown?: Json;
    readonly replace_paths?: readonly Json[];
  };
}

/** A change that Terraform plans, or that it found. */
export const resourceChange = objectOf(ROW, (json) => {
  const row = json as Row;
  if (!isNamedAsAddressed(row))
    return misfit('is not that of its module, mode, type, name and index', 'address');
  const joined = row.change.actions.join();
  const found = contradiction(row, joined);
  // The error names the actions, for everything that contradicts them.
  return found === undefined
    ? undefined
    : { ...found, problem: `${found.problem} although the actions are ${JSON.stringify(joined.split(','))}` };
});

/** What is put off may be an instance without a key yet, and of what it becomes nothing may be known. */
export const deferredChange = objectOf({ needs: { resource_change: objectOf(ROW) }, may: { reason: aText } });

/** Whether the address of a row is that of its module, mode, type, name and index. */
function isNamedAsAddressed({ address, module_address: module = '', mode, type, name, index }: Row): boolean {
  const block = `${module === '' ? '' : `${module}.`}${mode === 'managed' ? '' : `${mode}.`}${type}.${name}`;
  if (!address.startsWith(block)) return false;
  if (index === undefined) return address.length === block.length;
  return address[block.length] === '[' && address.endsWith(']');
}

/** What in a change contradicts its actions. */
function contradiction(row: Row, joined: string): Misfit | undefined {
  const { mode, change } = row;
  if (mode === 'ephemeral') return undefined;
  // What an interrupted replacement left behind is deleted, forgotten, or no longer there.
  if (row.deposed !== undefined && joined !== 'delete' && joined !== 'forget' && joined !== 'no-op')
    return misfit('is there', 'deposed');
  const { before = null, after = null } = change;
  if (joined === 'read' || mode === 'data') {
    if (mode !== 'data' || (joined !== 'read' && joined !== 'no-op')) return misfit(`is ${mode}`, 'mode');
    return after === null ? misfit('is null', 'change', 'after') : undefined;
  }
  // Deleting what was already deleted is not an action.
  if (joined === 'no-op' && before === null && after === null) return undefined;
  return (
    otherSides(joined, before, after) ??
    knownAndUnknown(after, change.after_unknown) ??
    (joined === 'no-op' ? differing(before, after) : lacking(row)) ??
    otherReason(row, joined)
  );
}

function otherSides(joined: string, before: Json, after: Json): Misfit | undefined {
  const sides = SIDES.get(joined);
  for (const [side, value] of [
    ['before', before],
    ['after', after],
  ] as const)
    if ((value !== null) !== (sides === 'both' || sides === side))
      return misfit(`is ${value === null ? 'null' : 'an object'}`, 'change', side);
  return undefined;
}

/** The first attribute in which the two sides of a change that is none differ. */
function differing(before: Json, after: Json): Misfit | undefined {
  if (same(before, after)) return undefined;
  const names = [before, after].flatMap((side) => (isObject(side) ? Object.keys(side) : []));
  const name = names.find((each) => !same(member(before, each), member(after, each))) ?? '';
  return misfit('is not what it was before', 'change', 'after', name);
}

/** The first attribute that one side has and the other has not. */
function lacking({ type, change: { before, after, after_unknown: unknown } }: Row): Misfit | undefined {
  const lost = lostAttribute(type, { before, after, unknown });
  return lost === undefined ? undefined : misfit('is missing', 'change', lost.side, ...lost.path);
}

type Path = readonly (string | number)[];

/** Values within values are looked into this far; a plan is not to be trusted with the stack. */
const DEEPEST = 20;

/** An attribute that has a value, although it is marked as known only after apply. */
function knownAndUnknown(after: Json, unknown: Json): Misfit | undefined {
  if (unknown === true && after !== null) return misfit('is true', 'change', 'after_unknown');
  const path = knownAt(after, unknown) ?? [];
  return path.length > 0 ? misfit('is there and marked as unknown', 'change', 'after', ...path) : undefined;
}

function knownAt(value: Json, marks: Json, depth = 0): Path | undefined {
  if (typeof marks !== 'object' || marks === null || depth > DEEPEST) return undefined;
  for (const [step, mark] of Array.isArray(marks) ? marks.entries() : Object.entries(marks)) {
    const inner = valueAt(value, step);
    if (inner === undefined || inner === null) continue;
    if (mark === true) return [step];
    const path = knownAt(inner, mark, depth + 1);
    if (path !== undefined) return [step, ...path];
  }
  return undefined;
}

/** A key of a map may be the name of a member that every object has from its prototype. */
function valueAt(value: Json, step: string | number): Json {
  const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, step);
  return isThere ? (value as Readonly<Record<string, Json>>)[step] : undefined;
}

/** A reason, or paths that force a replacement, that belong to other actions. */
function otherReason({ action_reason: reason, change }: Row, joined: string): Misfit | undefined {
  const isReplacement = joined.includes(',');
  if (!isReplacement && (change.replace_paths ?? []).length > 0)
    return misfit('is not empty', 'change', 'replace_paths');
  // Of what is only forgotten nothing else shows why it is replaced.
  if (reason === undefined)
    return isReplacement && joined.includes('forget') ? misfit('is missing', 'action_reason') : undefined;
  const isFit =
    (isReplacement || !reason.startsWith('replace_')) &&
    (joined === 'delete' || joined === 'forget' || !reason.startsWith('delete_')) &&
    !reason.startsWith('read_');
  return isFit ? undefined : misfit(`is "${reason.slice(0, 100)}"`, 'action_reason');
}
