import { fstatSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** A set of files. Symbolic and hard links to a file are that file. */
export class Files {
  private readonly keys = new Set<string>();

  add(path: string): void {
    for (const key of keysOf(path)) this.keys.add(key);
  }

  /** Adds the file behind a descriptor, such as a file that is redirected to standard input. */
  addOpen(descriptor: number): void {
    try {
      const found = fstatSync(descriptor, { bigint: true });
      if (found.isFile()) this.keys.add(`inode ${found.dev} ${found.ino}`);
    } catch {
      // The descriptor is closed.
    }
  }

  has(path: string): boolean {
    return keysOf(path).some((key) => this.keys.has(key));
  }
}

function keysOf(path: string): readonly string[] {
  const key = `path ${realPath(path)}`;
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    // Some file systems have no inode numbers.
    return found === undefined || found.ino === 0n ? [key] : [key, `inode ${found.dev} ${found.ino}`];
  } catch {
    return [key];
  }
}

/** A path with its links resolved, as far as it exists. */
function realPath(path: string): string {
  const whole = resolve(path);
  try {
    return realpathSync(whole);
  } catch {
    const folder = dirname(whole);
    return folder === whole ? whole : join(realPath(folder), basename(whole));
  }
}
