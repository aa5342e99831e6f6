import { type AttributeType, type ObjectShape, attributesOf } from '../../atlas/provider-attributes';
import type { UnknownAttribute } from '../../model';
import { blocksOf } from '../json/configuration-blocks';
import { type Json, entriesOf, isObject, member, objectsOf } from '../json/json';
import { pathText } from '../json/path';
import { constructIn, constructPathIn, libraryMetadata } from '../metadata/construct-metadata';
import { type RawResource, blockOf } from '../resource/raw-resource';

/** The attributes and blocks of a cdk.tf.json that the provider's schema does not have. */
export function unknownAttributesIn(json: Json): readonly UnknownAttribute[] {
  const found: UnknownAttribute[] = [];
  for (const [section, mode] of [
    ['resource', 'managed'],
    ['data', 'data'],
  ] as const)
    for (const [type, name, body] of blocksOf(member(json, section))) {
      const shape = attributesOf(mode, type);
      if (shape !== undefined) new Body(body, { mode, type, name }, found).collect(body, shape);
    }
  return found;
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

/** The body of a resource or data source. */
class Body {
  private readonly path: (string | number)[] = [];

  constructor(
    private readonly body: Json,
    private readonly block: Pick<RawResource, 'mode' | 'type' | 'name'>,
    private readonly found: UnknownAttribute[],
  ) {}

  collect(body: Json, shape: ObjectShape): void {
    if (!isObject(body)) return;
    for (const name in body) {
      const schema = shape.get(name);
      const value = body[name];
      // Most values have no names in them.
      if (schema !== undefined && (typeof value !== 'object' || value === null)) continue;
      if (name === '//' || (this.path.length === 0 && META_ARGUMENTS.has(name))) continue;
      if (schema === undefined && name === 'dynamic') {
        this.dynamic(value, shape);
        continue;
      }
      this.path.push(name);
      if (schema === undefined) this.report(shape);
      else if (schema.type !== undefined) this.within(value, schema.type);
      this.path.pop();
    }
  }

  /** The blocks that `dynamic` generates. */
  private dynamic(value: Json, shape: ObjectShape): void {
    for (const [name, blocks] of objectsOf(value).flatMap(entriesOf)) {
      const schema = shape.get(name);
      this.path.push(name);
      if (schema === undefined) this.report(shape);
      else if (schema.type !== undefined)
        for (const block of objectsOf(blocks)) this.within(member(block, 'content'), schema.type);
      this.path.pop();
    }
  }

  private within(value: Json, type: AttributeType): void {
    switch (type.kind) {
      case 'object':
      case 'blocks':
        if (Array.isArray(value)) this.items(value, { kind: 'object', shape: type.shape });
        else this.collect(value, type.shape);
        break;
      case 'list':
        if (Array.isArray(value)) this.items(value, type.of);
        else this.within(value, type.of);
        break;
      case 'map':
        for (const [name, item] of entriesOf(value)) {
          this.path.push(name);
          this.within(item, type.of);
          this.path.pop();
        }
        break;
      default:
      // It has no attributes.
    }
  }

  private items(items: readonly Json[], type: AttributeType): void {
    for (let index = 0; index < items.length; index += 1) {
      const item = items[index];
      // A list in a list is not what blocks are.
      if (typeof item !== 'object' || Array.isArray(item)) continue;
      this.path.push(index);
      this.within(item, type);
      this.path.pop();
    }
  }

  private report(shape: ObjectShape): void {
    const { mode, type } = this.block;
    const comment = member(this.body, '//');
    this.found.push({
      at: {
        address: blockOf(this.block),
        constructPath: constructPathIn(comment),
        construct: constructIn(libraryMetadata(comment)),
      },
      type: mode === 'data' ? `data.${type}` : type,
      path: pathText(this.path),
      known: [...shape.keys()],
      isWritten: true,
    });
  }
}
