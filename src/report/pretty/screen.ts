import { createColors } from 'picocolors';
import type { Finding } from '../../review';
import { printable } from '../../text/printable';
import { columnsOf, wrapped } from '../wrapping';

/** A label and a text; undefined for a text that is not there. */
export type Row = readonly [label: string, text: string | undefined];

/** The narrowest report: with less, nearly every word would be a line. */
const NARROWEST = 40;

/** How a report is laid out for people: columns, colours, and rows under a sentence. */
export class Screen {
  readonly paint: ReturnType<typeof createColors>;
  private readonly width: number;

  constructor({ width, colour }: { readonly width: number; readonly colour: boolean }) {
    this.width = Math.max(width, NARROWEST);
    this.paint = createColors(colour);
  }

  wrapped(text: string): string {
    return wrapped(text, this.width);
  }

  /** A sentence with rows, and its places last: they are not wrapped, so that they can be copied. */
  block(kind: string, sentence: string, rows: readonly Row[] = [], places: readonly string[] = []): string {
    return [
      this.hanging(`${kind}: `, this.paint.bold(printable(sentence)), 2),
      ...this.rows(rows, places, 2),
    ].join('\n');
  }

  /** Rows with their labels in a column of six characters, or of more where a label is longer. */
  rows(rows: readonly Row[], places: readonly string[], indent: number): readonly string[] {
    const width = Math.max(6, ...rows.map(([name, text]) => (text === undefined ? 0 : name.length)));
    const label = (text: string): string => `${' '.repeat(indent)}${this.paint.dim(text.padEnd(width))} `;
    return [
      ...rows.flatMap(([name, text]) =>
        text === undefined ? [] : [this.hanging(label(name), printable(text), indent + width + 1)],
      ),
      ...places.map((place, index) => `${label(index === 0 ? 'at' : '')}${printable(place)}`),
    ];
  }

  /** A text with a label before it, the further lines indented. */
  hanging(label: string, text: string, indent: number): string {
    const room = this.width - indent;
    // The label may be longer than the indent: then the first line has less room.
    const filler = 'x'.repeat(Math.max(0, columnsOf(label) - indent));
    const lines = wrapped(filler + text, room)
      .slice(filler.length)
      .split('\n');
    return label + lines.join(`\n${' '.repeat(indent)}`);
  }

  heading(text: string): string {
    return this.paint.underline(printable(text));
  }

  severity(severity: Finding['severity']): string {
    if (severity === 'error') return this.paint.red('error');
    return severity === 'warning' ? this.paint.yellow('warning') : this.paint.blue('info');
  }
}

/** A heading and lines under it, not all of a long list. They are not wrapped, so that they can be copied. */
export function listBelow(heading: string, lines: readonly string[], most: number): string {
  const shown = lines.slice(0, most).map((line) => `  ${printable(line)}`);
  const more = lines.length - shown.length;
  return [heading, ...shown, ...(more > 0 ? [`  and ${more} more`] : [])].join('\n');
}
