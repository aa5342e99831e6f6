import { type AttributeSchema, type BlockSchema, schema } from './schema';

/*
 * Compares synthesized configuration with the schema of the real provider: every attribute exists and can be set,
 * required ones are set, types and nesting fit.
 */

type Json = unknown;
type Named = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Json>>>>>>;

/** What the provider would reject in a cdk.tf.json; empty if it is valid. */
export function nonconformities(json: { readonly resource?: Named; readonly data?: Named }): string[] {
  const problems: string[] = [];
  const section = (
    named: Named | undefined,
    schemas: Readonly<Record<string, { readonly block: BlockSchema }>>,
  ): void => {
    for (const [type, bodies] of Object.entries(named ?? {})) {
      if (!type.startsWith('mongodbatlas_')) continue;
      const block = schemas[type]?.block;
      for (const [name, body] of Object.entries(bodies)) {
        const attributes = Object.fromEntries(Object.entries(body).filter(([key]) => key !== '//'));
        if (block === undefined) problems.push(`${type}.${name}: there is no such type`);
        else checkBlock(block, attributes, `${type}.${name}`, problems, META);
      }
    }
  };
  section(json.resource, schema.resource_schemas);
  section(json.data, schema.data_source_schemas);
  return problems;
}

/** Meta-arguments that every resource may have. */
const META: ReadonlySet<string> = new Set([
  'depends_on',
  'lifecycle',
  'provider',
  'count',
  'for_each',
  'dynamic',
]);

function checkBlock(
  block: BlockSchema,
  body: Readonly<Record<string, Json>>,
  where: string,
  problems: string[],
  also: ReadonlySet<string> = new Set(),
): void {
  const { attributes = {}, block_types: blocks = {} } = block;
  for (const [name, value] of Object.entries(body)) {
    const attribute = attributes[name];
    const nested = blocks[name];
    const at = `${where}.${name}`;
    if (attribute !== undefined) checkAttribute(attribute, value, at, problems);
    else if (nested !== undefined) checkBlocks(nested, value, at, problems);
    else if (!also.has(name)) problems.push(`${at}: there is no such attribute`);
  }
  for (const [name, { required }] of Object.entries(attributes))
    if (required === true && isMissing(body[name])) problems.push(`${where}.${name}: it is required`);
  for (const [name, { min_items: least = 0 }] of Object.entries(blocks))
    if (least > 0 && isMissing(body[name])) problems.push(`${where}.${name}: it is required`);
}

function checkBlocks(
  { block, max_items: most, nesting_mode: mode }: NonNullable<BlockSchema['block_types']>[string],
  value: Json,
  at: string,
  problems: string[],
): void {
  const bodies = Array.isArray(value) ? (value as Json[]) : [value];
  if (most !== undefined && bodies.length > most) problems.push(`${at}: at most ${most} of them`);
  if (mode === 'single' && Array.isArray(value)) problems.push(`${at}: a single block, not a list`);
  bodies.forEach((body, index) => {
    if (isObject(body)) checkBlock(block, body, `${at}[${index}]`, problems);
    else problems.push(`${at}[${index}]: a block`);
  });
}

function checkAttribute(attribute: AttributeSchema, value: Json, at: string, problems: string[]): void {
  if (attribute.optional !== true && attribute.required !== true)
    problems.push(`${at}: the provider sets it`);
  if (isToken(value)) return;
  const nested = attribute.nested_type;
  if (nested === undefined) {
    if (!fits(attribute.type, value))
      problems.push(`${at}: ${JSON.stringify(attribute.type)}, not ${JSON.stringify(value)}`);
    return;
  }
  const isList = nested.nesting_mode === 'list' || nested.nesting_mode === 'set';
  if (isList !== Array.isArray(value)) {
    problems.push(`${at}: ${nested.nesting_mode} of objects`);
    return;
  }
  (isList ? (value as Json[]) : [value]).forEach((member, index) => {
    if (isObject(member))
      checkBlock({ attributes: nested.attributes }, member, isList ? `${at}[${index}]` : at, problems);
    else if (!isToken(member)) problems.push(`${at}: objects`);
  });
}

function fits(type: unknown, value: Json): boolean {
  if (value === null || value === undefined || isToken(value)) return true;
  if (type === 'string') return typeof value === 'string';
  if (type === 'number') return typeof value === 'number';
  if (type === 'bool') return typeof value === 'boolean';
  if (!Array.isArray(type)) return true;
  const [kind, of] = type as [string, unknown];
  if (kind === 'list' || kind === 'set') return Array.isArray(value) && value.every((item) => fits(of, item));
  if (kind === 'map') return isObject(value) && Object.values(value).every((item) => fits(of, item));
  return isObject(value) || Array.isArray(value);
}

function isMissing(value: Json): boolean {
  return value === undefined || value === null;
}

function isToken(value: Json): boolean {
  return typeof value === 'string' && value.includes('${');
}

function isObject(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
