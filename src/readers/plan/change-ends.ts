import type { ChangeEnd } from '../../model';
import { addressOfObject } from '../../model/resource';
import { type Json, type JsonObject, isObject, member } from '../json/json';
import type { Row } from './row-shape';

/**
 * The rows of a plan as if their changes had ended like this. By address, that of a deposed object with its key behind
 * it; all others end as planned.
 * @param leftOut the addresses of rows that are not needed
 */
export function rowsEnding(
  rows: readonly Row[],
  ends: ReadonlyMap<string, ChangeEnd>,
  leftOut?: ReadonlySet<string>,
): readonly Row[] {
  const ended: Row[] = [];
  for (const row of rows) {
    const address = addressOfObject(row.address, row.deposed);
    if (leftOut?.has(address) === true) continue;
    const end = ends.get(address);
    if (end === undefined) ended.push(row);
    else ended.push(...rowsOf(row, end));
  }
  return ended;
}

function rowsOf(row: Row, end: ChangeEnd): readonly Row[] {
  switch (end) {
    case 'unchanged':
      return unchanged(row);
    case 'deleted':
      return [changed(row, { actions: ['delete'], after: null, after_unknown: {}, after_sensitive: false })];
    case 'created, old kept':
      return [
        ...unchanged({ ...row, deposed: 'by this apply' }),
        changed(row, { actions: ['create'], before: null, before_sensitive: false }),
      ];
    case 'emptied':
      return [changed(row, emptied(row.change))];
    case 'emptied, old kept':
      return [
        ...unchanged(row),
        changed(
          { ...row, deposed: 'not created' },
          { actions: ['create'], before: null, before_sensitive: false, ...emptied(row.change) },
        ),
      ];
  }
}

/** The object as it was; nothing where there was none. */
function unchanged(row: Row): readonly Row[] {
  const { before } = row.change;
  if (!isObject(before)) return [];
  return [
    changed(row, {
      actions: ['no-op'],
      after: before,
      after_unknown: {},
      after_sensitive: member(row.change, 'before_sensitive'),
    }),
  ];
}

function changed(row: Row, parts: Partial<Row['change']> & JsonObject): Row {
  return { ...row, change: { ...row.change, replace_paths: [], ...parts } };
}

/** What a schedule without any item, copy and export is. */
function emptied({ after, after_unknown: unknown }: Row['change']): {
  readonly after: JsonObject;
  readonly after_unknown: JsonObject;
} {
  const isPolicy = (name: string): boolean => POLICY.test(name);
  const without = (json: Json): JsonObject =>
    isObject(json) ? Object.fromEntries(Object.entries(json).filter(([name]) => !isPolicy(name))) : {};
  const empty = Object.fromEntries(
    Object.keys(after ?? {})
      .filter(isPolicy)
      .map((name) => [name, []]),
  );
  return {
    after: { ...without(after), ...empty, auto_export_enabled: false },
    after_unknown: without(unknown),
  };
}

const POLICY = /^(?:policy_item_\w+|copy_settings|export)$/;
