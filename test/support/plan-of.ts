import { createHash } from 'node:crypto';
import type { Body, Resources } from '../../src/rules/example';
import type { Configuration } from './configuration';
import {
  type AttributeSchema,
  type AttributeSchemas,
  type BlockSchema,
  dataSourceSchema,
  resourceSchema,
} from './schema';

/*
 * Makes the plan that Terraform and the real provider would make of a configuration, as `terraform show -json` prints
 * it: what is computed is unknown, what is not set is missing or null, only the configuration has references.
 * test/plan-of.test.ts compares it with real plans.
 */

type Json = unknown;
type Values = Record<string, Json>;

/** A value that is not known before apply. */
const UNKNOWN = Symbol('unknown');

/** What the provider reports for an existing resource without a configured value. */
const DEFAULTS: Readonly<Record<string, Values>> = {
  mongodbatlas_advanced_cluster: {
    backup_enabled: false,
    config_server_management_mode: 'ATLAS_MANAGED',
    config_server_type: null,
    encryption_at_rest_provider: 'NONE',
    mongo_db_major_version: '8.0',
    mongo_db_version: '8.0.13',
    paused: false,
    pit_enabled: false,
    termination_protection_enabled: false,
  },
  mongodbatlas_flex_cluster: {
    backup_settings: { enabled: true },
    cluster_type: 'REPLICASET',
    mongo_db_version: '8.0.13',
    termination_protection_enabled: false,
  },
  mongodbatlas_serverless_instance: {
    continuous_backup_enabled: false,
    termination_protection_enabled: false,
  },
  mongodbatlas_cloud_backup_schedule: {
    reference_hour_of_day: 18,
    reference_minute_of_hour: 0,
    restore_window_days: 7,
    update_snapshots: false,
    use_org_and_group_names_in_export_prefix: false,
  },
  mongodbatlas_cluster: {
    cloud_backup: false,
    backup_enabled: false,
    pit_enabled: false,
    paused: false,
    encryption_at_rest_provider: 'NONE',
  },
};

/** The attributes that replace the resource when they change; '*' for all. */
const FORCES_REPLACEMENT: Readonly<Record<string, readonly string[] | '*'>> = {
  mongodbatlas_advanced_cluster: ['name', 'project_id'],
  mongodbatlas_cloud_backup_schedule: ['project_id'],
  mongodbatlas_cloud_backup_snapshot: '*',
  mongodbatlas_cloud_backup_snapshot_restore_job: '*',
  mongodbatlas_cloud_backup_snapshot_export_bucket: '*',
};

/** Attributes that a change of anything makes unknown again. */
const VOLATILE: Readonly<Record<string, readonly string[]>> = {
  mongodbatlas_advanced_cluster: [
    'connection_strings',
    'state_name',
    'mongo_db_version',
    'config_server_type',
  ],
};

interface Instance {
  readonly type: string;
  readonly name: string;
  readonly body: Body;
}

/** The language of the configuration: for JSON, Terraform lists a reference together with its interpolation. */
export type Syntax = 'hcl' | 'json';

/** The plan of a configuration over what was applied before. */
export function planOf(configuration: Configuration, syntax: Syntax = 'hcl'): Record<string, unknown> {
  return new Planner(configuration, syntax).plan();
}

/** A plan that destroys everything that was applied before; its configuration is still complete. */
export function destroyPlanOf(configuration: Configuration): Record<string, unknown> {
  const plan = new Planner({
    ...configuration,
    before: configuration.before ?? configuration.resources,
    resources: {},
  }).plan();
  return {
    ...plan,
    configuration: new Planner(configuration).plan()['configuration'],
    planned_values: { root_module: {} },
  };
}

class Planner {
  private readonly state = new Map<string, Values>();
  private readonly planned = new Map<string, Values>();
  private readonly busy = new Set<string>();

  constructor(
    private readonly configuration: Configuration,
    private readonly syntax: Syntax = 'hcl',
  ) {
    for (const instance of instancesOf(configuration.before)) this.stateOf(addressOf(instance));
  }

  plan(): Record<string, unknown> {
    const { configuration } = this;
    const changes = [
      ...instancesOf(configuration.resources).map((instance) => this.change(instance)),
      ...instancesOf(configuration.before)
        .filter((instance) => !this.isStill(instance))
        .map((instance) => this.removal(instance)),
      ...this.dataSources(true).map((instance) => this.reading(instance)),
    ];
    return {
      format_version: '1.2',
      terraform_version: '1.11.4',
      ...(configuration.variables === undefined
        ? {}
        : {
            variables: Object.fromEntries(
              Object.entries(configuration.variables).map(([name, value]) => [
                name,
                value === null ? {} : { value },
              ]),
            ),
          }),
      ...(configuration.refreshOnly === true
        ? { planned_values: { root_module: {} } }
        : { resource_changes: changes }),
      ...(configuration.recorded === undefined ? {} : { resource_drift: this.drift(configuration.recorded) }),
      configuration: {
        provider_config: {
          mongodbatlas: {
            name: 'mongodbatlas',
            full_name: 'registry.terraform.io/mongodb/mongodbatlas',
            version_constraint: configuration.provider ?? '~> 2.12',
          },
        },
        root_module: {
          resources: [
            ...instancesOf(configuration.resources).map((instance) =>
              blockOf(instance, 'managed', this.syntax),
            ),
            ...instancesOf(configuration.data).map((instance) => blockOf(instance, 'data', this.syntax)),
          ],
          ...(configuration.variables === undefined
            ? {}
            : {
                variables: Object.fromEntries(Object.keys(configuration.variables).map((name) => [name, {}])),
              }),
        },
      },
      ...(configuration.data === undefined && configuration.refreshOnly !== true
        ? {}
        : { prior_state: { values: { root_module: { resources: this.priorResources() } } } }),
      timestamp: '2026-01-01T00:00:00Z',
      applyable: true,
      complete: true,
      errored: false,
    };
  }

  /** What the state has: the data sources that were read, and of a refresh-only plan everything else as well. */
  private priorResources(): object[] {
    const { before, refreshOnly } = this.configuration;
    const read = this.dataSources(false).map(({ type, name, body }) => ({
      address: `data.${type}.${name}`,
      mode: 'data',
      type,
      name,
      values: plain(body, (template) => this.resolve(template, false)),
    }));
    const managed = (refreshOnly === true ? instancesOf(before) : []).map((instance) => ({
      ...head(instance),
      values: this.stateOf(addressOf(instance)),
    }));
    return [...managed, ...read];
  }

  /** What the refresh found to be other than the state had it. */
  private drift(recorded: Resources): object[] {
    const state = new Planner({ resources: {}, before: recorded });
    return instancesOf(recorded).flatMap((instance) => {
      const address = addressOf(instance);
      const before = state.stateOf(address);
      const isThere = instanceAt(this.configuration.before, address) !== undefined;
      const after = isThere ? this.stateOf(address) : null;
      if (same(before, after)) return [];
      const actions = [isThere ? 'update' : 'delete'];
      return [{ ...head(instance), change: { actions, before, after, after_unknown: {} } }];
    });
  }

  private isStill(instance: Instance): boolean {
    const address = addressOf(instance);
    const moved = Object.values(this.configuration.moved ?? {});
    return (
      this.configuration.resources[instance.type]?.[instance.name] !== undefined || moved.includes(address)
    );
  }

  /** The data sources that wait for the apply, because not all that they are given is known, or those that do not. */
  private dataSources(areDeferred: boolean): Instance[] {
    const resolve = (template: string): Json => this.resolve(template, false);
    return instancesOf(this.configuration.data).filter(
      ({ body }) => holdsUnknown(plain(body, resolve)) === areDeferred,
    );
  }

  /** A data source that is read at apply. */
  private reading({ type, name, body }: Instance): object {
    const block = dataSourceSchema(type);
    const resolve = (template: string): Json => this.resolve(template, false);
    const [values, unknown] = split(
      block === undefined ? plain(body, resolve) : plannedBlock(block, body, undefined, resolve),
    );
    return {
      address: `data.${type}.${name}`,
      mode: 'data',
      type,
      name,
      change: { actions: ['read'], before: null, after: values, after_unknown: unknown },
      action_reason: 'read_because_config_unknown',
    };
  }

  private change(instance: Instance): object {
    const address = addressOf(instance);
    const previous = this.configuration.moved?.[address];
    const prior = this.priorOf(address);
    const after = this.plannedOf(address);
    const [values, unknown] = split(after) as [object, object];
    const actions = this.actions(instance, prior, after);
    const isImport = this.configuration.imports?.includes(address) === true;
    const forced = actions.length > 1 ? this.forcedBy(address) : [];
    return {
      ...head(instance),
      ...(previous === undefined ? {} : { previous_address: previous }),
      change: {
        actions,
        before: prior === undefined ? null : withNulls(prior, [values, unknown]),
        after: prior === undefined ? values : withNulls(values, [prior], unknown),
        after_unknown: unknown,
        before_sensitive: {},
        after_sensitive: {},
        ...(isImport ? { importing: { id: 'imported' } } : {}),
        ...(forced.length > 0 ? { replace_paths: forced.map((name) => [name]) } : {}),
      },
      ...(actions.length > 1
        ? { action_reason: forced.length > 0 ? 'replace_because_cannot_update' : 'replace_by_request' }
        : {}),
    };
  }

  private actions(instance: Instance, prior: Values | undefined, after: Values): string[] {
    const address = addressOf(instance);
    if (prior === undefined) return ['create'];
    if (this.isReplaced(address)) {
      if (this.configuration.forgotten?.includes(address)) return ['create', 'forget'];
      return this.configuration.createBeforeDestroy?.includes(address)
        ? ['create', 'delete']
        : ['delete', 'create'];
    }
    return same(prior, after) ? ['no-op'] : ['update'];
  }

  private removal(instance: Instance): object {
    const address = addressOf(instance);
    const isForgotten = this.configuration.forgotten?.includes(address) === true;
    return {
      ...head(instance),
      change: {
        actions: [isForgotten ? 'forget' : 'delete'],
        before: this.stateOf(address),
        after: null,
        after_unknown: {},
        before_sensitive: {},
        after_sensitive: false,
      },
      action_reason: 'delete_because_no_resource_config',
    };
  }

  private priorOf(address: string): Values | undefined {
    const previous = this.configuration.moved?.[address] ?? address;
    if (instanceAt(this.configuration.before, previous) !== undefined) return this.stateOf(previous);
    // What is imported is read first: the provider reports it as the configuration has it.
    if (this.configuration.imports?.includes(address) !== true) return undefined;
    const instance = instanceAt(this.configuration.resources, address);
    return instance && this.existing(instance, (template) => this.resolve(template, true));
  }

  private isReplaced(address: string): boolean {
    return this.configuration.replaced?.includes(address) === true || this.forcedBy(address).length > 0;
  }

  /** The attributes that force a replacement. */
  private forcedBy(address: string): readonly string[] {
    const prior = this.priorOf(address);
    const instance = instanceAt(this.configuration.resources, address);
    if (prior === undefined || instance === undefined) return [];
    const forcing = FORCES_REPLACEMENT[instance.type] ?? [];
    const names = forcing === '*' ? Object.keys(instance.body).filter((name) => !META.has(name)) : forcing;
    const blocks = resourceSchema(instance.type)?.block_types ?? {};
    return names.filter((name) => {
      const given = plain(instance.body[name], (template) => this.resolve(template, false));
      if (given === undefined) return false;
      return name in blocks ? !sets(prior[name], listOf(given)) : !same(given, prior[name]);
    });
  }

  /** The values of an existing resource: everything is known. */
  private stateOf(address: string): Values {
    const made = this.state.get(address);
    if (made !== undefined) return made;
    const instance = instanceAt(this.configuration.before, address);
    if (instance === undefined) throw new Error(`nothing was applied at ${address}`);
    const values = this.existing(instance, (template) => this.resolve(template, true));
    this.state.set(address, values);
    return values;
  }

  private existing(instance: Instance, resolve: (template: string) => Json): Values {
    const block = resourceSchema(instance.type);
    const seed = addressOf(instance);
    const values =
      block === undefined
        ? {
            id: idOf(`${seed}.id`),
            arn: arnOf(instance),
            ...(plain(instance.body, resolve) as Values),
          }
        : existingBlock(block, unfolded(instance.body), DEFAULTS[instance.type] ?? {}, seed, resolve);
    return values;
  }

  /** The values of a resource after the plan, with what is not known yet among them. */
  private plannedOf(address: string): Values {
    const made = this.planned.get(address);
    if (made !== undefined) return made;
    if (this.busy.has(address)) return {};
    this.busy.add(address);
    const instance = instanceAt(this.configuration.resources, address);
    if (instance === undefined) throw new Error(`the configuration has no ${address}`);
    const prior = this.isReplaced(address) ? undefined : this.priorOf(address);
    const block = resourceSchema(instance.type);
    const resolve = (template: string): Json => this.resolve(template, false);
    let values: Values;
    if (block === undefined) {
      const computed = prior ?? { id: UNKNOWN, arn: UNKNOWN };
      values = { ...computed, ...(plain(instance.body, resolve) as Values) };
    } else {
      const kept = prior !== undefined && isUpgrade(prior, instance.body) ? undefined : prior;
      values = plannedBlock(block, unfolded(instance.body), kept, resolve);
      if (prior !== undefined && !same(prior, values))
        for (const name of VOLATILE[instance.type] ?? [])
          if (instance.body[name] === undefined) values[name] = UNKNOWN;
      const isAdvanced = instance.type === 'mongodbatlas_advanced_cluster';
      if (isAdvanced && prior && !same(prior['replication_specs'], values['replication_specs']))
        forgetZones(values['replication_specs'], instance.body['replication_specs']);
    }
    this.busy.delete(address);
    this.planned.set(address, values);
    return values;
  }

  /** What an interpolation stands for: a value, or not known yet. */
  private resolve(template: string, inState: boolean): Json {
    const match = /^\$\{([^{}]+)\}$/.exec(template);
    if (match?.[1] === undefined) return this.put(template, inState);
    const steps = match[1]
      .replace(/\[(\d+|"[^"]*")\]/g, '.$1')
      .split('.')
      .map((step) => step.replace(/"/g, ''));
    const [root = '', name = '', ...path] = steps;
    if (root === 'var') return at(this.configuration.variables?.[name], path) ?? null;
    if (root === 'local') {
      const local = at(this.configuration.locals?.[name], path);
      return typeof local === 'string' && isReference(local) ? this.resolve(local, inState) : local;
    }
    if (root === 'data') return this.resolveData(name, path);
    const address = `${root}.${name}`;
    if (inState)
      return instanceAt(this.configuration.before, address) === undefined
        ? 'unresolved'
        : at(this.stateOf(address), path);
    if (instanceAt(this.configuration.resources, address) === undefined) return UNKNOWN;
    const value = at(this.plannedOf(address), path);
    return value === undefined ? UNKNOWN : value;
  }

  /** A text with several interpolations, or some text around one; not known as soon as one of them is not. */
  private put(template: string, inState: boolean): Json {
    const values = [...template.matchAll(/\$\{[^{}]+\}/g)].map(([part]) => this.resolve(part, inState));
    const isKnown = values.every((value) => typeof value === 'string' || typeof value === 'number');
    const text = template.replace(/\$\{[^{}]+\}/g, () => String(values.shift()));
    if (isKnown && !isReference(text)) return text;
    return inState ? template : UNKNOWN;
  }

  private resolveData(type: string, [name = '', ...path]: readonly string[]): Json {
    const found = this.dataSources(false).find(
      (instance) => instance.type === type && instance.name === name,
    );
    const value =
      found &&
      at(
        plain(found.body, (template) => this.resolve(template, false)),
        path,
      );
    return value === undefined ? UNKNOWN : value;
  }
}

/**
 * Values with null for each attribute that only the other side sets. A provider writes every attribute of its schema on
 * both sides; of other providers there is no schema here.
 */
function withNulls(values: object, others: readonly object[], unknown: object = {}): object {
  const names = others.flatMap((other) => Object.keys(other));
  const missing = names.filter((name) => !Object.hasOwn(values, name) && !Object.hasOwn(unknown, name));
  return { ...values, ...Object.fromEntries(missing.map((name) => [name, null])) };
}

// --- values by the provider's schema ---

function existingBlock(
  block: BlockSchema,
  body: Body,
  defaults: Values,
  seed: string,
  resolve: (template: string) => Json,
): Values {
  const values: Values = {};
  for (const [name, attribute] of Object.entries(block.attributes ?? {}))
    values[name] = existingAttribute(name, attribute, body[name], defaults, `${seed}.${name}`, resolve);
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    if (nested.nesting_mode === 'single') {
      values[name] = body[name] ?? null;
      continue;
    }
    values[name] = listOf(body[name]).map((inner, index) =>
      existingBlock(nested.block, inner, {}, `${seed}.${name}[${index}]`, resolve),
    );
  }
  return values;
}

function existingAttribute(
  name: string,
  attribute: AttributeSchema,
  given: Json,
  defaults: Values,
  seed: string,
  resolve: (template: string) => Json,
): Json {
  if (given !== undefined && given !== null) {
    if (attribute.nested_type === undefined) return converted(attribute.type, plain(given, resolve));
    const members = attribute.nested_type.attributes;
    if (attribute.nested_type.nesting_mode === 'single')
      return existingBlock({ attributes: members }, given as Body, {}, seed, resolve);
    return listOf(given).map((inner, index) =>
      existingBlock({ attributes: members }, inner, {}, `${seed}[${index}]`, resolve),
    );
  }
  if (name in defaults) return defaults[name];
  if (attribute.computed !== true) return null;
  if (attribute.type === 'string') return name === 'frequency_type' ? null : idOf(seed);
  return null;
}

function plannedBlock(
  block: BlockSchema,
  body: Body,
  prior: Values | undefined,
  resolve: (template: string) => Json,
): Values {
  const values = plannedMembers(block.attributes ?? {}, body, prior, resolve);
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const given = body[name];
    if (nested.nesting_mode === 'single') {
      values[name] = given ?? null;
    } else if (typeof given === 'string' && isReference(given)) {
      values[name] = UNKNOWN;
    } else {
      const before = prior?.[name];
      values[name] = listOf(given).map((inner, index) =>
        plannedBlock(
          nested.block,
          inner,
          Array.isArray(before) ? (before[index] as Values | undefined) : undefined,
          resolve,
        ),
      );
    }
  }
  return values;
}

function plannedMembers(
  attributes: AttributeSchemas,
  body: Body,
  prior: Values | undefined,
  resolve: (template: string) => Json,
): Values {
  const values: Values = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    const given = body[name];
    const before = prior?.[name];
    if (
      given === undefined ||
      given === null ||
      (attribute.computed === true && isEmpty(given)) ||
      (typeof given === 'string' && resolvesToNull(given, resolve))
    )
      values[name] = attribute.computed === true ? (prior === undefined ? UNKNOWN : before) : null;
    else if (attribute.nested_type === undefined || (typeof given === 'string' && isReference(given)))
      values[name] = unlessPartlyKnown(attribute, converted(attribute.type, plain(given, resolve)));
    else if (attribute.nested_type.nesting_mode === 'single')
      values[name] = plannedMembers(
        attribute.nested_type.attributes,
        given as Body,
        before as Values | undefined,
        resolve,
      );
    else {
      const members = attribute.nested_type.attributes;
      values[name] = listOf(given).map((inner, index) =>
        plannedMembers(
          members,
          inner,
          Array.isArray(before) ? (before[index] as Values | undefined) : undefined,
          resolve,
        ),
      );
    }
  }
  return values;
}

/** A value of a primitive type as Terraform converts it: a variable's "false" is false where the type is bool. */
function converted(type: Json, value: Json): Json {
  if (type === 'number' && typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)))
    return Number(value);
  if (type === 'bool' && (value === 'true' || value === 'false')) return value === 'true';
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return String(value);
  return value;
}

/** A computed set is not known at all as soon as one member is not. */
function unlessPartlyKnown({ type, computed }: AttributeSchema, value: Json): Json {
  const isComputedSet = computed === true && Array.isArray(type) && type[0] === 'set';
  return isComputedSet && Array.isArray(value) && value.includes(UNKNOWN) ? UNKNOWN : value;
}

/** To the provider an empty text or list is none. */
function isEmpty(given: Json): boolean {
  return given === '' || (Array.isArray(given) && given.length === 0);
}

function resolvesToNull(given: string, resolve: (template: string) => Json): boolean {
  return isReference(given) && resolve(given) === null;
}

/** A value with its references resolved. */
function plain(json: Json, resolve: (template: string) => Json): Json {
  if (typeof json === 'string') return isReference(json) ? resolve(json) : json;
  if (Array.isArray(json)) return json.map((item) => plain(item, resolve));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json)
      .filter(([name]) => !META.has(name))
      .map(([name, value]) => [name, plain(value, resolve)]),
  );
}

/** Meta-arguments, which are not attributes. */
const META: ReadonlySet<string> = new Set([
  '//',
  'depends_on',
  'lifecycle',
  'provider',
  'count',
  'for_each',
  // A plan's configuration shows no dynamic blocks.
  'dynamic',
]);

/** A body with its dynamic blocks expanded; they are unknown if for_each is unknown. */
function unfolded(body: Body): Body {
  const { dynamic, ...fixed } = body;
  const all: Record<string, Json> = fixed;
  for (const [name, block] of Object.entries((dynamic ?? {}) as Record<string, Values>)) {
    const over = block['for_each'];
    const blocks = Object.entries(over as object).map(([key, value]) =>
      turn(block['content'], name, { key, value }),
    );
    all[name] = typeof over === 'string' ? over : [...listOf(fixed[name]), ...blocks];
  }
  return all;
}

/** The content of a dynamic block in one of its turns. */
function turn(content: Json, iterator: string, values: Values): Json {
  return plain(content, (template) => {
    const [, path] = new RegExp(`^\\$\\{${iterator}\\.([\\w.]+)\\}$`).exec(template) ?? [];
    return path === undefined ? template : at(values, path.split('.'));
  });
}

function holdsUnknown(json: Json): boolean {
  if (json === UNKNOWN) return true;
  return typeof json === 'object' && json !== null && Object.values(json).some(holdsUnknown);
}

/** What is known of planned values, and the marks that mirror what is not. */
function split(json: Json): [Json, Json] {
  if (json === UNKNOWN) return [undefined, true];
  if (Array.isArray(json)) {
    const parts = json.map(split);
    return [
      parts.map(([value]) => (value === undefined ? null : value)),
      parts.map(([, mark]) => mark ?? false),
    ];
  }
  if (typeof json !== 'object' || json === null) return [json, undefined];
  const values: Values = {};
  const marks: Values = {};
  for (const [name, inner] of Object.entries(json)) {
    const [value, mark] = split(inner);
    if (value !== undefined) values[name] = value;
    if (mark !== undefined) marks[name] = mark;
  }
  return [values, marks];
}

// --- the configuration as a plan shows it ---

function blockOf(instance: Instance, mode: 'managed' | 'data', syntax: Syntax): object {
  const { type, name, body } = instance;
  const dependsOn = body['depends_on'];
  return {
    address: mode === 'data' ? `data.${type}.${name}` : `${type}.${name}`,
    mode,
    type,
    name,
    provider_config_key: 'mongodbatlas',
    expressions: expressionsOf(body, mode === 'data' ? undefined : resourceSchema(type), syntax),
    schema_version: 0,
    ...(dependsOn === undefined ? {} : { depends_on: dependsOn }),
  };
}

function expressionsOf(body: Body, block: BlockSchema | undefined, syntax: Syntax): Values {
  const expressions: Values = {};
  for (const [name, given] of Object.entries(body)) {
    if (META.has(name) || given === undefined) continue;
    const nested = block?.block_types?.[name];
    const isBlock =
      nested === undefined ? block === undefined && isListOfObjects(given) : typeof given !== 'string';
    if (!isBlock) expressions[name] = expressionOf(given, syntax);
    else if (nested?.nesting_mode === 'single')
      expressions[name] = expressionsOf(given as Body, nested.block, syntax);
    else expressions[name] = listOf(given).map((inner) => expressionsOf(inner, nested?.block, syntax));
  }
  return expressions;
}

function expressionOf(json: Json, syntax: Syntax): object {
  const references = [...new Set(referencesIn(json))];
  if (references.length === 0) return { constant_value: json };
  return syntax === 'json' ? { constant_value: json, references } : { references };
}

/** Every reference, each followed by its own beginnings. */
function referencesIn(json: Json): string[] {
  if (typeof json === 'string')
    return [...json.matchAll(/\$\{([^{}]+)\}/g)].flatMap(([, expression = '']) =>
      [...expression.matchAll(/[a-z_][\w-]*(?:\.[\w-]+|\[[^\]]*\])+/g)].flatMap(([reference]) =>
        beginnings(reference),
      ),
    );
  if (Array.isArray(json)) return json.flatMap(referencesIn);
  return typeof json === 'object' && json !== null ? Object.values(json).flatMap(referencesIn) : [];
}

function beginnings(reference: string): string[] {
  const steps = reference.split(/(?=\.)|(?=\[)/);
  const fewest = steps[0] === 'data' ? 3 : 2;
  const all: string[] = [];
  for (let length = steps.length; length >= fewest; length -= 1) all.push(steps.slice(0, length).join(''));
  return all;
}

// --- small things ---

function instancesOf(resources: Resources | undefined): Instance[] {
  return Object.entries(resources ?? {}).flatMap(([type, named]) =>
    Object.entries(named).map(([name, body]) => ({ type, name, body })),
  );
}

function instanceAt(resources: Resources | undefined, address: string): Instance | undefined {
  const [type = '', name = ''] = address.split('.');
  const body = resources?.[type]?.[name];
  return body && { type, name, body };
}

/** What AWS would call it. */
function arnOf({ type, name, body }: Instance): string {
  if (type === 'aws_s3_bucket') return `arn:aws:s3:::${(body['bucket'] as string | undefined) ?? name}`;
  const kind = /^aws_iam_(role|policy)$/.exec(type)?.[1];
  return kind === undefined
    ? `arn:aws:made:::${name}`
    : `arn:aws:iam::111111111111:${kind}/${(body['name'] as string | undefined) ?? name}`;
}

function addressOf({ type, name }: Instance): string {
  return `${type}.${name}`;
}

function head(instance: Instance): object {
  const { type, name } = instance;
  const provider =
    type.split('_')[0] === 'mongodbatlas' ? 'mongodb/mongodbatlas' : `hashicorp/${type.split('_')[0] ?? ''}`;
  return {
    address: addressOf(instance),
    mode: 'managed',
    type,
    name,
    provider_name: `registry.terraform.io/${provider}`,
  };
}

/** A change of its topology makes what Atlas gave each replication spec unknown again. */
function forgetZones(specs: Json, given: Json): void {
  if (!Array.isArray(specs)) return;
  for (const [index, spec] of (specs as Values[]).entries())
    for (const name of ['container_id', 'external_id', 'zone_id', 'zone_name'])
      if (name in spec && listOf(given)[index]?.[name] === undefined) spec[name] = UNKNOWN;
}

/** Whether a cluster of a tenant kind becomes a dedicated one: the plan then keeps nothing that is left out. */
function isUpgrade(prior: Values, body: Body): boolean {
  const [from, into] = [prior, body].map((values) =>
    at(values, ['replication_specs', '0', 'region_configs', '0', 'provider_name']),
  );
  return TENANT_PROVIDERS.has(from) && typeof into === 'string' && !TENANT_PROVIDERS.has(into);
}

const TENANT_PROVIDERS: ReadonlySet<unknown> = new Set(['FLEX', 'TENANT']);

function isReference(text: string): boolean {
  return text.includes('${');
}

function isListOfObjects(json: Json): boolean {
  return (
    Array.isArray(json) && json.length > 0 && json.every((item) => typeof item === 'object' && item !== null)
  );
}

function listOf(json: Json): Body[] {
  if (json === undefined || json === null) return [];
  return (Array.isArray(json) ? json : [json]) as Body[];
}

function at(json: Json, path: readonly string[]): Json {
  let value = json;
  for (const step of path) {
    if (value === UNKNOWN) return UNKNOWN;
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, Json>)[step];
  }
  return value;
}

function idOf(seed: string): string {
  return createHash('sha256').update(seed).digest('hex').slice(0, 24);
}

/** Whether blocks have what is given of them. */
function sets(blocks: Json, given: readonly Body[]): boolean {
  return (
    Array.isArray(blocks) &&
    blocks.length === given.length &&
    given.every((block, index) =>
      Object.entries(block).every(([name, value]) => same(value, (blocks[index] as Values)[name])),
    )
  );
}

function same(one: Json, other: Json): boolean {
  if (one === UNKNOWN || other === UNKNOWN) return false;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return (one ?? null) === (other ?? null);
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => same((one as Values)[name], (other as Values)[name]));
}
