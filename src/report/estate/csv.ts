import { printable } from '../../text/printable';
import type { EstateTable } from './estate-table';
import { COLUMNS, cellsOf } from './words';

/** The table for spreadsheets: a line for each cluster, as RFC 4180 describes them. */
export function* estateToCsvParts({ clusters }: EstateTable): Iterable<string> {
  yield lineOf(COLUMNS);
  for (const row of clusters) yield lineOf(cellsOf(row));
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** Spreadsheets compute a text that begins like a formula, also in quotation marks: an apostrophe makes it a text. */
function cell(text: string): string {
  const shown = printable(text);
  const safe = FORMULA.test(shown) ? `'${shown}` : shown;
  return /[",]|^ | $/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Full-width signs are understood as well. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
