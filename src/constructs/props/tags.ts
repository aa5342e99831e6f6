import { Fn, Token } from 'cdktf';
import { copied } from './token';

/** Tags of a project or a cluster. */
export type Tags = Readonly<Record<string, string>>;

/** Several maps of tags as one: later ones override earlier ones. */
export function mergedTags(maps: readonly (Tags | undefined)[]): { readonly tags?: Record<string, string> } {
  const given = maps.filter((one) => one !== undefined);
  const [first] = given;
  if (first === undefined) return {};
  if (given.length === 1) return { tags: copied(first) };
  if (given.some((one) => Token.isUnresolved(one) || typeof one === 'string'))
    return { tags: Fn.merge(given) as Record<string, string> };
  return { tags: Object.assign({}, ...given) as Record<string, string> };
}
