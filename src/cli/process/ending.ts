/*
 * The exit code of the process. It is 2 from the first instruction on, so that nothing that stops the run can make it 0 or
 * 1: a promise that never settles, an uncaught error, a module that calls process.exit(). Only a run that has written
 * everything sets another one. This is the first module that the command imports.
 */
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { printable } from '../../text/printable';
import { INCOMPLETE } from './exit-codes';
import { reasonOf } from './problem';

let isFinished = false;
let hasSaidWhy = false;

/** The first error of each stream that could not be written. */
const lost = new Map<string, NodeJS.ErrnoException>();

if (isMainThread) {
  process.exitCode = INCOMPLETE;
  process.on('exit', () => {
    if (isFinished) return;
    // process.exit(0) in a module ends here too.
    process.exitCode = INCOMPLETE;
    if (!hasSaidWhy) say('the run did not finish: a module ended the process');
  });
  process.on('uncaughtException', (error) => {
    say(`internal error: ${String(error)}`);
    process.exit(INCOMPLETE);
  });
  process.once('beforeExit', () => {
    // Code that waits for this event continues now. If there is none, the event comes a second time.
    setImmediate(() => undefined);
    process.once('beforeExit', () => {
      say('the run did not finish: it waits for a promise that never settles, for example in an own rule');
      process.exit(INCOMPLETE);
    });
  });
  for (const [name, stream] of [
    ['standard output', process.stdout],
    ['standard error', process.stderr],
  ] as const)
    stream.on('error', (error: NodeJS.ErrnoException) => {
      lost.set(name, error);
    });
}

/** Ends the process with an exit code, or with 2 if not everything could be written. */
export async function finish(code: number): Promise<void> {
  await Promise.all([process.stdout, process.stderr].map(flushed));
  for (const [name, error] of lost) say(`not everything could be written to ${name}: ${reasonOf(error)}`);
  process.exitCode = lost.size > 0 ? INCOMPLETE : code;
  isFinished = true;
  // A timer that a module of own rules has started would keep the process alive.
  process.exit();
}

/** Resolves when a stream has written everything, or has failed. */
async function flushed(stream: NodeJS.WriteStream): Promise<void> {
  await new Promise<void>((resolve) => {
    stream.write('', () => {
      // The error event comes after this callback.
      setImmediate(resolve);
    });
  });
}

/** Writes a line synchronously, because the process may be about to end. */
function say(text: string): void {
  hasSaidWhy = true;
  try {
    writeSync(2, `atlas-backup: ${printable(text)}\n`);
  } catch {
    // stderr is closed as well.
  }
}
