import wrapAnsi from 'wrap-ansi';
import stringWidth from 'string-width';

/** A text in lines of so many columns, broken at spaces; a word that is longer has a line of its own. */
export function wrapped(text: string, columns: number): string {
  // Colours and wide characters are for wrap-ansi, which takes its time.
  return PLAIN.test(text) ? plainWrapped(text, columns) : wrapAnsi(text, columns);
}

/** How many columns a text takes. */
export function columnsOf(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

/** What takes one column for each character; a report is nearly all of this. */
const PLAIN = /^[ -~]*$/;

/** As wrap-ansi does it: spaces within a line stay, those around it go. */
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
