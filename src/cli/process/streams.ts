import { printable } from '../../text/printable';

/** What the command reads and writes; tests pass their own. */
export interface Streams {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Today in UTC, as YYYY-MM-DD. */
  readonly today: string;
  /** The file of the command, which other threads run. Without it there is one thread. */
  readonly entry?: string;
  /** Called for each file that is read, standard input included. */
  readonly reading?: BytesRead;
}

/** Called when a file is read; what it returns is called with the bytes of the file. */
export type BytesRead = (path: string) => (bytes: Buffer) => void;

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** How a report for people looks on standard output: colour only on a terminal, and not with NO_COLOR. */
export function looksOf({ stdout, environment }: Streams): {
  readonly colour: boolean;
  readonly width?: number;
} {
  return {
    colour: stdout.isTTY === true && (environment['NO_COLOR'] ?? '') === '',
    // Wider lines are hard to read.
    ...(stdout.columns === undefined ? {} : { width: Math.min(stdout.columns, 110) }),
  };
}

/** Writes a line that is not part of a report. */
export function writeNotice(text: string, { stderr }: Pick<Streams, 'stderr'>): void {
  stderr.write(`atlas-backup: ${printable(text)}\n`);
}
