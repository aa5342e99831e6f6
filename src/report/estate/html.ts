import { markup, page, table as tableOf } from '../html';
import type { EstateTable } from './estate-table';
import { COLUMNS, countsInWords, gapsInWords, groupedCells, whenInWords } from './words';

/** The table as a self-contained page. */
export function estateToHtml(table: EstateTable): string {
  const { tool } = table;
  const rows = groupedCells(table);
  return page({
    title: 'Clusters and their backups',
    about: markup`<p>${whenInWords(table)}</p>`,
    body: [
      rows.length === 0 ? undefined : tableOf(COLUMNS, rows),
      gapsInWords(table).map((gap) => markup`<p>${gap}</p>\n`),
      markup`<p>${countsInWords(table)}</p>\n`,
    ],
    foot: markup`<p>${tool.name} ${tool.version}, facts as of ${tool.factsAsOf}</p>`,
    styles: 'body { max-width: 90rem; }\n',
  });
}
