/**
 * Which attributes of resources the readers and rules read, recorded while they run: on every example of every rule, on
 * every plan of test/fixtures, and on resources that have every attribute of the schema.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readPlan } from '../src/readers';
import { listMember, textMember } from '../src/readers/json/json';
import { readChange } from '../src/readers/plan/change';
import { notReviewedIn } from '../src/readers/plan/not-reviewed';
import { readEnvelope } from '../src/readers/plan/plan-envelope';
import { unknownAttributesOf } from '../src/readers/plan/plan-values';
import { plannedImpacts } from '../src/report/forecast/impact-json';
import { review } from '../src/review/review';
import { rules } from '../src/rules';
import { planOf } from '../test/support/plan-of';
import type { AttributeSchemas, BlockSchema, BlockSchemas, ProviderSchema } from './provider-schema';

/** The paths that are read, by type: `backup_enabled`, `copy_settings.frequencies`. Data sources begin with `data.`. */
export type ReadAttributes = ReadonlyMap<string, ReadonlySet<string>>;

const AS_OF = '2026-08-21';

/** All attributes that any of these runs reads. */
export function readAttributes(schema: ProviderSchema): ReadAttributes {
  const read = new Map<string, Set<string>>();
  for (const plan of [...plans(), ...completePlans(schema)]) {
    // These look at all values, whatever they are: only what is read more often than they do is read for itself.
    const updated = new Set(
      readPlan(plan).before.clusters.flatMap((one) => (one.change?.changed === undefined ? [] : one.address)),
    );
    const compared = readsOf(plan, (json) => {
      const envelope = readEnvelope(json);
      unknownAttributesOf(envelope);
      notReviewedIn(envelope, []);
      for (const row of listMember(json, 'resource_changes'))
        if (updated.has(textMember(row, 'address') ?? '')) readChange(row).changed?.();
    });
    const all = readsOf(plan, (json) => {
      const reading = readPlan(json);
      for (const { change } of reading.before.clusters) change?.changed?.();
      review(reading, rules, { asOf: AS_OF });
      plannedImpacts(reading.before, reading.after, AS_OF);
    });
    for (const [type, paths] of all)
      for (const [path, times] of paths)
        if (times > (compared.get(type)?.get(path) ?? 0)) setOf(read, type).add(path);
  }
  return read;
}

/** How often each path is read, by type. */
type Reads = Map<string, Map<string, number>>;

function readsOf(plan: Plan, run: (json: Plan) => unknown): Reads {
  const reads: Reads = new Map();
  run(recording(plan, reads));
  return reads;
}

function* plans(): Iterable<object> {
  for (const { examples } of rules)
    for (const example of [...examples.good, ...examples.bad]) yield planOf(example);
  const folder = join(__dirname, '..', 'test', 'fixtures', 'plans');
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (path.endsWith('plan.json')) yield JSON.parse(readFileSync(join(folder, path), 'utf8')) as object;
}

/**
 * Plans of one resource of each type with all its attributes, which they create, update and delete: with all blocks, and
 * without any, since some attributes are only looked at where a block is not there.
 */
function* completePlans(all: ProviderSchema): Iterable<Plan> {
  for (const schema of [all, withoutBlocks(all)])
    for (const provider of ['AWS', 'TENANT', 'FLEX', 'SERVERLESS'])
      for (const actions of [['create'], ['update'], ['delete', 'create'], ['delete']])
        yield completePlan(schema, provider, actions);
}

function completePlan(schema: ProviderSchema, provider: string, actions: readonly string[]): Plan {
  const changes = Object.entries(schema.resource_schemas).map(([type, { block }]) => ({
    address: `${type}.complete`,
    mode: 'managed',
    type,
    name: 'complete',
    change: {
      actions,
      before: actions[0] === 'create' ? null : completeBlock(block, provider),
      after: actions.at(-1) === 'delete' ? null : completeBlock(block, provider),
      after_unknown: {},
    },
  }));
  const sources = Object.entries(schema.data_source_schemas).map(([type, { block }]) => ({
    address: `data.${type}.complete`,
    mode: 'data',
    type,
    name: 'complete',
    values: completeBlock(block, provider),
  }));
  return {
    format_version: '1.2',
    configuration: { root_module: {} },
    resource_changes: changes,
    prior_state: { values: { root_module: { resources: sources } } },
  };
}

function withoutBlocks(schema: ProviderSchema): ProviderSchema {
  const flat = (schemas: BlockSchemas): BlockSchemas =>
    Object.fromEntries(
      Object.entries(schemas).map(([type, { block }]) => {
        const single = Object.entries(block.attributes ?? {}).filter(([, one]) => !one.nested_type);
        return [type, { block: { attributes: Object.fromEntries(single) } }];
      }),
    );
  return {
    ...schema,
    resource_schemas: flat(schema.resource_schemas),
    data_source_schemas: flat(schema.data_source_schemas),
  };
}

function completeBlock(
  { attributes = {}, block_types: blocks = {} }: BlockSchema,
  provider: string,
): Readonly<Record<string, unknown>> {
  return {
    ...completeAttributes(attributes, provider),
    ...Object.fromEntries(
      Object.entries(blocks).map(([name, { block, nesting_mode: mode }]) => {
        const value = completeBlock(block, provider);
        return [name, mode === 'single' ? value : [value]];
      }),
    ),
  };
}

function completeAttributes(
  attributes: AttributeSchemas,
  provider: string,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { type, nested_type: nested }]) => {
      if (/(?:^|_)provider_name$/.test(name)) return [name, provider];
      if (nested === undefined) return [name, valueOf(type)];
      const value = completeAttributes(nested.attributes, provider);
      if (nested.nesting_mode === 'map') return [name, { some: value }];
      return [name, nested.nesting_mode === 'single' ? value : [value]];
    }),
  );
}

/** A value of a type as Terraform's schemas write types: `"string"`, `["list", "string"]`, `["object", { ... }]`. */
function valueOf(type: unknown): unknown {
  if (type === 'number') return 1;
  if (type === 'bool') return true;
  if (!Array.isArray(type)) return 'some';
  const [kind, of] = type as [string, unknown];
  if (kind === 'map') return { some: valueOf(of) };
  if (kind === 'object')
    return Object.fromEntries(
      Object.entries(of as Readonly<Record<string, unknown>>).map(([name, one]) => [name, valueOf(one)]),
    );
  return [valueOf(of)];
}

interface Row {
  readonly type?: string;
  readonly mode?: string;
  readonly change?: { readonly before?: unknown; readonly after?: unknown };
  readonly values?: unknown;
}

interface Module {
  readonly resources?: readonly Row[];
  readonly child_modules?: readonly Module[];
}

interface Plan {
  readonly format_version?: string;
  readonly configuration?: object;
  readonly resource_changes?: readonly Row[];
  readonly prior_state?: { readonly values?: { readonly root_module?: Module } };
}

/** The plan, with values of its resources that record what is read. */
function recording(plan: Plan, reads: Reads): Plan {
  const recorded = (values: unknown, { type = '', mode }: Row): unknown => {
    const key = mode === 'data' ? `data.${type}` : type;
    const paths = reads.get(key) ?? new Map<string, number>();
    reads.set(key, paths);
    return recordingReads(values, '', paths);
  };
  const inModule = (module: Module): Module => ({
    ...module,
    ...(module.resources && {
      resources: module.resources.map((row) => ({ ...row, values: recorded(row.values, row) })),
    }),
    ...(module.child_modules && { child_modules: module.child_modules.map(inModule) }),
  });
  const root = plan.prior_state?.values?.root_module;
  return {
    ...plan,
    ...(plan.resource_changes && {
      resource_changes: plan.resource_changes.map((row) => ({
        ...row,
        change: {
          ...row.change,
          before: recorded(row.change?.before, row),
          after: recorded(row.change?.after, row),
        },
      })),
    }),
    ...(root && {
      prior_state: {
        ...plan.prior_state,
        values: { root_module: inModule(root) },
      },
    }),
  };
}

function setOf(read: Map<string, Set<string>>, type: string): Set<string> {
  const paths = read.get(type) ?? new Set();
  read.set(type, paths);
  return paths;
}

/** A value that records the path of each member that is read; members of a list have the path of the list. */
function recordingReads(value: unknown, path: string, paths: Map<string, number>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof name !== 'string') return member;
      if (Array.isArray(target)) return recordingReads(member, path, paths);
      const its = path === '' ? name : `${path}.${name}`;
      paths.set(its, (paths.get(its) ?? 0) + 1);
      return recordingReads(member, its, paths);
    },
  });
}
