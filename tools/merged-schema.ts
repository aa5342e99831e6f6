/**
 * The provider's schema of a version that is not at hand, put together: the schema that an older version printed, and what
 * later versions add to it, each addition with its source. Both are in schema/merged-from; `npm run update-schema` without
 * a file merges them again, and a schema that a later version printed takes the place of the additions that it has.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type BlockSchemas,
  type ProviderSchema,
  providerSchema,
  schemaFile,
  schemaFileOf,
  schemaText,
} from './provider-schema';
import { isObject } from '../src/readers/json/json';

/** What one version adds to a resource or data source. */
export interface Addition {
  readonly kind: 'resource' | 'data source';
  readonly type: string;
  /** The first version that has it. */
  readonly since: string;
  readonly source: string;
  /** What the source leaves open. */
  readonly uncertain?: string;
  /** In the shape of a schema: objects are merged, lists and scalars replace what is there, and false removes it. */
  readonly schema: object;
}

export interface Additions {
  readonly format: string;
  readonly source: string;
  /** The version that the schema is of with all additions. */
  readonly version: string;
  /** The version that printed what they are added to. */
  readonly base: string;
  readonly additions: readonly Addition[];
}

/** What the schema of a folder is merged from; undefined where the provider itself printed it. */
export interface MergedFrom {
  readonly base: ProviderSchema;
  readonly additions: Additions;
}

export function mergedFrom(folder: string): MergedFrom | undefined {
  const inside = join(folder, 'merged-from');
  if (!existsSync(inside)) return undefined;
  const [file, ...others] = readdirSync(inside).filter((name) => name.startsWith('additions-'));
  if (file === undefined || others.length > 0)
    throw new Error(`${inside} has to have one additions-VERSION.json`);
  const additions = JSON.parse(readFileSync(join(inside, file), 'utf8')) as Additions;
  const base = providerSchema(inside);
  if (base.version !== additions.base)
    throw new Error(`${file} adds to ${additions.base}, and ${schemaFile(inside)} is of ${base.version}`);
  return { base, additions };
}

/** The schema with the additions. */
export function merged({ base, additions: { version, additions } }: MergedFrom): ProviderSchema {
  const all = (schemas: BlockSchemas, kind: Addition['kind']): BlockSchemas =>
    additions
      .filter((addition) => addition.kind === kind)
      .reduce((before, { type, schema }) => merge(before, { [type]: schema }) as BlockSchemas, schemas);
  return {
    ...base,
    version,
    resource_schemas: all(base.resource_schemas, 'resource'),
    data_source_schemas: all(base.data_source_schemas, 'data source'),
  };
}

/** What remains to be added to a schema that the provider itself printed; undefined where it has everything. */
export function remaining(printed: ProviderSchema, { additions }: MergedFrom): MergedFrom | undefined {
  const left = additions.additions.filter(({ since }) => isLater(since, printed.version));
  if (left.length === 0) return undefined;
  return { base: printed, additions: { ...additions, base: printed.version, additions: left } };
}

/** Replaces what the schema of a folder is merged from. */
export function writeMergedFrom(folder: string, from: MergedFrom | undefined): void {
  const inside = join(folder, 'merged-from');
  rmSync(inside, { recursive: true, force: true });
  if (from === undefined) return;
  mkdirSync(inside);
  writeFileSync(join(inside, schemaFileOf(from.base.version)), schemaText(from.base));
  const { additions } = from;
  writeFileSync(
    join(inside, `additions-${additions.version}.json`),
    `${JSON.stringify(additions, undefined, 1)}\n`,
  );
}

/** Objects are merged. What is added to a list of names is put in the order of names, as the provider prints it. */
function merge(one: unknown, other: unknown): unknown {
  if (!isObject(other)) return other;
  const before = isObject(one) ? one : {};
  const names = Object.keys(other).filter((name) => !Object.hasOwn(before, name));
  const members = { ...before, ...Object.fromEntries(names.map((name) => [name, undefined])) };
  const entries = Object.entries(members)
    .map(([name, value]) => [name, name in other ? merge(value, other[name]) : value] as const)
    .filter(([, value]) => value !== false);
  const isInOrder = names.length === 0 || !isObject(one);
  return Object.fromEntries(isInOrder ? entries : entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether a version comes after another one; a version without a patch is the first of its kind. */
function isLater(version: string, than: string): boolean {
  const [one, other] = [version, than].map((text) => text.split('.').map(Number));
  for (let part = 0; part < 3; part += 1) {
    const difference = (one?.[part] ?? 0) - (other?.[part] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
