import type { Finding } from '../../review';
import { type Content, type Markup, markup } from './markup';

export function tag(severity: Finding['severity']): Markup {
  return markup`<span class="tag ${severity}">${severity}</span>`;
}

export function list(items: readonly Content[], name?: string): Content {
  return items.length === 0
    ? undefined
    : markup`<ul${name === undefined ? undefined : markup` class="${name}"`}>\n${items.map((item) => markup`<li>${item}</li>\n`)}</ul>\n`;
}

/** A heading, which begins with a capital letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
