import { type AttributeSchema, type BlockSchema, providerSchema } from '../../tools/provider-schema';

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

/** What every block may have. */
const META: ReadonlySet<string> = new Set(['depends_on', 'lifecycle', 'count', 'for_each', 'provider']);

/** Whether a path such as `copy_settings[0].zone_id` leads to an attribute or a block. */
export function hasAttribute(block: BlockSchema | undefined, path: string): boolean {
  const [first = '', ...rest] = path.replaceAll(/\[\d+\]/g, '').split('.');
  const attribute = block?.attributes?.[first];
  if (attribute !== undefined) return hasWithin(attribute, rest);
  const nested = block?.block_types?.[first];
  if (nested !== undefined) return rest.length === 0 || hasAttribute(nested.block, rest.join('.'));
  return META.has(first) && rest.length === 0;
}

function hasWithin({ nested_type: nested }: AttributeSchema, [first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return true;
  const attribute = nested?.attributes[first];
  return attribute !== undefined && hasWithin(attribute, rest);
}
