import type { Finding } from '../../review';
import { count } from '../../text/count';
import { listed } from '../../text/list';
import type { FirstLines } from '../first-screen';
import { inputTableOf } from '../input-table';
import type { Report } from '../report';
import { nameOf } from '../words';
import type { Section } from './fit';
import { each } from './fold';
import { code, prose } from './text';

/** Why the review is not complete. */
export function failures({ inputs, unreadable = [] }: Report): Section {
  const crashes = inputs.flatMap((reviewed) => reviewed.review.crashes.map((crash) => ({ crash, reviewed })));
  return {
    head: '\n',
    total: unreadable.length + crashes.length,
    items: each([
      ...unreadable.map((one) => () => `- **not read**: ${code(nameOf(one))}: ${prose(one.reason)}\n`),
      ...crashes.map(
        ({ crash, reviewed }) =>
          () =>
            `- **crash**: the rule ${code(crash.rule)} failed on ${code(nameOf(reviewed))}: ${prose(crash.message)}\n`,
      ),
    ]),
    more: (left) => `- and ${left} more\n`,
    foot: '',
  };
}

/** One line for each group of errors and warnings. */
export function firstScreen({ lines, more }: FirstLines): Section {
  return {
    head: '\n',
    total: lines.length,
    items: each(
      lines.map(
        ({ severity, subject, text }) =>
          () =>
            `- ${marked(severity)}: ${subject === undefined ? '' : `${prose(subject)}: `}${prose(text)}\n`,
      ),
    ),
    more: (left) => `- and ${left} more\n`,
    foot: more > 0 ? `- and ${more} more below\n` : '',
  };
}

/** A severity; errors stand out. */
function marked(severity: Finding['severity']): string {
  return severity === 'error' ? '**error**' : severity;
}

/** The inputs with what was found in each. */
export function inputTable(report: Report): Section {
  const { columns = [], rows = [], more: clean = 0 } = inputTableOf(report) ?? {};
  const places = columns.map((_, index) => (index < columns.length - 2 ? '--:' : '---'));
  const rest = clean > 0 ? [`${count(clean, 'input')} without findings`] : [];
  return {
    head: `\n${row(columns)}${row(places)}`,
    total: rows.length,
    items: each(
      rows.map(
        ({ numbers, kind, name }) =>
          () =>
            row([...numbers.map((number) => String(number ?? '-')), kind, code(name)]),
      ),
    ),
    more: (left) => `\nand ${listed([`${left} more`, ...rest])}\n`,
    foot: rest.length > 0 ? `\nand ${rest.join('')}\n` : '',
  };
}

export function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}
