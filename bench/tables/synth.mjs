// What synth costs with this library's constructs and all checks, beside the same resources in raw bindings without checks.
// RAW_BINDINGS is the folder of an installed @cdktf/provider-mongodbatlas that finds cdktf beside it; without it, the
// raw resources are made with the bindings of this library.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inSeconds, resources, script, table } from '../bench.mjs';
import { median } from '../measure.mjs';

export const title =
  'Synth, alone and with the start of Node and all loading; time as a multiple of raw bindings without checks';

const MOST = 10_000;

export const KINDS = {
  raw: 'raw bindings, no checks',
  constructs: 'constructs, all checks',
};

export const bindings = process.env.RAW_BINDINGS;

export async function rows(bench) {
  const sizes = bench.sizes.filter((size) => size <= MOST);
  const measured = sizes.map((size) => {
    const samples = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, []]));
    for (let round = 0; round < bench.rounds; round += 1)
      for (const kind of Object.keys(KINDS)) samples[kind].push(once(kind, size));
    return (kind, what) => median(samples[kind].map((sample) => sample[what]));
  });
  const seconds = (of, kind, what) => {
    const [own, raw] = [of(kind, `${what}-${bench.by}`), of('raw', `${what}-${bench.by}`)];
    return `${(own / raw).toFixed(2)} (${inSeconds(own)})`;
  };
  return table(
    ['app', ...sizes.flatMap((size) => [resources(size), 'with loading', 'peak memory'])],
    Object.entries(KINDS).map(([kind, name]) => [
      name,
      ...measured.flatMap((of) => [
        seconds(of, kind, 'synth'),
        seconds(of, kind, 'process'),
        `${Math.round(of(kind, 'mebibytes'))} MiB`,
      ]),
    ]),
  );
}

function once(kind, size) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-synth-'));
  const result = join(folder, 'result.json');
  const given = bindings === undefined ? [] : [bindings];
  const [program, ...args] = script('synth-app.cjs', kind, String(size), folder, ...given);
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
