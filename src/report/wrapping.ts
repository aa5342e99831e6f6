import wrapAnsi from 'wrap-ansi';
import stringWidth from 'string-width';

/** A text in lines of at most this many columns, broken at spaces; a longer word has a separate line. */
export function wrapped(text: string, columns: number): string {
  // Only colours and wide characters need wrap-ansi, which is slow.
  return PLAIN.test(text) ? plainWrapped(text, columns) : wrapAnsi(text, columns);
}

/** How many columns a text takes. */
export function columnsOf(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

/** Text with one column for each character, as nearly all of a report. */
const PLAIN = /^[ -~]*$/;

/** Like wrap-ansi: spaces within a line are kept, those around it are removed. */
function plainWrapped(text: string, columns: number): string {
  if (text.length <= columns) return text.trim();
  let rows = '';
  let row = '';
  for (const word of text.split(' ')) {
    if (row !== '') row += ' ';
    if (row !== '' && word !== '' && row.length + word.length > columns) {
      rows += `${row.trimEnd()}\n`;
      row = '';
    }
    row += word;
  }
  return rows + row.trimEnd();
}
