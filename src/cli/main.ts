#!/usr/bin/env node
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type * as Reviewing from './reviewing';
import { run } from './run';
import type { Streams } from './streams';

const streams: Streams = {
  // Nearly no run reads it, and to open it takes longer than to read a small plan.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  // Nothing else looks at the clock.
  get today() {
    return new Date().toISOString().slice(0, 10);
  },
};

if (isMainThread) {
  // A reader such as `head` may have had enough: what was found still stands in the exit code.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  void run(process.argv.slice(2), streams).then((code) => {
    process.exitCode = code;
  });
} else {
  // Only a worker reviews from here: help and versions must not wait for rules and readers.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { reviewShare } = require('./reviewing') as typeof Reviewing;
  void reviewShare(workerData as Reviewing.ReviewErrand, streams, (answer) =>
    parentPort?.postMessage(answer),
  );
}
