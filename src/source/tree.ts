import { addTo } from '../text/group';
import type { SourceLine } from '../text/source-line';
import { type Folder, type ModuleCall, type Place, type SourceText, readFolder } from './folder';

/** How the files of a configuration are found. Folders are named by their real paths, so that each has one name. */
export interface SourceFiles {
  /** The configuration files of a folder, in the order of their names. */
  filesOf(folder: string): readonly SourceText[];
  /** The folder that a local source of a module in a folder leads to, or why it is not followed. */
  follow(folder: string, source: string): { readonly folder: string } | { readonly reason: string };
}

/** Where a resource is written, and whether only one address leads there. */
export interface Written {
  readonly places: readonly Place[];
  /** Why the folder that it is in stands for more than one module; undefined if it does not. */
  readonly shared: string | undefined;
}

/** A local source: Terraform reads other ones from a registry or the network, to folders that are not in the repository. */
const LOCAL = /^\.\.?(?:\/|$)/;

const MODULE = /module\.([^.[\]"]+)(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?\./y;

const RESOURCE = /((?:data\.)?[^.[\]"]+\.[^.[\]"]+)(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?$/y;

/** The folder that a module leads to, or why that is not certain. */
type Target = ReturnType<SourceFiles['follow']>;

/** The configuration of a root module, with the modules in local folders. */
export class SourceTree {
  private readonly folders = new Map<string, Folder>();
  /** Where the modules lead that are called from a folder, by its path and their names. */
  private readonly targets = new Map<string, ReadonlyMap<string, Target>>();
  private readonly callsOf = new Map<string, ModuleCall[]>();
  private readonly left: string[] = [];
  /** The names of each file that is read, by its real path. */
  private readonly names = new Map<string, string[]>();

  /**
   * Reads a configuration. Each folder is read once, however many modules lead to it.
   * @throws UnreadableSource if a file is malformed
   */
  constructor(
    private readonly root: string,
    private readonly source: SourceFiles,
  ) {
    const waiting = [root];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (this.folders.has(path)) continue;
      const files = source.filesOf(path);
      for (const file of files) addTo(this.names, file.realPath, file.path);
      const folder = readFolder(files);
      this.folders.set(path, folder);
      this.targets.set(
        path,
        new Map(folder.calls.flatMap((call) => this.followed(path, call, folder, waiting))),
      );
    }
  }

  private followed(
    path: string,
    call: ModuleCall,
    { overrides }: Folder,
    waiting: string[],
  ): readonly (readonly [name: string, target: Target])[] {
    const { name, source, place } = call;
    const overridden = overrides.get(name);
    if (!LOCAL.test(source)) return [];
    if (overridden !== undefined && !place.isOverride)
      this.left.push(`module "${name}" at ${place.file.path}:${place.line}: ${overridden} overrides it`);
    const target = this.source.follow(path, source);
    if ('reason' in target) {
      if (overridden === undefined)
        this.left.push(`module "${name}" at ${place.file.path}:${place.line}: ${target.reason}`);
      return [];
    }
    const calls = this.callsOf.get(target.folder);
    // A block and what overrides it both count as uses of the folders that they name.
    if (calls === undefined) this.callsOf.set(target.folder, [call]);
    else calls.push(call);
    waiting.push(target.folder);
    return [
      [
        name,
        overridden === undefined
          ? target
          : { reason: `${overridden} overrides the block of module "${name}"` },
      ],
    ];
  }

  /** The modules that are not followed, and why. */
  get notFollowed(): readonly string[] {
    return this.left;
  }

  /** The line of the block of a resource, by its address; undefined if it is not in these files. */
  lineOf(address: string): SourceLine | undefined {
    const [place] = this.find(address)?.places ?? [];
    return place === undefined ? undefined : { file: place.file.path, line: place.line };
  }

  /** Where a resource is written, by its address: the block itself first, then what overrides it. */
  find(address: string): Written | undefined {
    const way = this.wayTo(address);
    if ('reason' in way) return undefined;
    const { folder, at, shared } = way;
    RESOURCE.lastIndex = at;
    const name = RESOURCE.exec(address)?.[1];
    const places = name === undefined ? undefined : this.folders.get(folder)?.resources.get(name);
    if (places === undefined) return undefined;
    return {
      places: [...places].sort((one, other) => Number(one.isOverride) - Number(other.isOverride)),
      shared,
    };
  }

  /** Why it is not certain where a module of an address leads; undefined if it is, or if there is no such module. */
  whyNotFollowed(address: string): string | undefined {
    const way = this.wayTo(address);
    return 'reason' in way ? way.reason : undefined;
  }

  /** Another name under which the same file is read. */
  alsoReadAs({ path, realPath }: SourceText): string | undefined {
    return this.names.get(realPath)?.find((name) => name !== path);
  }

  /** The folder of the module of an address, and where the address of the resource in it begins. */
  private wayTo(
    address: string,
  ):
    | { readonly folder: string; readonly at: number; readonly shared: string | undefined }
    | { readonly reason: string | undefined } {
    let [folder, at] = [this.root, 0];
    let shared = this.sharedBy(folder, 0);
    for (;;) {
      MODULE.lastIndex = at;
      const call = MODULE.exec(address)?.[1];
      if (call === undefined) return { folder, at, shared };
      const target = this.targets.get(folder)?.get(call);
      if (target === undefined) return { reason: undefined };
      if ('reason' in target) return target;
      [folder, at] = [target.folder, MODULE.lastIndex];
      shared ??= this.sharedBy(folder, 1);
    }
  }

  /** What makes a folder stand for more modules than one address says. */
  private sharedBy(folder: string, expected: number): string | undefined {
    const calls = this.callsOf.get(folder) ?? [];
    const repeated = calls.find(({ isRepeated }) => isRepeated);
    if (repeated !== undefined) return `module "${repeated.name}" has count or for_each`;
    if (calls.length <= expected) return undefined;
    return `the module is used ${calls.length + 1 - expected} times`;
  }
}
