import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Problem, reasonOf } from './problem';

/** Writes a file whole or not at all: beside it first, then in its place. Folders on the way to it are made. */
export function writeWhole(path: string, text: string): void {
  try {
    if (isSpecial(path)) writeFileSync(path, text);
    else replace(targetOf(path), text);
  } catch (error) {
    throw new Problem(`cannot write ${path}: ${reasonOf(error)}`);
  }
}

/** Whether there is something that is no file: a device or a pipe, which takes everything, or a folder. */
export function isSpecial(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === false;
  } catch {
    // Something on the way to it is no folder: writing says so.
    return false;
  }
}

/** The file behind a link. */
function targetOf(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  mkdirSync(dirname(path), { recursive: true });
  return path;
}

function replace(path: string, text: string): void {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
