import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface AttributeSchema {
  readonly type?: unknown;
  readonly nested_type?: {
    readonly nesting_mode: 'single' | 'list' | 'set' | 'map';
    readonly attributes: AttributeSchemas;
  };
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
}

export type AttributeSchemas = Readonly<Record<string, AttributeSchema>>;

export interface BlockSchema {
  readonly attributes?: AttributeSchemas;
  readonly block_types?: Readonly<
    Record<
      string,
      {
        readonly nesting_mode: 'single' | 'list' | 'set';
        readonly block: BlockSchema;
        readonly min_items?: number;
        readonly max_items?: number;
      }
    >
  >;
}

interface ProviderSchema {
  readonly resource_schemas: Readonly<Record<string, { readonly block: BlockSchema }>>;
  readonly data_source_schemas: Readonly<Record<string, { readonly block: BlockSchema }>>;
}

/** The schema of the real provider, as the project keeps it. */
export const schema = JSON.parse(
  readFileSync(join(__dirname, '..', '..', 'schema', 'mongodbatlas-2.16.0.json'), 'utf8'),
) as ProviderSchema;

/** The schema of a data source; undefined for those of other providers, and for types that no longer exist. */
export function dataSourceSchema(type: string): BlockSchema | undefined {
  return schema.data_source_schemas[type]?.block;
}

/** The schema of a resource; undefined for those of other providers, and for types that no longer exist. */
export function resourceSchema(type: string): BlockSchema | undefined {
  return schema.resource_schemas[type]?.block;
}
