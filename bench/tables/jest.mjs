// What synth costs within jest, which maps every line of a written stack: each kind in a separate run of jest, whose
// start is not counted. For PROJECTS, see synth.mjs.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { node, repository, table } from '../bench.mjs';
import { KINDS, measureKinds, multiple, projects } from './synth.mjs';

export const title = 'Synth of 1,000 resources under jest; time as a multiple of raw bindings without checks';

export async function rows(bench) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-jest-'));
  const config = join(folder, 'jest.config.json');
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
  try {
    return table(
      ['app', 'synth', 'with loading'],
      projects().flatMap(({ project, cdktf }) => {
        const measured = measureKinds(bench.rounds, (kind) => once(kind, project, folder, config));
        return Object.entries(KINDS).map(([kind, name]) => [
          `${cdktf}: ${name}`,
          multiple(measured, kind, `synth-${bench.by}`),
          multiple(measured, kind, `file-${bench.by}`),
        ]);
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function once(kind, project, folder, config) {
  const result = join(folder, 'result.json');
  const asked = { kind, project, resources: 1000, result, outdir: join(folder, kind) };
  const { status, stderr } = spawnSync(
    node,
    [join(repository, 'node_modules/jest/bin/jest.js'), '--config', config, '--runInBand'],
    { env: { ...process.env, SYNTH_IN_JEST: JSON.stringify(asked) } },
  );
  if (status !== 0) throw new Error(`jest failed: ${stderr}`);
  return JSON.parse(readFileSync(result, 'utf8'));
}
