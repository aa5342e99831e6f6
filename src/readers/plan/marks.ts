import { DEEPEST_VALUE, type Json, member } from '../json/json';

/** Whether a mark of a plan, which mirrors a value, is true anywhere. */
export function isMarked(mark: Json, depth = 0): boolean {
  if (typeof mark !== 'object' || mark === null) return mark === true;
  if (depth > DEEPEST_VALUE) return true;
  if (Array.isArray(mark)) return mark.some((each) => isMarked(each, depth + 1));
  for (const name in mark) if (isMarked(member(mark, name), depth + 1)) return true;
  return false;
}

/** The mark of a member: true for all of it, or what mirrors its value. */
export function markOf(mark: Json, name: string): Json {
  return mark === true ? true : member(mark, name);
}

/** The mark of one item of a list, or of the one object that stands for a list of one. */
export function markOfItem(mark: Json, index: number): Json {
  if (mark === true) return true;
  if (Array.isArray(mark)) return mark[index] as Json;
  return index === 0 ? mark : undefined;
}
