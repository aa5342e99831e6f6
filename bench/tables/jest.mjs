// What synth costs within jest, which maps every line of a written stack: each kind in a jest of its own, round after
// round, without the start of jest.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inSeconds, node, repository, table } from '../bench.mjs';
import { median } from '../measure.mjs';
import { KINDS, bindings } from './synth.mjs';

export const title = 'Synth of 1,000 resources under jest; time as a multiple of raw bindings without checks';

export async function rows(bench) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-jest-'));
  const config = join(folder, 'jest.config.json');
  const result = join(folder, 'result.json');
  writeFileSync(
    config,
    JSON.stringify({
      rootDir: repository,
      testEnvironment: 'node',
      testMatch: ['<rootDir>/bench/synth-jest.cjs'],
      moduleFileExtensions: ['js', 'cjs', 'json'],
      // Users have the library in node_modules, which jest does not transform.
      transform: {},
      testTimeout: 600_000,
    }),
  );
  const samples = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, []]));
  try {
    for (let round = 0; round < bench.rounds; round += 1)
      for (const kind of Object.keys(KINDS)) {
        const asked = { kind, resources: 1000, result, outdir: join(folder, kind), bindings };
        const { status, stderr } = spawnSync(
          node,
          [join(repository, 'node_modules/jest/bin/jest.js'), '--config', config, '--runInBand'],
          { env: { ...process.env, SYNTH_IN_JEST: JSON.stringify(asked) } },
        );
        if (status !== 0) throw new Error(`jest failed: ${stderr}`);
        samples[kind].push(JSON.parse(readFileSync(result, 'utf8')));
      }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const seconds = (kind, what) => median(samples[kind].map((sample) => sample[what][bench.by]));
  const figures = (kind, what) =>
    `${(seconds(kind, what) / seconds('raw', what)).toFixed(2)} (${inSeconds(seconds(kind, what))})`;
  return table(
    ['app', 'synth', 'with loading'],
    Object.entries(KINDS).map(([kind, name]) => [name, figures(kind, 'synth'), figures(kind, 'file')]),
  );
}
