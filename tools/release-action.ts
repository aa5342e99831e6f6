/**
 * Creates the commit that a release of the Action is tagged at. It adds one file to HEAD, the bundled command, which is not
 * kept on the main branch. The Action runs that file, and nothing from the workspace that it reviews.
 *
 *     npm run release:action              prints the commit
 *     npm run release:action -- --tag     tags it with the version of package.json
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleCommand, writeLicences } from './bundle-command';

const ROOT = join(__dirname, '..');

/** The folder of the command in a release; action/review.mjs looks for it there. */
const FOLDER = 'action/command';

/** Writes the files that a release adds, under a folder. */
export async function writeActionCommand(into: string): Promise<void> {
  mkdirSync(join(into, FOLDER), { recursive: true });
  const folder = join(into, FOLDER);
  writeLicences(folder, await bundleCommand('main', join(folder, 'main.js'), []));
}

/** Commits HEAD with these files added. It changes neither a branch nor the work tree. */
export function releaseCommit(repository: string, files: string, version: string): string {
  const git = gitIn(repository);
  const changed = git(['status', '--porcelain', '--untracked-files=no']);
  if (changed !== '')
    throw new Error(
      `commit or stash these first, because a release contains only what is committed:\n${changed}`,
    );
  const drafts = mkdtempSync(join(tmpdir(), 'release-'));
  try {
    const index = { GIT_INDEX_FILE: join(drafts, 'index') };
    git(['read-tree', 'HEAD'], index);
    for (const name of readdirSync(join(files, FOLDER)).sort()) {
      const blob = git(['hash-object', '-w', '--no-filters', join(files, FOLDER, name)]);
      git(['update-index', '--add', '--cacheinfo', `100644,${blob},${FOLDER}/${name}`], index);
    }
    const tree = git(['write-tree'], index);
    return git(['commit-tree', tree, '-p', 'HEAD', '-m', `Release ${version}`, '-m', WHY]);
  } finally {
    rmSync(drafts, { recursive: true, force: true });
  }
}

const WHY = `Adds the command that the Action runs, built from the parent of this commit. It
is only in the tag, so that the Action does not depend on the workspace.`;

function gitIn(repository: string): (typed: readonly string[], more?: Record<string, string>) => string {
  return (typed, more = {}) => {
    const { status, stdout, stderr } = spawnSync('git', typed, {
      cwd: repository,
      encoding: 'utf8',
      env: { ...process.env, ...more },
    });
    if (status !== 0) throw new Error(`git ${typed.join(' ')}: ${stderr.trim()}`);
    return stdout.trim();
  };
}

async function main(typed: readonly string[]): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const files = mkdtempSync(join(tmpdir(), 'action-'));
  try {
    await writeActionCommand(files);
    const commit = releaseCommit(ROOT, files, version);
    if (typed.includes('--tag'))
      gitIn(ROOT)(['tag', '-a', `v${version}`, '-m', `Release ${version}`, commit]);
    process.stdout.write(`${commit}\n`);
  } finally {
    rmSync(files, { recursive: true, force: true });
  }
}

if (require.main === module)
  main(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
