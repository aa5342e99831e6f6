/** Adds an item to the list of its key. The first item creates the list. */
export function addTo<K, T>(groups: Map<K, T[]>, key: K, item: T): void {
  const items = groups.get(key);
  if (items === undefined) groups.set(key, [item]);
  else items.push(item);
}
