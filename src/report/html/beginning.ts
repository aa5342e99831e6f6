import { count } from '../../text/count';
import { firstLinesOf } from '../first-screen';
import { inputTableOf } from '../input-table';
import type { Report } from '../report';
import type { SharedFindings } from '../shared-findings';
import { nameOf } from '../words';
import { list, tag } from './elements';
import { anchor } from './finding-sections';
import { type Content, markup } from './markup';
import { table } from './page';

/** Why the review is not complete. */
export function failures({ inputs, unreadable = [] }: Report): Content {
  const crashes = inputs.flatMap((reviewed) =>
    reviewed.review.crashes.map(
      ({ rule, message }) =>
        markup`the rule <code>${rule}</code> failed on <code>${nameOf(reviewed)}</code>: ${message}`,
    ),
  );
  const notRead = unreadable.map(
    (one) => markup`<code>${nameOf(one)}</code> could not be read: ${one.reason}`,
  );
  return list([...notRead, ...crashes]);
}

/** One line for each group of errors and warnings. */
export function firstScreen(shared: readonly SharedFindings[], { inputs }: Report): Content {
  const { lines, more } = firstLinesOf(shared, { inputs });
  return list(
    [
      ...lines.map(
        ({ severity, subject, text }, index) =>
          markup`${tag(severity)}<a href="#${anchor(index)}">${subject === undefined ? text : `${subject}: ${text}`}</a>`,
      ),
      ...(more > 0 ? [`and ${more} more below`] : []),
    ],
    'first',
  );
}

/** The inputs with what was found in each. */
export function inputTable(report: Report): Content {
  const inputs = inputTableOf(report);
  if (inputs === undefined) return undefined;
  const { columns, rows, more } = inputs;
  return [
    table(
      columns,
      rows.map(({ numbers, kind, name }) => [
        ...numbers.map((number) => number ?? '-'),
        kind,
        markup`<code>${name}</code>`,
      ]),
    ),
    more > 0 ? markup`<p>and ${count(more, 'input')} without findings</p>\n` : undefined,
  ];
}
