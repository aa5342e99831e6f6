import { printable } from '../text/printable';
import { type Annotation, annotatedLog, commandText } from './annotations';
import type { Report } from './report';

/**
 * The report as workflow commands, which GitHub shows as annotations: the highest severity first, and no more of a kind
 * than it shows. The others are in the log, in a group that can be opened.
 */
export function toGithub(report: Report): string {
  const { first, annotations, groups, lines } = annotatedLog(report, 'GitHub', [
    'error',
    'warning',
    'notice',
  ]);
  return [
    ...first,
    ...annotations.map(command),
    ...groups.flatMap((group) => [`::group::${group.name}`, ...group.lines, '::endgroup::']),
    ...lines,
    '',
  ].join('\n');
}

/** The command that creates an annotation. */
export function command({ level, title, message, file, line }: Annotation): string {
  const properties = [
    ...(file === undefined ? [] : [`file=${property(file)}`]),
    ...(line === undefined ? [] : [`line=${line}`]),
    `title=${property(title)}`,
  ];
  return `::${level} ${properties.join(',')}::${commandText(message, percent)}`;
}

function property(text: string): string {
  return percent(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function percent(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
