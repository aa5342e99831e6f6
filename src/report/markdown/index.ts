import { firstOf } from '../../text/list';
import { firstLinesOf, sharedByInputs } from '../first-screen';
import { headlineOf } from '../headline';
import type { Report } from '../report';
import { isClean } from '../reviewed';
import { type Verdict, verdictOf } from '../verdict';
import { counts, extent, nameOf, newerIn } from '../words';
import { acknowledged, acknowledgedEach, ended, known, unanswered } from './answered';
import { failures, firstScreen, inputTable } from './beginning';
import { advice, configuration, fileShown } from './configuration';
import { applyOf, impactOf } from './effects';
import { detailed, findings, infos } from './finding-sections';
import { fitted, type Chapter, type Section } from './fit';
import { notReviewed, unchecked, uncheckedEach } from './not-known';
import { code, prose } from './text';

/** The first line, the same in every report: it finds an existing comment, which is then updated. */
export const MARKER = '<!-- atlas-backup report -->';

/** Options of the report as Markdown. */
export interface MarkdownOptions {
  /**
   * How many characters it may have. What does not fit is counted; the highest severity is kept.
   * @default - 65,536, the limit of a comment on GitHub
   */
  readonly limit?: number;
  /**
   * Whether each finding is shown in full. Otherwise findings of one rule share what they have in common.
   * @default - false
   */
  readonly details?: boolean;
}

const GITHUB_LIMIT = 65_536;

/** The report as a comment on a pull request: first what fails, then the findings, and everything else folded below. */
export function toMarkdown(
  report: Report,
  { limit = GITHUB_LIMIT, details = false }: MarkdownOptions = {},
): string {
  const { run } = report;
  const verdict = verdictOf(report);
  const head = `${MARKER}\n## ${MARKS[markOf(verdict)]} MongoDB Atlas backups: ${headlineOf(report)}\n${run === undefined ? '' : `\nRun: ${prose(run)}\n`}`;
  const file = report.configured === undefined ? '' : `, configuration: ${fileShown(report.configured)}`;
  const foot = `\n<sub>${prose(report.tool.name)} ${prose(report.tool.version)}, facts as of ${prose(report.tool.factsAsOf)}, rules as of ${prose(report.asOf)}${file}</sub>\n`;
  return `${head}${fitted(sectionsOf(report, verdict, details), limit - head.length - foot.length)}${foot}`;
}

const MARKS = { failed: '❌', doubtful: '⚠️', passed: '✅' } as const;

function markOf({ outcome, summary }: Verdict): keyof typeof MARKS {
  if (outcome !== 'passed') return 'failed';
  return summary.errors + summary.warnings > 0 ? 'doubtful' : 'passed';
}

/** Naming many files says less than their number. */
const MOST_NAMED = 5;

/** Everything in one line, with the inputs. */
function about({ inputs }: Report, { summary }: Verdict): Section {
  const names = firstOf(
    inputs.map((reviewed) => code(nameOf(reviewed))),
    MOST_NAMED,
  );
  const said = isClean(summary) ? extent(summary) : `${counts(summary)} in ${extent(summary)}`;
  const line = `\n${said}: ${names}${newerIn(summary)}\n`;
  return { head: '', total: 1, items: [line], more: () => '', foot: '' };
}

/** The sections of a report, what people have to see first. */
function sectionsOf(report: Report, verdict: Verdict, details: boolean): readonly (Section | Chapter)[] {
  const shared = sharedByInputs(report);
  const lines = firstLinesOf(shared, report);
  return [
    failures(report),
    firstScreen(lines),
    inputTable(report),
    ...(details ? detailed(report) : findings(shared, lines, report)),
    impactOf(report),
    applyOf(report),
    ended(report),
    ...(details
      ? [acknowledgedEach(report), uncheckedEach(report)]
      : [infos(report), unchecked(report), acknowledged(report)]),
    notReviewed(report),
    known(report),
    unanswered(report),
    advice(report),
    configuration(report),
    about(report, verdict),
  ];
}
