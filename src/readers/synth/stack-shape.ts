import { type AttributeType, type ObjectShape, attributesOf } from '../../atlas/provider-attributes';
import { isTemplate } from '../expression/parse';
import { type Json, type JsonObject, isObject, member } from '../json/json';
import { schemaMisfit } from '../json/schema-misfit';
import { type Misfit, type Shape, aList, aText, anObject, misfit, misfitText, within } from '../json/shape';
import { UnreadableInput } from '../json/unreadable-input';

/*
 * What a cdk.tf.json has to be where it is read: Terraform's JSON syntax, and in the resources and data sources of Atlas
 * the types of the provider's schema. A block is an object or a list of objects; null is as if it were not there; a text
 * with "${...}" may stand for any value; and a text, number or truth value is converted as Terraform does.
 *
 * https://developer.hashicorp.com/terraform/language/syntax/json and
 * https://developer.hashicorp.com/terraform/language/expressions/types#type-conversion
 */

/**
 * Checks the types of what is in a cdk.tf.json.
 * @throws UnreadableInput if a value has a type that Terraform rejects: one line with its path and what to do
 */
export function checkStack(stack: Json): void {
  const found = isObject(stack) ? inStack(stack) : undefined;
  if (found !== undefined)
    throw new UnreadableInput(
      `${misfitText(found)}: Terraform rejects that; correct the override that wrote it, and synthesize again`,
    );
}

/** The blocks of a configuration that are read, each with how many labels it has. */
const SECTIONS: Readonly<Record<string, number>> = {
  terraform: 0,
  provider: 1,
  variable: 1,
  output: 1,
  module: 1,
  locals: 0,
  import: 0,
  moved: 0,
  removed: 0,
};

function inStack(stack: JsonObject): Misfit | undefined {
  for (const [section, labels] of Object.entries(SECTIONS)) {
    const found = blocks(member(stack, section), labels, () => undefined);
    if (found !== undefined) return within(found, section);
  }
  for (const [section, mode] of [
    ['resource', 'managed'],
    ['data', 'data'],
  ] as const) {
    const found = blocks(member(stack, section), 2, (body, [type = '']) =>
      inBody(body, attributesOf(mode, type)),
    );
    if (found !== undefined) return within(found, section);
  }
  return undefined;
}

/** Blocks with this number of labels: objects of objects, with a list at any level. */
function blocks(
  json: Json,
  labels: number,
  body: (body: JsonObject, labels: readonly string[]) => Misfit | undefined,
  above: readonly string[] = [],
): Misfit | undefined {
  if (json === undefined || json === null) return undefined;
  if (Array.isArray(json))
    return inItems(json, (item) =>
      Array.isArray(item) ? anObject(item) : blocks(item, labels, body, above),
    );
  if (!isObject(json)) return anObject(json);
  if (labels === 0) return body(json, above);
  for (const [name, inner] of Object.entries(json)) {
    if (name === '//') continue;
    const found = blocks(inner, labels - 1, body, [...above, name]);
    if (found !== undefined) return within(found, name);
  }
  return undefined;
}

/** What Terraform itself reads in a resource or data source. */
const META_ARGUMENTS: Readonly<Record<string, Shape>> = {
  count: number,
  for_each: (json) => (isObject(json) || Array.isArray(json) ? undefined : expression(json, anObject)),
  depends_on: (json) => (Array.isArray(json) ? inItems(json, aText) : aList(json)),
  provider: aText,
  lifecycle: (json) => blocks(json, 0, () => undefined),
};

function inBody(body: JsonObject, shape: ObjectShape | undefined): Misfit | undefined {
  for (const [name, shapeOf] of Object.entries(META_ARGUMENTS)) {
    const value = member(body, name);
    // An attribute of the provider may have the name of an argument of Terraform.
    if (value === undefined || value === null || shape?.has(name) === true) continue;
    const found = shapeOf(value);
    if (found !== undefined) return within(found, name);
  }
  return shape === undefined ? undefined : inObject(body, shape);
}

function inObject(body: JsonObject, shape: ObjectShape): Misfit | undefined {
  for (const [name, value] of Object.entries(body)) {
    if (value === null) continue;
    const schema = shape.get(name);
    const found =
      name === 'dynamic' && schema === undefined ? inDynamic(value, shape) : ofSchema(value, schema);
    if (found !== undefined) return within(found, name);
  }
  return undefined;
}

function ofSchema(value: Json, schema: ReturnType<ObjectShape['get']>): Misfit | undefined {
  // What is not known may be newer: rule provider/unknown-attribute reports it.
  return schema === undefined ? undefined : schemaMisfit(value, schema, ofType);
}

/** The blocks that `dynamic` generates. */
function inDynamic(value: Json, shape: ObjectShape): Misfit | undefined {
  return blocks(value, 1, (block, [name = '']) => {
    const content = member(block, 'content');
    const found = content === undefined ? undefined : ofSchema(content, shape.get(name));
    return found === undefined ? undefined : within(found, 'content');
  });
}

function ofType(value: Json, type: AttributeType): Misfit | undefined {
  if (value === null || isExpression(value)) return undefined;
  switch (type.kind) {
    case 'string':
      return typeof value === 'number' || typeof value === 'boolean' ? undefined : aText(value);
    case 'number':
      return number(value);
    case 'boolean':
      return flag(value);
    case 'map':
      return isObject(value) ? inMembers(value, (one) => ofType(one, type.of)) : anObject(value);
    case 'list':
      if (Array.isArray(value)) return inItems(value, (one) => ofType(one, type.of));
      // What was one block in an earlier version.
      return type.of.kind === 'object' && isObject(value) ? inObject(value, type.of.shape) : aList(value);
    case 'object':
    case 'blocks':
      if (isObject(value)) return inObject(value, type.shape);
      if (!Array.isArray(value)) return anObject(value);
      return inItems(value, (one) =>
        isObject(one)
          ? inObject(one, type.shape)
          : isExpression(one) || one === null
            ? undefined
            : anObject(one),
      );
  }
}

function isExpression(value: Json): boolean {
  return typeof value === 'string' && isTemplate(value);
}

function expression(value: Json, otherwise: Shape): Misfit | undefined {
  return isExpression(value) ? undefined : otherwise(value);
}

function number(value: Json): Misfit | undefined {
  if (typeof value === 'number' || isExpression(value)) return undefined;
  const isNumeric = typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
  return isNumeric ? undefined : notA(value, 'number');
}

/** Terraform converts these texts alone. */
const FLAGS: readonly Json[] = ['true', 'false', '1', '0'];

function flag(value: Json): Misfit | undefined {
  return typeof value === 'boolean' || isExpression(value) || FLAGS.includes(value)
    ? undefined
    : notA(value, 'truth value');
}

/** The text itself may be sensitive. */
function notA(value: Json, wanted: string): Misfit {
  const is = Array.isArray(value) ? 'a list' : isObject(value) ? 'an object' : `a ${nameOfType(value)}`;
  return misfit(`is ${is}, not a ${wanted}`);
}

function nameOfType(value: Json): string {
  return typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'truth value';
}

function inItems(items: readonly Json[], shape: Shape): Misfit | undefined {
  for (const [index, item] of items.entries()) {
    const found = shape(item);
    if (found !== undefined) return within(found, index);
  }
  return undefined;
}

function inMembers(values: JsonObject, shape: Shape): Misfit | undefined {
  for (const [name, value] of Object.entries(values)) {
    const found = shape(value);
    if (found !== undefined) return within(found, name);
  }
  return undefined;
}
