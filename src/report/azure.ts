import { printable } from '../text/printable';
import { type Annotation, annotatedLog, commandText } from './annotations';
import type { Report } from './report';
import { verdictOf } from './verdict';

/** Options of the report for Azure Pipelines. */
export interface AzureOptions {
  /**
   * The absolute path of a Markdown file that the summary of the run shows: the report as Markdown.
   * @default - none
   */
  readonly summary?: string | undefined;
}

/**
 * The report as logging commands of Azure Pipelines: errors and warnings become issues of the run, with the source line
 * where it is known. Infos have no command, so they are in the log with what does not fail a run, in groups that can be
 * opened. The last command gives the step its result.
 */
export function toAzure(report: Report, { summary }: AzureOptions = {}): string {
  const { first, annotations, groups, lines } = annotatedLog(report, 'Azure Pipelines', ['error', 'warning']);
  return [
    ...first,
    ...annotations.map(logIssue),
    ...groups.flatMap((group) => [`##[group]${group.name}`, ...group.lines, '##[endgroup]']),
    ...lines,
    ...(summary === undefined ? [] : [`##vso[task.uploadsummary]${commandText(summary, percent)}`]),
    ...complete(report),
    '',
  ].join('\n');
}

/** The replacement for a report that could not be made: an issue, and a step that failed. */
export function failedStep(sentence: string): string {
  const issue = logIssue({
    level: 'error',
    title: 'atlas-backup',
    message: sentence,
    file: undefined,
    line: undefined,
  });
  return `${issue}\n${FAILED}\n`;
}

const FAILED = '##vso[task.complete result=Failed;]';

/** The result of the step; a step without issues keeps the one that its other commands give it. */
function complete(report: Report): readonly string[] {
  const { outcome, summary } = verdictOf(report);
  if (outcome !== 'passed') return [FAILED];
  return summary.errors + summary.warnings > 0 ? ['##vso[task.complete result=SucceededWithIssues;]'] : [];
}

/**
 * The command that creates an issue. Only a known line is a place: a plan is not among the sources. An issue has no
 * title, so a message that is not about a rule begins with its title.
 */
function logIssue({ level, title, rule, message, file, line }: Annotation): string {
  const properties = [
    `type=${level === 'error' ? 'error' : 'warning'}`,
    ...(file === undefined || line === undefined
      ? []
      : [`sourcepath=${property(file)}`, `linenumber=${line}`]),
    ...(rule === undefined ? [] : [`code=${property(rule)}`]),
  ];
  const text = rule === undefined ? `${title}: ${message}` : message;
  return `##vso[task.logissue ${properties.join(';')};]${commandText(text, percent)}`;
}

function property(text: string): string {
  return percent(printable(text)).replaceAll(']', '%5D').replaceAll(';', '%3B');
}

/** The agent reads these as the characters that they stand for, in properties and in messages. */
function percent(text: string): string {
  return text.replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
