import { type AttributeType, type ObjectShape, attributesOf } from '../../atlas/provider-attributes';
import type { Place, UnknownAttribute } from '../../model';
import { blocksOf } from '../json/configuration-blocks';
import { type Json, entriesOf, isObject, member, objectsOf } from '../json/json';
import { pathText } from '../json/path';
import { constructIn, constructPathIn, libraryMetadata } from '../metadata/construct-metadata';
import { blockOf } from '../resource/raw-resource';

/** The attributes and blocks of a cdk.tf.json that the provider's schema does not have. */
export function* unknownAttributesIn(json: Json): Iterable<UnknownAttribute> {
  for (const [section, mode] of [
    ['resource', 'managed'],
    ['data', 'data'],
  ] as const)
    for (const [type, name, body] of blocksOf(member(json, section))) {
      const shape = attributesOf(mode, type);
      if (shape === undefined) continue;
      const comment = member(body, '//');
      const at = {
        address: blockOf({ mode, type, name }),
        constructPath: constructPathIn(comment),
        construct: constructIn(libraryMetadata(comment)),
      };
      yield* new Body(at, mode === 'data' ? `data.${type}` : type).unknownIn(body, shape, []);
    }
}

/** What Terraform itself reads in a resource or data source. */
const META_ARGUMENTS: ReadonlySet<string> = new Set([
  'connection',
  'count',
  'depends_on',
  'for_each',
  'lifecycle',
  'provider',
  'provisioner',
]);

type Steps = readonly (string | number)[];

class Body {
  constructor(
    private readonly at: Place,
    private readonly type: string,
  ) {}

  *unknownIn(body: Json, shape: ObjectShape, steps: Steps): Iterable<UnknownAttribute> {
    for (const [name, value] of entriesOf(body)) {
      if (name === '//' || (steps.length === 0 && META_ARGUMENTS.has(name))) continue;
      const schema = shape.get(name);
      if (schema !== undefined) yield* this.within(value, schema.type, [...steps, name]);
      else if (name === 'dynamic') yield* this.dynamic(value, shape, steps);
      else yield this.unknown([...steps, name], shape);
    }
  }

  /** The blocks that `dynamic` generates. */
  private *dynamic(value: Json, shape: ObjectShape, steps: Steps): Iterable<UnknownAttribute> {
    for (const [name, blocks] of objectsOf(value).flatMap(entriesOf)) {
      const schema = shape.get(name);
      if (schema === undefined) yield this.unknown([...steps, name], shape);
      else
        for (const block of objectsOf(blocks))
          yield* this.within(member(block, 'content'), schema.type, [...steps, name]);
    }
  }

  private *within(value: Json, type: AttributeType | undefined, steps: Steps): Iterable<UnknownAttribute> {
    switch (type?.kind) {
      case 'object':
      case 'blocks':
        if (isObject(value)) yield* this.unknownIn(value, type.shape, steps);
        else if (Array.isArray(value))
          for (const [index, item] of (value as Json[]).entries())
            yield* this.unknownIn(item, type.shape, [...steps, index]);
        break;
      case 'list':
        if (Array.isArray(value))
          for (const [index, item] of (value as Json[]).entries())
            yield* this.within(item, type.of, [...steps, index]);
        else yield* this.within(value, type.of, steps);
        break;
      case 'map':
        for (const [name, item] of entriesOf(value)) yield* this.within(item, type.of, [...steps, name]);
        break;
      default:
      // It has no attributes.
    }
  }

  private unknown(steps: Steps, shape: ObjectShape): UnknownAttribute {
    const { at, type } = this;
    return { at, type, path: pathText(steps), known: [...shape.keys()], isWritten: true };
  }
}
