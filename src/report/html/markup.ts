import { printable } from '../../text/printable';

/** A piece of safe HTML. Only `markup` creates one, so that no text gets into a page as markup. */
export class Markup {
  /** @internal */
  constructor(readonly text: string) {}
}

/** What a piece of HTML can contain: texts are escaped, pieces are not, and undefined is empty. */
export type Content = string | number | Markup | undefined | readonly Content[];

/**
 * Creates a piece of HTML. Its contents are escaped, also in attributes, as long as these have double quotes.
 * @example
 * markup`<p title="${title}">${text}</p>`
 */
export function markup(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  let text = parts[0] ?? '';
  for (let index = 0; index < contents.length; index += 1)
    text += inHtml(contents[index]) + (parts[index + 1] ?? '');
  return new Markup(text);
}

function inHtml(content: Content): string {
  if (typeof content === 'string') return escaped(content);
  if (content instanceof Markup) return content.text;
  if (content === undefined) return '';
  return typeof content === 'number' ? String(content) : content.map(inHtml).join('');
}

/** A text as HTML shows it, in an element or in an attribute with double quotes. */
export function escaped(text: string): string {
  const shown = printable(text);
  return SPECIAL.test(shown)
    ? shown.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
    : shown;
}

const SPECIAL = /[&<>"']/;

/** A link to a web page; plain text if the address is not one. */
export function link(url: string, content: Content): Markup {
  return /^https?:\/\//.test(url)
    ? markup`<a href="${url}" rel="noopener noreferrer">${content}</a>`
    : markup`${content}`;
}
