// Runs commands against each other: interleaved, so that whatever else the machine does falls on all of them alike,
// and of each the median.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const usage = join(import.meta.dirname, 'usage.cjs');

/** What takes longer, in seconds, is run once: its noise is small in comparison. */
const LONG = 60;

/** GNU time measures programs other than Node; without it, their memory is not shown. */
const TIME = '/usr/bin/time';
const hasTime = existsSync(TIME) && spawnSync(TIME, ['-f', '%M %U %S', process.execPath, '-v']).status === 0;

/** So that no child is left where a run is broken off. */
const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    for (const child of running) end(child);
    process.exit(1);
  });

/**
 * What each command took, by its name: the median of its elapsed seconds, of its processor seconds and of the MiB at its
 * peak. A command is [program, ...arguments]. One that is not done within `limit` seconds is undefined.
 */
export async function measure(commands, { rounds, limit = 600 }) {
  const samples = new Map(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, command] of Object.entries(commands)) {
      const own = samples.get(name);
      if (own.some((sample) => sample === undefined || sample.elapsed > LONG)) continue;
      own.push(await once(name, command, limit));
    }
  return Object.fromEntries(
    [...samples].map(([name, all]) => [name, all.includes(undefined) ? undefined : medians(all)]),
  );
}

async function once(name, [program, ...args], limit) {
  const folder = mkdtempSync(join(tmpdir(), 'measured-'));
  const file = join(folder, 'usage');
  const isNode = program === process.execPath;
  const [run, given] =
    isNode || !hasTime ? [program, args] : [TIME, ['-f', '%M %U %S', '-o', file, program, ...args]];
  const env = {
    ...process.env,
    // Without it, Python writes files next to the rules for checkov.
    PYTHONDONTWRITEBYTECODE: '1',
    ...(isNode ? { MEASURED_TO: file, NODE_OPTIONS: `--require "${usage}"` } : {}),
  };
  try {
    const from = performance.now();
    const { code, stderr } = await finished(run, given, env, limit);
    const elapsed = (performance.now() - from) / 1000;
    if (code === null) return undefined;
    // 1 is what a review with findings ends with.
    if (code !== 0 && code !== 1) throw new Error(`${name} failed with ${code}: ${stderr}`);
    const [peak, user, system] = existsSync(file)
      ? readFileSync(file, 'utf8').trim().split('\n').at(-1).split(' ').map(Number)
      : [NaN, NaN, NaN];
    return { elapsed, processor: user + system, mebibytes: peak / 1024 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The exit code, or null where it had to be ended. */
function finished(program, args, env, limit) {
  return new Promise((resolve, reject) => {
    // A process group, so that the processes that it started are ended too.
    const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'], detached: hasGroups });
    running.add(child);
    let stderr = '';
    let isLate = false;
    child.stderr.on('data', (chunk) => {
      stderr = (stderr + chunk).slice(-2000);
    });
    const timer = setTimeout(() => {
      isLate = true;
      end(child);
    }, limit * 1000);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code: isLate ? null : (code ?? signal), stderr });
    });
  });
}

const hasGroups = process.platform !== 'win32';

function end(child) {
  if (hasGroups) process.kill(-child.pid, 'SIGKILL');
  else child.kill();
}

function medians(all) {
  return Object.fromEntries(Object.keys(all[0]).map((key) => [key, median(all.map((one) => one[key]))]));
}

/** The value in the middle. */
export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Whether a program can be run by its name. */
export function isOnPath(program) {
  const names = process.platform === 'win32' ? [`${program}.exe`, `${program}.cmd`] : [program];
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => names.some((name) => existsSync(join(folder, name))));
}
