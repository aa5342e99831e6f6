/** The only item; undefined if there is none, or more than one. */
export function only<T>(items: readonly T[] | ReadonlySet<T>): T | undefined {
  if (items instanceof Set) return items.size === 1 ? [...(items as ReadonlySet<T>)][0] : undefined;
  const list = items as readonly T[];
  return list.length === 1 ? list[0] : undefined;
}
