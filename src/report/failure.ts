import type { Log } from 'sarif';
import { printable, printableJson } from '../text/printable';
import { failedStep } from './azure';
import { command } from './github';
import { failedIssues } from './gitlab';
import { markup, page } from './html';
import { jsonParts } from './json-text';
import { failedSuites } from './junit';
import { MARKER } from './markdown';
import { prose } from './markdown/text';
import { SCHEMA } from './sarif';
import type { Tool } from './tool';

/** Why there is no report. */
export interface Failure {
  readonly tool: Tool;
  readonly subject: 'review' | 'forecast' | 'estate table';
  readonly reason: string;
  /** The first input; undefined if it is not known. */
  readonly path?: string | undefined;
}

/** The formats of reports. */
export type ReportFormat =
  'pretty' | 'json' | 'markdown' | 'sarif' | 'junit' | 'github' | 'gitlab' | 'azure' | 'html';

/** The formats of reports in files, those of tables included. */
export type FileFormat = ReportFormat | 'csv';

/**
 * The replacement for a report that could not be made, in the same format. It has no counts and no list of findings, so
 * that a program cannot mistake it for a report without findings.
 */
export function failureAs(format: FileFormat, failure: Failure): string {
  const { tool, subject, reason, path } = failure;
  const sentence = `there is no ${subject}: ${reason}`;
  switch (format) {
    case 'pretty':
      return `${printable(sentence)}\n`;
    case 'csv':
      // A single cell, without the head of the table.
      return `"${printable(sentence).replaceAll('"', '""')}"\r\n`;
    case 'json':
      return `${[...jsonParts({ format: '1', tool, failure: { subject, reason } })].join('')}\n`;
    case 'markdown':
      return `${MARKER}\n## ❌ MongoDB Atlas backups: there is no ${subject}\n\n${prose(reason)}\n\n<sub>${prose(tool.name)} ${prose(tool.version)}, facts as of ${prose(tool.factsAsOf)}</sub>\n`;
    case 'sarif':
      return `${printableJson(JSON.stringify(sarif(tool, sentence)))}\n`;
    case 'junit':
      return failedSuites(subject, sentence);
    case 'github':
      return `${command({ level: 'error', title: 'atlas-backup', message: sentence, file: undefined, line: undefined })}\n`;
    case 'gitlab':
      return failedIssues(sentence, path);
    case 'azure':
      return failedStep(sentence);
    case 'html':
      return page({
        title: 'MongoDB Atlas backups',
        body: markup`<p class="failure"><strong>There is no ${subject}.</strong> ${reason}</p>\n`,
        foot: `${tool.name} ${tool.version}, facts as of ${tool.factsAsOf}`,
        styles:
          '.failure { padding: .6rem .85rem; border-radius: 8px; border: 1px solid currentColor; margin: 1rem 0; color: var(--error); background: var(--error-back); }\n',
      });
  }
}

/** A run without `results`: an empty list would mean that nothing was found. */
function sarif({ name, version, factsAsOf }: Tool, sentence: string): Log {
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name, version, semanticVersion: version, properties: { factsAsOf } } },
        invocations: [
          {
            executionSuccessful: false,
            toolExecutionNotifications: [{ level: 'error', message: { text: printable(sentence) } }],
          },
        ],
        columnKind: 'utf16CodeUnits',
      },
    ],
  };
}
