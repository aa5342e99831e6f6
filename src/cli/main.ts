#!/usr/bin/env node
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { type ReviewErrand, reviewShare } from './reviewing';
import { run } from './run';
import type { Streams } from './streams';

const streams: Streams = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
};

if (isMainThread) {
  // A reader such as `head` may have had enough: what was found still stands in the exit code.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  void run(process.argv.slice(2), streams).then((code) => {
    process.exitCode = code;
  });
} else void reviewShare(workerData as ReviewErrand, streams, (answer) => parentPort?.postMessage(answer));
