import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { Problem, reasonOf } from './problem';

/** Writes a file whole or not at all: beside it first, then in its place. */
export function writeWhole(path: string, text: string): void {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new Problem(`cannot write ${path}: ${reasonOf(error)}`);
  }
}
