import { prose, runInHeading } from '../markdown/text';
import type { EstateTable } from './estate-table';
import { COLUMNS, countsInWords, gapsInWords, groupedCells, whenInWords } from './words';

/** The table as Markdown. */
export function estateToMarkdown(table: EstateTable): string {
  const rows = groupedCells(table).map((cells) => `| ${cells.map(prose).join(' | ')} |`);
  return `${[
    `## Clusters and their backups${runInHeading(table)}`,
    whenInWords(table),
    ...(rows.length === 0
      ? []
      : [[`| ${COLUMNS.join(' | ')} |`, `|${COLUMNS.map(() => '---|').join('')}`, ...rows].join('\n')]),
    ...gapsInWords(table).map(prose),
    countsInWords(table),
  ].join('\n\n')}\n`;
}
