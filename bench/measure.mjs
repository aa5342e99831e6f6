// Runs commands against each other: interleaved, so that whatever else the machine does falls on all of them alike,
// and of each the median.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { existsSync } from 'node:fs';

const usage = join(import.meta.dirname, 'usage.cjs');

/** The median seconds and peak megabytes of each command, by its name. A command is [program, ...arguments]. */
export function measure(commands, rounds) {
  const samples = new Map(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, command] of Object.entries(commands)) samples.get(name).push(once(name, command));
  return Object.fromEntries(
    [...samples].map(([name, all]) => [
      name,
      {
        seconds: median(all.map(({ seconds }) => seconds)),
        megabytes: median(all.map(({ megabytes }) => megabytes)),
      },
    ]),
  );
}

function once(name, [program, ...args]) {
  const folder = mkdtempSync(join(tmpdir(), 'measured-'));
  const file = join(folder, 'peak');
  const isNode = program === process.execPath;
  const [run, given] = isNode
    ? [program, args]
    : ['/usr/bin/time', ['-f', '%M', '-o', file, program, ...args]];
  const env = isNode
    ? { ...process.env, MEASURED_TO: file, NODE_OPTIONS: `--require "${usage}"` }
    : process.env;
  const from = performance.now();
  const { status, stderr } = spawnSync(run, given, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const seconds = (performance.now() - from) / 1000;
  // 1 is what a review with findings ends with.
  if (status !== 0 && status !== 1) throw new Error(`${name} failed: ${stderr}`);
  const megabytes = Number(readFileSync(file, 'utf8').trim().split('\n').at(-1)) / 1024;
  rmSync(folder, { recursive: true });
  return { seconds, megabytes };
}

function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Whether a program can be run by its name. */
export function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}
