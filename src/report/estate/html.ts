import { cards, markup, page, table as tableOf } from '../html';
import type { EstateTable } from './estate-table';
import { COLUMNS, countsInWords, gapsInWords, groupedCells, whenInWords } from './words';

/** The table as a self-contained page. */
export function estateToHtml(table: EstateTable): string {
  const { tool, run } = table;
  const rows = groupedCells(table);
  return page({
    title: 'Clusters and their backups',
    run,
    about: markup`<p>${whenInWords(table)}</p>`,
    body: [
      markup`<p>${countsInWords(table)}</p>\n`,
      gapsInWords(table).map((gap) => markup`<p>${gap}</p>\n`),
      rows.length === 0 ? undefined : tableOf(COLUMNS, rows, 'estate'),
    ],
    foot: markup`<p>${tool.name} ${tool.version}, facts as of ${tool.factsAsOf}</p>`,
    styles: STYLES,
  });
}

/** The column of the names. */
const NAME = COLUMNS.indexOf('cluster') + 1;

const STYLES = `body { max-width: 90rem; }
.estate td:nth-child(${NAME}) { min-width: 8rem; overflow-wrap: anywhere; }
${cards('estate', COLUMNS, NAME, '72rem')}`;
