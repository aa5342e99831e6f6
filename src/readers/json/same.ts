import { type Json, isObject } from './json';

/** Deeper than the values of any provider; an input is not to be trusted with the stack. */
const DEEPEST = 100;

/** Whether two values of JSON say the same, in whatever order their members stand. */
export function same(one: Json, other: Json, depth = 0): boolean {
  if (one === other || depth > DEEPEST) return true;
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false;
    for (let index = 0; index < one.length; index += 1)
      if (!same(one[index], other[index], depth + 1)) return false;
    return true;
  }
  if (!isObject(one) || !isObject(other)) return false;
  let members = 0;
  for (const name in one) {
    if (!Object.hasOwn(other, name) || !same(one[name], other[name], depth + 1)) return false;
    members += 1;
  }
  for (const name in other) if (Object.hasOwn(other, name)) members -= 1;
  return members === 0;
}
