/** A value that JavaScript passed, as a message shows it: never `null` for NaN, and no object with all that it contains. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return value.includes('${TfToken[') ? 'a token' : JSON.stringify(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  const path = pathOf(value);
  return path === undefined ? kindOf(value) : `the ${value.constructor.name} "${path}"`;
}

/** "a Map", "an object". */
function kindOf(value: object): string {
  const { name = 'Object' } =
    (Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null)?.constructor ?? {};
  if (name === 'Object' || name === '') return 'an object';
  return `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}`;
}

/** The path of a construct, by its members. */
function pathOf(value: object): string | undefined {
  const { node } = value as { readonly node?: { readonly path?: unknown } };
  return typeof node?.path === 'string' ? node.path : undefined;
}
