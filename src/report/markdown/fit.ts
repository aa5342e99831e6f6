/** A part of a text that may be too long: it shows how much is left out. */
export interface Section {
  /** Before the items. A section without items is left out, with its head. */
  readonly head: string;
  /** The items, created only as far as there is room for them. */
  readonly items: Iterable<string>;
  /** How many items there are. */
  readonly total: number;
  /** The text instead of the items that have no room. */
  readonly more: (left: number) => string;
  /** After the items. */
  readonly foot: string;
}

/** A section with the items that could fit if it were alone. */
interface Filled {
  readonly section: Section;
  readonly items: readonly string[];
  /** The number of characters of these items. */
  readonly size: number;
  /** Whether these are all items. */
  readonly isWhole: boolean;
}

/**
 * Fits sections into a number of characters. If not everything fits, small sections stay complete, and the others get
 * equal shares, so that the last section has the same chance as the first.
 */
export function fitted(sections: readonly Section[], room: number): string {
  const filled = sections.filter(({ total }) => total > 0).map((section) => fill(section, room));
  const shares = shared(
    filled.map(({ size, isWhole }) => (isWhole ? size : room)),
    room,
  );
  return filled.map((one, index) => written(one, shares[index] ?? 0)).join('');
}

function fill(section: Section, room: number): Filled {
  const items: string[] = [];
  let size = section.head.length + section.foot.length;
  for (const item of section.items) {
    items.push(item);
    size += item.length;
    if (size > room) return { section, items, size, isWhole: items.length === section.total };
  }
  return { section, items, size, isWhole: true };
}

/** The room of each section: what it needs, or an equal share of what is left if that is less. */
function shared(wanted: readonly number[], room: number): readonly number[] {
  const shares = new Array<number>(wanted.length).fill(0);
  const order = wanted.map((_, index) => index).sort((one, other) => at(wanted, one) - at(wanted, other));
  let left = room;
  for (const [place, index] of order.entries()) {
    const share = Math.min(at(wanted, index), Math.floor(left / (order.length - place)));
    shares[index] = share;
    left -= share;
  }
  return shares;
}

function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? 0;
}

function written({ section, items, size, isWhole }: Filled, share: number): string {
  const { head, foot, total, more } = section;
  if (isWhole && size <= share) return `${head}${items.join('')}${foot}`;
  let room = share - head.length - foot.length - more(total).length;
  const kept: string[] = [];
  // Shorter items after one that is too long may still fit.
  for (const item of items) {
    if (item.length > room) continue;
    kept.push(item);
    room -= item.length;
  }
  return room < 0 ? '' : `${head}${kept.join('')}${more(total - kept.length)}${foot}`;
}
