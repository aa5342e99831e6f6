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

/** Sections under one heading: those that do not fit at all are counted. */
export interface Chapter {
  /** Before the sections. A chapter without sections is left out. */
  readonly head: string;
  readonly sections: readonly Section[];
  /** The text instead of the sections that have no room. */
  readonly more: (left: number) => string;
  /** After the sections. */
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

/** A section or a chapter, as far as it could fit if it were alone. */
interface Part {
  readonly size: number;
  readonly isWhole: boolean;
  readonly write: (share: number) => string;
}

/**
 * Fits sections into a number of characters. If not everything fits, small sections stay complete, and the others get
 * equal shares, so that the last section has the same chance as the first.
 */
export function fitted(parts: readonly (Section | Chapter)[], room: number): string {
  const filled = parts
    .filter((part) => ('sections' in part ? part.sections.length : part.total) > 0)
    .map((part) => ('sections' in part ? filledChapter(part, room) : filledSection(part, room)));
  const shares = shared(
    filled.map(({ size, isWhole }) => (isWhole ? size : room)),
    room,
  );
  return filled.map(({ write }, index) => write(shares[index] ?? 0)).join('');
}

function filledSection(section: Section, room: number): Part {
  const filled = fill(section, room);
  return { ...filled, write: (share) => written(filled, share) };
}

function filledChapter(chapter: Chapter, room: number): Part {
  const filled = chapter.sections.map((section) => fill(section, room));
  const size = filled.reduce((sum, one) => sum + one.size, chapter.head.length + chapter.foot.length);
  const isWhole = size <= room && filled.every((one) => one.isWhole);
  return {
    size,
    isWhole,
    write: (share) =>
      isWhole && size <= share
        ? `${chapter.head}${filled.map((one) => written(one, one.size)).join('')}${chapter.foot}`
        : writtenChapter(chapter, filled, share),
  };
}

/** The first sections, as many as have room for their heads; what is left is shared by their items. */
function writtenChapter({ head, more, foot }: Chapter, filled: readonly Filled[], share: number): string {
  let room = share - head.length - foot.length - more(filled.length).length;
  const kept: { readonly one: Filled; readonly least: number }[] = [];
  for (const one of filled) {
    const { section, size } = one;
    const least = Math.min(
      size,
      section.head.length + section.foot.length + section.more(section.total).length,
    );
    if (least > room) break;
    kept.push({ one, least });
    room -= least;
  }
  if (kept.length === 0) return '';
  const shares = shared(
    kept.map(({ one, least }) => one.size - least),
    room,
  );
  const texts = kept.map(({ one, least }, index) => written(one, least + at(shares, index)));
  const left = filled.length - kept.length;
  return `${head}${texts.join('')}${left > 0 ? more(left) : ''}${foot}`;
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
