// What synth costs with this library's constructs and all checks, next to the same resources in raw bindings without
// checks. PROJECTS is the folder of make-projects.mjs; without it, the raw resources are made with the bindings of this
// library, and CDKTF is that of this repository.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inSeconds, repository, resources, script, table } from '../bench.mjs';
import { median } from '../measure.mjs';

export const title =
  'Synth, alone and with the start of Node and all loading; time as a multiple of raw bindings without checks';

const SIZES = [100, 1000, 10_000];

export const KINDS = {
  raw: 'raw bindings, no checks',
  files: 'the same, imported file by file',
  constructs: 'constructs, all checks',
};

export async function rows(bench) {
  const sizes = SIZES.filter((size) => size <= bench.largest);
  return table(
    ['app', ...sizes.flatMap((size) => [resources(size), 'with loading', 'peak memory'])],
    projects().flatMap(({ project, cdktf }) => {
      const measured = sizes.map((size) => measureKinds(bench.rounds, (kind) => once(kind, size, project)));
      return Object.entries(KINDS).map(([kind, name]) => [
        `${cdktf}: ${name}`,
        ...measured.flatMap((of) => [
          multiple(of, kind, `synth-${bench.by}`),
          multiple(of, kind, `process-${bench.by}`),
          `${Math.round(of(kind, 'mebibytes'))} MiB`,
        ]),
      ]);
    }),
  );
}

/** The projects to measure in, with the CDKTF that each has. */
export function projects() {
  const folder = process.env.PROJECTS;
  const all =
    folder === undefined
      ? [repository]
      : readdirSync(folder)
          .map((name) => join(folder, name))
          .filter((path) => existsSync(join(path, 'node_modules', 'cdktf')));
  return all.map((project) => {
    const { name, version } = JSON.parse(
      readFileSync(join(project, 'node_modules', 'cdktf', 'package.json'), 'utf8'),
    );
    return { project, cdktf: `${name} ${version}` };
  });
}

/** Runs the kinds of apps by turns, and returns the medians of what they took. */
export function measureKinds(rounds, once) {
  const samples = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const kind of Object.keys(KINDS)) samples[kind].push(once(kind));
  return (kind, what) => median(samples[kind].map((sample) => sample[what]));
}

/** "1.20 (0.90 s)": what a kind takes, as a multiple of raw bindings. */
export function multiple(of, kind, what) {
  const [own, raw] = [of(kind, what), of('raw', what)];
  return `${(own / raw).toFixed(2)} (${inSeconds(own)})`;
}

function once(kind, size, project) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-synth-'));
  const result = join(folder, 'result.json');
  const [program, ...args] = script('synth-app.cjs', kind, String(size), folder, project);
  try {
    const from = performance.now();
    const { status, stderr } = spawnSync(program, args, { env: { ...process.env, SYNTH_TOOK: result } });
    const elapsed = (performance.now() - from) / 1000;
    if (status !== 0) throw new Error(`${kind} failed: ${stderr}`);
    return { 'process-elapsed': elapsed, ...JSON.parse(readFileSync(result, 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
