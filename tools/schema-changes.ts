/** The differences between two versions of the provider's schema, and the attributes that no reader or rule reads, as lines. */
import type { ReadAttributes } from './read-attributes';
import type {
  AttributeSchema,
  AttributeSchemas,
  BlockSchema,
  BlockSchemas,
  NestedBlockSchema,
  ProviderSchema,
} from './provider-schema';

/** An attribute or a block of a type, by its path: `copy_settings.frequencies`. */
export interface Member {
  readonly path: string;
  /** What it is: `string, optional, computed` or `list of blocks`. */
  readonly is: string;
}

/** What a type has, each attribute and block with those inside it behind it. */
export function membersOf(block: BlockSchema, within = ''): readonly Member[] {
  const { attributes = {}, block_types: blocks = {} } = block;
  return [
    ...attributeMembers(attributes, within),
    ...Object.entries(blocks).flatMap(([name, nested]) => [
      { path: within + name, is: blockIs(nested) },
      ...membersOf(nested.block, `${within}${name}.`),
    ]),
  ];
}

function attributeMembers(attributes: AttributeSchemas, within: string): readonly Member[] {
  return Object.entries(attributes).flatMap(([name, schema]) => [
    { path: within + name, is: attributeIs(schema) },
    ...attributeMembers(schema.nested_type?.attributes ?? {}, `${within}${name}.`),
  ]);
}

function attributeIs(schema: AttributeSchema): string {
  const { type, nested_type: nested } = schema;
  const flags = (['required', 'optional', 'computed', 'deprecated'] as const).filter((flag) => schema[flag]);
  return [nested === undefined ? typeText(type) : nestedText(nested.nesting_mode), ...flags].join(', ');
}

function nestedText(mode: string): string {
  return mode === 'single' ? 'object' : `${mode} of objects`;
}

/** `["list", "string"]` as `list of string`. */
function typeText(type: unknown): string {
  if (!Array.isArray(type)) return String(type);
  const [kind, of] = type as [string, unknown];
  return kind === 'object' ? 'object' : `${kind} of ${typeText(of)}`;
}

function blockIs({ nesting_mode: mode, min_items: least = 0, max_items: most }: NestedBlockSchema): string {
  const number = most === 1 || mode === 'single' ? 'block' : `${mode} of blocks`;
  return least > 0 ? `${number}, required` : number;
}

/** What a newer schema adds, changes and removes. */
export function changesBetween(older: ProviderSchema, newer: ProviderSchema): readonly string[] {
  const all = [
    ...typeChanges('', older.resource_schemas, newer.resource_schemas),
    ...typeChanges('data ', older.data_source_schemas, newer.data_source_schemas),
  ];
  return all.length === 0 ? ['nothing'] : all;
}

function typeChanges(kind: string, older: BlockSchemas, newer: BlockSchemas): readonly string[] {
  const types = [...new Set([...Object.keys(older), ...Object.keys(newer)])].sort();
  return types.flatMap((type) => {
    const [before, after] = [older[type], newer[type]];
    if (before === undefined) return [`+ ${kind}${type}`];
    if (after === undefined) return [`- ${kind}${type}`];
    const changes = memberChanges(membersOf(before.block), membersOf(after.block));
    return changes.length === 0 ? [] : [`  ${kind}${type}`, ...changes.map((line) => `    ${line}`)];
  });
}

function memberChanges(before: readonly Member[], after: readonly Member[]): readonly string[] {
  const was = new Map(before.map(({ path, is }) => [path, is]));
  const now = new Set(after.map(({ path }) => path));
  return [
    ...after.flatMap(({ path, is }) => {
      const old = was.get(path);
      if (old === undefined) return [`+ ${path}: ${is}`];
      return old === is ? [] : [`~ ${path}: ${old} -> ${is}`];
    }),
    ...before.filter(({ path }) => !now.has(path)).map(({ path }) => `- ${path}`),
  ];
}

/**
 * What can be set on these resources and no reader or rule reads. Of a block that is not read at all, the attributes are
 * not listed.
 */
export function notModelled(
  schema: ProviderSchema,
  types: readonly string[],
  read: ReadAttributes,
): readonly string[] {
  const all = types.flatMap((type) => {
    const block = schema.resource_schemas[type]?.block;
    if (block === undefined) return [];
    const paths = read.get(type) ?? new Set();
    if (paths.size === 0) return [`  ${type}: nothing of it is read`];
    const missing = membersOf(block)
      .filter(({ is }) => !is.includes(', computed') || is.includes(', optional'))
      .map(({ path }) => path)
      .filter((path) => !paths.has(path) && isRead(parentOf(path), paths));
    return missing.length === 0 ? [] : [`  ${type}: ${missing.join(', ')}`];
  });
  return all.length === 0 ? ['nothing'] : all;
}

function isRead(path: string, paths: ReadonlySet<string>): boolean {
  return path === '' || paths.has(path);
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('.')));
}
