/**
 * Patterns by the text before their first `*`, and then by the text after their last one: an address is compared only
 * with those, among thousands, that begin and end as it does.
 */
export class AddressPatterns<T extends { readonly address: string }> {
  private readonly byBeginning = new ByLength<ByLength<T[]>>();

  add(one: T): void {
    const { beginning, end } = endsOf(one.address);
    const byEnd = this.byBeginning.at(beginning, () => new ByLength());
    byEnd.at(end, () => []).push(one);
  }

  /** The patterns that may match an address; each list in the order in which they were added. */
  *near(address: string): Iterable<readonly T[]> {
    const beginningOf = (length: number): string => address.slice(0, length);
    const endOf = (length: number): string => address.slice(Math.max(0, address.length - length));
    for (const byEnd of this.byBeginning.matching(beginningOf)) yield* byEnd.matching(endOf);
  }
}

/** A map from texts that finds by length first, so that every beginning or end of a text can be looked up. */
class ByLength<T> {
  private readonly lengths = new Map<number, Map<string, T>>();

  at(text: string, make: () => T): T {
    let same = this.lengths.get(text.length);
    if (same === undefined) this.lengths.set(text.length, (same = new Map<string, T>()));
    let found = same.get(text);
    if (found === undefined) same.set(text, (found = make()));
    return found;
  }

  /** @param partOf the beginning, or the end, with this number of characters */
  *matching(partOf: (length: number) => string): Iterable<T> {
    for (const [length, same] of this.lengths) {
      const found = same.get(partOf(length));
      if (found !== undefined) yield found;
    }
  }
}

/** Addresses that patterns are compared with: each pattern only with those that begin, or that end, as it does. */
export class Addresses {
  private forwards: Sorted | undefined;
  private backwards: Sorted | undefined;

  constructor(private readonly all: ReadonlySet<string>) {}

  hasMatch(pattern: string): boolean {
    const { beginning, end } = endsOf(pattern);
    this.forwards ??= sorted(this.all, (address) => address);
    const [from, until] = rangeOf(this.forwards, beginning);
    if (end === '') return hasMatchIn(this.forwards, from, until, pattern);
    this.backwards ??= sorted(this.all, reversed);
    const [first, last] = rangeOf(this.backwards, reversed(end));
    return last - first < until - from
      ? hasMatchIn(this.backwards, first, last, pattern)
      : hasMatchIn(this.forwards, from, until, pattern);
  }
}

/** Addresses in the order of their keys. */
type Sorted = readonly { readonly key: string; readonly address: string }[];

function sorted(addresses: ReadonlySet<string>, keyOf: (address: string) => string): Sorted {
  return [...addresses]
    .map((address) => ({ key: keyOf(address), address }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
}

function reversed(text: string): string {
  return text.split('').reverse().join('');
}

/** The places of the keys with a beginning: from the first one, until after the last one. */
function rangeOf(all: Sorted, beginning: string): readonly [from: number, until: number] {
  const from = firstAt(all, (key) => key >= beginning);
  return [from, firstAt(all, (key) => key > beginning && !key.startsWith(beginning), from)];
}

/** The first index for which a condition is true that is true for all later ones. */
function firstAt(all: Sorted, holds: (key: string) => boolean, from = 0): number {
  let [low, high] = [from, all.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(all[middle]?.key ?? '')) high = middle;
    else low = middle + 1;
  }
  return low;
}

function hasMatchIn(all: Sorted, from: number, until: number, pattern: string): boolean {
  for (let at = from; at < until; at += 1) if (matches(pattern, all[at]?.address ?? '')) return true;
  return false;
}

/** The text of a pattern before its first `*`, and after its last one. */
function endsOf(pattern: string): { readonly beginning: string; readonly end: string } {
  return {
    beginning: pattern.slice(0, pattern.indexOf('*')),
    end: pattern.slice(pattern.lastIndexOf('*') + 1),
  };
}

/**
 * Whether a pattern matches an address. Only `*` is special: the brackets and quotation marks of instance keys, which
 * glob libraries read as classes, match themselves.
 */
export function matches(pattern: string, address: string): boolean {
  const parts = pattern.split('*');
  if (parts.length === 1) return pattern === address;
  const [first = '', ...rest] = parts;
  const last = rest.pop() ?? '';
  if (!address.startsWith(first) || !address.endsWith(last) || address.length < first.length + last.length)
    return false;
  let at = first.length;
  const end = address.length - last.length;
  for (const part of rest) {
    const found = address.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
