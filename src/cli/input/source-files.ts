import { isUtf8 } from 'node:buffer';
import { readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { WrittenFiles } from '../../report/reviewed';
import { SourceTree, type SourceText, UnreadableSource, editsOf } from '../../source';
import { Problem, reasonOf } from '../process/problem';

/** A configuration that a person named with --source. */
export interface SourceFolder extends WrittenFiles {
  /** The files that were read, by their paths in reports. */
  readonly paths: ReadonlyMap<string, string>;
  /** The modules that were not followed, and why. */
  readonly notFollowed: readonly string[];
}

/**
 * Reads the configuration in a folder, with the modules in local folders.
 * @throws Problem if the folder or a file of it cannot be read
 */
export function readSource(typed: string): SourceFolder {
  const root = folderAt(typed);
  const workingFolder = realpathSync(process.cwd());
  const paths = new Map<string, string>();
  const read = (folder: string): readonly SourceText[] =>
    configurationFiles(folder).map((file) => {
      const path = shownPath(file, workingFolder);
      paths.set(path, file);
      const text = textOf(file);
      const realPath = realpathSync(file);
      return { path, text, realPath, isInside: isWithin(realPath, root) };
    });
  const follow = (folder: string, source: string): { folder: string } | { reason: string } => {
    try {
      const target = realpathSync(resolve(folder, source));
      if (!statSync(target).isDirectory()) return { reason: `${source} is not a folder` };
      if (isWithin(target, root) || isWithin(target, workingFolder)) return { folder: target };
      return { reason: `${source} is outside of the folder and of the working folder` };
    } catch (error) {
      return { reason: `${source}: ${reasonOf(error)}` };
    }
  };
  if (configurationFiles(root).length === 0)
    throw new Problem(
      `cannot read --source ${typed}: there are no .tf files in it; name the folder of the root module`,
    );
  try {
    const tree = new SourceTree(root, { filesOf: read, follow });
    return {
      paths,
      notFollowed: tree.notFollowed,
      lineOf: (address) => tree.lineOf(address),
      editsOf: (fixes) => editsOf(fixes, tree),
    };
  } catch (error) {
    if (error instanceof UnreadableSource) throw new Problem(`cannot read ${error.path}: ${error.message}`);
    throw error;
  }
}

function folderAt(typed: string): string {
  try {
    const root = realpathSync(typed);
    if (statSync(root).isDirectory()) return root;
  } catch (error) {
    throw new Problem(
      `cannot read --source ${typed}: ${reasonOf(error).replace('such file', 'such folder')}`,
    );
  }
  throw new Problem(`cannot read --source ${typed}: this is a file; name the folder of the root module`);
}

/** The files that Terraform or OpenTofu reads in a folder: not those of editors. */
const CONFIGURATION = /^[^.#~].*\.(?:tf|tofu)(?:\.json)?$/s;

/** Whether a file is one of a configuration, by its name. */
export function isConfigurationFile(path: string): boolean {
  return CONFIGURATION.test(basename(path));
}

function configurationFiles(folder: string): readonly string[] {
  try {
    return (
      readdirSync(folder)
        .filter(isConfigurationFile)
        .sort()
        .map((name) => join(folder, name))
        // What is behind a link may be missing, which reading it reports.
        .filter((file) => statSync(file, { throwIfNoEntry: false })?.isDirectory() !== true)
    );
  } catch (error) {
    throw new Problem(`cannot read ${folder}: ${reasonOf(error)}`);
  }
}

function textOf(file: string): string {
  try {
    // A pipe would wait forever.
    if (!statSync(file).isFile()) throw new Problem(`cannot read ${file}: it is not a file`);
    const bytes = readFileSync(file);
    if (!isUtf8(bytes)) throw new Problem(`cannot read ${file}: it is not UTF-8`);
    return bytes.toString('utf8');
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(`cannot read ${file}: ${reasonOf(error)}`);
  }
}

/** Relative to the working folder where it is in it, as annotations need it; with slashes. */
function shownPath(file: string, workingFolder: string): string {
  const shown = isWithin(file, workingFolder) ? relative(workingFolder, file) : file;
  return shown.split(sep).join('/');
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}
