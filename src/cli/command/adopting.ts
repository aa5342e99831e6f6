import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import {
  type AdoptedCode,
  type Adoption,
  type CodeFile,
  type Load,
  type StackLayout,
  type StateResource,
  adopt,
  differenceText,
  filesOf,
  importIdOf,
  openImportIdOf,
  importsOf,
  readState,
} from '../../adopt';
import { count } from '../../text/count';
import { cut } from '../../text/cut';
import { printable } from '../../text/printable';
import { shellWord } from '../../text/shell-word';
import { CLEAN, FOUND } from '../process/exit-codes';
import { readable } from '../input/input-kinds';
import { nameOf, namedFiles, readJson, repeatedMember } from '../input/inputs';
import { Problem, reasonOf } from '../process/problem';
import type { Streams } from '../process/streams';
import { tool } from '../process/version';
import { type ReadState, findingsOfStacks, forecastOfStates } from '../input/what-exists';
import { writeWhole } from '../process/whole-file';

/** The typed options of `adopt`. */
export interface TypedAdoptOptions {
  readonly to: string;
  readonly inPlace?: boolean;
  readonly singleStack?: boolean;
  readonly projectPerStack?: boolean;
  readonly language?: string;
  readonly dryRun?: boolean;
  readonly verify: boolean;
}

/** Writes code for what states have; returns the exit code. */
export async function adoptStates(
  paths: readonly string[],
  typed: TypedAdoptOptions,
  streams: Streams,
): Promise<number> {
  const { to, inPlace = false, dryRun = false, verify } = typed;
  const layout = layoutOf(typed);
  const inputs = await namedFiles(paths);
  if (inPlace && inputs.length > 1)
    throw new Problem('--in-place keeps the addresses of one state: name one, and a folder for each');
  const { states, resources, deposed } = await contentOf(inputs, streams);
  const adoption = readable(inputs, () =>
    adopt(resources, { load: verify ? loader() : undefined, inPlace, layout }),
  );
  if (adoption.code.places.length === 0)
    throw new Problem(`${inputs.map(nameOf).join(', ')}: there are no resources of MongoDB Atlas to adopt`);
  const files = filesOf(adoption.code, { inPlace, layout, version: tool().version });
  const kept = files.filter(({ name, keepsOld }) => keepsOld && existsSync(join(to, name)));
  const toWrite = files.filter((file) => !kept.includes(file));
  const taken = toWrite.find(({ name }) => existsSync(join(to, name)));
  if (taken !== undefined)
    throw new Problem(
      `${join(to, taken.name)} exists, and is not overwritten; choose another folder, or delete it`,
    );
  if (!dryRun) writeFiles(to, toWrite);
  const said = [
    ...summary(adoption, { to, files: toWrite, kept, inPlace, dryRun }),
    ...deposed.map((address) => `left out: ${address}: an interrupted replacement left it behind`),
    ...forecastOfStates(states),
  ];
  for (const line of said) streams.stdout.write(`${printable(line)}\n`);
  const { trip } = adoption;
  return trip === undefined || trip.equal === trip.all ? CLEAN : FOUND;
}

/** How the typed options divide the code into stacks. */
function layoutOf({ singleStack, projectPerStack, inPlace, language }: TypedAdoptOptions): StackLayout {
  if (language !== undefined && language !== 'typescript')
    throw new Problem(`--language "${language}" is not supported; write typescript`);
  if (projectPerStack !== true) return 'single-stack';
  if (singleStack === true)
    throw new Problem('--single-stack and --project-per-stack exclude each other; choose one');
  if (inPlace === true)
    throw new Problem(
      '--in-place keeps one state, and --project-per-stack makes one for each project: Terraform cannot move resources to another state; leave out --in-place to import them there',
    );
  return 'project-per-stack';
}

/** What states have. */
interface Content {
  readonly states: readonly ReadState[];
  readonly resources: readonly StateResource[];
  /** Addresses of what an interrupted replacement left behind. */
  readonly deposed: readonly string[];
}

async function contentOf(inputs: readonly string[], streams: Streams): Promise<Content> {
  const states: ReadState[] = [];
  const resources: StateResource[] = [];
  const deposed: string[] = [];
  const objects = new Objects();
  for (const path of inputs) {
    const json = await readJson(path, streams, (text) =>
      repeatedMember(text, '; write it with: terraform show -json > state.json'),
    );
    const content = readable(path, () => readState(json));
    states.push({ path, json });
    // Two states may have the same addresses.
    const within = (address: string): string =>
      inputs.length === 1 ? address : `${nameOf(path)}: ${address}`;
    const seen = new Set<string>();
    for (const resource of content.resources) {
      if (seen.has(resource.address))
        throw new Problem(`cannot read ${nameOf(path)}: ${printable(cut(resource.address))} is there twice`);
      seen.add(resource.address);
      resources.push({ ...resource, address: within(resource.address) });
    }
    objects.add(path, content.resources);
    deposed.push(...content.deposed.map(within));
  }
  return { states, resources, deposed };
}

/** The objects of Atlas that were read, by their ids. Two states that manage one object would overwrite each other. */
class Objects {
  private readonly owners = new Map<string, string>();

  /** @throws Problem if another state has one of these objects */
  add(path: string, resources: readonly StateResource[]): void {
    const shared: { readonly named: string; readonly owner: string }[] = [];
    const own: string[] = [];
    for (const { address, type, values, sensitive } of resources) {
      const id = importIdOf(type, values);
      if (id === undefined) continue;
      const key = `${type} ${id}`;
      const owner = this.owners.get(key);
      if (owner === undefined) own.push(key);
      else {
        const shown = openImportIdOf(type, values, sensitive);
        const named = printable(cut(address)) + (shown === undefined ? '' : ` (${printable(cut(shown))})`);
        shared.push({ named, owner });
      }
    }
    for (const key of own) this.owners.set(key, path);
    const [first] = shared;
    if (first === undefined) return;
    const others = shared.length === 1 ? '' : ` and ${count(shared.length - 1, 'other resource')}`;
    const are = shared.length === 1 ? 'is' : 'are';
    throw new Problem(
      `${first.named}${others} of ${nameOf(path)} ${are} also in ${nameOf(first.owner)}: only one state can have an object; remove it from the other one, or name only one of these files`,
    );
  }
}

/** Loads CDKTF, and the constructs of this package. They are not part of the command: most who use it do not have CDKTF. */
function loader(): Load {
  const entries: Readonly<Record<string, string>> = {
    cdktf: 'cdktf',
    constructs: 'constructs',
    'cdktf-atlas-backup': join(__dirname, '../..', 'constructs'),
  };
  const load: Load = (from) => {
    const entry = entries[from] ?? join(__dirname, '../..', from.slice('cdktf-atlas-backup/'.length));
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the name is one of this package
    return require(entry) as ReturnType<Load>;
  };
  try {
    load('cdktf');
    load('cdktf-atlas-backup');
  } catch (error) {
    throw new Problem(
      `verifying the code needs CDKTF (${reasonOf(error)}); install it with: npm install cdktf constructs, or add --no-verify`,
    );
  }
  return load;
}

/** Writes all files or none. A folder that does not exist appears with all of them. */
function writeFiles(to: string, files: readonly CodeFile[]): void {
  const target = resolve(to);
  if (existsSync(target)) {
    const written: string[] = [];
    try {
      for (const { name, content } of files) {
        writeWhole(join(target, name), [content]);
        written.push(join(target, name));
      }
    } catch (error) {
      for (const file of written) rmSync(file, { force: true });
      throw error;
    }
    return;
  }
  try {
    mkdirSync(dirname(target), { recursive: true });
    const draft = mkdtempSync(join(dirname(target), '.atlas-backup-'));
    try {
      const folder = join(draft, basename(target));
      mkdirSync(folder);
      for (const { name, content } of files) writeFileSync(join(folder, name), content, { flag: 'wx' });
      renameSync(folder, target);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  } catch (error) {
    throw new Problem(`cannot write ${to}: ${reasonOf(error)}`);
  }
}

interface Said {
  readonly to: string;
  readonly files: readonly CodeFile[];
  readonly kept: readonly CodeFile[];
  readonly inPlace: boolean;
  readonly dryRun: boolean;
}

function* summary(adoption: Adoption, { to, files, kept, inPlace, dryRun }: Said): Iterable<string> {
  const { code } = adoption;
  // One construct may have several resources.
  const constructs = code.files
    .flatMap(({ statements }) => statements)
    .filter(({ creates = [] }) => creates.some(({ path }) => path.length > 0)).length;
  const raw = code.places.filter(({ isConstruct }) => !isConstruct).length;
  const all = code.places.length + code.others.length;
  const others = code.others.length === 0 ? '' : `; ${code.others.length} not adopted`;
  yield `${count(all, 'resource')} -> ${count(constructs, 'construct')}, ${count(raw, 'raw resource')}${others}`;
  if (dryRun) yield 'nothing is written: --dry-run';
  const width = Math.max(...files.map(({ name }) => join(to, name).length));
  for (const { name, what } of files) yield `  ${join(to, name).padEnd(width)}  ${what}`;
  for (const { name } of kept) yield `  ${join(to, name)} exists, and is kept`;
  yield* list(
    'not adopted',
    code.others.map(({ address, type }) => `${address}: ${whyNot(type)}`),
  );
  yield* list(
    `${count(code.notes.variables.length, 'value')} became ${code.notes.variables.length === 1 ? 'a variable' : 'variables'}`,
    code.notes.variables,
  );
  yield* list(
    'defaults of the constructs that are disabled, because they differ from what exists',
    code.notes.disabled,
  );
  yield* list('set on the resource of a construct, because it has no prop', code.notes.overridden);
  yield* list('lost', code.notes.lost);
  yield* formerTypes(code, inPlace);
  if (inPlace) {
    const moves = code.places.filter(({ resource }) => !resource.isPlain).length;
    if (moves > 0)
      yield `${count(moves, 'address', 'addresses')} in modules or with keys: the plan shows their moves`;
  } else {
    const missing = code.places.filter(({ importId }) => importId === undefined);
    const all = importsOf(code).size + missing.length;
    const addressesOf = (places: typeof missing): readonly string[] =>
      places.map(({ resource }) => resource.address);
    const hidden = missing.filter(({ resource: { type, values } }) => importIdOf(type, values) !== undefined);
    yield* list(
      `${hidden.length} of ${all} have no import, since its id would contain a sensitive value: run terraform import for each, or Terraform creates them`,
      addressesOf(hidden),
    );
    yield* list(
      `${missing.length - hidden.length} of ${all} cannot be imported: Terraform would create them`,
      addressesOf(missing.filter((place) => !hidden.includes(place))),
    );
  }
  yield* verified(adoption);
  if (adoption.trip !== undefined) yield* findings(adoption.trip.stacks, to);
}

/** Resources of types that the provider has deprecated. */
function* formerTypes({ places, notes }: AdoptedCode, inPlace: boolean): Iterable<string> {
  const former = places.flatMap(({ resource }) => (resource.formerType === undefined ? [] : [resource]));
  const requires = inPlace ? ', with a move that requires Terraform 1.8 or later' : '';
  const [first] = former;
  if (first !== undefined)
    yield* list(
      `${former.length} ${first.formerType ?? ''} became ${first.type}${requires}`,
      former.map(({ address }) => address),
    );
  yield* list('still of a deprecated type', notes.deprecated);
}

function whyNot(type: string): string {
  return type.startsWith('mongodbatlas_')
    ? 'the bindings do not have this type'
    : 'a resource of another provider';
}

/** A title and what is below it; nothing if there is nothing. */
function* list(title: string, lines: readonly string[]): Iterable<string> {
  if (lines.length === 0) return;
  yield `${title}:`;
  for (const line of lines) yield `  ${line}`;
}

function* verified({ trip }: Adoption): Iterable<string> {
  if (trip === undefined) {
    yield 'round trip: not verified';
    return;
  }
  yield `round trip: ${trip.equal} of ${count(trip.all, 'resource')} equal`;
  for (const [address, differences] of trip.differences)
    for (const one of differences) yield `  ${address}: ${differenceText(one)}`;
  for (const [address, reason] of trip.failures) yield `  ${address}: ${reason}`;
}

/** What rules find in what exists. Errors reject the synth of the code, so they are reported here. */
function* findings(stacks: ReadonlyMap<string, unknown>, to: string): Iterable<string> {
  const found = findingsOfStacks(stacks, to);
  const errors = found.filter(({ severity }) => severity === 'error').length;
  if (found.length === 0) return;
  yield `${count(found.length, 'finding')} in what exists: atlas-backup check ${shellWord(join(to, 'cdktf.out'))}`;
  if (errors > 0)
    yield `  ${count(errors, 'error')} would reject the synth: fix or acknowledge ${errors === 1 ? 'it' : 'them'}, or begin with AtlasChecks.of(app).configure({ failOn: 'never' })`;
}
