import {
  type AttributeSchema,
  type ObjectShape,
  attributesOf,
  shapeIn,
} from '../../atlas/provider-attributes';
import { type Json, isObject } from '../json/json';
import { markOf, markOfItem } from './marks';

/** Where an attribute is missing. */
export interface LostAttribute {
  readonly side: 'before' | 'after';
  readonly path: Path;
}

type Path = readonly (string | number)[];

/** The sides of a change, and the marks of what is known only after apply. */
interface Sides {
  readonly before: Json;
  readonly after: Json;
  readonly unknown: Json;
}

/**
 * The first attribute that one side of a change has and the other one has not. Terraform writes all attributes of a
 * resource, null where one has no value, and leaves out only what is known after apply. Within an attribute that is so
 * where the Atlas provider's schema has an object or blocks: maps, and values whose type is dynamic, may have other
 * names on each side and in each item.
 */
export function lostAttribute(type: string, { before, after, unknown }: Sides): LostAttribute | undefined {
  const shape = attributesOf('managed', type);
  const lost = lostIn(before, after, unknown, shape);
  if (lost !== undefined) return { side: 'after', path: lost };
  const never = lostIn(after, before, undefined, shape) ?? lostIn(unknown, before, undefined, shape);
  return never === undefined ? undefined : { side: 'before', path: never };
}

/**
 * Where an object has no member that another one has, nor a mark in place of it.
 * @param shape undefined where nothing is known of what is in the members
 */
function lostIn(has: Json, lacks: Json, marks: Json, shape: ObjectShape | undefined): Path | undefined {
  if (!isObject(has) || !isObject(lacks)) return undefined;
  for (const name in has) {
    const mark = markOf(marks, name);
    if (!Object.hasOwn(lacks, name)) {
      if (mark === undefined) return [name];
      continue;
    }
    const path = lostWithin(has[name], lacks[name], mark, shape?.get(name));
    if (path !== undefined) return [name, ...path];
  }
  return undefined;
}

function lostWithin(
  has: Json,
  lacks: Json,
  mark: Json,
  schema: AttributeSchema | undefined,
): Path | undefined {
  // Most values are simple.
  if (schema === undefined || typeof has !== 'object' || typeof lacks !== 'object') return undefined;
  const areLists = Array.isArray(has) && Array.isArray(lacks);
  const shape = areLists ? objectsInList(schema) : oneObject(schema);
  if (shape === undefined) return undefined;
  if (!areLists) return lostIn(has, lacks, mark, shape);
  for (let index = 0; index < lacks.length; index += 1) {
    const path = lostIn(has[index] ?? has[0], lacks[index], markOfItem(mark, index), shape);
    if (path !== undefined) return [index, ...path];
  }
  return undefined;
}

/** What an object is. It may also be a map, unless the schema has nothing but an object. */
function oneObject({ type, formerType }: AttributeSchema): ObjectShape | undefined {
  return type?.kind === 'object' && formerType === undefined ? type.shape : undefined;
}

/** What each object in a list is. Earlier versions of the provider had lists in place of some maps. */
function objectsInList({ type, formerType }: AttributeSchema): ObjectShape | undefined {
  const types = [type, formerType].filter((one) => one !== undefined && one.kind !== 'map');
  const [shape, ...others] = types.map(shapeIn);
  return others.includes(undefined) ? undefined : shape;
}
