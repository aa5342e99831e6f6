/**
 * Runs `npm run generate` and fails where a file is different afterwards: somebody changed what it is made of, and did not
 * run it. `npm run generated`; files that are not committed yet may be there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

/** The files of a folder that git has or would take, with what is in them. */
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
  if (status !== 0) throw new Error('this is no clone: git cannot list its files');
  const paths = stdout.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'latin1')]));
}

/** The paths of files that came, went or changed. */
export function changedBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).sort();
}

function main(): void {
  const before = contents();
  const { status } = spawnSync('npm', ['run', '--silent', 'generate'], { cwd: ROOT, stdio: 'inherit' });
  const changed = changedBetween(before, contents());
  if (changed.length > 0)
    process.stderr.write(
      `Not in step with what they are made of, and now generated again:\n${changed.map((path) => `  ${path}\n`).join('')}Look at the difference, and commit it.\n`,
    );
  if (status !== 0 || changed.length > 0) process.exitCode = 1;
}

if (require.main === module) main();
