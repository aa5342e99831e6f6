import { fstatSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Files by what they are: a link to a file is that file, also a hard one. */
export class Files {
  private readonly keys = new Set<string>();

  add(path: string): void {
    for (const key of keysOf(path)) this.keys.add(key);
  }

  /** Adds what an open file is, such as standard input that comes from a file. */
  addOpen(descriptor: number): void {
    try {
      const found = fstatSync(descriptor, { bigint: true });
      if (found.isFile()) this.keys.add(`inode ${found.dev} ${found.ino}`);
    } catch {
      // Nothing is open there.
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
    // Some file systems number nothing.
    return found === undefined || found.ino === 0n ? [key] : [key, `inode ${found.dev} ${found.ino}`];
  } catch {
    return [key];
  }
}

/** A path without links, as far as there is something on it. */
function realPath(path: string): string {
  const whole = resolve(path);
  try {
    return realpathSync(whole);
  } catch {
    const folder = dirname(whole);
    return folder === whole ? whole : join(realPath(folder), basename(whole));
  }
}
