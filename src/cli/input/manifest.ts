import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, normalize, relative, resolve } from 'node:path';
import { Problem, jsonReasonOf, reasonOf } from '../process/problem';
import { isObject } from '../../readers/json/json';

/** A stack as the manifest of CDKTF names it. */
interface ManifestStack {
  readonly name: string;
  /** Its file, relative to the folder of the manifest. */
  readonly file: string;
}

const SYNTHESIZE = 'synthesize again with cdktf synth';

/**
 * The files of the stacks that the manifest.json of a folder names; undefined if the folder has none. CDKTF deploys what
 * the manifest names, so a stack that it does not name, or names and that is not there, is not passed over.
 */
export function stacksOfManifest(folder: string, task: string): readonly string[] | undefined {
  const stacks = manifestIn(folder);
  if (stacks === undefined) return undefined;
  const files = stacks.map((stack) => fileOf(folder, stack, task));
  rejectOthers(folder, new Set(files), task);
  return files.sort();
}

/** The stacks of the manifests that a run has read, by their folders and files; undefined where there is none. */
type NamedStacks = Map<string, ReadonlyMap<string, ManifestStack> | undefined>;

const namedIn = new WeakMap<object, NamedStacks>();

/**
 * Rejects a cdk.tf.json that is not that of the stack for which the manifest of its output folder names it.
 * @param json what the file contains
 * @param run an object of this run alone, in which a manifest is read only for the first of its stacks
 */
export function rejectOtherStack(file: string, json: unknown, run: object): void {
  const folder = dirname(dirname(dirname(file)));
  if (basename(dirname(dirname(file))) !== 'stacks') return;
  const named: NamedStacks = namedIn.get(run) ?? new Map<string, undefined>();
  namedIn.set(run, named);
  if (!named.has(folder)) named.set(folder, stacksByFile(folder));
  const own = named.get(folder)?.get(resolve(file));
  const name = stackNameOf(json);
  if (own !== undefined && name !== undefined && name !== own.name)
    throw new Problem(
      `cannot check ${file}: it is the stack "${name}", and ${join(folder, 'manifest.json')} names it for the stack "${own.name}"; ${SYNTHESIZE}`,
    );
}

function stacksByFile(folder: string): ReadonlyMap<string, ManifestStack> | undefined {
  const stacks = manifestIn(folder);
  // Of two stacks with one file, the first counts.
  return stacks && new Map([...stacks].reverse().map((stack) => [resolve(folder, stack.file), stack]));
}

function fileOf(folder: string, { name, file }: ManifestStack, task: string): string {
  const path = join(folder, file);
  if (isAbsolute(file) || relative(folder, path).startsWith('..'))
    throw new Problem(
      `cannot ${task} ${folder}: its manifest.json names a file outside of it for the stack "${name}"; ${SYNTHESIZE}`,
    );
  const isHcl = !file.endsWith('.json');
  if (isHcl || (!existsSync(path) && existsSync(path.replace(/\.json$/, ''))))
    throw new Problem(
      `cannot ${task} ${folder}: it holds HCL (${basename(file).replace(/\.json$/, '')}) for the stack "${name}"; synthesize without --hcl to ${task} it`,
    );
  if (!existsSync(path))
    throw new Problem(
      `cannot ${task} ${folder}: there is no ${file}, which its manifest.json names for the stack "${name}"; ${SYNTHESIZE}`,
    );
  return normalize(path);
}

/** Stacks that are there and that the manifest does not name: CDKTF would not deploy them, so who wrote them is unclear. */
function rejectOthers(folder: string, named: ReadonlySet<string>, task: string): void {
  const stacks = join(folder, 'stacks');
  if (!existsSync(stacks)) return;
  for (const name of readdirSync(stacks).sort())
    for (const file of ['cdk.tf.json', 'cdk.tf']) {
      const path = join(stacks, name, file);
      if (existsSync(path) && !named.has(normalize(path)))
        throw new Problem(
          `cannot ${task} ${folder}: its manifest.json does not name ${join('stacks', name, file)}; delete ${join(stacks, name)}, or ${SYNTHESIZE}`,
        );
    }
}

function manifestIn(folder: string): readonly ManifestStack[] | undefined {
  const path = join(folder, 'manifest.json');
  if (!existsSync(path)) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? `it is not JSON (${jsonReasonOf(error)})` : reasonOf(error);
    throw new Problem(`cannot read ${path}: ${reason}; ${SYNTHESIZE}`);
  }
  const stacks = memberOf(json, 'stacks');
  if (!isObject(stacks)) throw new Problem(`cannot read ${path}: stacks is not an object; ${SYNTHESIZE}`);
  return Object.entries(stacks).map(([key, stack]) => {
    const name = memberOf(stack, 'name');
    const file = memberOf(stack, 'synthesizedStackPath');
    if (typeof name !== 'string' || typeof file !== 'string')
      throw new Problem(
        `cannot read ${path}: stacks.${key} has no name or no synthesizedStackPath; ${SYNTHESIZE}`,
      );
    return { name, file };
  });
}

/** The name that CDKTF leaves in the file of a stack. */
function stackNameOf(json: unknown): string | undefined {
  const name = memberOf(memberOf(memberOf(json, '//'), 'metadata'), 'stackName');
  return typeof name === 'string' ? name : undefined;
}

function memberOf(json: unknown, name: string): unknown {
  return isObject(json) && Object.hasOwn(json, name) ? json[name] : undefined;
}
