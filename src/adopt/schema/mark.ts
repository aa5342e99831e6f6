import { isObject } from '../../readers/json/json';
import { own } from './set-values';

/** Whether a mark, as a state has it for a value, marks anything in that value. */
export function hasMark(mark: unknown): boolean {
  return mark === true || (typeof mark === 'object' && mark !== null && Object.values(mark).some(hasMark));
}

/** Whether the marks of a resource mark anything in an attribute. A single mark is about the whole resource. */
export function hasMarkAt(marks: unknown, attribute: string): boolean {
  return hasMark(isObject(marks) ? own(marks, attribute) : marks);
}
