import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { changedBetween, contents } from '../../tools/check-generated';
import { testFolder } from '../support/folder';

const folder = testFolder();

const git = (...typed: readonly string[]): void => {
  execFileSync('git', typed, { cwd: folder.path });
};

beforeEach(() => {
  git('init', '--quiet');
  folder.file('.gitignore', 'dist/\n');
  folder.file('committed.md', 'one');
  folder.file('deleted.md', 'one');
  git('add', '--all');
});

describe('the files of a clone', () => {
  test('are those that git tracks or would add, without what it ignores', () => {
    folder.file('dist/built.js', 'one');
    folder.file('docs/new page.md', 'one');
    expect([...contents(folder.path).keys()].sort()).toEqual([
      '.gitignore',
      'committed.md',
      'deleted.md',
      'docs/new page.md',
    ]);
  });

  test('differ by what was added, deleted or changed, also if it was not committed before', () => {
    folder.file('uncommitted.md', 'one');
    const before = contents(folder.path);
    folder.file('uncommitted.md', 'two');
    folder.file('committed.md', 'one');
    folder.file('added.md', 'one');
    rmSync(join(folder.path, 'deleted.md'));
    expect(changedBetween(before, contents(folder.path))).toEqual([
      'added.md',
      'deleted.md',
      'uncommitted.md',
    ]);
  });

  test('do not differ if the same text is written again', () => {
    const before = contents(folder.path);
    folder.file('committed.md', 'one');
    expect(changedBetween(before, contents(folder.path))).toEqual([]);
  });
});

test('a folder that is not a clone is rejected', () => {
  rmSync(join(folder.path, '.git'), { recursive: true });
  expect(() => contents(folder.path)).toThrow('git cannot list the files here: run it in a clone');
});
