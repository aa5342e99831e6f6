import { cut } from '../../text/cut';
import { type Content, Markup, markup } from './markup';
import { STYLES } from './styles';

/** The contents of a page. */
export interface Page {
  /** The title of the window and the first heading. */
  readonly title: string;
  /**
   * Which run wrote the page, in both titles.
   * @default - it is not shown
   */
  readonly run?: string | undefined;
  /** Under the heading, in small print: what was reviewed. */
  readonly about?: Content;
  readonly body: Content;
  /** At the end, in small print: what wrote the page. */
  readonly foot?: Content;
  /**
   * Styles in addition to those of every page. They are not escaped, so they never contain input.
   * @default - none
   */
  readonly styles?: string;
}

/** A page loads nothing and runs nothing, so that it can be kept, mailed and opened anywhere. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A self-contained page: readable in light and dark mode, on paper and by keyboard. */
export function page({ title, run, about, body, foot, styles = '' }: Page): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}${run === undefined ? '' : `: ${cut(run)}`}</title>
<style>
${new Markup(STYLES + styles)}</style>
</head>
<body>
<header>
<h1>${title}${run === undefined ? undefined : markup` <small>${cut(run)}</small>`}</h1>
${about === undefined ? undefined : markup`<div class="about">${about}</div>\n`}</header>
<main>
${body}</main>
${foot === undefined ? undefined : markup`<footer>${foot}</footer>\n`}</body>
</html>
`.text;
}

/** A list of terms with their descriptions; a term without a description is left out. */
export function terms(rows: readonly (readonly [term: string, said: Content])[]): Markup {
  const said = rows.filter(([, content]) => content !== undefined);
  return markup`<dl>
${said.map(([term, content]) => markup`<div><dt>${term}</dt><dd>${content}</dd></div>\n`)}</dl>
`;
}

/**
 * A table with a head.
 * @param name the class of the table, for its own styles
 */
export function table(
  head: readonly Content[],
  rows: readonly (readonly Content[])[],
  name?: string,
): Markup {
  return markup`<div class="wide"><table${name === undefined ? undefined : markup` class="${name}"`}>
<thead><tr>${head.map((cell) => markup`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => markup`<tr>${row.map((cell) => markup`<td>${cell}</td>`)}</tr>\n`)}</tbody>
</table></div>
`;
}

/**
 * The styles by which a table with many columns is a list of cards where the screen is narrower than the table.
 * @param name the class of the table
 * @param head the heads of its columns, which never contain input
 * @param title the column that names a row, counted from 1
 * @param below the width, such as `64rem`
 */
export function cards(name: string, head: readonly string[], title: number, below: string): string {
  const labels = head.map((label, index) =>
    index + 1 === title ? '' : `  .${name} td:nth-child(${index + 1})::before { content: "${label}"; }\n`,
  );
  return `@media (max-width: ${below}) {
  .${name}, .${name} tbody { display: block; }
  .${name} thead { display: none; }
  .${name} tr {
    display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); gap: .35rem .75rem;
    padding: .75rem 0; border-bottom: 1px solid var(--line);
  }
  .${name} td { padding: 0; border: 0; }
  .${name} td::before { display: block; color: var(--soft); font-size: .8125rem; }
  .${name} td:nth-child(${title}) { grid-column: 1 / -1; order: -1; font-weight: 600; }
${labels.join('')}}
`;
}

/** Something that is folded under a summary. */
export function folded(summary: Content, content: Content, { open = false } = {}): Markup {
  const start = new Markup(open ? '<details open>' : '<details>');
  return markup`${start}<summary>${summary}</summary>
${content}</details>
`;
}
