import { addTo } from '../text/group';

/**
 * Patterns by what stands before their first `*` and after their last one: with thousands of them, only those are held
 * against an address that begin and end as it does.
 */
export class AddressPatterns<T extends { readonly address: string }> {
  private readonly byLengths = new Map<string, { readonly ends: Ends; readonly byEnds: Map<string, T[]> }>();

  add(one: T): void {
    const ends = endsOf(one.address);
    const lengths = `${ends.before} ${ends.after}`;
    const same = this.byLengths.get(lengths) ?? { ends, byEnds: new Map<string, T[]>() };
    this.byLengths.set(lengths, same);
    addTo(same.byEnds, cut(one.address, ends), one);
  }

  /** Those that may match an address; each list in the order in which they were added. */
  *near(address: string): Iterable<readonly T[]> {
    for (const { ends, byEnds } of this.byLengths.values()) yield byEnds.get(cut(address, ends)) ?? [];
  }
}

/** Addresses that patterns are held against, each pattern against those alone that begin and end as it does. */
export class Addresses {
  private readonly byLengths = new Map<string, ReadonlyMap<string, readonly string[]>>();

  constructor(private readonly all: ReadonlySet<string>) {}

  hasMatch(pattern: string): boolean {
    const ends = endsOf(pattern);
    const lengths = `${ends.before} ${ends.after}`;
    const byEnds = this.byLengths.get(lengths) ?? this.by(ends);
    this.byLengths.set(lengths, byEnds);
    return (byEnds.get(cut(pattern, ends)) ?? []).some((address) => matches(pattern, address));
  }

  private by(ends: Ends): ReadonlyMap<string, readonly string[]> {
    const byEnds = new Map<string, string[]>();
    for (const address of this.all) addTo(byEnds, cut(address, ends), address);
    return byEnds;
  }
}

/** How many characters stand before the first `*` of a pattern, and after its last one. */
interface Ends {
  readonly before: number;
  readonly after: number;
}

function endsOf(pattern: string): Ends {
  return { before: pattern.indexOf('*'), after: pattern.length - 1 - pattern.lastIndexOf('*') };
}

/** So much of the beginning and of the end. */
function cut(text: string, { before, after }: Ends): string {
  return `${text.slice(0, before)}*${after === 0 ? '' : text.slice(-after)}`;
}

/**
 * Whether a pattern matches an address. Only `*` is special: the brackets and quotation marks of instance keys, which
 * glob libraries take for classes, stand for themselves.
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
