import { printable } from '../../text/printable';
import { nameOf } from './inputs';
import type { Streams } from '../process/streams';

/** Erases the line that the cursor is on. */
const ERASED = '\r\u001b[K';

/** Shows on a terminal which of several inputs is being reviewed, in one line that is overwritten. */
export class Progress {
  private isShown = false;

  constructor(
    private readonly count: number,
    private readonly stderr: Streams['stderr'],
  ) {}

  show(index: number, path: string): void {
    if (this.count === 1 || this.stderr.isTTY !== true) return;
    const line = printable(`reviewing ${index + 1} of ${this.count}: ${nameOf(path)}`);
    // A line that wraps could not be erased.
    const width = Math.max((this.stderr.columns ?? 80) - 1, 1);
    this.stderr.write(`${ERASED}${line.slice(0, width)}`);
    this.isShown = true;
  }

  /** Clears the line, before anything else is written and at the end. */
  clear(): void {
    if (this.isShown) this.stderr.write(ERASED);
    this.isShown = false;
  }
}
