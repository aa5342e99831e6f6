import { cut } from '../../text/cut';
import { adviceOf } from '../advice';
import { type Configured, configuredRows, fileOf } from '../configured';
import { acknowledgedByInputs, sharedByInputs } from '../first-screen';
import { infosTogether } from '../groups';
import type { Report } from '../report';
import type { Reviewed } from '../reviewed';
import type { SharedFindings } from '../shared-findings';
import { nameOf } from '../words';
import { ended, known, unanswered } from './answered';
import { failures, firstLines, headline, inputTable, summary } from './beginning';
import { applyOf, impactOf } from './effects';
import { findingsByCluster, infosOf, sharedAcknowledged, sharedFinding } from './finding-sections';
import { notReviewed, uncheckedEach, uncheckedTogether } from './not-known';
import { Screen } from './screen';

/** Entries of a baseline should not fill the screen. */
const MOST_LISTED = 20;

/** The parts of a report that people see here. */
type Shown = Pick<Report, 'inputs' | 'baseline' | 'unreadable' | 'configured' | 'calendar' | 'run'> &
  Partial<Pick<Report, 'failOn' | 'rules'>>;

/** Options of the report for people. */
export interface PrettyOptions {
  /**
   * Columns to write in.
   * @default - 80
   */
  readonly width?: number;
  /**
   * Whether to use colour.
   * @default - false
   */
  readonly colour?: boolean;
  /**
   * Whether the report begins with its result, and ends with a line that counts everything.
   * @default - true
   */
  readonly summary?: boolean;
  /**
   * Whether each finding is shown in full, by cluster. Otherwise findings of one rule share what they have in common.
   * @default - false
   */
  readonly details?: boolean;
  /**
   * A line above everything.
   * @default - none
   */
  readonly title?: string;
}

/** The report for people: first what fails, then each finding with its details. */
export function toPretty(report: Shown, options: PrettyOptions = {}): string {
  const { width = 80, colour = false, summary: hasSummary = true, details = false, title } = options;
  const { inputs, baseline, configured, calendar, run } = report;
  const screen = new Screen({ width, colour });
  const shared = sharedByInputs(report);
  const heading = title ?? (run === undefined ? undefined : `MongoDB Atlas backups: ${cut(run)}`);
  const first = [
    ...(heading === undefined ? [] : [screen.heading(heading)]),
    ...(hasSummary ? [headline(screen, report)] : []),
    ...failures(screen, report),
    ...(hasSummary ? firstLines(screen, shared, inputs) : []),
    ...(hasSummary ? inputTable(screen, report) : []),
  ];
  const most = details ? Infinity : MOST_LISTED;
  const alreadyKnown = inputs.flatMap(({ review }) => review.known);
  const blocks = [
    ...(details
      ? inputs.flatMap((reviewed) => each(screen, reviewed, inputs))
      : together(screen, report, shared)),
    ...(alreadyKnown.length === 0 ? [] : [known(alreadyKnown, baseline, most)]),
    ...(baseline === undefined || baseline.unanswered.length === 0 ? [] : [unanswered(baseline, most)]),
    ...(calendar === undefined ? [] : ended(screen, calendar)),
  ];
  const settings = configured === undefined ? [] : [configuration(screen, configured, report)];
  // Without anything in between, the first line has said it.
  const last = hasSummary && blocks.length > 0 ? [summary(screen, inputs)] : [];
  return `${[...first, ...blocks, ...settings, ...last].join('\n\n')}\n`;
}

/** Everything of all inputs, with what findings share said once. */
function together(screen: Screen, report: Shown, shared: readonly SharedFindings[]): readonly string[] {
  const { inputs } = report;
  return [
    ...shared.map((group) => sharedFinding(screen, group, inputs)),
    ...inputs.flatMap((reviewed) =>
      underInput(screen, reviewed, inputs, [
        ...impactOf(screen, reviewed, inputs),
        ...applyOf(screen, reviewed),
      ]),
    ),
    ...infosTogether(inputs).map((infos) => infosOf(screen, infos)),
    ...uncheckedTogether(screen, inputs),
    ...inputs.flatMap((reviewed) => notReviewed(screen, reviewed, inputs)),
    ...acknowledgedByInputs(report).map((group) => sharedAcknowledged(screen, group, inputs)),
  ];
}

/** One input, with each finding in full. */
function each(screen: Screen, reviewed: Reviewed, inputs: readonly Reviewed[]): readonly string[] {
  const { review } = reviewed;
  return underInput(screen, reviewed, inputs, [
    ...findingsByCluster(screen, review),
    ...impactOf(screen, reviewed, inputs),
    ...applyOf(screen, reviewed),
    ...uncheckedEach(screen, review.unchecked),
    ...notReviewed(screen, reviewed, [reviewed]),
  ]);
}

/** Blocks of one input, under its name if there are several. */
function underInput(
  screen: Screen,
  reviewed: Reviewed,
  inputs: readonly Reviewed[],
  blocks: readonly string[],
): readonly string[] {
  return inputs.length > 1 && blocks.length > 0 ? [screen.heading(nameOf(reviewed)), ...blocks] : blocks;
}

function configuration(screen: Screen, configured: Configured, report: Shown): string {
  const rows = [...configuredRows(configured, report.failOn), ...adviceOf(report)].map(
    ({ short, text }) => [short, text] as const,
  );
  return screen.block('configuration', fileOf(configured), rows);
}
