import { Readable } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';

/** How many bytes are unzipped together. */
const MOST_AT_ONCE = 1 << 20;

/**
 * The unzipped bytes.
 * @throws if there are more than that, with the code ERR_BUFFER_TOO_LARGE: a few bytes can unzip to more than the memory
 */
export function unzipped(bytes: Buffer, most: number): Buffer {
  return gunzipSync(bytes, { maxOutputLength: most });
}

/** The unzipped bytes, as they arrive. */
export async function* unzippedAsItComes(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: MOST_AT_ONCE });
  const zipped = Readable.from(chunks, { objectMode: false });
  zipped.on('error', (error) => gunzip.destroy(error));
  for await (const chunk of zipped.pipe(gunzip)) yield chunk as Buffer;
}
