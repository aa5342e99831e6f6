/**
 * Runs `npm run generate` and fails if that changes a file: its source was changed without generating it again. Run it
 * with `npm run generated`, also in a clone with uncommitted changes.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

/** The files of a clone that git tracks or does not ignore, with their content. */
export function contents(root = ROOT): ReadonlyMap<string, string> {
  const { stdout, status } = spawnSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    },
  );
  if (status !== 0) throw new Error('git cannot list the files here: run it in a clone');
  const paths = stdout.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'latin1')]));
}

/** The paths of files that were added, deleted or changed. */
export function changedBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).sort();
}

function main(): void {
  const before = contents();
  // On Windows, npm is a script that only a shell runs.
  const { status } = spawnSync('npm run --silent generate', { cwd: ROOT, stdio: 'inherit', shell: true });
  const changed = changedBetween(before, contents());
  if (changed.length > 0)
    process.stderr.write(
      `These files did not match their sources and were generated again; check the difference and commit it:\n${changed.map((path) => `  ${path}\n`).join('')}`,
    );
  if (status !== 0 || changed.length > 0) process.exitCode = 1;
}

if (require.main === module) main();
