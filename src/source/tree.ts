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

/** The configuration of a root module, with the modules in local folders. */
export class SourceTree {
  private readonly folders = new Map<string, Folder>();
  /** Where the modules lead that are called from a folder, by its path and their names. */
  private readonly targets = new Map<string, ReadonlyMap<string, string>>();
  private readonly callsOf = new Map<string, ModuleCall[]>();
  private readonly left: string[] = [];

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
      const folder = readFolder(source.filesOf(path));
      this.folders.set(path, folder);
      this.targets.set(path, new Map(folder.calls.flatMap((call) => this.followed(path, call, waiting))));
    }
  }

  private followed(
    path: string,
    call: ModuleCall,
    waiting: string[],
  ): readonly (readonly [name: string, folder: string])[] {
    const { name, source, place } = call;
    if (!LOCAL.test(source)) return [];
    const target = this.source.follow(path, source);
    if ('reason' in target) {
      this.left.push(`module "${name}" at ${place.file.path}:${place.line}: ${target.reason}`);
      return [];
    }
    const calls = this.callsOf.get(target.folder);
    if (calls === undefined) this.callsOf.set(target.folder, [call]);
    else calls.push(call);
    waiting.push(target.folder);
    return [[name, target.folder]];
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
    let [folder, at] = [this.root, 0];
    let shared = this.sharedBy(folder, 0);
    for (;;) {
      MODULE.lastIndex = at;
      const call = MODULE.exec(address)?.[1];
      if (call === undefined) break;
      const target = this.targets.get(folder)?.get(call);
      if (target === undefined) return undefined;
      [folder, at] = [target, MODULE.lastIndex];
      shared ??= this.sharedBy(folder, 1);
    }
    RESOURCE.lastIndex = at;
    const name = RESOURCE.exec(address)?.[1];
    const places = name === undefined ? undefined : this.folders.get(folder)?.resources.get(name);
    if (places === undefined) return undefined;
    return {
      places: [...places].sort((one, other) => Number(one.isOverride) - Number(other.isOverride)),
      shared,
    };
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
