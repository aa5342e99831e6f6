/**
 * The schema of the Atlas provider that this project is made for: the only schema/mongodbatlas-VERSION.json. Bindings, the
 * table of attributes, documentation and tests read it; `npm run update-schema` puts that of another version in its place.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where it stands. */
export const SCHEMA_FOLDER = join(__dirname, '..', 'schema');

export interface AttributeSchema {
  readonly type?: unknown;
  readonly nested_type?: {
    readonly nesting_mode: 'single' | 'list' | 'set' | 'map';
    readonly attributes: AttributeSchemas;
  };
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly deprecated?: boolean;
}

export type AttributeSchemas = Readonly<Record<string, AttributeSchema>>;

export interface NestedBlockSchema {
  readonly nesting_mode: 'single' | 'list' | 'set';
  readonly block: BlockSchema;
  readonly min_items?: number;
  readonly max_items?: number;
}

export interface BlockSchema {
  readonly attributes?: AttributeSchemas;
  readonly block_types?: Readonly<Record<string, NestedBlockSchema>>;
}

/** The block of each resource or data source, by its type. */
export type BlockSchemas = Readonly<Record<string, { readonly block: BlockSchema }>>;

export interface ProviderSchema {
  readonly format: string;
  readonly source: string;
  readonly version: string;
  readonly provider: { readonly block: BlockSchema };
  readonly resource_schemas: BlockSchemas;
  readonly data_source_schemas: BlockSchemas;
}

/** The file of a version. */
export function schemaFileOf(version: string): string {
  return `mongodbatlas-${version}.json`;
}

/** The name of the file. */
export function schemaFile(folder = SCHEMA_FOLDER): string {
  const [file, ...others] = readdirSync(folder).filter((name) => /^mongodbatlas-.*\.json$/.test(name));
  if (file === undefined || others.length > 0)
    throw new Error(
      `${folder} has to have one mongodbatlas-VERSION.json, and has ${others.length + (file === undefined ? 0 : 1)}`,
    );
  return file;
}

/** The schema itself. */
export function providerSchema(folder = SCHEMA_FOLDER): ProviderSchema {
  return JSON.parse(readFileSync(join(folder, schemaFile(folder)), 'utf8')) as ProviderSchema;
}

/** The text of the file. */
export function schemaText(schema: ProviderSchema): string {
  return `${JSON.stringify(schema, undefined, 1)}\n`;
}
