/**
 * The attributes and blocks of every resource and data source of the Atlas provider, with their types. The table behind it
 * is generated; a shape in it is read on first use.
 */
import { DATA_SOURCES, RESOURCES, SHAPES } from './attribute-table';

/** The type of a value, as the provider's schema has it. */
export type AttributeType =
  | { readonly kind: 'string' | 'number' | 'boolean' }
  | { readonly kind: 'list' | 'map'; readonly of: AttributeType }
  | { readonly kind: 'object' | 'blocks'; readonly shape: ObjectShape };

/** An attribute or a block. */
export interface AttributeSchema {
  /** Undefined of an attribute that only earlier versions of the provider had. */
  readonly type: AttributeType | undefined;
  /** What earlier versions of the provider had in its place. */
  readonly formerType: AttributeType | undefined;
}

/** The attributes and blocks of a type, of a block or of an object, by their names. */
export type ObjectShape = ReadonlyMap<string, AttributeSchema>;

/** What the objects and blocks of an attribute have, also in lists; undefined for anything else. */
export function shapeIn(type: AttributeType | undefined): ObjectShape | undefined {
  switch (type?.kind) {
    case 'object':
    case 'blocks':
      return type.shape;
    case 'list':
      return shapeIn(type.of);
    default:
      return undefined;
  }
}

/** What a resource or data source can have; undefined for types that are not the provider's, or that it no longer has. */
export function attributesOf(mode: 'managed' | 'data', type: string): ObjectShape | undefined {
  if (!type.startsWith(PREFIX)) return undefined;
  const shapes = mode === 'data' ? DATA_SOURCES : RESOURCES;
  const name = type.slice(PREFIX.length);
  return Object.hasOwn(shapes, name) ? shapeOf(shapes[name] ?? 0) : undefined;
}

const PREFIX = 'mongodbatlas_';

const read = new Map<number, ObjectShape>();

function shapeOf(number: number): ObjectShape {
  const known = read.get(number);
  if (known !== undefined) return known;
  const shape = new Map(
    (SHAPES[number] ?? '').split(' ').map((member) => {
      const [name = '', types = ''] = member.split('=');
      const [type = '', formerType = ''] = types.split('~');
      return [name, { type: typeOf(type), formerType: typeOf(formerType) }];
    }),
  );
  read.set(number, shape);
  return shape;
}

const PRIMITIVES: Readonly<Record<string, AttributeType>> = {
  s: { kind: 'string' },
  n: { kind: 'number' },
  b: { kind: 'boolean' },
};

function typeOf(written: string): AttributeType | undefined {
  const rest = written.slice(1);
  switch (written.charAt(0)) {
    case '*':
    case '%': {
      const of = typeOf(rest);
      return of === undefined ? undefined : { kind: written.startsWith('*') ? 'list' : 'map', of };
    }
    case '#':
    case '+':
      return { kind: written.startsWith('#') ? 'object' : 'blocks', shape: shapeOf(Number(rest)) };
    default:
      return PRIMITIVES[written];
  }
}
