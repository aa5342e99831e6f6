import { utimesSync } from 'node:fs';
import { problemOfBuild } from './build';
import { testFolder } from './folder';

const folder = testFolder();

/** Writes an empty file with a time in seconds. */
function file(name: string, time: number): void {
  utimesSync(folder.file(name, ''), time, time);
}

test('a package without a build has to be built', () => {
  file('src/index.ts', 1);
  expect(problemOfBuild(folder.path)).toBe('the package is not built; run npm run build');
});

test('a build is that of its sources if it is newer, or as old as a checkout of both', () => {
  file('src/index.ts', 1);
  file('src/rules/flex/name.ts', 2);
  file('dist/index.js', 2);
  expect(problemOfBuild(folder.path)).toBeUndefined();
});

test('a build is stale after an edit of any source, whatever else is newer', () => {
  file('src/index.ts', 1);
  file('dist/index.js', 2);
  file('dist/rules/index.js', 4);
  file('test/rules/flex/name.test.ts', 4);
  expect(problemOfBuild(folder.path)).toBeUndefined();
  file('src/rules/flex/name.ts', 3);
  expect(problemOfBuild(folder.path)).toBe(
    'src/rules/flex/name.ts was edited after the build; run npm run build',
  );
});
