/*
 * How the process ends. It is incomplete from its first instruction on, whatever stops it on the way: a rule that never
 * answers, an error that nobody catches, a module that ends the process. Only what has been written to its end says
 * otherwise. So this is the first thing that the command imports.
 */
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { printable } from '../text/printable';
import { INCOMPLETE } from './exit-codes';
import { reasonOf } from './problem';

let isFinished = false;
let hasSaidWhy = false;

/** What a stream could not take, by its name. */
const lost = new Map<string, NodeJS.ErrnoException>();

if (isMainThread) {
  process.exitCode = INCOMPLETE;
  process.on('exit', () => {
    if (isFinished) return;
    // Whoever ended the process may have said 0.
    process.exitCode = INCOMPLETE;
    if (!hasSaidWhy) say('the run did not finish: something in it ended the process');
  });
  process.on('uncaughtException', (error) => {
    say(`internal error: ${String(error)}`);
    process.exit(INCOMPLETE);
  });
  process.once('beforeExit', () => {
    // What waits for this moment goes on now. Where nothing does, it comes again.
    setImmediate(() => undefined);
    process.once('beforeExit', () => {
      say(
        'the run did not finish: it waits for something that never comes, such as an own rule that awaits for ever',
      );
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

/** Ends the process with an exit code, or with that of an incomplete run where not everything could be written. */
export async function finish(code: number): Promise<void> {
  await Promise.all([process.stdout, process.stderr].map(flushed));
  for (const [name, error] of lost) say(`not everything could be written to ${name}: ${reasonOf(error)}`);
  process.exitCode = lost.size > 0 ? INCOMPLETE : code;
  isFinished = true;
  // A module of own rules may have left something behind that would keep the process for ever.
  process.exit();
}

/** Everything that a stream was given is written, or the stream has said that it cannot be. */
async function flushed(stream: NodeJS.WriteStream): Promise<void> {
  await new Promise<void>((resolve) => {
    stream.write('', () => {
      // An error is told after this.
      setImmediate(resolve);
    });
  });
}

/** Says something at once: the process may be about to end. */
function say(text: string): void {
  hasSaidWhy = true;
  try {
    writeSync(2, `atlas-backup: ${printable(text)}\n`);
  } catch {
    // There is nobody to say it to.
  }
}
