import { type Hash, createHash } from 'node:crypto';
import { Problem } from '../process/problem';
import type { BytesRead } from '../process/streams';

/** The SHA-256 digests of the files that a run reads, of the bytes that it reads. */
export class Digests {
  private readonly hashes = new Map<string, Hash[]>();
  private readonly known = new Map<string, string>();

  /** To be called when a file is read, and then with its bytes. */
  readonly reading: BytesRead = (path) => {
    const hash = createHash('sha256');
    this.hashes.set(path, [...(this.hashes.get(path) ?? []), hash]);
    return (bytes) => {
      hash.update(bytes);
    };
  };

  /** The paths that were read, in that order. */
  get paths(): readonly string[] {
    return [...this.hashes.keys()];
  }

  /**
   * The digest of a file that was read completely.
   * @throws Problem if it was read several times, and was not the same
   */
  of(path: string): string {
    const known = this.known.get(path);
    if (known !== undefined) return known;
    const [digest, ...others] = new Set((this.hashes.get(path) ?? []).map((hash) => hash.digest('hex')));
    if (digest === undefined) throw new Error(`${path} was not read`);
    if (others.length > 0) throw new Problem(`${path} changed while it was read; run the command again`);
    this.known.set(path, digest);
    return digest;
  }
}
