import { type Json, listMember, member } from '../json/json';

/** The paths of the attributes under `ignore_changes`, with an index for each block on the way; 'all' for every one. */
export type IgnoredPaths = ReadonlySet<string> | 'all';

/** What nearly every resource ignores. */
const NONE: IgnoredPaths = new Set();

/** The paths that the lifecycle block of a resource ignores. */
export function ignoredPathsOf(body: Json): IgnoredPaths {
  const lifecycle = member(body, 'lifecycle');
  if (lifecycle === undefined) return NONE;
  const block: Json = Array.isArray(lifecycle) ? lifecycle[0] : lifecycle;
  const ignored = member(block, 'ignore_changes');
  if (ignored === 'all') return 'all';
  const paths = listMember(block, 'ignore_changes').filter((path) => typeof path === 'string');
  return paths.includes('all') ? 'all' : new Set(paths.map(withIndexes));
}

/**
 * `a[0].b.c` as `a[0].b[0].c`. A path that ends with an index or key, and so with an element of a list or map, stands for
 * the whole list or map.
 */
function withIndexes(path: string): string {
  const steps = [...path.matchAll(/([A-Za-z_][\w-]*)|\[?(\d+)\]?|\["[^"]*"\]/g)];
  let whole = '';
  let open = '';
  for (const [, name, index] of steps) {
    if (name === undefined) {
      if (index === undefined) break;
      open = `[${index}].`;
    } else {
      whole += (whole === '' ? '' : open) + name;
      open = '[0].';
    }
  }
  return whole;
}
