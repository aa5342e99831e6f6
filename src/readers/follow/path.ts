import { type Json, isObject, member } from '../json/json';
import type { RawResource } from '../resource/raw-resource';

/** Names and indexes into a value; a splat is '*'. */
export type Path = readonly (string | number)[];

/** The same, with undefined for each index that is not known. */
export type Steps = readonly (string | number | undefined)[];

/** The steps up to the first one that is not known. */
export function certain(steps: Steps): Path {
  const end = steps.indexOf(undefined);
  return (end === -1 ? steps : steps.slice(0, end)) as Path;
}

/**
 * The steps from the first attribute of the resource on. Others may stand before it: a splat over a single resource is
 * that resource, and of an object or list of resources a plan shows neither keys nor positions.
 */
export function pathWithin({ attributes }: RawResource, path: Path): Path {
  const from = path.findIndex((step) => typeof step === 'string' && step !== '*' && attributes.mayHave(step));
  if (from === 0) return path;
  return from === -1 ? [] : path.slice(from);
}

/** The value at a path; undefined if there is none. */
export function valueAt(json: Json, path: Path): Json {
  let value = json;
  for (const step of path) {
    if (Array.isArray(value) && typeof step === 'number') value = value[step] as Json;
    // In a set, each element is its own key.
    else if (Array.isArray(value)) value = value.includes(step) ? step : undefined;
    else if (isObject(value)) value = member(value, String(step));
    else return undefined;
  }
  return value;
}
