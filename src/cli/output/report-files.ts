import type * as Failures from '../../report/failure';
import type { FileFormat } from '../../report/failure';
import type { Wanted } from './formats';
import { isSpecial, removeWritten, writeWhole } from '../process/whole-file';
import { Problem } from '../process/problem';
import type { Files } from '../process/same-file';
import { tool } from '../process/version';

/** What the reports of a run are about. */
export type Subject = Failures.Failure['subject'];

/** What a run writes and reads. */
export interface Asked {
  readonly wanted: readonly Wanted<FileFormat>[];
  readonly read: Files;
}

/** The first content of each file, so that a killed process leaves this, and not the report of an earlier run. */
const NOT_FINISHED =
  'the run has not finished; if it is no longer running, it was stopped before it could report why';

/**
 * The files that a run writes its reports to. Each says that there is no report yet, until the report or the reason for
 * its absence replaces it. No file that the run reads is among them.
 */
export class ReportFiles {
  private subject: Subject = 'review';
  /** Files without a report yet, with their formats. */
  private readonly open = new Map<string, FileFormat>();
  private hasBegun = false;
  /** The first input, which is where GitLab shows a failure; undefined if it is not known yet. */
  input: string | undefined;

  /**
   * Writes to each file that there is no report yet.
   * @param baseline the file that the baseline is written to: no report may be written there
   * @throws Problem if a file is one that the run reads, is named twice, or cannot be written
   */
  async begin(
    subject: Subject,
    wanted: readonly Wanted<FileFormat>[],
    read: Files,
    baseline?: string,
  ): Promise<void> {
    this.hasBegun = true;
    this.subject = subject;
    const taken: string[] = [];
    const isTaken = (file: string): boolean => {
      const isKnown = read.has(file);
      if (isKnown) taken.push(file);
      read.add(file);
      return isKnown;
    };
    if (baseline !== undefined && !isSpecial(baseline)) isTaken(baseline);
    for (const { format, file } of wanted)
      if (file !== undefined && !isSpecial(file) && !isTaken(file)) this.open.set(file, format);
    const [first] = taken;
    if (first !== undefined) throw new Problem(`${first} would be overwritten; write to another file`);
    for (const [file, format] of this.open) this.say(file, format, NOT_FINISHED);
    // Signals are delayed while files are written. A review may run long without a turn of the event loop.
    if (this.open.size > 0) await new Promise(setImmediate);
  }

  /** Writes a report. */
  write(file: string, parts: Iterable<string>): void {
    writeWhole(file, parts);
    this.open.delete(file);
  }

  /**
   * Writes the reason into the files that have no report. If the run failed before `begin`, these are the files that were
   * requested, without those that it reads.
   */
  async fail(reason: string, asked?: () => Promise<Asked>): Promise<void> {
    if (!this.hasBegun && asked !== undefined) {
      const { wanted, read } = await asked();
      for (const { format, file } of wanted)
        if (file !== undefined && !isSpecial(file) && !read.has(file)) this.open.set(file, format);
    }
    for (const [file, format] of this.open)
      try {
        this.say(file, format, reason);
      } catch {
        // The run has failed already, with the first reason.
      }
  }

  private say(file: string, format: FileFormat, reason: string): void {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- only a run that writes files needs it
    const { failureAs } = require('../../report/failure') as typeof Failures;
    try {
      writeWhole(file, [
        failureAs(format, { tool: tool(), subject: this.subject, reason, path: this.input }),
      ]);
    } catch (error) {
      // An old report that cannot be replaced must not stay.
      removeWritten(file);
      throw error;
    }
  }
}
