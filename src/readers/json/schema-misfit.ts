import type { AttributeSchema, AttributeType } from '../../atlas/provider-attributes';
import type { Json } from './json';
import type { Misfit } from './shape';

/**
 * What is wrong with a value by the type that the provider's schema gives it, if also by the one that earlier versions
 * gave it.
 * @param compare compares a value with a type
 */
export function schemaMisfit(
  value: Json,
  { type, formerType }: AttributeSchema,
  compare: (value: Json, type: AttributeType) => Misfit | undefined,
): Misfit | undefined {
  const found = type === undefined ? undefined : compare(value, type);
  if (formerType === undefined || (type !== undefined && found === undefined)) return found;
  // A list of earlier versions is a list: an object in its place is what the schema has now.
  if (formerType.kind === 'list' && !Array.isArray(value)) return found;
  const former = compare(value, formerType);
  return former === undefined ? undefined : (found ?? former);
}
