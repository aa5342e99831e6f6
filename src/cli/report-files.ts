import type * as Failures from '../report/failure';
import type { Format, Wanted } from './formats';
import { isSpecial, removeWritten, writeWhole } from './whole-file';
import { Problem } from './problem';
import type { Files } from './same-file';
import { tool } from './version';

/** What the files of a run are about. */
export type Subject = 'review' | 'forecast';

/** What a run was asked to write, and what it reads. */
export interface Asked {
  readonly wanted: readonly Wanted[];
  readonly read: Files;
}

/** Said of a file until its report is there: whatever ends the process leaves this, and no report of an earlier run. */
const NOT_FINISHED = 'it has not finished; where nothing runs any more, it was ended before it could say why';

/**
 * The files that a run writes its reports to. From its beginning on each says that there is no report, until there is one
 * or until it is known why not. None of them is a file that the run reads.
 */
export class ReportFiles {
  private subject: Subject = 'review';
  /** Those that have no report yet, by their paths. */
  private readonly open = new Map<string, Format>();
  private hasBegun = false;

  /**
   * Takes the files over.
   * @param baseline the file that the baseline is written to, which is none for a report either
   * @throws Problem where one of them is among what is read, is written twice, or cannot be written
   */
  begin(subject: Subject, wanted: readonly Wanted[], read: Files, baseline?: string): void {
    this.hasBegun = true;
    this.subject = subject;
    const refused: string[] = [];
    const isTaken = (file: string): boolean => {
      const taken = read.has(file);
      if (taken) refused.push(file);
      read.add(file);
      return taken;
    };
    if (baseline !== undefined && !isSpecial(baseline)) isTaken(baseline);
    for (const { format, file } of wanted)
      if (file !== undefined && !isSpecial(file) && !isTaken(file)) this.open.set(file, format);
    const [first] = refused;
    if (first !== undefined) throw new Problem(`${first} would be overwritten; write to a file of its own`);
    for (const [file, format] of this.open) this.say(file, format, NOT_FINISHED);
  }

  /** Writes a report. */
  write(file: string, parts: Iterable<string>): void {
    writeWhole(file, parts);
    this.open.delete(file);
  }

  /** Says in the files that have no report why there is none: in those that were begun, else in those that are asked for. */
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
        // The run has failed already, and says why.
      }
  }

  private say(file: string, format: Format, reason: string): void {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- only a run that writes files needs it
    const { failureAs } = require('../report/failure') as typeof Failures;
    try {
      writeWhole(file, [failureAs(format, { tool: tool(), subject: this.subject, reason })]);
    } catch (error) {
      // An old report that cannot be replaced may not stay either.
      removeWritten(file);
      throw error;
    }
  }
}
