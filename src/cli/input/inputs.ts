import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { isAbsolute, join, normalize } from 'node:path';
import { SHOW, duplicateMember } from '../../readers';
import { cut } from '../../text/cut';
import { nameOf as nameOfInput } from '../../report/words';
import type * as Gzip from '../process/gzip';
import { rejectOtherStack, stacksOfManifest } from './manifest';
import { Problem, jsonReasonOf, reasonOf } from '../process/problem';
import type { Streams } from '../process/streams';

/** The longest text that JavaScript supports. */
export const LONGEST = 0x1fffffe8;

/** The files that paths and patterns name, each once, in the order in which they are named. */
export async function namedFiles(paths: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const path of paths) {
    if (path === '-' || existsSync(path)) {
      files.push(path === '-' ? path : normalize(path));
      continue;
    }
    // Loaded only here, because most runs name a file.
    const { glob, isDynamicPattern } = await import('tinyglobby');
    if (!isDynamicPattern(path)) {
      files.push(normalize(path));
      continue;
    }
    const found = await glob(path, { dot: true, expandDirectories: false, absolute: isAbsolute(path) });
    if (found.length === 0) throw new Problem(`no file matches ${path}`);
    files.push(...found.sort());
  }
  return [...new Set(files)];
}

/** The JSON of a file, or of standard input for `-`; gzip is unzipped. */
export async function readJson(path: string, streams: Streams, reject?: Rejection): Promise<unknown> {
  return parsed(path, await bytesOf(path, streams), reject);
}

/** The JSON of a cdk.tf.json that Terraform accepts, as far as its types show. */
export async function readStackJson(path: string, streams: Streams): Promise<unknown> {
  const json = await readJson(path, streams, (text) =>
    repeatedMember(text, ', and Terraform reads both; write it once, and synthesize again'),
  );
  if (path !== '-') rejectOtherStack(path, json, streams);
  return json;
}

/** Why a JSON text is rejected although JSON.parse reads it, and what to do; undefined if it is accepted. */
export type Rejection = (text: string) => string | undefined;

/**
 * A member that is twice in one object, as a reason to reject the text: which of them counts depends on the reader.
 * @param rest how the sentence ends: what to do
 */
export function repeatedMember(text: string, rest: string): string | undefined {
  const path = duplicateMember(text);
  return path === undefined ? undefined : `${cut(path)} is defined twice${rest}`;
}

/** The JSON of bytes; gzip is unzipped. */
export function parsed(path: string, bytes: Buffer, reject: Rejection = () => undefined): unknown {
  const text = decoded(path, bytes);
  const json = parse(path, text);
  const reason = reject(text);
  if (reason !== undefined) throw new Problem(`cannot read ${nameOf(path)}: ${reason}`);
  return json;
}

async function bytesOf(path: string, streams: Streams): Promise<Buffer> {
  const bytes = await bytesIn(path, streams);
  streams.reading?.(path)(bytes);
  return bytes;
}

async function bytesIn(path: string, streams: Streams): Promise<Buffer> {
  if (path === '-') return (await import('node:stream/consumers')).buffer(streams.stdin);
  try {
    if (statSync(path).isDirectory())
      throw new Problem(`cannot read ${path}: this is a folder; name a file in it`);
    return readFileSync(path);
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(`cannot read ${path}: ${reasonOf(error)}`);
  }
}

/** The encoding that PowerShell writes for `terraform show -json plan.out > plan.json`. */
const WIDE = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

/** Unzips gzip, and rejects what is not text before it is parsed. */
function decoded(path: string, bytes: Buffer): string {
  const name = nameOf(path);
  if (bytes.length === 0) throw new Problem(`cannot read ${name}: it is empty; ${SHOW}`);
  // A saved plan is a zip archive.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    throw new Problem(`cannot read ${name}: this is a binary plan; ${SHOW}`);
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? unzipped(name, bytes) : bytes;
  if (plain.length > LONGEST)
    throw new Problem(
      `cannot read ${name}: it has ${megabytes(plain.length)} MB, and more than ${megabytes(LONGEST)} MB cannot be read`,
    );
  const wide = WIDE.find(({ mark: [first, second] }) => plain[0] === first && plain[1] === second);
  if (wide !== undefined) return new TextDecoder(wide.encoding).decode(plain);
  if (!isUtf8(plain)) throw new Problem(`cannot read ${name}: it is not UTF-8; ${SHOW}`);
  return plain.toString('utf8');
}

function unzipped(name: string, bytes: Buffer): Buffer {
  try {
    // Few inputs are zipped: the code for it is loaded only for those.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return (require('../process/gzip') as typeof Gzip).unzipped(bytes, LONGEST);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new Problem(
        `cannot read ${name}: unzipped it has more than the ${megabytes(LONGEST)} MB that can be read`,
      );
    throw new Problem(`cannot read ${name}: its gzip is broken (${reasonOf(error)})`);
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (error) {
    // `terraform plan -json` prints messages, one per line.
    const what = MESSAGES.test(text)
      ? 'these are the messages of terraform plan -json, not a plan'
      : `it is not JSON (${jsonReasonOf(error)})`;
    throw new Problem(`cannot read ${nameOf(path)}: ${what}; ${SHOW}`);
  }
}

const MESSAGES = /^\uFEFF?\s*\{"@/;

/** The cdk.tf.json files under a path: the file itself, a stack's folder, or the output folder of an app. */
export function synthesizedFiles(path: string, task: 'check' | 'forecast' | 'read'): readonly string[] {
  if (!existsSync(path))
    throw new Problem(
      `cannot read ${path}: there is no such file or folder; run cdktf synth first, or name its output`,
    );
  if (!statSync(path).isDirectory()) return [path];
  const named = stacksOfManifest(path, task);
  if (named !== undefined && named.length > 0) return named;
  const stacks = join(path, 'stacks');
  const folders = existsSync(stacks)
    ? readdirSync(stacks)
        .sort()
        .map((name) => join(stacks, name))
    : [path];
  const files = folders.map((folder) => join(folder, 'cdk.tf.json')).filter((file) => existsSync(file));
  if (files.length > 0) return files;
  if (folders.some((folder) => existsSync(join(folder, 'cdk.tf'))))
    throw new Problem(
      `cannot ${task} ${path}: it contains HCL (cdk.tf); synthesize without --hcl to ${task} it`,
    );
  throw new Problem(
    `cannot ${task} ${path}: there is no cdk.tf.json in it; run cdktf synth first, or name its output`,
  );
}

/** The name of an input in messages. */
export function nameOf(path: string): string {
  return nameOfInput({ path });
}

export function megabytes(bytes: number): number {
  return Math.floor(bytes / 1e6);
}
