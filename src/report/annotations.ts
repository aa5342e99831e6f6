import { count } from '../text/count';
import { printable } from '../text/printable';
import type { Finding } from '../review';
import { shownOf } from './apply/shown';
import { configuredRows, fileOf } from './configured';
import { rowsOf } from './finding-rows';
import { firstLinesOf, sharedByInputs } from './first-screen';
import { bySeverity, waitingTogether } from './groups';
import { headlineOf } from './headline';
import { impactGroups } from './impact';
import { inputTableOf, plainTable } from './input-table';
import { sourceOf } from './location';
import { notReviewedLines } from './not-reviewed';
import type { Calendar, Report } from './report';
import type { Reviewed } from './reviewed';
import { verdictOf } from './verdict';
import { ENDED_FIX, endedInWords, extent, inInput, nameOf, newerIn, placeOf, reasonOf } from './words';

/*
 * A report as annotations and groups of a log, for services that show both. Each service has its own commands for them.
 */

/** Services show this many annotations of a kind from one step, and silently drop the others. */
export const MOST_SHOWN = 10;

const LEVELS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** A message that a service shows at a line of a file, or without a place. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  /** The rule of a finding, else what it is about. */
  readonly title: string;
  /** The rule of a finding. */
  readonly rule?: string | undefined;
  readonly message: string;
  readonly file: string | undefined;
  /** Counted from 1, if it is known. */
  readonly line: number | undefined;
}

/** Lines of a log that are folded under a name. */
export interface LogGroup {
  readonly name: string;
  readonly lines: readonly string[];
}

/** A report in the order of a log. */
export interface AnnotatedLog {
  /** What fails, as the log begins. Services show annotations elsewhere, too. */
  readonly first: readonly string[];
  /** The highest severity first, and of each kind no more than are shown. */
  readonly annotations: readonly Annotation[];
  readonly groups: readonly LogGroup[];
  /** The configuration, and the summary as the last one. */
  readonly lines: readonly string[];
}

/**
 * The report as a log.
 * @param service shows the annotations
 * @param levels the levels that the service has; what has another one is in a group
 */
export function annotatedLog(
  report: Report,
  service: string,
  levels: readonly Annotation['level'][],
): AnnotatedLog {
  const all = annotationsOf(report);
  const annotations: Annotation[] = [];
  const rest: Annotation[] = [];
  for (const level of ['error', 'warning', 'notice'] as const) {
    const own = all.filter((annotation) => annotation.level === level);
    const room = levels.includes(level) ? MOST_SHOWN : 0;
    const shown = own.length > room ? own.slice(0, Math.max(room - 1, 0)) : own;
    annotations.push(...shown);
    const more = own.slice(shown.length);
    if (room > 0 && more.length > 0) annotations.push(moreOf(level, more.length, service));
    rest.push(...more);
  }
  return {
    first: firstScreen(report),
    annotations,
    groups: [
      group(rest.length === 1 ? 'further finding' : 'further findings', rest.map(inLog)),
      ...groupsOf(report),
    ].filter(({ lines }) => lines.length > 0),
    lines: [...configuration(report), summary(report)],
  };
}

function firstScreen(report: Report): readonly string[] {
  const { lines, more } = firstLinesOf(sharedByInputs(report), report);
  const table = inputTableOf(report);
  return [
    `MongoDB Atlas backups: ${headlineOf(report)}`,
    ...lines.map(
      ({ severity, subject, text }) =>
        `  ${severity}: ${subject === undefined ? text : `${subject}: ${text}`}`,
    ),
    ...(more > 0 ? [`  and ${more} more`] : []),
    ...(table === undefined ? [] : plainTable(table)),
  ].map(printable);
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
  // Without a line it has no file: services would show it at one that is not in the pull request, or not at all.
  const { file, line } = sourceOf(reviewed, finding.address) ?? {};
  const rows = rowsOf(finding).filter(({ label }) => !LEFT_OUT.has(label));
  return {
    level: LEVELS[severity],
    title: rule,
    rule,
    message: [message, ...rows.map(({ label, texts }) => `${label}: ${texts.join(', ')}`)]
      .map(printable)
      .join('\n'),
    file,
    line,
  };
}

/** The title is the rule, and an annotation has no room for the other resources. */
const LEFT_OUT: ReadonlySet<string> = new Set(['rule', 'with']);

function moreOf(level: Annotation['level'], number: number, service: string): Annotation {
  return {
    level,
    title: `${number} more`,
    message: `${service} shows ${MOST_SHOWN} annotations of a kind; ${number} more are in the log of this step`,
    file: undefined,
    line: undefined,
  };
}

function inLog({ level, title, message }: Annotation): string {
  return `${level}: ${message.split('\n').join('; ')} (${title})`;
}

/** What does not fail a run. */
function groupsOf({ inputs, baseline }: Report): readonly LogGroup[] {
  const acknowledged = bySeverity(inputs, ({ review }) => review.acknowledged);
  const known = bySeverity(inputs, ({ review }) => review.known);
  const impact = inputs.flatMap((reviewed) => {
    const where = inputs.length > 1 ? `${nameOf(reviewed)}: ` : '';
    return impactGroups(reviewed).flatMap(({ names, sentences }) =>
      sentences.map((one) => `${where}${names}: ${one}`),
    );
  });
  return [
    group(
      impact.length === 1
        ? 'line of impact on what can be restored'
        : 'lines of impact on what can be restored',
      impact,
    ),
    group(
      'acknowledged',
      acknowledged.map(
        ({ finding }) =>
          `${finding.severity}: ${finding.message} (${finding.rule} at ${placeOf(finding)}); reason: ${reasonOf(finding.acknowledgement)}`,
      ),
    ),
    group(
      'known from the baseline',
      known.map(
        ({ finding }) => `${finding.severity}: ${finding.message} (${finding.rule} at ${placeOf(finding)})`,
      ),
    ),
    group(
      'unchecked',
      waitingTogether(inputs).map(({ reason, rules, places }) => {
        const at = places.map(({ waiting, reviewed }) => inInput(placeOf(waiting), reviewed, inputs));
        const said = `unchecked: ${reason} (${rules.join(', ')} at`;
        return at.length === 1 ? `${said} ${at.join('')})` : [`${said} ${at.length} places):`, ...at];
      }),
    ),
    group(
      'not reviewed',
      inputs.flatMap((reviewed) => notReviewedLines(reviewed)),
    ),
    group(
      'stale in the baseline, to be removed',
      (baseline?.unanswered ?? []).map(({ rule, place }) => `entry: ${rule} ${place}`),
    ),
  ];
}

/** @param entries a line for each, or several */
function group(name: string, entries: readonly (string | readonly string[])[]): LogGroup {
  return {
    name: `${entries.length} ${name}`,
    lines: entries.flatMap((entry) =>
      typeof entry === 'string'
        ? [printable(entry)]
        : entry.map((line, index) => `${index === 0 ? '' : '  '}${printable(line)}`),
    ),
  };
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

/**
 * A message of a command to a log. Line breaks of the report are kept; those of a plan have been escaped before.
 * @param percent escapes what the log reads as an escape
 */
export function commandText(text: string, percent: (line: string) => string): string {
  return text
    .split('\n')
    .map((line) => percent(printable(line)))
    .join('%0A');
}
