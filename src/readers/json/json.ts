/** Anything that JSON can hold, as it comes from outside: nothing about it is certain. */
export type Json = unknown;

/** An object of JSON; its members are read with `member`, never through the prototype. */
export type JsonObject = Readonly<Record<string, Json>>;

export function isObject(json: Json): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/**
 * A member of an object, if it has one of its own by that name. JSON holds no functions: one is the prototype's, as
 * `constructor` is. Asking `hasOwn` first would cost more than all else that reading a value does.
 */
export function member(json: Json, name: string): Json {
  if (!isObject(json)) return undefined;
  const value = json[name];
  if (typeof value === 'function') return undefined;
  return name === '__proto__' && !Object.hasOwn(json, name) ? undefined : value;
}

/** The member as a text; undefined where it is none. */
export function textMember(json: Json, name: string): string | undefined {
  const value = member(json, name);
  return typeof value === 'string' ? value : undefined;
}

/** The member as a list; empty where it is none. */
export function listMember(json: Json, name: string): readonly Json[] {
  const value = member(json, name);
  return Array.isArray(value) ? value : [];
}

/** The members of an object that the member holds; none where it is no object. */
export function entriesOf(json: Json): readonly (readonly [string, Json])[] {
  return isObject(json) ? Object.entries(json) : [];
}
