/** A value that JavaScript passed, as a message shows it: never `null` for NaN, and no object with all that it contains. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return value.includes('${TfToken[') ? 'a token' : JSON.stringify(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  const path = pathOf(value);
  return path === undefined ? 'an object' : `the ${value.constructor.name} "${path}"`;
}

/** The path of a construct, by its members. */
function pathOf(value: object): string | undefined {
  const { node } = value as { readonly node?: { readonly path?: unknown } };
  return typeof node?.path === 'string' ? node.path : undefined;
}
