import { resolve } from 'node:path';
import type { Report } from '../../report';
import { toJsonParts } from '../../report/json';
import type * as Azure from '../../report/azure';
import type * as Github from '../../report/github';
import type * as Gitlab from '../../report/gitlab';
import type * as Page from '../../report/html/report';
import type * as Junit from '../../report/junit';
import type * as Markdown from '../../report/markdown';
import type * as Pretty from '../../report/pretty';
import type * as Sarif from '../../report/sarif';
import type { FileFormat, ReportFormat } from '../../report/failure';
import { listed } from '../../text/list';
import { nearest } from '../../text/nearest';
import { Problem } from '../process/problem';
import { type Streams, looksOf } from '../process/streams';
import { isSpecial } from '../process/whole-file';

/** A report to write: its format, and its file; standard output without one. */
export interface Wanted<F extends string = Format> {
  readonly format: F;
  readonly file: string | undefined;
}

/** The formats of reviews. */
export const REVIEW_FORMATS: readonly ReportFormat[] = [
  'pretty',
  'json',
  'markdown',
  'sarif',
  'junit',
  'github',
  'gitlab',
  'azure',
  'html',
];

export type Format = ReportFormat;

/** The reports that `--format FORMAT` and `--format FORMAT:FILE` request. */
export function wantedFormats(typed: readonly string[]): readonly Wanted[];
export function wantedFormats<F extends string>(
  typed: readonly string[],
  formats: readonly F[],
): readonly Wanted<F>[];
export function wantedFormats(
  typed: readonly string[],
  formats: readonly string[] = REVIEW_FORMATS,
): readonly Wanted<string>[] {
  const wanted = typed.map((one) => {
    const colon = one.indexOf(':');
    const format = colon === -1 ? one : one.slice(0, colon);
    const file = colon === -1 ? undefined : one.slice(colon + 1);
    if (file === '') throw new Problem(`--format ${one} does not name a file; write ${format}:FILE`);
    return { format: known(format, formats), file };
  });
  const [, second] = wanted.filter(({ file }) => file === undefined);
  if (second !== undefined)
    throw new Problem(
      `only one report can be written to standard output; write ${second.format}:FILE for the other`,
    );
  return wanted;
}

/** The requested reports, without those that cannot be parsed. */
export function understoodFormats(typed: readonly string[]): readonly Wanted<FileFormat>[] {
  return typed.flatMap((one) => {
    try {
      return wantedFormats<FileFormat>([one], [...REVIEW_FORMATS, 'csv']);
    } catch {
      return [];
    }
  });
}

function known(name: string, formats: readonly string[]): string {
  const format = formats.find((one) => one === name);
  if (format !== undefined) return format;
  const suggestion = nearest(name, formats);
  throw new Problem(
    `unknown format "${name}"${suggestion === undefined ? '' : ` (did you mean ${suggestion}?)`}; write ${listed(formats, 'or')}`,
  );
}

/** The Markdown file that the same run writes: logging commands can only name files by their absolute paths. */
function summaryOf(formats: readonly Wanted[]): string | undefined {
  const markdown = formats.find(
    ({ format, file }) => format === 'markdown' && file !== undefined && !isSpecial(file),
  );
  return markdown?.file === undefined ? undefined : resolve(markdown.file);
}

/**
 * The text of a report; JSON and SARIF, the longest, come in parts that are created while they are written. Colour and
 * width are those of the terminal, and only for reports on it.
 * @param run all reports of the run, and whether each finding is shown in full
 */
export function written(
  report: Report,
  { format, file }: Wanted,
  streams: Streams,
  run: { readonly formats: readonly Wanted[]; readonly details: boolean },
): Iterable<string> {
  switch (format) {
    case 'json':
      return toJsonParts(report);
    // The others are loaded on demand: no run needs all of them.
    /* eslint-disable @typescript-eslint/no-require-imports */
    case 'pretty':
      return [
        (require('../../report/pretty') as typeof Pretty).toPretty(report, {
          ...(file === undefined ? looksOf(streams) : {}),
          details: run.details,
        }),
      ];
    case 'markdown':
      return [
        (require('../../report/markdown') as typeof Markdown).toMarkdown(report, { details: run.details }),
      ];
    case 'sarif':
      return (require('../../report/sarif') as typeof Sarif).toSarifParts(report);
    case 'junit':
      return [(require('../../report/junit') as typeof Junit).toJunit(report)];
    case 'github':
      return [(require('../../report/github') as typeof Github).toGithub(report)];
    case 'gitlab':
      return (require('../../report/gitlab') as typeof Gitlab).toGitlabParts(report);
    case 'azure':
      return [
        (require('../../report/azure') as typeof Azure).toAzure(report, { summary: summaryOf(run.formats) }),
      ];
    case 'html':
      return [(require('../../report/html/report') as typeof Page).toHtml(report)];
    /* eslint-enable @typescript-eslint/no-require-imports */
  }
}
