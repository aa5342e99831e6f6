import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AttributeType, type ObjectShape, attributesOf } from '../../src/atlas/provider-attributes';
import { attributeTable, formerAttributes } from '../../tools/attribute-table';
import { type AttributeSchemas, type BlockSchema, schema } from '../support/schema';

test('the table is made of the schema: npm run generate changes nothing', () => {
  const file = join(__dirname, '..', '..', 'src', 'atlas', 'attribute-table.ts');
  expect(readFileSync(file, 'utf8')).toBe(attributeTable());
});

test('the table has every attribute and block of the schema with its type', () => {
  for (const [type, { block }] of Object.entries(schema.resource_schemas))
    expect([type, written(attributesOf('managed', type))]).toEqual([type, ofBlock(block)]);
  for (const [type, { block }] of Object.entries(schema.data_source_schemas))
    expect([type, written(attributesOf('data', type))]).toEqual([type, ofBlock(block)]);
});

test('the table has what earlier versions of the provider had', () => {
  for (const { kind, type, path, is } of formerAttributes()) {
    let shape = attributesOf(kind === 'resource' ? 'managed' : 'data', type);
    const steps = path.split('.');
    const name = steps.pop() ?? '';
    for (const step of steps) shape = inner(shape?.get(step)?.type);
    expect([type, path, typeText(shape?.get(name)?.formerType)]).toEqual([type, path, ofType(is)]);
  }
});

test('each former attribute has its source, and is not in the schema with that type', () => {
  for (const { kind, type, path, is, source } of formerAttributes()) {
    expect(source).toMatch(/^@cdktf\/provider-mongodbatlas \d|^fact T-\d/);
    const schemas = kind === 'resource' ? schema.resource_schemas : schema.data_source_schemas;
    const current = flat(ofBlock(schemas[type]?.block ?? {})).get(path);
    expect([type, path, current]).not.toEqual([type, path, ofType(is)]);
  }
});

test.each([
  ['a type of another provider', 'aws_s3_bucket'],
  ['a type that the provider no longer has', 'mongodbatlas_cloud_provider_snapshot'],
  ['a name of the prototype', 'mongodbatlas_constructor'],
])('%s has no attributes here', (_, type) => {
  expect(attributesOf('managed', type)).toBeUndefined();
  expect(attributesOf('data', type)).toBeUndefined();
});

// A shape as text, from the table and from the schema: two ways to one text.

type Texts = { readonly [name: string]: string | Texts };

function written(shape: ObjectShape | undefined): Texts {
  const texts: Record<string, string | Texts> = {};
  for (const [name, { type }] of shape ?? []) {
    if (type === undefined) continue;
    texts[name] = typeText(type);
    const within = inner(type);
    if (within !== undefined) texts[`${name}.`] = written(within);
  }
  return texts;
}

function inner(type: AttributeType | undefined): ObjectShape | undefined {
  if (type === undefined) return undefined;
  if (type.kind === 'object' || type.kind === 'blocks') return type.shape;
  return type.kind === 'list' || type.kind === 'map' ? inner(type.of) : undefined;
}

function typeText(type: AttributeType | undefined): string {
  if (type === undefined) return 'nothing';
  return type.kind === 'list' || type.kind === 'map' ? `${type.kind} of ${typeText(type.of)}` : type.kind;
}

function ofBlock({ attributes = {}, block_types: blocks = {} }: BlockSchema): Texts {
  const texts: Record<string, string | Texts> = { ...ofAttributes(attributes) };
  for (const [name, { block }] of Object.entries(blocks)) {
    texts[name] = 'blocks';
    texts[`${name}.`] = ofBlock(block);
  }
  return texts;
}

function ofAttributes(attributes: AttributeSchemas): Texts {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, { type, nested_type: nested }]) => {
      if (nested === undefined) {
        const object = objectIn(type);
        return [[name, ofType(type)], ...(object === undefined ? [] : [[`${name}.`, ofObject(object)]])];
      }
      const { nesting_mode: mode } = nested;
      const text = mode === 'single' ? 'object' : `${mode === 'map' ? 'map' : 'list'} of object`;
      return [
        [name, text],
        [`${name}.`, ofAttributes(nested.attributes)],
      ];
    }),
  ) as Texts;
}

function ofObject(members: Readonly<Record<string, unknown>>): Texts {
  return ofAttributes(Object.fromEntries(Object.entries(members).map(([name, type]) => [name, { type }])));
}

function objectIn(type: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!Array.isArray(type)) return undefined;
  const [kind, of] = type as [string, unknown];
  return kind === 'object' ? (of as Readonly<Record<string, unknown>>) : objectIn(of);
}

function ofType(type: unknown): string {
  if (!Array.isArray(type)) return type === 'bool' ? 'boolean' : String(type);
  const [kind, of] = type as [string, unknown];
  if (kind === 'object') return 'object';
  return `${kind === 'set' ? 'list' : kind} of ${ofType(of)}`;
}

function flat(texts: Texts, within = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([name, text]) =>
      typeof text === 'string' ? [[within + name, text] as const] : [...flat(text, within + name)],
    ),
  );
}
