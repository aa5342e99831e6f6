import { type Content, Markup, markup } from './markup';
import { STYLES } from './styles';

/** The contents of a page. */
export interface Page {
  /** The title of the window and the first heading. */
  readonly title: string;
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
export function page({ title, about, body, foot, styles = '' }: Page): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>
${new Markup(STYLES + styles)}</style>
</head>
<body>
<header>
<h1>${title}</h1>
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

/** A table with a head. */
export function table(head: readonly Content[], rows: readonly (readonly Content[])[]): Markup {
  return markup`<div class="wide"><table>
<thead><tr>${head.map((cell) => markup`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => markup`<tr>${row.map((cell) => markup`<td>${cell}</td>`)}</tr>\n`)}</tbody>
</table></div>
`;
}

/** Something that is folded under a summary. */
export function folded(summary: Content, content: Content, { open = false } = {}): Markup {
  const start = new Markup(open ? '<details open>' : '<details>');
  return markup`${start}<summary>${summary}</summary>
${content}</details>
`;
}
