import {
  type AttributeSchema,
  type AttributeType,
  type ObjectShape,
  attributesOf,
  shapeIn,
} from '../../atlas/provider-attributes';
import { PROVIDER_VERSION } from '../../atlas/provider-version';
import type { UnknownAttribute } from '../../model';
import { withoutNumbers } from '../../model/unknown-attribute';
import { type Json, type JsonObject, isObject, listMember, member, textMember } from '../json/json';
import { schemaMisfit } from '../json/schema-misfit';
import {
  type Misfit,
  type Shape,
  aFlag,
  aList,
  aNumber,
  aText,
  anObject,
  misfitText,
  within,
} from '../json/shape';
import { pathText } from '../json/path';
import { UnreadableInput } from '../json/unreadable-input';
import type { ConstructMark } from './construct-marks';
import type { PlanEnvelope } from './plan-envelope';
import { SHOW, SHOW_STATE } from './plan-format';
import { resourcesUnder } from './state';

/*
 * The values of Atlas resources in a plan or a state, against the provider's schema. Terraform writes them by the schema of the
 * provider that made the plan: a truth value is true or false and never a text, a list is a list, and null is whatever is
 * not set or not known. Earlier versions of the provider had other attributes, and blocks in place of attributes: what
 * is a list in one is an object in another. An attribute that this release does not know may be of any type.
 *
 * https://developer.hashicorp.com/terraform/internals/json-format#values-representation
 */

/**
 * Checks the types of all values before and after the changes, of what changed outside, and of the state.
 * @returns the attributes that the provider's schema does not have, each once for a type
 * @throws UnreadableInput if a value has a type that no version of the provider gives it
 */
export function unknownAttributesOf({ plan, changes }: PlanEnvelope): ReadonlyMap<string, UnknownAttribute> {
  const values = new Values();
  values.changes('resource_changes', changes ?? []);
  values.changes('resource_drift', listMember(plan, 'resource_drift'));
  const state = member(member(plan, 'prior_state'), 'values');
  for (const { row } of resourcesUnder(state)) {
    const found = values.row(row);
    if (found !== undefined)
      throw notOfType(found, SHOW, `prior_state: ${textMember(row, 'address') ?? ''}`, 'values');
  }
  return values.unknown;
}

/**
 * Checks the types of all values in a state.
 * @param state as `terraform show -json` prints it
 * @returns the attributes that the provider's schema does not have, each once for a type
 * @throws UnreadableInput if a value has a type that no version of the provider gives it
 */
export function unknownAttributesOfState(state: Json): ReadonlyMap<string, UnknownAttribute> {
  const values = new Values();
  for (const { row } of resourcesUnder(member(state, 'values'))) {
    const found = values.row(row);
    if (found !== undefined) throw notOfType(found, SHOW_STATE, textMember(row, 'address') ?? '');
  }
  return values.unknown;
}

class Values {
  readonly unknown = new Map<string, UnknownAttribute>();
  /** The row that is looked at, and where in it. */
  private address = '';
  private type = '';
  private readonly path: (string | number)[] = [];

  changes(list: string, rows: readonly Json[]): void {
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index];
      const shape = this.begin(row);
      if (shape === undefined) continue;
      const change = member(row, 'change');
      const [action] = listMember(change, 'actions');
      // Both sides of a change that is none are the same: that is checked before.
      const sides = action === 'no-op' ? AFTER : BOTH;
      for (const side of sides) {
        const found = this.object(member(change, side), shape);
        if (found !== undefined) throw notOfType(found, SHOW, list, index, 'change', side);
      }
    }
  }

  /** What is wrong with the values of a resource in a state. */
  row(row: Json): Misfit | undefined {
    const shape = this.begin(row);
    return shape === undefined ? undefined : this.object(member(row, 'values'), shape);
  }

  private begin(row: Json): ObjectShape | undefined {
    const type = textMember(row, 'type') ?? '';
    const isData = member(row, 'mode') === 'data';
    const shape = attributesOf(isData ? 'data' : 'managed', type);
    if (shape === undefined) return undefined;
    this.address = textMember(row, 'address') ?? '';
    this.type = isData ? `data.${type}` : type;
    return shape;
  }

  private object(values: Json, shape: ObjectShape): Misfit | undefined {
    if (!isObject(values)) return undefined;
    for (const name in values) {
      const value = values[name];
      if (value === null || value === undefined) continue;
      const schema = shape.get(name);
      if (schema === undefined) {
        this.newer(name, value, shape);
        continue;
      }
      // Most values are simple; their kinds are called as JavaScript calls them.
      if (typeof value !== 'object' && typeof value === schema.type?.kind) continue;
      const found = this.member(name, value, schema);
      if (found !== undefined) return within(found, name);
    }
    return undefined;
  }

  private member(name: string, value: Json, schema: AttributeSchema): Misfit | undefined {
    this.path.push(name);
    const found = schemaMisfit(value, schema, this.compare);
    this.path.pop();
    return found;
  }

  private readonly compare = (value: Json, type: AttributeType): Misfit | undefined =>
    this.value(value, type);

  private value(value: Json, type: AttributeType): Misfit | undefined {
    if (value === null) return undefined;
    switch (type.kind) {
      case 'string':
      case 'number':
      case 'boolean':
        return PRIMITIVES[type.kind](value);
      case 'map':
        return isObject(value) ? this.entries(value, type.of) : anObject(value);
      case 'list':
        if (Array.isArray(value)) return this.items(value, type.of);
        return type.of.kind === 'object' && isObject(value)
          ? this.object(value, type.of.shape)
          : aList(value);
      case 'object':
      case 'blocks':
        if (isObject(value)) return this.object(value, type.shape);
        if (!Array.isArray(value)) return (type.kind === 'object' ? anObject : aList)(value);
        return this.items(value, { kind: 'object', shape: type.shape });
    }
  }

  private items(items: readonly Json[], type: AttributeType): Misfit | undefined {
    for (let index = 0; index < items.length; index += 1) {
      const item = items[index];
      if (typeof item !== 'object' && typeof item === type.kind) continue;
      // An object may be written as a list of one, but not inside another list.
      const found = type.kind === 'object' && Array.isArray(item) ? anObject(item) : this.value(item, type);
      if (found !== undefined) return within(found, index);
    }
    return undefined;
  }

  private entries(values: JsonObject, type: AttributeType): Misfit | undefined {
    for (const name in values) {
      const found = this.value(values[name], type);
      if (found !== undefined) return within(found, name);
    }
    return undefined;
  }

  /** An attribute that is not set, as a provider writes all that it has, says nothing. */
  private newer(name: string, value: Json, shape: ObjectShape): void {
    if (Array.isArray(value) && value.length === 0) return;
    const path = [...this.path, name].join('.');
    const key = `${this.type}.${path}`;
    if (this.unknown.has(key)) return;
    const known = [...shape.keys()];
    this.unknown.set(key, { at: { address: this.address }, type: this.type, path, known, isWritten: false });
  }
}

const AFTER = ['after'];
const BOTH = ['before', 'after'];

const PRIMITIVES: Readonly<Record<'string' | 'number' | 'boolean', Shape>> = {
  string: aText,
  number: aNumber,
  boolean: aFlag,
};

/** @param show how to write the input again */
function notOfType(found: Misfit, show: string, ...where: readonly (string | number)[]): UnreadableInput {
  for (const step of [...where].reverse()) found.steps.push(step);
  return new UnreadableInput(
    `${misfitText(found)}: no provider up to ${PROVIDER_VERSION} has such a value there; update this package if yours is later, else ${show}`,
  );
}

/**
 * The attributes of nested objects that a configuration writes and that the provider's schema does not have. Terraform
 * drops them silently, so that only the configuration of the plan shows them; what is in a value too, the provider knows.
 */
export function droppedAttributes(
  root: Json,
  inValues: ReadonlyMap<string, UnknownAttribute>,
  marks: ReadonlyMap<string, ConstructMark>,
): readonly UnknownAttribute[] {
  const dropped: UnknownAttribute[] = [];
  const open: { readonly part: Json; readonly module: string }[] = [{ part: root, module: '' }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { part, module } = next;
    for (const row of listMember(part, 'resources')) {
      const type = textMember(row, 'type') ?? '';
      const isData = member(row, 'mode') === 'data';
      const shape = attributesOf(isData ? 'data' : 'managed', type);
      const expressions = member(row, 'expressions');
      if (shape === undefined || !isObject(expressions)) continue;
      const own = isData ? `data.${type}` : type;
      for (const { path, known } of unknownIn(expressions, shape)) {
        if (inValues.has(`${own}.${withoutNumbers(path)}`)) continue;
        const block = textMember(row, 'address') ?? '';
        const mark = module === '' ? marks.get(block) : undefined;
        const at = {
          address: module + block,
          constructPath: mark?.constructPath,
          construct: mark?.construct,
        };
        dropped.push({ at, type: own, path, known, isWritten: true });
      }
    }
    const calls = member(part, 'module_calls');
    if (isObject(calls))
      for (const [name, call] of Object.entries(calls))
        open.push({ part: member(call, 'module'), module: `${module}module.${name}.` });
  }
  return dropped;
}

type Found = Pick<UnknownAttribute, 'path' | 'known'>;

/** What the nested attributes of a resource have as constants and the schema has not. Terraform checks blocks itself. */
function unknownIn(expressions: JsonObject, shape: ObjectShape): readonly Found[] {
  const found: Found[] = [];
  for (const [name, expression] of Object.entries(expressions)) {
    const type = shape.get(name)?.type;
    // Most attributes are simple: they have no names in them.
    if (type === undefined || (type.kind !== 'object' && type.kind !== 'list')) continue;
    const of = shapeIn(type);
    const constant = member(expression, 'constant_value');
    if (of !== undefined && constant !== undefined) collectUnknown(of, constant, [name], found);
  }
  return found;
}

function collectUnknown(shape: ObjectShape, value: Json, path: (string | number)[], into: Found[]): void {
  if (Array.isArray(value))
    for (const [index, item] of (value as Json[]).entries()) {
      path.push(index);
      collectUnknown(shape, item, path, into);
      path.pop();
    }
  if (!isObject(value)) return;
  for (const [name, one] of Object.entries(value)) {
    const schema = shape.get(name);
    path.push(name);
    if (schema === undefined) into.push({ path: pathText(path), known: [...shape.keys()] });
    else if (typeof one === 'object' && one !== null) {
      const of = shapeIn(schema.type);
      if (of !== undefined) collectUnknown(of, one, path, into);
    }
    path.pop();
  }
}
