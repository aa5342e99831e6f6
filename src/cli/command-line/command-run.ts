import type { ReportFiles } from '../output/report-files';
import type { Streams } from '../process/streams';

/** A run of the command, for whichever of its commands was typed. */
export interface CommandRun {
  readonly streams: Streams;
  readonly files: ReportFiles;
  /** Called with the exit code. A command that does not call it ends with 0. */
  readonly end: (code: number) => void;
}
