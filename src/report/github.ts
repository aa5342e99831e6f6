import { count } from '../text/count';
import type { Finding } from '../review';
import { shownOf } from './apply/shown';
import { rowsOf } from './finding-rows';
import { byReason, bySeverity } from './groups';
import { impactGroups } from './impact';
import { sourceOf } from './location';
import { printable } from '../text/printable';
import { configuredRows, fileOf } from './configured';
import type { Calendar, Report } from './report';
import { verdictOf } from './verdict';
import { ENDED_FIX, endedInWords, extent, nameOf, newerIn, placeOf, reasonOf } from './words';
import type { Reviewed } from './reviewed';
import { notReviewedLines } from './not-reviewed';

/** GitHub shows this many annotations of a kind from one step, and silently drops the others. */
const MOST_SHOWN = 10;

type Level = 'error' | 'warning' | 'notice';

const LEVELS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** A message that GitHub shows at a line of a file, or without a place. */
export interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly message: string;
  readonly file: string | undefined;
  readonly line: number | undefined;
}

/**
 * The report as workflow commands, which GitHub shows as annotations: the highest severity first, and no more of a kind
 * than it shows. The others are in the log, in a group that can be opened.
 */
export function toGithub(report: Report): string {
  const all = annotationsOf(report);
  const lines: string[] = [];
  const rest: Annotation[] = [];
  for (const level of ['error', 'warning', 'notice'] as const) {
    const own = all.filter((annotation) => annotation.level === level);
    const shown = own.length > MOST_SHOWN ? own.slice(0, MOST_SHOWN - 1) : own;
    for (const annotation of shown) lines.push(command(annotation));
    const more = own.slice(shown.length);
    if (more.length > 0) lines.push(command(moreOf(level, more.length)));
    for (const annotation of more) rest.push(annotation);
  }
  const impact = report.inputs.flatMap((reviewed) =>
    impactGroups(reviewed).flatMap(({ names, sentences }) => sentences.map((one) => `${names}: ${one}`)),
  );
  return [
    ...lines,
    ...group('further findings', rest.map(inLog)),
    ...group(
      impact.length === 1
        ? 'line of impact on what can be restored'
        : 'lines of impact on what can be restored',
      impact,
    ),
    ...others(report),
    ...configuration(report),
    summary(report),
    '',
  ].join('\n');
}

function annotationsOf(report: Report): readonly Annotation[] {
  const { inputs, unreadable = [], calendar } = report;
  const incomplete = inputs.flatMap((reviewed) =>
    reviewed.review.crashes.map(({ rule, message }): Annotation => ({
      level: 'error',
      title: `crash of ${rule}`,
      message: `the rule failed on ${nameOf(reviewed)}, so the review is incomplete: ${message}`,
      file: undefined,
      line: undefined,
    })),
  );
  return [
    ...unreadable.map((one): Annotation => ({
      level: 'error',
      title: 'not read',
      message: `${nameOf(one)}: ${one.reason}`,
      file: undefined,
      line: undefined,
    })),
    ...incomplete,
    ...ended(calendar),
    ...bySeverity(inputs, ({ review }) => review.findings).map(({ finding, reviewed }) =>
      annotationOf(finding, reviewed),
    ),
    ...inputs.flatMap(appliesOf),
  ];
}

/** How far the apply gets, where it stops or may stop. */
function appliesOf({ apply }: Reviewed): readonly Annotation[] {
  const shown = shownOf(apply);
  if (shown === undefined) return [];
  const { heading, steps, notReached, left, safe, harms } = shown;
  return [
    {
      level: 'warning',
      title: heading,
      message: [
        ...steps.map(({ number, outcome, text }) => `${number}. ${outcome}: ${text}`),
        ...notReached,
        ...left.map((text) => `left: ${text}`),
        ...safe.map((text) => `safe: ${text}`),
        ...harms,
      ]
        .map(printable)
        .join('\n'),
      file: undefined,
      line: undefined,
    },
  ];
}

function ended(calendar: Calendar | undefined): readonly Annotation[] {
  if (calendar === undefined) return [];
  return calendar.ended.map((one) => ({
    level: 'warning',
    title: 'acknowledgement ended',
    message: [endedInWords(one, calendar), `reason: ${reasonOf(one)}`, `fix: ${ENDED_FIX}`]
      .map(printable)
      .join('\n'),
    file: undefined,
    line: undefined,
  }));
}

function annotationOf(finding: Finding, reviewed: Reviewed): Annotation {
  const { severity, rule, message } = finding;
  // Without a line it has no file: GitHub would show it at one that is not in the pull request, or not at all.
  const { file, line } = sourceOf(reviewed, finding.address) ?? {};
  const rows = rowsOf(finding).filter(({ label }) => !LEFT_OUT.has(label));
  return {
    level: LEVELS[severity],
    title: rule,
    message: [message, ...rows.map(({ label, texts }) => `${label}: ${texts.join(', ')}`)]
      .map(printable)
      .join('\n'),
    file,
    line,
  };
}

/** The title is the rule, and an annotation has no room for the other resources. */
const LEFT_OUT: ReadonlySet<string> = new Set(['rule', 'with']);

function moreOf(level: Level, number: number): Annotation {
  return {
    level,
    title: `${number} more`,
    message: `GitHub shows ${MOST_SHOWN} annotations of a kind; ${number} more are in the log of this step`,
    file: undefined,
    line: undefined,
  };
}

/** The command that creates an annotation. */
export function command({ level, title, message, file, line }: Annotation): string {
  const properties = [
    ...(file === undefined ? [] : [`file=${property(file)}`]),
    ...(line === undefined ? [] : [`line=${line}`]),
    `title=${property(title)}`,
  ];
  return `::${level} ${properties.join(',')}::${data(message)}`;
}

/** A message of a command. Line breaks of the report are kept; those of a plan have been escaped before. */
function data(text: string): string {
  return text
    .split('\n')
    .map((line) => percent(printable(line)))
    .join('%0A');
}

function property(text: string): string {
  return percent(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function percent(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function inLog({ level, title, message }: Annotation): string {
  return `${level}: ${message.split('\n').join('; ')} (${title})`;
}

/** What does not fail a run, each kind in a group of the log. */
function others({ inputs, baseline }: Report): readonly string[] {
  const acknowledged = bySeverity(inputs, ({ review }) => review.acknowledged);
  const known = bySeverity(inputs, ({ review }) => review.known);
  return [
    ...group(
      'acknowledged',
      acknowledged.map(
        ({ finding }) =>
          `${finding.severity}: ${finding.message} (${finding.rule} at ${placeOf(finding)}); reason: ${reasonOf(finding.acknowledgement)}`,
      ),
    ),
    ...group(
      'known from the baseline',
      known.map(
        ({ finding }) => `${finding.severity}: ${finding.message} (${finding.rule} at ${placeOf(finding)})`,
      ),
    ),
    ...group(
      'unchecked',
      inputs.flatMap(({ review }) =>
        byReason(review.unchecked).map(
          (waiting) => `unchecked: ${waiting.reason} (${waiting.rules.join(', ')} at ${placeOf(waiting)})`,
        ),
      ),
    ),
    ...group(
      'not reviewed',
      inputs.flatMap((reviewed) => notReviewedLines(reviewed)),
    ),
    ...group(
      'stale in the baseline, to be removed',
      (baseline?.unanswered ?? []).map(({ rule, place }) => `entry: ${rule} ${place}`),
    ),
  ];
}

function group(name: string, entries: readonly string[]): readonly string[] {
  return entries.length === 0
    ? []
    : [`::group::${entries.length} ${name}`, ...entries.map(printable), '::endgroup::'];
}

function configuration({ configured, failOn }: Report): readonly string[] {
  if (configured === undefined) return [];
  const rows = configuredRows(configured, failOn).map(({ label, text }) => `${label} ${text}`);
  return [printable([`configuration: ${fileOf(configured)}`, ...rows].join('; '))];
}

function summary(report: Report): string {
  const verdict = verdictOf(report);
  const { inputs } = report;
  return `MongoDB Atlas backups: ${verdict.sentence} in ${extent(verdict.summary)} of ${count(inputs.length, 'input')}${newerIn(verdict.summary)}`;
}
