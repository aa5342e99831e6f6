/**
 * Makes src/atlas/attribute-table.ts: the attributes and blocks of every type of the provider with their types, as short as
 * it can be, so that reviews know them without the schema, which is not in the package.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AttributeSchemas,
  type BlockSchema,
  type BlockSchemas,
  SCHEMA_FOLDER,
  providerSchema,
} from './provider-schema';

const FILE = join(__dirname, '..', 'src', 'atlas', 'attribute-table.ts');

/** An attribute that the provider had, or had with another type. */
export interface FormerAttribute {
  readonly kind: 'resource' | 'data source';
  readonly type: string;
  readonly path: string;
  /** Its type, as schemas write it. */
  readonly is: unknown;
  /** The last version that is known to have it. */
  readonly until: string;
  readonly source: string;
}

export function formerAttributes(folder = SCHEMA_FOLDER): readonly FormerAttribute[] {
  const text = readFileSync(join(folder, 'former-attributes.json'), 'utf8');
  return (JSON.parse(text) as { readonly attributes: readonly FormerAttribute[] }).attributes;
}

/** The text of the file. */
export function attributeTable(): string {
  const schema = providerSchema();
  const former = formerAttributes();
  const shapes = new Shapes();
  const section = (schemas: BlockSchemas, kind: FormerAttribute['kind']): string =>
    Object.entries(schemas)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([type, { block }]) => {
        const own = former.filter((one) => one.kind === kind && one.type === type);
        return `  ${type.replace(/^mongodbatlas_/, '')}: ${shapes.ofBlock(block, pathsOf(own))},\n`;
      })
      .join('');
  const resources = section(schema.resource_schemas, 'resource');
  const sources = section(schema.data_source_schemas, 'data source');
  return `// Generated from schema/ by npm run generate: do not edit.

/**
 * The members of each object, block and type, each once: \`name=type\`, where the type is s (string), n (number), b
 * (boolean), *T (list or set), %T (map), #N (an object of the shape N) or +N (blocks of it). Behind a ~ is what an earlier
 * version of the provider had in its place; a name that only has that is no longer there.
 */
export const SHAPES: readonly string[] = [
${shapes.all.map((shape) => `  '${shape}',\n`).join('')}];

/** The shape of each resource, by its type without \`mongodbatlas_\`. */
export const RESOURCES: Readonly<Record<string, number>> = {
${resources}};

/** The shape of each data source. */
export const DATA_SOURCES: Readonly<Record<string, number>> = {
${sources}};
`;
}

/** Former types by path: what is at \`''\` of a map is that of the attribute itself. */
type Formers = ReadonlyMap<string, unknown>;

function pathsOf(former: readonly FormerAttribute[]): Formers {
  return new Map(former.map(({ path, is }) => [path, is]));
}

function within(formers: Formers, name: string): Formers {
  const prefix = `${name}.`;
  return new Map(
    [...formers].flatMap(([path, is]) => (path.startsWith(prefix) ? [[path.slice(prefix.length), is]] : [])),
  );
}

class Shapes {
  readonly all: string[] = [];
  private readonly numbers = new Map<string, number>();

  ofBlock({ attributes = {}, block_types: blocks = {} }: BlockSchema, formers: Formers): number {
    return this.of(
      [
        ...this.attributes(attributes, formers),
        ...Object.entries(blocks).map(
          ([name, { block }]) => [name, `+${this.ofBlock(block, within(formers, name))}`] as const,
        ),
      ],
      formers,
    );
  }

  private attributes(
    attributes: AttributeSchemas,
    formers: Formers,
  ): readonly (readonly [name: string, type: string])[] {
    return Object.entries(attributes).map(([name, { type, nested_type: nested }]) => {
      const inner = within(formers, name);
      if (nested === undefined) return [name, this.typeOf(type, inner)];
      const shape = `#${this.of(this.attributes(nested.attributes, inner), inner)}`;
      const { nesting_mode: mode } = nested;
      return [name, `${mode === 'single' ? '' : mode === 'map' ? '%' : '*'}${shape}`];
    });
  }

  private typeOf(type: unknown, formers: Formers): string {
    switch (type) {
      case 'string':
      case 'number':
      case 'bool':
        return type.charAt(0);
    }
    if (!Array.isArray(type)) throw new Error(`this tool does not know the type ${JSON.stringify(type)}`);
    const [kind, of] = type as [string, unknown];
    switch (kind) {
      case 'list':
      case 'set':
        return `*${this.typeOf(of, formers)}`;
      case 'map':
        return `%${this.typeOf(of, formers)}`;
      case 'object': {
        const members = Object.entries(of as Readonly<Record<string, unknown>>);
        return `#${this.of(
          members.map(([name, one]) => [name, this.typeOf(one, within(formers, name))]),
          formers,
        )}`;
      }
      default:
        throw new Error(`this tool does not know the type ${JSON.stringify(type)}`);
    }
  }

  private of(members: readonly (readonly [name: string, type: string])[], formers: Formers): number {
    const types = new Map(members);
    for (const [path, is] of formers)
      if (!path.includes('.')) types.set(path, `${types.get(path) ?? ''}~${this.typeOf(is, new Map())}`);
    const shape = [...types]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, type]) => `${name}=${type}`)
      .join(' ');
    const known = this.numbers.get(shape);
    if (known !== undefined) return known;
    const number = this.all.push(shape) - 1;
    this.numbers.set(shape, number);
    return number;
  }
}

if (require.main === module) writeFileSync(FILE, attributeTable());
