import type { Finding } from '../../review';
import { printable } from '../../text/printable';
import { firstLinesOf } from '../first-screen';
import { headlineOf } from '../headline';
import { inputTableOf, plainTable } from '../input-table';
import type { Report } from '../report';
import { type Reviewed, summaryOf } from '../reviewed';
import type { SharedFindings } from '../shared-findings';
import { counts, extent, nameOf, newerIn } from '../words';
import type { Screen } from './screen';

/** The result in one line. */
export function headline(screen: Screen, report: Parameters<typeof headlineOf>[0]): string {
  return screen.paint.bold(resultColour(screen, report.inputs, screen.wrapped(headlineOf(report))));
}

/** One line for each group of errors and warnings. */
export function firstLines(
  screen: Screen,
  shared: readonly SharedFindings[],
  inputs: readonly Reviewed[],
): readonly string[] {
  const { lines, more } = firstLinesOf(shared, { inputs });
  const of = (severity: Finding['severity']): readonly string[] =>
    lines
      .filter((line) => line.severity === severity)
      .map(({ subject, text }) =>
        screen.hanging(
          `  ${screen.severity(severity)}${' '.repeat(9 - severity.length)}`,
          printable(subject === undefined ? text : `${subject}: ${text}`),
          11,
        ),
      );
  const parts = [of('error'), [...of('warning'), ...(more > 0 ? [`  and ${more} more below`] : [])]];
  return parts.filter((part) => part.length > 0).map((part) => part.join('\n'));
}

/** Why the review is not complete. */
export function failures(
  screen: Screen,
  { inputs, unreadable = [] }: Pick<Report, 'inputs' | 'unreadable'>,
): readonly string[] {
  return [
    ...unreadable.map((one) => screen.block(screen.paint.red('not read'), `${nameOf(one)}: ${one.reason}`)),
    ...inputs.flatMap((reviewed) =>
      reviewed.review.crashes.map(({ rule, message }) =>
        screen.block(
          screen.paint.red('crash'),
          `the rule ${rule} failed${inputs.length > 1 ? ` on ${nameOf(reviewed)}` : ''}: ${message}`,
        ),
      ),
    ),
  ];
}

/** The inputs with what was found in each. */
export function inputTable(screen: Screen, report: Parameters<typeof inputTableOf>[0]): readonly string[] {
  const table = inputTableOf(report);
  if (table === undefined) return [];
  const [head = '', ...lines] = plainTable(table).map(printable);
  return [[screen.paint.dim(head), ...lines].join('\n')];
}

/** The last line, which counts everything. */
export function summary(screen: Screen, inputs: readonly Reviewed[]): string {
  const all = summaryOf(inputs);
  const text = `${counts(all)} in ${extent(all)}${newerIn(all)}`;
  return resultColour(screen, inputs, screen.wrapped(text));
}

function resultColour({ paint }: Screen, inputs: readonly Reviewed[], text: string): string {
  const { errors, warnings, crashed } = summaryOf(inputs);
  if (errors + crashed > 0) return paint.red(text);
  return warnings > 0 ? paint.yellow(text) : paint.green(text);
}
