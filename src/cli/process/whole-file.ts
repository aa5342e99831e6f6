import {
  type Stats,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem, reasonOf } from './problem';

/** Writes a complete file or nothing: to a draft next to it first, then in its place. Creates missing folders. */
export function writeWhole(path: string, parts: Iterable<string>): void {
  try {
    if (isSpecial(path)) writeParts(path, parts);
    else replace(targetOf(path), parts);
  } catch (error) {
    throw new Problem(`cannot write ${path}: ${reasonOf(error)}`);
  }
}

/** Removes a file that an earlier run wrote, if that is possible. */
export function removeWritten(path: string): void {
  try {
    rmSync(targetOf(path), { force: true });
  } catch {
    // It could not be written either, which is reported.
  }
}

/** Whether there is something other than a file: a device or a pipe, which accepts everything, or a folder. */
export function isSpecial(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === false;
  } catch {
    // A part of the path is not a folder, which writing reports.
    return false;
  }
}

/** The file behind a link. Creates the folders of a path that does not exist. */
function targetOf(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  mkdirSync(dirname(path), { recursive: true });
  return path;
}

/** Replaces a file in one step. The new content is written to a draft with an unpredictable name first. */
function replace(path: string, parts: Iterable<string>): void {
  holdSignals();
  const folder = mkdtempSync(join(dirname(path), '.atlas-backup-'));
  try {
    const draft = join(folder, 'draft');
    const before = statSync(path, { throwIfNoEntry: false });
    writeParts(draft, parts, { flags: 'wx', mode: before?.mode ?? 0o666 });
    if (before !== undefined) keepOwner(draft, before);
    renameSync(draft, path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Gives a draft the owner of the file that it replaces, as far as that is permitted: root may, for example. */
function keepOwner(draft: string, { uid, gid }: Stats): void {
  const now = statSync(draft);
  if (now.uid === uid && now.gid === gid) return;
  try {
    chownSync(draft, uid, gid);
  } catch {
    // Whoever may write the file, but not give it away, owns what is written.
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let holdsSignals = false;

/** Delays a signal that ends the process until the draft has replaced the file, or is deleted. */
function holdSignals(): void {
  if (holdsSignals) return;
  holdsSignals = true;
  const stop = (): void => {
    for (const signal of SIGNALS) process.off(signal, end);
    holdsSignals = false;
  };
  const end = (signal: NodeJS.Signals): void => {
    stop();
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  // Files are written synchronously. Signals that arrive meanwhile are delivered in the next turn of the event loop.
  setImmediate(stop);
}

function writeParts(
  path: string,
  parts: Iterable<string>,
  { flags = 'w', mode }: { readonly flags?: string; readonly mode?: number } = {},
): void {
  const file = openSync(path, flags, mode);
  try {
    for (const part of parts) writeFileSync(file, part);
  } finally {
    closeSync(file);
  }
}
