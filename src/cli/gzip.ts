import { Readable } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';

/** As many bytes are unzipped together. */
const MOST_AT_ONCE = 1 << 20;

/**
 * The bytes without the gzip around them.
 * @throws where there are more than that, with the code ERR_BUFFER_TOO_LARGE: a few bytes can hold more than there is memory
 */
export function unzipped(bytes: Buffer, most: number): Buffer {
  return gunzipSync(bytes, { maxOutputLength: most });
}

/** The bytes without the gzip around them, as they come. */
export async function* unzippedAsItComes(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: MOST_AT_ONCE });
  const zipped = Readable.from(chunks, { objectMode: false });
  zipped.on('error', (error) => gunzip.destroy(error));
  for await (const chunk of zipped.pipe(gunzip)) yield chunk as Buffer;
}
