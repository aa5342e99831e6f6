/**
 * Compares two names as people count: "orders-2" is before "orders-10". Numbers are compared by their value, of any
 * length, and everything else by code units, because the order of a language would depend on the machine. Names that
 * differ only in leading zeros are in the order of their code units, so that only equal names are the same.
 */
export function inNaturalOrder(one: string, other: string): number {
  const [parts, others] = [partsOf(one), partsOf(other)];
  for (const [index, part] of parts.entries()) {
    const counterpart = others[index];
    if (counterpart === undefined) return 1;
    const order = compareParts(part, counterpart);
    if (order !== 0) return order;
  }
  return parts.length - others.length || compare(one, other);
}

/** Items in the natural order of their names; items of one name keep their order. */
export function naturallySorted<T>(items: readonly T[], nameOf: (item: T) => string): readonly T[] {
  return items
    .map((item) => ({ item, name: nameOf(item) }))
    .sort((one, other) => inNaturalOrder(one.name, other.name))
    .map(({ item }) => item);
}

/** "orders-10" is "orders-" and "10". */
function partsOf(name: string): readonly string[] {
  return name.match(/\d+|\D+/g) ?? [];
}

function compareParts(one: string, other: string): number {
  if (!isNumber(one) || !isNumber(other)) return compare(one, other);
  const [digits, others] = [significant(one), significant(other)];
  return digits.length - others.length || compare(digits, others);
}

function isNumber(part: string): boolean {
  return /^\d/.test(part);
}

function significant(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
