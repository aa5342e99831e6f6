/** Anything that JSON can hold, as it comes from an input: nothing about it is certain. */
export type Json = unknown;

/** An object of JSON; its members are read with `member`, never through the prototype. */
export type JsonObject = Readonly<Record<string, Json>>;

/** Values of configurations and plans are never nested deeper; an untrusted input must not overflow the stack. */
export const DEEPEST_VALUE = 50;

export function isObject(json: Json): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/**
 * A member of an object, if the object itself has one by that name. JSON holds no functions: a function comes from the
 * prototype, as `constructor` does. Asking `hasOwn` first would cost more than everything else that reading a value does;
 * that is also why `isObject` is written out here.
 */
export function member(json: Json, name: string): Json {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const value = (json as JsonObject)[name];
  if (typeof value === 'function') return undefined;
  return name === '__proto__' && !Object.hasOwn(json, name) ? undefined : value;
}

/** The member as a text; undefined if it is not one. */
export function textMember(json: Json, name: string): string | undefined {
  const value = member(json, name);
  return typeof value === 'string' ? value : undefined;
}

/** The member as a list; empty if it is not one. */
export function listMember(json: Json, name: string): readonly Json[] {
  const value = member(json, name);
  return Array.isArray(value) ? value : [];
}

/** The members of an object with their names; none if it is not an object. */
export function entriesOf(json: Json): readonly (readonly [string, Json])[] {
  return isObject(json) ? Object.entries(json) : [];
}

/** The objects in a list. A single object counts as a list of one, as Terraform's JSON syntax allows for blocks. */
export function objectsOf(json: Json): readonly JsonObject[] {
  if (Array.isArray(json)) return json.filter(isObject);
  return isObject(json) ? [json] : [];
}
