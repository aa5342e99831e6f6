import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { rejected } from '../../examples/rejected/stories';
import { requireBuild } from '../support/build';

const root = join(__dirname, '..', '..');

// The example imports the package by its name, as users do.
requireBuild();

describe.each<[string, Record<string, string>]>([
  ['node main.ts', {}],
  ['the CDKTF command', { CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: 'true', SYNTH_HCL_OUTPUT: 'false' }],
  [
    'the CDKTF command with HCL',
    { CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: 'true', SYNTH_HCL_OUTPUT: 'true' },
  ],
])('an app with rejected stacks, under %s', (_, environment) => {
  let outdir: string;
  let status: number | null;
  let stderr: string;

  beforeAll(() => {
    outdir = mkdtempSync(join(tmpdir(), 'process-'));
    ({ status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', join(root, 'examples', 'rejected', 'main.ts')],
      { cwd: root, env: { ...process.env, CDKTF_OUTDIR: outdir, ...environment }, encoding: 'utf8' },
    ));
  });

  afterAll(() => {
    rmSync(outdir, { recursive: true, force: true });
  });

  test('fails with every finding', () => {
    expect(status).toBe(1);
    for (const { rule } of Object.values(rejected)) expect(stderr).toContain(`rule   ${rule}\n`);
  });

  test('writes only the stack that is accepted', () => {
    const files = globSync('**', { cwd: outdir, dot: true });
    expect(files).not.toEqual([]);
    expect(files.filter((file) => !file.startsWith('stacks/flex/'))).toEqual([]);
  });
});
