import { createColors } from 'picocolors';
import { printable } from '../../text/printable';
import { runLine } from '../words';
import { columnsOf } from '../wrapping';
import type { EstateTable } from './estate-table';
import { COLUMNS, countsInWords, gapsInWords, groupedCells, whenInWords } from './words';

/** The table for people. Its lines are not wrapped, so that its columns stay columns. */
export function estateToPretty(
  table: EstateTable,
  { colour = false }: { readonly colour?: boolean } = {},
): string {
  const paint = createColors(colour);
  const rows = groupedCells(table).map((cells) => cells.map(printable));
  const widths = COLUMNS.map((head, index) =>
    rows.reduce((width, cells) => Math.max(width, columnsOf(cells[index] ?? '')), head.length),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - columnsOf(cell)))
      .join('  ')
      .trimEnd();
  return [
    `${paint.underline('Clusters and their backups')} ${whenInWords(table)}${runLine(table)}`,
    '',
    ...(rows.length === 0 ? [] : [paint.bold(line(COLUMNS)), ...rows.map(line), '']),
    ...gapsInWords(table).map(printable),
    countsInWords(table),
    '',
  ].join('\n');
}
