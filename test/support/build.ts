import { statSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';

const ROOT = join(__dirname, '..', '..');

/**
 * For tests of the built package: without this, they would pass without testing, or test what src was before an edit.
 * @throws if the package is not built, or was built before the last edit of `src`
 */
export function requireBuild(): void {
  const problem = problemOfBuild(ROOT);
  if (problem !== undefined) throw new Error(problem);
}

/** Why the build in a folder is not that of its sources. */
export function problemOfBuild(root: string): string | undefined {
  const built = statSync(join(root, 'dist', 'index.js'), { throwIfNoEntry: false });
  if (built === undefined) return 'the package is not built; run npm run build';
  const edited = globSync('src/**', { cwd: root, dot: true, followSymbolicLinks: false })
    .sort()
    .find((path) => statSync(join(root, path)).mtimeMs > built.mtimeMs);
  return edited === undefined ? undefined : `${edited} was edited after the build; run npm run build`;
}
