import { addTo } from '../text/group';
import { scanJson } from './json-scan';
import { scan } from './scan';
import { Lines, Malformed, type WrittenAttribute, type WrittenBlock } from './syntax';

/** A file of a configuration. */
export interface SourceText {
  /** As reports show it. */
  readonly path: string;
  readonly text: string;
  /** The file itself, also behind links: the same text may be read in several folders. */
  readonly realPath: string;
  /** Whether it is in the folder that a person named, also behind links: only then is it edited. */
  readonly isInside: boolean;
}

/** Where a resource is written. */
export interface Place {
  readonly file: SourceText;
  readonly lines: Lines;
  readonly line: number;
  /** Its block; undefined in JSON. */
  readonly block: WrittenBlock | undefined;
  /** Whether it is in an override file, which changes a block of another file. */
  readonly isOverride: boolean;
}

/** A module block with its local source. */
export interface ModuleCall {
  readonly name: string;
  readonly place: Place;
  readonly source: string;
  /** Whether it has `count` or `for_each`. */
  readonly isRepeated: boolean;
}

/** The blocks of one folder. */
export interface Folder {
  /** By `type.name`, or `data.type.name`. */
  readonly resources: ReadonlyMap<string, readonly Place[]>;
  readonly calls: readonly ModuleCall[];
  /** The files that override module blocks, by the names of the modules. */
  readonly overrides: ReadonlyMap<string, string>;
}

/** A file that cannot be read as configuration. */
export class UnreadableSource extends Error {
  constructor(
    readonly path: string,
    reason: string,
  ) {
    super(reason);
    this.name = 'UnreadableSource';
  }
}

/**
 * Reads the blocks of the files of one folder.
 * @throws UnreadableSource if one is malformed
 */
export function readFolder(files: readonly SourceText[]): Folder {
  const resources = new Map<string, Place[]>();
  const calls: ModuleCall[] = [];
  const overrides = new Map<string, string>();
  for (const file of files)
    try {
      const found = file.path.endsWith('.json') ? fromJson(file) : fromHcl(file);
      for (const [address, place] of found.resources) addTo(resources, address, place);
      for (const call of found.calls) calls.push(call);
      if (isOverride(file)) for (const name of found.modules) overrides.set(name, file.path);
    } catch (error) {
      if (error instanceof Malformed) throw new UnreadableSource(file.path, error.message);
      throw error;
    }
  return { resources, calls, overrides };
}

interface Found {
  readonly resources: readonly (readonly [address: string, place: Place])[];
  readonly calls: readonly ModuleCall[];
  /** The names of all module blocks, whatever is in them. */
  readonly modules: readonly string[];
}

function fromHcl(file: SourceText): Found {
  const lines = new Lines(file.text);
  const blocks = scan(file.text).map((block) => ({ block, place: placeOf(file, lines, block) }));
  return {
    resources: blocks.flatMap(({ block: { type, labels }, place }) => {
      if (labels.length !== 2 || (type !== 'resource' && type !== 'data')) return [];
      return [[`${type === 'data' ? 'data.' : ''}${labels.join('.')}`, place] as const];
    }),
    calls: blocks.flatMap(({ block: { type, labels, attributes }, place }) => {
      const [name] = labels;
      const source = literalText(attributes.find((one) => one.name === 'source'));
      if (type !== 'module' || name === undefined || source === undefined) return [];
      return [{ name, place, source, isRepeated: isRepeated(attributes) }];
    }),
    modules: blocks.flatMap(({ block: { type, labels } }) => (type === 'module' ? labels : [])),
  };
}

/** Whether a block makes several instances of what it declares. */
export function isRepeated(attributes: readonly WrittenAttribute[]): boolean {
  return attributes.some(({ name }) => name === 'count' || name === 'for_each');
}

function literalText(attribute: WrittenAttribute | undefined): string | undefined {
  const value = attribute?.value;
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

function fromJson(file: SourceText): Found {
  const lines = new Lines(file.text);
  const resources: (readonly [string, Place])[] = [];
  const calls: ModuleCall[] = [];
  const repeated = new Set<string>();
  const modules: string[] = [];
  for (const { path, line, text } of scanJson(file.text)) {
    const [kind, first = '', second = ''] = path;
    const place = { ...placeOf(file, lines, undefined), line };
    if (path.length === 3 && (kind === 'resource' || kind === 'data'))
      resources.push([`${kind === 'data' ? 'data.' : ''}${first}.${second}`, place]);
    if (kind === 'module' && path.length === 2) modules.push(first);
    if (path.length !== 3 || kind !== 'module') continue;
    if (second === 'count' || second === 'for_each') repeated.add(first);
    else if (second === 'source' && text !== undefined)
      calls.push({ name: first, place, source: text, isRepeated: false });
  }
  return {
    resources,
    calls: calls.map((call) => ({ ...call, isRepeated: repeated.has(call.name) })),
    modules,
  };
}

function placeOf(file: SourceText, lines: Lines, block: WrittenBlock | undefined): Place {
  return {
    file,
    lines,
    line: block === undefined ? 1 : lines.lineOf(block.start),
    block,
    isOverride: isOverride(file),
  };
}

/** Whether a file changes blocks of other files. */
function isOverride({ path }: SourceText): boolean {
  return /(?:^|[/\\_])override\.(?:tf|tofu)(?:\.json)?$/.test(path);
}
