/** Puts an item into the list of its key, which begins with its first one. */
export function addTo<K, T>(groups: Map<K, T[]>, key: K, item: T): void {
  const items = groups.get(key);
  if (items === undefined) groups.set(key, [item]);
  else items.push(item);
}

/** Items by their keys, in the order of the first item of each; those without a key are left out. */
export function grouped<K, T>(
  items: Iterable<T>,
  keyOf: (item: T) => K | undefined,
): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) addTo(groups, key, item);
  }
  return groups;
}
