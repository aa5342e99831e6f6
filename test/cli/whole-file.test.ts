import { chmodSync, chownSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../../src/cli/process/problem';
import { writeWhole } from '../../src/cli/process/whole-file';
import { testFolder } from '../support/folder';

const folder = testFolder();

/** An error as Node throws it for a system call. */
function failed(code: string, words: string): Error {
  return Object.assign(
    new Error(`${code}: ${words}, rename '/infra/.atlas-backup-x/draft' -> '/infra/a.tf'`),
    {
      code,
      syscall: 'rename',
    },
  );
}

test.each<[string, string, string]>([
  ['EPERM', 'operation not permitted', 'it is not permitted'],
  ['EACCES', 'permission denied', 'it is not permitted'],
  ['EBUSY', 'resource busy or locked', 'EBUSY: resource busy or locked'],
])('the reason of %s has no path of a draft', (code, words, reason) => {
  expect(reasonOf(failed(code, words))).toBe(reason);
});

test('a folder in place of the file is reported by its name alone', () => {
  const path = join(folder.path, 'a');
  mkdirSync(path);
  expect(() => {
    writeWhole(path, ['x']);
  }).toThrow(`cannot write ${path}: this is a folder`);
});

const isRoot = process.getuid?.() === 0;

(isRoot ? test : test.skip)('root keeps the owner and the permissions of a file', () => {
  const path = folder.file('main.tf', 'old');
  chownSync(path, 1234, 1235);
  chmodSync(path, 0o600);
  writeWhole(path, ['new']);
  const { uid, gid, mode } = statSync(path);
  expect([readFileSync(path, 'utf8'), uid, gid, mode & 0o777]).toEqual(['new', 1234, 1235, 0o600]);
  expect(readdirSync(folder.path)).toEqual(['main.tf']);
});
