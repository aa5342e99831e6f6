#!/usr/bin/env node
import { finish } from './process/ending';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { ReviewErrand } from './command/reviewed-inputs';
import type * as Reviewing from './command/reviewing';
import { run } from './run';
import type { Streams } from './process/streams';

const streams: Streams = {
  // Hardly any run reads it, and opening it takes longer than reading a small plan.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  entry: __filename,
  // The only place that reads the clock.
  get today() {
    return new Date().toISOString().slice(0, 10);
  },
};

if (isMainThread) {
  void run(process.argv.slice(2), streams).then(finish);
} else {
  // Only a worker reviews from here: help and version must not wait for rules and readers.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { reviewShare } = require('./command/reviewing') as typeof Reviewing;
  void reviewShare(workerData as ReviewErrand, streams, (answer) => parentPort?.postMessage(answer));
}
