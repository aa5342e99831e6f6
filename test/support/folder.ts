import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A separate folder for each test, deleted after it. */
export function testFolder(): {
  readonly path: string;
  readonly file: (name: string, content: unknown) => string;
} {
  let path = '';
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'command-'));
  });
  afterEach(() => {
    rmSync(path, { recursive: true, force: true });
  });
  return {
    get path() {
      return path;
    },
    file(name, content) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(
        file,
        typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
      );
      return file;
    },
  };
}
