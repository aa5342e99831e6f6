import { type BlockSchema, providerSchema } from '../../tools/provider-schema';

export type { AttributeSchema, AttributeSchemas, BlockSchema } from '../../tools/provider-schema';

/** The schema of the real provider, as the project keeps it. */
export const schema = providerSchema();

/** The schema of a data source; undefined for those of other providers, and for types that no longer exist. */
export function dataSourceSchema(type: string): BlockSchema | undefined {
  return schema.data_source_schemas[type]?.block;
}

/** The schema of a resource; undefined for those of other providers, and for types that no longer exist. */
export function resourceSchema(type: string): BlockSchema | undefined {
  return schema.resource_schemas[type]?.block;
}
