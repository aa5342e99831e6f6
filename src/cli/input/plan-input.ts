import { createReadStream, statSync } from 'node:fs';
import { SHOW, UnreadableInput, readPlanBytes } from '../../readers';
import { LONGEST, megabytes, nameOf, parsed, readJson, repeatedMember } from './inputs';
import type * as Gzip from '../process/gzip';
import { Problem, jsonReasonOf, reasonOf } from '../process/problem';
import type { BytesRead, Streams } from '../process/streams';

/** A plan up to this length is read as one text; from a longer one only the parts that are used are kept. */
const SHORT = 1 << 20;

/** The JSON of a plan, from a file or from standard input for `-`, however long it is; gzip is unzipped. */
export async function readPlanJson(path: string, streams: Streams): Promise<unknown> {
  if (path !== '-' && !isLong(path)) return readJson(path, streams, rejectRepeated);
  const chunks = plain(
    path,
    bytesIn(
      path === '-' ? streams.stdin : createReadStream(path, { highWaterMark: SHORT }),
      streams.reading?.(path),
    ),
  );
  const [first, rest] = await beginningOf(chunks, SHORT);
  // A short input, or one that is not a JSON object, is read as a whole, which gives the better error.
  if (first.length <= SHORT || !BEGINNING.test(first.toString('latin1', 0, 100)) || isReadWhole(first))
    return parsed(path, await all(path, first, rest), rejectRepeated);
  try {
    return await readPlanBytes(chain(first.subarray(first.indexOf('{')), rest));
  } catch (error) {
    if (error instanceof UnreadableInput)
      throw new Problem(`cannot read ${nameOf(path)}: ${error.message}; ${SHOW}`);
    if (!(error instanceof SyntaxError)) throw error;
    throw new Problem(`cannot read ${nameOf(path)}: it is not JSON (${jsonReasonOf(error)}); ${SHOW}`);
  }
}

function rejectRepeated(text: string): string | undefined {
  return repeatedMember(text, `; ${SHOW}`);
}

/** Whether a long input is a state or an estate table: of a plan only what is read is kept, and these have other members. */
function isReadWhole(first: Buffer): boolean {
  const beginning = first.toString('latin1', 0, 300);
  return STATE.test(beginning) || TABLE.test(beginning);
}

/** What `estate --format json` writes. */
const TABLE = /^(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:/;

const STATE =
  /^(?:\xef\xbb\xbf)?\s*\{\s*(?:"version"\s*:\s*\d|(?:"(?:format|terraform)_version"\s*:\s*"[^"]*"\s*,\s*){0,2}"values"\s*:)/;

/** Whether it is an object, and not the first of the messages that terraform plan -json prints. */
const BEGINNING = /^(?:\xef\xbb\xbf)?\s*\{\s*(?!\s|"@)/;

function isLong(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true && found.size > SHORT;
}

async function* bytesIn(
  stream: NodeJS.ReadableStream,
  reading: ReturnType<BytesRead> | undefined,
): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    reading?.(bytes);
    yield bytes;
  }
}

/** The unzipped bytes. */
async function* plain(path: string, chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const [first, rest] = await named(path, () => beginningOf(chunks, 1));
  const source = chain(first, rest);
  if (first[0] !== 0x1f || first[1] !== 0x8b) {
    yield* source;
    return;
  }
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    yield* (require('../process/gzip') as typeof Gzip).unzippedAsItComes(source);
  } catch (error) {
    throw new Problem(`cannot read ${nameOf(path)}: its gzip is broken (${reasonOf(error)})`);
  }
}

async function named<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new Problem(`cannot read ${nameOf(path)}: ${reasonOf(error)}`);
  }
}

/** At least this many bytes, or all of them, and the rest. */
async function beginningOf(
  chunks: AsyncGenerator<Buffer>,
  length: number,
): Promise<readonly [first: Buffer, rest: AsyncGenerator<Buffer>]> {
  const read: Buffer[] = [];
  for (let held = 0; held <= length;) {
    const next = await chunks.next();
    if (next.done === true) break;
    read.push(next.value);
    held += next.value.length;
  }
  return [Buffer.concat(read), chunks];
}

async function* chain(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

async function all(path: string, first: Buffer, rest: AsyncGenerator<Buffer>): Promise<Buffer> {
  const chunks = [first];
  let length = first.length;
  for await (const chunk of rest) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LONGEST)
      throw new Problem(
        `cannot read ${nameOf(path)}: it has more than the ${megabytes(LONGEST)} MB that can be read`,
      );
  }
  return Buffer.concat(chunks);
}
