import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** What a thread is started with, as a copy. */
export interface Errand {
  /** Counts the turns that were taken, for all threads together. */
  readonly turns: SharedArrayBuffer;
  readonly paths: readonly string[];
}

/** What a thread returns for each of its turns. */
export interface Answer<T> {
  readonly index: number;
  readonly result: T;
}

/** The time that a thread takes to start, as the number of bytes that could be read meanwhile. */
const WORTH_A_THREAD = 8e6;

/** How many threads are useful for these files; only the first one can read standard input. */
export function threadsFor(paths: readonly string[], jobs: number | undefined): number {
  if (paths.length < 2 || paths.includes('-')) return 1;
  const bytes = paths.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
  const worth = Math.min(availableParallelism(), 1 + Math.floor(bytes / WORTH_A_THREAD));
  return Math.min(paths.length, jobs ?? worth);
}

/** The next index that no thread has taken yet. */
export function* turnsOf({ turns, paths }: Errand): Iterable<number> {
  const taken = new Int32Array(turns);
  for (let turn = Atomics.add(taken, 0, 1); turn < paths.length; turn = Atomics.add(taken, 0, 1)) yield turn;
}

/**
 * Does something for each path, on this thread and others, and passes the results on in the paths' order.
 * @param entry what the other threads run: the command itself, which does an errand if it is not the main thread. Without it
 * there is no other thread.
 */
export async function onThreads<T>(
  count: number,
  entry: string | undefined,
  errand: Errand,
  own: (index: number) => Promise<T>,
  pass: (result: T) => void,
): Promise<void> {
  const waiting = new Map<number, T>();
  let next = 0;
  const keep = ({ index, result }: Answer<T>): void => {
    waiting.set(index, result);
    for (let first = waiting.get(next); first !== undefined; first = waiting.get(next)) {
      pass(first);
      waiting.delete(next);
      next += 1;
    }
  };
  const ended = (started: string): Promise<void> =>
    new Promise((resolve) => {
      const worker = new Worker(started, { workerData: errand });
      worker.on('message', keep);
      // Its remaining turns are done below.
      worker.on('error', () => undefined);
      worker.on('exit', () => {
        resolve();
      });
    });
  const others = entry === undefined ? [] : Array.from({ length: count - 1 }, () => ended(entry));
  for (const index of turnsOf(errand)) keep({ index, result: await own(index) });
  await Promise.all(others);
  while (next < errand.paths.length) keep({ index: next, result: await own(next) });
}
