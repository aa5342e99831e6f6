/**
 * Replaces the provider's schema in schema/ by that of another version: `npm run update-schema FILE VERSION`, where FILE
 * is the output of `terraform providers schema -json` or `tofu providers schema -json`. It lists the differences, and what
 * can be set that no reader or rule reads. Without a file, it merges the schema again from what it is merged from.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { merged, mergedFrom, remaining, writeMergedFrom } from './merged-schema';
import {
  type ProviderSchema,
  SCHEMA_FOLDER,
  providerSchema,
  schemaFile,
  schemaFileOf,
  schemaText,
} from './provider-schema';
import { readAttributes } from './read-attributes';
import { changesBetween, notModelled } from './schema-changes';
import { isObject } from '../src/readers/json/json';

/** What bindings are generated from. Descriptions are half of a schema, and change with every release. */
const KEPT = new Set([
  'attributes',
  'block',
  'block_types',
  'computed',
  'deprecated',
  'max_items',
  'min_items',
  'nested_type',
  'nesting_mode',
  'optional',
  'required',
  'sensitive',
  'type',
  'version',
  'write_only',
]);

/** What is left out on purpose: texts for people. */
const LEFT_OUT = new Set(['description', 'description_kind', 'deprecation_message', 'version_description']);

/** Members whose own members are names that the provider chose. */
const NAMED = new Set(['attributes', 'block_types']);

/** The schema as this project keeps it, and the members that were left out because this tool does not know them. */
export interface Stripped {
  readonly schema: ProviderSchema;
  readonly unknown: readonly string[];
}

/** The schema of the Atlas provider in Terraform's output, reduced to what bindings are generated from. */
export function stripped(json: unknown, version: string | undefined): Stripped {
  const unknown = new Set<string>();
  const strip = (value: unknown, isNamed: boolean): unknown => {
    if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, member]) => {
        if (isNamed) return [[name, strip(member, false)]];
        // Terraform leaves out what is false; so does this, whoever wrote the file.
        if (member === false) return [];
        if (KEPT.has(name)) return [[name, name === 'type' ? member : strip(member, NAMED.has(name))]];
        if (!LEFT_OUT.has(name)) unknown.add(name);
        return [];
      }),
    );
  };
  const { own, version: written } = ofAtlas(json);
  const number = version ?? written;
  if (number === undefined || !/^\d+\.\d+(?:\.\d+)?$/.test(number))
    throw new Error('name the version of the provider, such as 2.16.0: npm run update-schema FILE VERSION');
  const schema = {
    format: 'terraform providers schema -json, descriptions removed',
    source: 'mongodb/mongodbatlas',
    version: number,
    provider: strip(own['provider'], false),
    resource_schemas: strip(own['resource_schemas'], true),
    data_source_schemas: strip(own['data_source_schemas'], true),
  } as ProviderSchema;
  return { schema, unknown: [...unknown].sort() };
}

interface OwnSchema {
  readonly own: Readonly<Record<string, unknown>>;
  readonly version: string | undefined;
}

/** The part of the Atlas provider: of what Terraform prints, or of a file that is stripped already. */
function ofAtlas(json: unknown): OwnSchema {
  const providers = memberOf(json, 'provider_schemas');
  const name = isObject(providers)
    ? Object.keys(providers).find((one) => /(?:^|\/)mongodb\/mongodbatlas$/.test(one))
    : undefined;
  const own = name === undefined ? json : memberOf(providers, name);
  if (!['provider', 'resource_schemas', 'data_source_schemas'].every((part) => isObject(memberOf(own, part))))
    throw new Error(
      providers === undefined
        ? 'it is not a schema: write what terraform providers schema -json prints into it'
        : 'it has no schema of mongodb/mongodbatlas: run terraform init where that provider is required, then terraform providers schema -json',
    );
  const version = memberOf(own, 'version');
  return {
    own: own as Readonly<Record<string, unknown>>,
    version: typeof version === 'string' ? version : undefined,
  };
}

function memberOf(json: unknown, name: string): unknown {
  return isObject(json) ? json[name] : undefined;
}

/**
 * Writes the new schema in place of the old one, and reports what to look at. What was added to the old one and is of a
 * later version than the new one is added to the new one.
 */
export function updateSchema(json: unknown, version: string | undefined, folder = SCHEMA_FOLDER): string {
  const older = providerSchema(folder);
  const { schema: printed, unknown } = stripped(json, version);
  const from = mergedFrom(folder);
  const left = from === undefined ? undefined : remaining(printed, from);
  const schema = left === undefined ? printed : merged(left);
  writeSchema(folder, schema);
  writeMergedFrom(folder, left);
  return report(older, schema, unknown);
}

/** Merges the schema again from what it is merged from, after additions were edited, and reports what to look at. */
export function mergeAgain(folder = SCHEMA_FOLDER): string {
  const from = mergedFrom(folder);
  if (from === undefined)
    throw new Error('name the file: npm run update-schema FILE VERSION; this schema is not merged');
  const older = providerSchema(folder);
  const schema = merged(from);
  writeSchema(folder, schema);
  return report(older, schema, []);
}

/** Writes the schema in place of the one that is there. */
function writeSchema(folder: string, schema: ProviderSchema): void {
  rmSync(join(folder, schemaFile(folder)));
  writeFileSync(join(folder, schemaFileOf(schema.version)), schemaText(schema));
}

function report(older: ProviderSchema, schema: ProviderSchema, unknown: readonly string[]): string {
  const read = readAttributes(schema);
  const types = Object.keys(schema.resource_schemas).filter(
    (type) => older.resource_schemas[type] === undefined || (read.get(type)?.size ?? 0) > 0,
  );
  return [
    `schema/${schemaFileOf(schema.version)}: ${Object.keys(schema.resource_schemas).length} resources, ${Object.keys(schema.data_source_schemas).length} data sources`,
    ...(unknown.length === 0
      ? []
      : [`left out, because this tool does not know them: ${unknown.join(', ')}`]),
    '',
    `Different from ${older.version} (+ new, ~ changed, - removed):`,
    ...changesBetween(older, schema),
    '',
    'Not modelled (can be set, but no reader or rule reads it), for resources that are new or read:',
    ...notModelled(schema, types, read),
    '',
  ].join('\n');
}

function main(): void {
  const [file, version] = process.argv.slice(2);
  if (file === undefined) {
    process.stdout.write(mergeAgain());
    return;
  }
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  process.stdout.write(updateSchema(json, version));
}

if (require.main === module)
  try {
    main();
  } catch (error) {
    process.stderr.write(`update-schema: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
