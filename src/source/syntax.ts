/** A part of a file: offsets in its text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value as HCL writes it, as far as an edit needs it. */
export type Written =
  | (Span & { readonly kind: 'literal'; readonly value: string | number | boolean | null })
  | (Span & { readonly kind: 'object'; readonly attributes: readonly WrittenAttribute[] })
  | (Span & { readonly kind: 'list'; readonly items: readonly Written[] })
  | (Span & { readonly kind: 'expression' });

/** An attribute, of a block or of an object. */
export interface WrittenAttribute {
  readonly name: string;
  /** The offset of its name. */
  readonly start: number;
  /** The offset of the sign between name and value. */
  readonly sign: number;
  readonly value: Written;
  /** The offset of the next line, if the attribute is the last thing on its line. */
  readonly nextLine: number | undefined;
}

/** A block with its labels. */
export interface WrittenBlock extends Span {
  readonly type: string;
  readonly labels: readonly string[];
  readonly attributes: readonly WrittenAttribute[];
  readonly blocks: readonly WrittenBlock[];
  /** The offset of the line after the opening brace; undefined if more is on that line. */
  readonly nextLine: number | undefined;
}

/** A file that is not HCL, or not JSON: why, and where. */
export class Malformed extends Error {
  constructor(
    readonly line: number,
    readonly reason: string,
  ) {
    super(`line ${line}: ${reason}`);
    this.name = 'Malformed';
  }
}

/** The lines of a text, for positions in it. */
export class Lines {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  /** The line of an offset, counted from 1. */
  lineOf(offset: number): number {
    let [low, high] = [0, this.starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /** The column of an offset in UTF-16 code units, counted from 1. */
  columnOf(offset: number): number {
    return offset - this.startOf(offset) + 1;
  }

  /** The white space at the beginning of the line of an offset. */
  indentOf(offset: number): string {
    return /^[ \t]*/.exec(this.text.slice(this.startOf(offset), offset))?.[0] ?? '';
  }

  /** Whether nothing but white space is before an offset on its line. */
  isFirst(offset: number): boolean {
    return this.indentOf(offset).length === offset - this.startOf(offset);
  }

  private startOf(offset: number): number {
    return this.starts[this.lineOf(offset) - 1] ?? 0;
  }
}
