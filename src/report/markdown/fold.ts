import { count } from '../../text/count';
import type { Chapter, Section } from './fit';
import { code } from './text';

export function folded(summary: string, items: readonly (() => string)[], open?: 'open'): Section {
  return {
    head: foldHead(summary, open),
    total: items.length,
    items: each(items),
    more: (left) => `- and ${left} more\n`,
    foot: FOLD_FOOT,
  };
}

export function foldedSections(summary: string, sections: readonly Section[], open?: 'open'): Chapter {
  return { head: foldHead(summary, open), sections, more: moreGroups, foot: FOLD_FOOT };
}

function foldHead(summary: string, open?: 'open'): string {
  return `\n<details${open === undefined ? '' : ' open'}>\n<summary>${summary}</summary>\n\n`;
}

const FOLD_FOOT = '\n</details>\n';

export function moreGroups(left: number): string {
  return `- and the findings of ${count(left, 'more rule')}\n`;
}

/** A summary is HTML, where Markdown does not work: code needs an element. */
export function escapedSummary(text: string): string {
  const shown = code(text);
  return shown.startsWith('`') ? `<code>${shown.slice(1, -1)}</code>` : shown;
}

/** A text that is shown whole or not at all. */
export function whole(text: string): Section {
  return { head: text, total: 0, items: [], more: () => '', foot: '' };
}

/** Creates texts one by one, and only as many as are used. */
export function* each(makers: readonly (() => string)[]): Iterable<string> {
  for (const make of makers) yield make();
}
