import { isObject } from '../../readers/json/json';
import { UnreadableInput } from '../../readers/json/unreadable-input';
import {
  THIS,
  type Value,
  call,
  camel,
  list,
  literal,
  memberOf,
  name,
  object,
  text,
} from '../program/program';
import type { Statement, Variable } from '../program/program';
import { Names, terraformName, variableName } from '../program/names';
import { keysOf, targetsOf } from '../schema/references';
import { type Values, objectsOf, own } from '../schema/set-values';
import type { Settable, Shape } from '../schema/settable';
import type { StateResource } from '../state/state-resource';
import type { Notes } from './notes';

/** How a resource is in the code: a construct of this library by its kind, or the raw binding. */
export type WrittenAs =
  'project' | 'cluster' | 'schedule' | 'snapshot' | 'export' | 'policy' | 'encryption' | 'construct' | 'raw';

/** A resource that the code has, in a variable. */
export interface Written {
  readonly resource: StateResource;
  readonly variable: string;
  readonly as: WrittenAs;
  /** The id of its construct. */
  readonly id: string;
}

/** What all files of the code share. */
export interface Shared {
  readonly notes: Notes;
  readonly variables: Variable[];
  readonly variableNames: Names;
}

/** Makes the statements of one file. */
export class Builder {
  readonly statements: Statement[] = [];
  readonly ids = new Names('-');
  readonly variables = new Names('');
  /** All resources of the file, in the order in which they are created. */
  readonly all: Written[] = [];
  private readonly written = new Map<string, Written>();
  private readonly idsBelow = new Map<Written, Names>();

  constructor(readonly shared: Shared) {}

  /** Records a resource, so that later ones refer to it. The first of several with one id counts. */
  record(written: Written): void {
    this.all.push(written);
    for (const key of keysOf(written.resource.type, written.resource.values))
      if (!this.written.has(key)) this.written.set(key, written);
  }

  /** The resource of this file that an attribute refers to. */
  referred(
    attribute: string,
    value: unknown,
    project: unknown,
  ): { written: Written; attribute: string } | undefined {
    if (typeof value !== 'string') return undefined;
    for (const target of targetsOf(attribute, value, typeof project === 'string' ? project : undefined)) {
      const written = this.written.get(target.key);
      if (written !== undefined) return { written, attribute: target.attribute };
    }
    return undefined;
  }

  /** The construct of this file that an attribute refers to. */
  construct(as: WrittenAs, attribute: string, values: Values): Written | undefined {
    const project = own(values, attribute.startsWith('target_') ? 'target_project_id' : 'project_id');
    const found = this.referred(attribute, own(values, attribute), project)?.written;
    return found?.as === as ? found : undefined;
  }

  /** The ids of the constructs below another one. */
  below(written: Written): Names {
    let ids = this.idsBelow.get(written);
    if (ids === undefined) {
      ids = new Names('-');
      ids.unique('Resource');
      this.idsBelow.set(written, ids);
    }
    return ids;
  }

  /** The project construct that a resource belongs to. */
  projectOf(values: Values): Value | undefined {
    const found = this.construct('project', 'project_id', values);
    return found === undefined ? undefined : name(found.variable);
  }

  /** The value of something of this file that an attribute refers to. */
  referenceTo(attribute: string, value: string, values: Values): Value | undefined {
    return this.reference(attribute, value, own(values, 'project_id'), undefined);
  }

  /** A variable of this file. */
  variableFor(text: string, resource: StateResource): string {
    return this.variables.unique(variableName(text, variableName(kindOf(resource.type), 'resource')));
  }

  /** The props of a binding for attributes: references where something of this file has the value. */
  props(shape: Shape, values: Values, resource: StateResource): Value {
    return this.objectOf(shape, values, resource.sensitive, resource, []);
  }

  /** The value of one attribute, as a binding takes it. */
  attribute(settable: Settable, attribute: string, value: unknown, resource: StateResource): Value {
    const mark = isObject(resource.sensitive) ? own(resource.sensitive, attribute) : resource.sensitive;
    return this.valueOf(settable, attribute, value, mark, resource, [attribute], resource.values);
  }

  private objectOf(
    shape: Shape,
    values: Values,
    sensitive: unknown,
    resource: StateResource,
    path: readonly string[],
  ): Value {
    return object(
      [...shape].sort(byPlace).map(([attribute, settable]) => {
        const value = own(values, attribute);
        if (value === undefined) return undefined;
        const mark = isObject(sensitive) ? own(sensitive, attribute) : sensitive;
        const at = [...path, attribute];
        return {
          name: camel(attribute),
          value: this.valueOf(settable, attribute, value, mark, resource, at, values),
        };
      }),
    );
  }

  private valueOf(
    settable: Settable,
    attribute: string,
    value: unknown,
    mark: unknown,
    resource: StateResource,
    path: readonly string[],
    around: Values,
  ): Value {
    const { of, many } = settable;
    const isSecret = settable.isSensitive || mark === true;
    if (typeof of !== 'string') {
      const items = objectsOf(value).map((one, index) =>
        this.objectOf(of, one, isSecret ? true : elementMark(mark, index), resource, path),
      );
      return many === 'list' || many === 'set' ? list(items) : (items[0] ?? object([]));
    }
    const project =
      own(around, attribute === 'target_cluster_name' ? 'target_project_id' : 'project_id') ??
      own(resource.values, 'project_id');
    const reference = this.reference(attribute, value, project, resource);
    if (reference !== undefined) return reference;
    const simple = (one: unknown, isOneSecret: boolean, at: readonly string[]): Value =>
      isOneSecret || isUnwritable(one)
        ? this.secret(of, one, resource, at, isOneSecret)
        : written(one, path, resource);
    if (Array.isArray(value))
      return list(
        (value as unknown[]).map((one, index) =>
          simple(one, isSecret || elementMark(mark, index) === true, path),
        ),
      );
    // The names in a sensitive map may be as secret as its values, and CDKTF loses a member with the name __proto__.
    if (
      isObject(value) &&
      (isSecret || Object.keys(value).some((key) => key === '__proto__' || isUnwritable(key)))
    )
      return this.secret('map', value, resource, path, isSecret);
    if (isObject(value))
      return object(
        Object.entries(value).map(([key, one]) => ({
          name: escaped(key),
          value: simple(one, isSecret || (isObject(mark) && own(mark, key) === true), [...path, key]),
        })),
      );
    return simple(value, isSecret, path);
  }

  private reference(
    attribute: string,
    value: unknown,
    project: unknown,
    from: StateResource | undefined,
  ): Value | undefined {
    const zone = attribute === 'zone_id' && from !== undefined ? this.zone(value, from) : undefined;
    if (zone !== undefined) return zone;
    const found = this.referred(attribute, value, project);
    if (found === undefined || found.written.resource === from) return undefined;
    const { written: target } = found;
    const variable = name(target.variable);
    if (target.as === 'raw') return memberOf(variable, camel(found.attribute));
    if (target.as === 'project' && found.attribute === 'id') return memberOf(variable, 'projectId');
    if (found.attribute === 'name') return memberOf(variable, 'clusterName');
    return memberOf(variable, 'resource', camel(found.attribute));
  }

  /** The zone of a cluster, by its id. */
  private zone(value: unknown, { values }: StateResource): Value | undefined {
    const cluster = this.referred(
      'cluster_name',
      own(values, 'cluster_name'),
      own(values, 'project_id'),
    )?.written;
    if (cluster === undefined || cluster.resource.type !== 'mongodbatlas_advanced_cluster') return undefined;
    const specs = objectsOf(own(cluster.resource.values, 'replication_specs'));
    const index = specs.findIndex((spec) => own(spec, 'zone_id') === value);
    if (index < 0) return undefined;
    const variable = name(cluster.variable);
    const resource = cluster.as === 'raw' ? variable : memberOf(variable, 'resource');
    return memberOf(call(memberOf(resource, 'replicationSpecs'), 'get', literal(index)), 'zoneId');
  }

  /** A variable of Terraform for a value that the code must not contain. */
  private secret(
    of: 'string' | 'number' | 'boolean' | 'map',
    value: unknown,
    { address, type, name: block }: StateResource,
    path: readonly string[],
    isSecret: boolean,
  ): Value {
    const { variables, variableNames, notes } = this.shared;
    const parts = [type.replace(/^mongodbatlas_/, ''), block, ...path];
    const id = variableNames.unique(terraformName(parts));
    const description = `${path.join('.')} of ${address}`;
    variables.push({ name: id, value });
    notes.variables.push(`${id}: ${description}${isSecret ? '' : ' (CDKTF would read something else)'}`);
    const variable = this.variables.unique(variableName(`${block} ${path.join(' ')}`, 'value'));
    this.statements.push({
      variable,
      address,
      value: {
        kind: 'new',
        of: { name: 'TerraformVariable', from: 'cdktf' },
        args: [
          call({ kind: 'class', of: { name: 'TerraformStack', from: 'cdktf' } }, 'of', THIS),
          literal(id),
          object({
            type: literal(VARIABLE_TYPES[of]),
            description: text(description.replaceAll('TfToken[', 'TfToken ')),
            sensitive: literal(true),
          }),
        ],
      },
    });
    return memberOf(name(variable), of === 'map' ? 'value' : `${of}Value`);
  }
}

const VARIABLE_TYPES = { string: 'string', number: 'number', boolean: 'bool', map: 'map(string)' } as const;

/** What names and places a resource comes first, as people write it. */
const FIRST = ['project_id', 'org_id', 'cluster_name', 'name', 'username', 'event_type'];

function byPlace([one]: readonly [string, Settable], [other]: readonly [string, Settable]): number {
  const place = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return place(one) - place(other) || (one < other ? -1 : 1);
}

/** A value of a simple type in the program. */
function written(value: unknown, path: readonly string[], { address }: StateResource): Value {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number' || typeof value === 'boolean') return literal(value);
  throw new UnreadableInput(
    `${path.join('.')} of ${address} is not a value that its type can have; write the state with: terraform show -json > state.json`,
  );
}

function escaped(key: string): string {
  const escapedKey = text(key);
  return escapedKey.kind === 'literal' ? String(escapedKey.value) : key;
}

function elementMark(mark: unknown, index: number): unknown {
  return Array.isArray(mark)
    ? (mark as unknown[])[index]
    : mark === true
      ? true
      : isObject(mark)
        ? mark
        : undefined;
}

/** Texts and numbers that CDKTF would read as tokens. */
export function isUnwritable(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('TfToken[');
  return typeof value === 'number' && Math.abs(value) > 1e200;
}

/** The kind of a resource in words, such as `cluster` for an advanced cluster. */
export function kindOf(type: string): string {
  return type
    .replace(/^mongodbatlas_/, '')
    .replace(/^cloud_backup_/, '')
    .replace(/^advanced_cluster$/, 'cluster')
    .replaceAll('_', '-');
}
