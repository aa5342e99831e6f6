import { cut } from '../../text/cut';
import { type Json, isObject } from './json';
import { pathText } from './path';

/** Where a value is not what it has to be, and what is wrong there. */
export interface Misfit {
  /** From the value that was asked about down; the innermost step comes first. */
  readonly steps: (string | number)[];
  /** What it is, to follow the path: "is missing", "is a list, not an object". */
  readonly problem: string;
}

/** What a value of JSON has to be: the first misfit in it, or undefined where it is that. */
export type Shape = (json: Json) => Misfit | undefined;

/** "resource_changes[3].change is missing". */
export function misfitText({ steps, problem }: Misfit): string {
  return `${cut(pathText([...steps].reverse()))} ${problem}`;
}

export function misfit(problem: string, ...path: readonly (string | number)[]): Misfit {
  return { steps: [...path].reverse(), problem };
}

export const aText: Shape = (json) => (typeof json === 'string' ? undefined : misfit(isNot(json, 'a text')));

export const aName: Shape = (json) => aText(json) ?? (json === '' ? misfit('is empty') : undefined);

export const aFlag: Shape = (json) =>
  typeof json === 'boolean' ? undefined : misfit(isNot(json, 'true or false'));

export const aNumber: Shape = (json) =>
  typeof json === 'number' ? undefined : misfit(isNot(json, 'a number'));

export const anObject: Shape = (json) => (isObject(json) ? undefined : misfit(isNot(json, 'an object')));

export const anObjectOrNull: Shape = (json) =>
  json === null || isObject(json) ? undefined : misfit(isNot(json, 'an object or null'));

export const aList: Shape = (json) => (Array.isArray(json) ? undefined : misfit(isNot(json, 'a list')));

/** One of these texts. */
export function oneOf(texts: readonly string[]): Shape {
  return (json) =>
    typeof json === 'string' && texts.includes(json)
      ? undefined
      : misfit(isNot(json, `one of ${texts.join(', ')}`));
}

/** A list in which each item has that shape. */
export function listOf(shape: Shape): Shape {
  return (json) => {
    if (!Array.isArray(json)) return aList(json);
    for (let index = 0; index < json.length; index += 1) {
      const found = shape(json[index]);
      if (found !== undefined) return within(found, index);
    }
    return undefined;
  };
}

/** An object in which each member has that shape, whatever its name. */
export function membersOf(shape: Shape): Shape {
  return (json) => {
    if (!isObject(json)) return anObject(json);
    for (const [name, value] of Object.entries(json)) {
      const found = shape(value);
      if (found !== undefined) return within(found, name);
    }
    return undefined;
  };
}

/**
 * An object with these members; others are passed over, since later versions of Terraform add some.
 * @param further what else has to hold of it, once its members fit
 */
export function objectOf(
  members: {
    readonly needs?: Readonly<Record<string, Shape>>;
    readonly may?: Readonly<Record<string, Shape>>;
  },
  further: Shape = () => undefined,
): Shape {
  const needs = Object.entries(members.needs ?? {});
  const may = Object.entries(members.may ?? {});
  return (json) => {
    if (!isObject(json)) return anObject(json);
    // No such name is one of the prototype, so the members are read directly: this runs for every row of a plan.
    for (const [name, shape] of needs) {
      const found = shape(json[name]);
      if (found !== undefined) return within(found, name);
    }
    for (const [name, shape] of may) {
      const value = json[name];
      const found = value === undefined ? undefined : shape(value);
      if (found !== undefined) return within(found, name);
    }
    return further(json);
  };
}

/** The same misfit, seen from the value around it. */
export function within(found: Misfit, step: string | number): Misfit {
  found.steps.push(step);
  return found;
}

/** "is a list, not an object". */
function isNot(json: Json, wanted: string): string {
  return json === undefined ? 'is missing' : `is ${kindOf(json)}, not ${wanted}`;
}

/** What a value is. Its text is not shown: it may be sensitive. */
function kindOf(json: Json): string {
  if (json === null) return 'null';
  if (Array.isArray(json)) return 'a list';
  switch (typeof json) {
    case 'string':
      return json === '' ? 'an empty text' : 'a text';
    case 'number':
      return 'a number';
    case 'boolean':
      return String(json);
    default:
      return 'an object';
  }
}
