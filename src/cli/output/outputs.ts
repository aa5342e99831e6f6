import type { ReportFiles } from './report-files';
import type { Streams } from '../process/streams';

/** A report, and where it is written: a file, or standard output. */
export interface ReportText {
  readonly file: string | undefined;
  readonly parts: Iterable<string>;
}

/** Writes reports, those in files first. */
export function writeReports(reports: readonly ReportText[], { stdout }: Streams, files: ReportFiles): void {
  for (const { file, parts } of reports) if (file !== undefined) files.write(file, parts);
  for (const { file, parts } of reports) if (file === undefined) for (const part of parts) stdout.write(part);
}
