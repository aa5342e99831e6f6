import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Problem, reasonOf } from './problem';
import type { Streams } from './streams';

/** Writes a file whole or not at all: beside it first, then in its place. Folders on the way to it are made. */
export function writeWhole(path: string, parts: Iterable<string>): void {
  try {
    if (isSpecial(path)) writeParts(path, parts);
    else replace(targetOf(path), parts);
  } catch (error) {
    throw new Problem(`cannot write ${path}: ${reasonOf(error)}`);
  }
}

/** A report, and where it goes: to a file, or to standard output. */
export interface ReportText {
  readonly file: string | undefined;
  readonly parts: Iterable<string>;
}

/** Writes reports, those in files first. */
export function writeReports(reports: readonly ReportText[], { stdout }: Streams): void {
  for (const { file, parts } of reports) if (file !== undefined) writeWhole(file, parts);
  for (const { file, parts } of reports) if (file === undefined) for (const part of parts) stdout.write(part);
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

function replace(path: string, parts: Iterable<string>): void {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeParts(draft, parts);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function writeParts(path: string, parts: Iterable<string>): void {
  const file = openSync(path, 'w');
  try {
    for (const part of parts) writeFileSync(file, part);
  } finally {
    closeSync(file);
  }
}
