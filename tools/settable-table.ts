/**
 * Makes src/adopt/schema/settable-table.ts: what a configuration can set of every resource type of the provider, as short
 * as it can be, so that the command can write code without the schema, which is not in the package.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AttributeSchema,
  type AttributeSchemas,
  type BlockSchema,
  type NestedBlockSchema,
  providerSchema,
} from './provider-schema';

const FILE = join(__dirname, '..', 'src', 'adopt', 'schema', 'settable-table.ts');

/** The text of the file. */
export function settableTable(): string {
  const shapes = new Shapes();
  const types = Object.entries(providerSchema().resource_schemas)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([type, { block }]) => `  ${type}: ${shapes.ofBlock(block, true)},\n`)
    .join('');
  // In the older framework, each resource has an id that can be set.
  const older = Object.entries(providerSchema().resource_schemas)
    .filter(([, { block }]) => block.attributes?.['id']?.optional === true)
    .map(([type]) => type)
    .sort();
  return `// Generated from schema/ by npm run generate: do not edit.

/**
 * What can be set of each object, block and type, each once: \`name=flags:type\`. The flags are r (required), o (optional) or
 * c (optional, else the provider computes it), and ! where the value is sensitive. The type is s (string), n (number), b
 * (boolean), #N (an object of the shape N) or +N (a block of it), behind * where it is a list, & a set, % a map.
 */
export const SHAPES: readonly string[] = [
${shapes.all.map((shape) => `  '${shape}',\n`).join('')}];

/** The shape of each resource type. */
export const TYPES: Readonly<Record<string, number>> = {
${types}};

/** The types of the provider's older framework, whose states have empty values for what is not set. */
export const OF_OLDER_FRAMEWORK: ReadonlySet<string> = new Set([
${older.map((type) => `  '${type}',\n`).join('')}]);
`;
}

class Shapes {
  readonly all: string[] = [];
  private readonly numbers = new Map<string, number>();

  ofBlock({ attributes = {}, block_types: blocks = {} }: BlockSchema, isRoot = false): number {
    return this.of([
      // The id of a resource is Terraform's own.
      ...this.attributes(attributes).filter((member) => !isRoot || !member.startsWith('id=')),
      ...Object.entries(blocks).map(([name, block]) => this.block(name, block)),
    ]);
  }

  private block(
    name: string,
    { nesting_mode: mode, max_items: most, min_items: least, block }: NestedBlockSchema,
  ): string {
    const many = mode === 'single' || most === 1 ? '' : mode === 'set' ? '&' : '*';
    return `${name}=${(least ?? 0) > 0 ? 'r' : 'o'}:${many}+${this.ofBlock(block)}`;
  }

  private attributes(attributes: AttributeSchemas): readonly string[] {
    return Object.entries(attributes)
      .filter(([, { required, optional }]) => required === true || optional === true)
      .map(([name, attribute]) => `${name}=${flagsOf(attribute)}:${this.typeOf(attribute)}`);
  }

  private typeOf({ type, nested_type: nested }: AttributeSchema): string {
    if (nested === undefined) return simpleType(type);
    const many = { single: '', list: '*', set: '&', map: '%' }[nested.nesting_mode];
    return `${many}#${this.of(this.attributes(nested.attributes))}`;
  }

  private of(members: readonly string[]): number {
    const shape = [...members].sort().join(' ');
    const known = this.numbers.get(shape);
    if (known !== undefined) return known;
    const number = this.all.push(shape) - 1;
    this.numbers.set(shape, number);
    return number;
  }
}

function flagsOf(attribute: AttributeSchema): string {
  const { sensitive = false } = attribute as { readonly sensitive?: boolean };
  const need = attribute.required === true ? 'r' : attribute.computed === true ? 'c' : 'o';
  return `${need}${sensitive ? '!' : ''}`;
}

function simpleType(type: unknown): string {
  if (type === 'string' || type === 'number' || type === 'bool') return type.charAt(0);
  if (Array.isArray(type)) {
    const [kind, of] = type as [string, unknown];
    const many = { list: '*', set: '&', map: '%' }[kind];
    if (many !== undefined) return `${many}${simpleType(of)}`;
  }
  throw new Error(`this tool does not know the type ${JSON.stringify(type)}`);
}

if (require.main === module) writeFileSync(FILE, settableTable());
