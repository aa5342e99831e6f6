import { cut } from '../../text/cut';
import { printable } from '../../text/printable';

/** Longer texts are cut, so that a single one cannot push all others out of a comment. */
const LONGEST = 600;

/** A text for Markdown: nothing in it becomes markup, a mention, a reference to an issue, a link, or a picture. */
export function prose(text: string): string {
  return printable(cut(text, LONGEST)).replace(ACTIVE, inert);
}

/**
 * Characters that are markup, that start a reference before a name or a number, or that form a link or a picture; and the
 * slash at the beginning of a line, with which notes of GitLab give commands.
 */
const ACTIVE = /^\/|[\\`*_{}[\]|<>&~$]|[@#!%](?=[\w"/])|:(?=[\w+-]+:)|:\/\/|www\.|GH-(?=\d)/gi;

/** An invisible entity that breaks a word, so that no reference is found in it. */
const BREAK = '&#8203;';

function inert(found: string): string {
  switch (found) {
    case '<':
      return '&lt;';
    case '>':
      return '&gt;';
    case '&':
      return `&amp;${BREAK}`;
    case '$':
    case '~':
      return `\\${found}${BREAK}`;
    case '://':
      return `:${BREAK}//`;
    case '@':
    case '#':
    case '!':
    case '%':
    case ':':
      return `${found}${BREAK}`;
    default:
      if (found.length === 1) return `\\${found}`;
      return found.endsWith('.') ? `${found.slice(0, -1)}${BREAK}.` : `${found}${BREAK}`;
  }
}

/** The name of the run, as the end of a heading; empty without one. */
export function runInHeading({ run }: { readonly run?: string | undefined }): string {
  return run === undefined ? '' : `: ${prose(run)}`;
}

/** A text as code, for what people copy, such as an address. Nothing in it is markup either, also in a table. */
export function code(text: string): string {
  const shown = printable(cut(text, LONGEST));
  if (/^[\w.,/[\]"':=+-](?:[\w .,/[\]"':=+-]*[\w.,/[\]"':=+-])?$/.test(shown)) return `\`${shown}\``;
  const inside = shown.replace(/[^A-Za-z0-9 ]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
  return `<code>${inside}</code>`;
}

/** A link to a web page with a text in Markdown; only the text if the address is not a plain one. */
export function link(markdown: string, url: string): string {
  return /^https?:\/\/[\w.~:/?#@!$&'*+,;=%-]+$/.test(url) ? `[${markdown}](${url})` : markdown;
}
