import { DEEPEST_VALUE, type Json, isObject, member } from '../json/json';

/*
 * The marks that are next to the values of a plan: true for all of a value, or lists and objects that mirror it, down
 * to where something is true. What is not marked is left out of objects and false in lists.
 */

/** The mark of a member: true for all, or what mirrors the value. */
export function markOf(mark: Json, name: string): Json {
  return mark === true ? true : member(mark, name);
}

/** The mark of one member of a list, or of the one object that stands for a list of one. */
export function markOfItem(mark: Json, index: number): Json {
  if (mark === true) return true;
  if (Array.isArray(mark)) return mark[index] as Json;
  return index === 0 ? mark : undefined;
}

/** Whether anything of a value is marked sensitive. A mark of a shape that Terraform does not write counts as that. */
export function isSensitive(mark: Json, value: Json, depth = 0): boolean {
  const fitting = sensitiveMark(mark, value);
  if (fitting === undefined || typeof fitting === 'boolean') return fitting === true;
  if (depth > DEEPEST_VALUE) return true;
  if (Array.isArray(fitting))
    return fitting.some((each, index) =>
      isSensitive(each, Array.isArray(value) ? value[index] : undefined, depth + 1),
    );
  for (const name in fitting as object)
    if (isSensitive(member(fitting, name), member(value, name), depth + 1)) return true;
  return false;
}

/** A mark that mirrors its value, as far as that is known; true in place of any other. */
export function sensitiveMark(mark: Json, value: Json): Json {
  if (mark === undefined || typeof mark === 'boolean') return mark;
  if (value === undefined || value === null) return typeof mark === 'object' && mark !== null ? mark : true;
  if (Array.isArray(mark)) return Array.isArray(value) && value.length <= mark.length ? mark : true;
  return isObject(mark) && isObject(value) ? mark : true;
}
