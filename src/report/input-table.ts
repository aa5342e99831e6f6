import { count } from '../text/count';
import { naturallySorted } from '../text/natural-order';
import { NOUNS } from './headline';
import type { Report } from './report';
import { type Reviewed, summaryOf } from './reviewed';
import { nameOf } from './words';

/** The inputs of a report with what was found in each: an overview of many. */
export interface InputTable {
  /** The names of the columns: the numbers, then the kind and the input. */
  readonly columns: readonly string[];
  /** The inputs with the most severe findings first. */
  readonly rows: readonly InputRow[];
  /** How many inputs without findings are left out. */
  readonly more: number;
}

/** One input of the table. */
export interface InputRow {
  /** A number for each of the first columns; undefined if the input could not be read. */
  readonly numbers: readonly (number | undefined)[];
  /** `plan`, `state`, `stack`, or `not read`. */
  readonly kind: string;
  readonly name: string;
}

/** A longer table is cut where everything else is without findings. */
const MOST_ROWS = 20;

const COUNTED = ['errors', 'warnings', 'unchecked', 'not reviewed', 'crashed'] as const;

/** The table of the inputs, the worst first; undefined if there is only one input. */
export function inputTableOf({
  inputs,
  unreadable = [],
}: Pick<Report, 'inputs' | 'unreadable'>): InputTable | undefined {
  if (inputs.length + unreadable.length < 2) return undefined;
  const notRead = unreadable.map((one) => ({ name: nameOf(one), kind: 'not read', counts: undefined }));
  const read = inputs.map((one) => ({ name: nameOf(one), kind: NOUNS[one.kind], counts: countsOf(one) }));
  const rows = [
    ...naturallySorted(notRead, ({ name }) => name),
    ...[...naturallySorted(read, ({ name }) => name)].sort((one, other) => compare(one.counts, other.counts)),
  ];
  // Columns without any number say nothing.
  const columns = COUNTED.map((name, index) => ({ name, index })).filter(
    ({ index }) => index < 2 || read.some(({ counts }) => (counts[index] ?? 0) > 0),
  );
  const shown = rows.filter(
    ({ counts }, index) => index < MOST_ROWS || counts === undefined || counts.some((number) => number > 0),
  );
  return {
    columns: [...columns.map(({ name }) => name), 'kind', 'input'],
    rows: shown.map(({ name, kind, counts }) => ({
      numbers: columns.map(({ index }) => counts?.[index]),
      kind,
      name,
    })),
    more: rows.length - shown.length,
  };
}

/** The table as lines of plain text. The input is last, because a long name does not move the other columns. */
export function plainTable({ columns, rows, more }: InputTable): readonly string[] {
  const numbers = columns.slice(0, -2);
  const width = Math.max('kind'.length, ...rows.map(({ kind }) => kind.length));
  const line = (texts: readonly string[], kind: string, name: string): string =>
    [
      ...texts.map((text, index) => text.padStart(numbers[index]?.length ?? 0)),
      kind.padEnd(width),
      name,
    ].join('  ');
  return [
    line(numbers, 'kind', 'input'),
    ...rows.map(({ numbers: shown, kind, name }) =>
      line(
        shown.map((number) => String(number ?? '-')),
        kind,
        name,
      ),
    ),
    ...(more > 0 ? [`and ${count(more, 'input')} without findings`] : []),
  ];
}

/** In the order of `COUNTED`. */
function countsOf(reviewed: Reviewed): readonly number[] {
  const { errors, warnings, unchecked, notReviewed, crashed } = summaryOf([reviewed]);
  return [errors, warnings, unchecked, notReviewed, crashed];
}

/** The larger numbers first; a difference in an earlier column counts more. */
function compare(one: readonly number[], other: readonly number[]): number {
  for (const [index, number] of one.entries()) {
    const difference = (other[index] ?? 0) - number;
    if (difference !== 0) return difference;
  }
  return 0;
}
