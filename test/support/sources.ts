import { posix } from 'node:path';
import { type SourceFiles, type SourceText, SourceTree } from '../../src/source';

/** A configuration in memory: texts by path. The root module is in the folder `infra`. */
export function treeOf(files: Readonly<Record<string, string>>, root = 'infra'): SourceTree {
  return new SourceTree(root, filesIn(files, root));
}

function filesIn(files: Readonly<Record<string, string>>, root: string): SourceFiles {
  const all: readonly SourceText[] = Object.entries(files).map(([path, text]) => ({
    path,
    text,
    realPath: path,
    isInside: path.startsWith(`${root}/`),
  }));
  return {
    filesOf: (folder) => all.filter(({ path }) => posix.dirname(path) === folder),
    follow: (folder, source) => {
      const target = posix.join(folder, source).replace(/\/$/, '');
      return all.some(({ path }) => posix.dirname(path) === target)
        ? { folder: target }
        : { reason: 'there is no such folder' };
    },
  };
}
