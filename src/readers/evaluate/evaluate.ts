import {
  ABSENT,
  UNKNOWN_UNTIL_APPLY,
  UNKNOWN_UNTIL_PLAN,
  type Unknown,
  type Value,
  known,
} from '../../model';
import { toExpression } from '../resource/configuration';
import { type Expression, type Step, isTemplate, parseTemplate } from '../expression/expression';
import { type Json, isObject, member } from '../json/json';
import { type Scope, keyInAddress } from '../resource/raw-resource';

/** A value with the scope that templates inside it belong to. */
export interface Scoped {
  readonly json: Json;
  readonly scope: Scope;
}

/** What an expression of JSON configuration can refer to. */
export interface Surroundings {
  /** The body of a resource instance by its address. */
  body(address: string): Scoped | undefined;
  /** Whether the configuration has such a block, with however many instances. */
  hasBlock(id: string): boolean;
  local(name: string): Json;
}

/** Longer chains of references than these are circles. */
const LONGEST = 40;

/** What one value may cost; no configuration that people write comes near this. */
const MOST_STEPS = 10_000;

/** Works out the values of expressions in JSON configuration, as far as it determines them. */
export class Evaluator {
  private left = MOST_STEPS;

  constructor(private readonly surroundings: Surroundings) {}

  /** The value of what JSON configuration holds: a template is worked out, everything else is taken as it stands. */
  value(json: Json, scope: Scope, depth = 0): Value<Scoped> {
    if (json === undefined || json === null) return ABSENT;
    if (typeof json !== 'string' || !json.includes('{')) return known({ json, scope });
    if (depth === 0) this.left = MOST_STEPS;
    return this.evaluate(
      isTemplate(json) ? parseTemplate(json) : { kind: 'literal', value: json },
      scope,
      depth,
    );
  }

  evaluate(expression: Expression, scope: Scope, depth = 0): Value<Scoped> {
    this.left -= 1;
    if (depth > LONGEST || this.left < 0) return UNKNOWN_UNTIL_PLAN;
    switch (expression.kind) {
      case 'literal':
        return expression.value === null ? ABSENT : known({ json: expression.value, scope });
      case 'template':
        return this.template(expression.parts, scope, depth);
      case 'name':
      case 'access':
        return this.access(expression, scope, depth);
      case 'call':
        return this.call(expression.name, expression.arguments, scope, depth);
      case 'conditional':
        return this.conditional(expression, scope, depth);
      case 'operation':
        return this.operation(expression.operator, expression.operands, scope, depth);
      case 'list': {
        const items = this.all(expression.items, scope, depth);
        return items.kind === 'known' ? known({ json: items.value, scope }) : items;
      }
      case 'object': {
        const keys = this.all(
          expression.entries.map(([key]) =>
            key.kind === 'name' ? { kind: 'literal', value: key.name } : key,
          ),
          scope,
          depth,
        );
        const values = this.all(
          expression.entries.map(([, value]) => value),
          scope,
          depth,
        );
        if (keys.kind !== 'known') return keys;
        if (values.kind !== 'known') return values;
        return known({
          json: Object.fromEntries(keys.value.map((key, at) => [String(key), values.value[at]])),
          scope,
        });
      }
      case 'opaque':
        return UNKNOWN_UNTIL_PLAN;
    }
  }

  /** The values of several expressions; unknown as soon as one of them is. Null stands for what is absent. */
  private all(
    expressions: readonly Expression[],
    scope: Scope,
    depth: number,
  ): Value<Json[]> & { kind: 'known' | 'unknown' } {
    const values: Json[] = [];
    for (const expression of expressions) {
      const value = this.evaluate(expression, scope, depth + 1);
      if (value.kind === 'unknown') return value;
      const plain = value.kind === 'known' ? this.plain(value.value, depth) : known(null);
      if (plain.kind === 'unknown') return plain;
      values.push(plain.value);
    }
    return known(values);
  }

  /** A value without templates left in it; unknown as soon as one of them is. */
  private plain({ json, scope }: Scoped, depth: number): { kind: 'known'; value: Json } | Unknown {
    if (typeof json !== 'object' || json === null) return known(json);
    const value = this.all(
      Array.isArray(json) ? json.map((item) => toExpression(item)) : [],
      scope,
      depth + 1,
    );
    if (Array.isArray(json)) return value;
    const entries: [string, Json][] = [];
    for (const [name, inner] of Object.entries(json)) {
      const found = this.all([toExpression(inner)], scope, depth + 1);
      if (found.kind === 'unknown') return found;
      entries.push([name, found.value[0]]);
    }
    return known(Object.fromEntries(entries));
  }

  private template(parts: readonly Expression[], scope: Scope, depth: number): Value<Scoped> {
    const values = this.all(parts, scope, depth);
    return values.kind === 'known' ? known({ json: values.value.map(String).join(''), scope }) : values;
  }

  private access(expression: Expression, scope: Scope, depth: number): Value<Scoped> {
    const steps: Step[] = [];
    let base = expression;
    while (base.kind === 'access') {
      steps.unshift(base.step);
      base = base.of;
    }
    const path: (string | number)[] = [];
    for (const step of steps) {
      const index = this.index(step, scope, depth);
      if (index === undefined) return UNKNOWN_UNTIL_PLAN;
      path.push(index);
    }
    if (base.kind === 'name') return this.fromName(base.name, path, scope, depth + 1);
    const value = this.evaluate(base, scope, depth + 1);
    return value.kind === 'known' ? this.walk(value.value, path, depth + 1) : value;
  }

  private index(step: Step, scope: Scope, depth: number): string | number | undefined {
    if (step.kind === 'attribute') return step.name;
    if (step.kind === 'splat') return undefined;
    const value = this.evaluate(step.index, scope, depth + 1);
    if (value.kind !== 'known') return undefined;
    const { json } = value.value;
    return typeof json === 'string' || typeof json === 'number' ? json : undefined;
  }

  private fromName(root: string, path: (string | number)[], scope: Scope, depth: number): Value<Scoped> {
    const [first, ...rest] = path;
    const iteration = scope.iterators?.get(root);
    if (iteration !== undefined)
      return this.through(first === 'key' ? iteration.key : iteration.value, rest, scope, depth);
    switch (root) {
      case 'local': {
        const local = this.surroundings.local(String(first));
        return local === undefined
          ? UNKNOWN_UNTIL_PLAN
          : this.walk({ json: local, scope: outermost(scope) }, rest, depth);
      }
      case 'count':
        return scope.key === undefined ? UNKNOWN_UNTIL_PLAN : known({ json: scope.key, scope });
      case 'each':
        if (scope.key === undefined) return UNKNOWN_UNTIL_PLAN;
        if (first === 'key' || scope.eachValue === undefined) return known({ json: scope.key, scope });
        return this.through(scope.eachValue, rest, scope, depth);
      case 'var':
      case 'data':
      case 'module':
      case 'path':
      case 'terraform':
        return UNKNOWN_UNTIL_PLAN;
      default:
        return this.resource(`${root}.${String(first)}`, rest, depth);
    }
  }

  private resource(id: string, path: (string | number)[], depth: number): Value<Scoped> {
    if (!this.surroundings.hasBlock(id)) return UNKNOWN_UNTIL_PLAN;
    const [first, ...rest] = path;
    const single = this.surroundings.body(id);
    const instance =
      single ?? (first === undefined ? undefined : this.surroundings.body(id + keyInAddress(first)));
    if (instance === undefined) return UNKNOWN_UNTIL_PLAN;
    const value = this.walk(instance, single === undefined ? rest : path, depth);
    // What the configuration leaves out of a resource is for the provider to say.
    return value.kind === 'absent' ? UNKNOWN_UNTIL_APPLY : value;
  }

  private through(
    expression: Expression,
    path: (string | number)[],
    scope: Scope,
    depth: number,
  ): Value<Scoped> {
    const value = this.evaluate(expression, scope, depth + 1);
    return value.kind === 'known' ? this.walk(value.value, path, depth + 1) : value;
  }

  /** Goes into a value step by step, working out the templates on the way. */
  private walk(from: Scoped, path: readonly (string | number)[], depth: number): Value<Scoped> {
    let value = this.value(from.json, from.scope, depth + 1);
    for (const step of path) {
      if (value.kind !== 'known') return value;
      const { json, scope } = value.value;
      let next: Json;
      if (Array.isArray(json)) next = json[Number(step)];
      // A single block may be written as an object, and is a list to expressions all the same.
      else if (isObject(json))
        next = step === 0 && !Object.hasOwn(json, '0') ? json : member(json, String(step));
      value = this.value(next, scope, depth + 1);
    }
    return value;
  }

  private conditional(
    expression: Expression & { kind: 'conditional' },
    scope: Scope,
    depth: number,
  ): Value<Scoped> {
    const condition = this.scalar(expression.condition, scope, depth);
    if (condition === true || condition === 'true') return this.evaluate(expression.yes, scope, depth + 1);
    if (condition === false || condition === 'false') return this.evaluate(expression.no, scope, depth + 1);
    const [yes, no] = [this.scalar(expression.yes, scope, depth), this.scalar(expression.no, scope, depth)];
    return yes !== undefined && yes === no ? known({ json: yes, scope }) : UNKNOWN_UNTIL_PLAN;
  }

  private operation(
    operator: string,
    operands: readonly Expression[],
    scope: Scope,
    depth: number,
  ): Value<Scoped> {
    const [left, right] = operands.map((operand) => this.scalar(operand, scope, depth));
    const json = operands.length === 1 ? unary(operator, left) : binary(operator, left, right);
    return json === undefined ? UNKNOWN_UNTIL_PLAN : known({ json, scope });
  }

  /** A known text, number or truth value. */
  private scalar(expression: Expression, scope: Scope, depth: number): string | number | boolean | undefined {
    const value = this.evaluate(expression, scope, depth + 1);
    if (value.kind !== 'known') return undefined;
    const { json } = value.value;
    return typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean'
      ? json
      : undefined;
  }

  private call(name: string, given: readonly Expression[], scope: Scope, depth: number): Value<Scoped> {
    const [first] = given;
    if (first === undefined) return UNKNOWN_UNTIL_PLAN;
    if (name === 'try' || name === 'coalesce') {
      for (const argument of given) {
        const value = this.evaluate(argument, scope, depth + 1);
        if (value.kind !== 'absent') return value;
      }
      return ABSENT;
    }
    const value = this.evaluate(first, scope, depth + 1);
    if (value.kind !== 'known') return value;
    const { json } = value.value;
    switch (name) {
      case 'sensitive':
        return { ...value, sensitive: true };
      case 'nonsensitive':
      case 'tolist':
      case 'toset':
      case 'tomap':
      case 'tostring':
      case 'tonumber':
      case 'tobool':
        return value;
      case 'one':
        if (!Array.isArray(json)) return value;
        return json.length === 0 ? ABSENT : this.value(json[0], value.value.scope, depth + 1);
      case 'lower':
        return typeof json === 'string' ? known({ json: json.toLowerCase(), scope }) : UNKNOWN_UNTIL_PLAN;
      case 'upper':
        return typeof json === 'string' ? known({ json: json.toUpperCase(), scope }) : UNKNOWN_UNTIL_PLAN;
      case 'jsonencode': {
        const plain = this.plain(value.value, depth + 1);
        return plain.kind === 'known' ? known({ json: JSON.stringify(plain.value), scope }) : plain;
      }
      default:
        return UNKNOWN_UNTIL_PLAN;
    }
  }
}

/** The scope of locals: the module's, without any instance's key. */
function outermost(scope: Scope): Scope {
  return { module: scope.module, configuration: scope.configuration, block: undefined, key: undefined };
}

type Scalar = string | number | boolean | undefined;

function unary(operator: string, operand: Scalar): Scalar {
  if (operator === '!' && typeof operand === 'boolean') return !operand;
  return operator === '-' && typeof operand === 'number' ? -operand : undefined;
}

function binary(operator: string, left: Scalar, right: Scalar): Scalar {
  // One side can be enough, whatever the other will be.
  if (operator === '&&' && (left === false || right === false)) return false;
  if (operator === '||' && (left === true || right === true)) return true;
  if (left === undefined || right === undefined) return undefined;
  if (operator === '==') return left === right;
  if (operator === '!=') return left !== right;
  if (operator === '&&' || operator === '||')
    return operator === '&&' ? left === true && right === true : false;
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? undefined : left / right;
    case '%':
      return right === 0 ? undefined : left % right;
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    case '>=':
      return left >= right;
    default:
      return undefined;
  }
}
