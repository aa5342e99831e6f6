import { type Expression, type ExpressionOf, type Step, unwound } from '../expression/expression';
import type { Written } from '../expression/written';
import type { Json } from '../json/json';
import type { Scope } from '../resource/raw-resource';
import type { Inputs } from './inputs';
import { NameFollower } from './name-follower';
import { type Path, valueAt } from './path';
import { CIRCULAR, LONGEST_CHAIN, type Target, lost } from './target';

/** Every reference of an expression is followed; no configuration that people write comes near this. */
const MOST_EXPRESSIONS = 10_000;

/** Functions that return what they are given, or an element of it. */
const TRANSPARENT = new Set([
  'one',
  'tostring',
  'tolist',
  'toset',
  'sensitive',
  'nonsensitive',
  'element',
  'try',
  'coalesce',
]);

/** Follows each kind of expression. `rest` is the path that is taken of its value. */
export class ExpressionFollower {
  private readonly names: NameFollower;
  private left = MOST_EXPRESSIONS;

  constructor(inputs: Inputs) {
    this.names = new NameFollower(inputs, this);
  }

  targets(written: Written, scope: Scope): Target[] {
    this.left = MOST_EXPRESSIONS;
    return this.written(written, scope, [], 0);
  }

  written(written: Written, scope: Scope, rest: Path, depth: number): Target[] {
    if (depth > LONGEST_CHAIN) return [CIRCULAR];
    switch (written.kind) {
      case 'nothing':
        return [];
      case 'unclear':
        return [lost(written.reason)];
      case 'constant':
        return [{ kind: 'value', value: valueAt(written.value, rest) }];
      case 'expression':
        return this.expression(written.expression, scope, rest, depth + 1);
      case 'references':
        return this.all(written.references, scope, rest, depth + 1);
    }
  }

  expression(expression: Expression, scope: Scope, rest: Path, depth: number): Target[] {
    this.left -= 1;
    if (depth > LONGEST_CHAIN || this.left < 0) return [CIRCULAR];
    switch (expression.kind) {
      case 'literal':
        return [{ kind: 'value', value: rest.length === 0 ? expression.value : undefined }];
      case 'name':
      case 'access':
        return this.access(expression, scope, rest, depth);
      case 'call':
        return this.call(expression, scope, rest, depth);
      case 'conditional':
        return this.conditional(expression, scope, rest, depth);
      case 'list':
        return this.list(expression.items, scope, rest, depth);
      case 'object':
        return this.object(expression, scope, rest, depth);
      case 'opaque':
        return [
          lost('its expression cannot be followed'),
          ...this.all(expression.references, scope, rest, depth + 1),
        ];
      case 'template':
      case 'operation':
        return [lost('it is composed of several values')];
    }
  }

  private all(expressions: readonly Expression[], scope: Scope, rest: Path, depth: number): Target[] {
    const [only] = expressions;
    if (only !== undefined && expressions.length === 1) return this.expression(only, scope, rest, depth);
    return expressions.flatMap((expression) => this.expression(expression, scope, rest, depth));
  }

  private access(expression: Expression, scope: Scope, rest: Path, depth: number): Target[] {
    const { base, steps } = unwound(expression);
    const path: (string | number | undefined)[] = [];
    for (const step of steps) path.push(this.stepIn(step, scope, depth));
    path.push(...rest);
    if (base.kind === 'name') return this.names.targets(base.name, path, scope, depth + 1);
    const known = path.every((step) => step !== undefined) ? path : [];
    return this.expression(base, scope, known, depth + 1);
  }

  /** A step with the value of its index; undefined if that is not known. */
  private stepIn(step: Step, scope: Scope, depth: number): string | number | undefined {
    if (step.kind === 'attribute') return step.name;
    if (step.kind === 'splat') return '*';
    const index = this.constant(step.index, scope, depth);
    return typeof index === 'string' || typeof index === 'number' ? index : undefined;
  }

  private call(
    { name, arguments: given }: ExpressionOf<'call'>,
    scope: Scope,
    rest: Path,
    depth: number,
  ): Target[] {
    const [first] = given;
    if (!TRANSPARENT.has(name) || first === undefined) return [lost(`it is the result of ${name}()`)];
    if (name !== 'try' && name !== 'coalesce') return this.expression(first, scope, rest, depth + 1);
    // Terraform takes the first argument that leads to a resource: an attribute of a resource is never null.
    const all: Target[] = [];
    for (const argument of given) {
      const targets = this.expression(argument, scope, rest, depth + 1);
      if (targets.length > 0 && targets.every(({ kind }) => kind === 'resource' || kind === 'module'))
        return [...all, ...targets];
      all.push(...targets.filter(({ kind }) => kind !== 'lost'));
    }
    return all.length > 0 ? all : [lost(`it is the result of ${name}()`)];
  }

  /** The side that is taken, if the condition is known; otherwise both. */
  private conditional(
    { condition, yes, no }: ExpressionOf<'conditional'>,
    scope: Scope,
    rest: Path,
    depth: number,
  ): Target[] {
    const holds = this.constant(condition, scope, depth);
    if (holds === true) return this.expression(yes, scope, rest, depth + 1);
    if (holds === false) return this.expression(no, scope, rest, depth + 1);
    return this.all([yes, no], scope, rest, depth + 1);
  }

  private list(items: readonly Expression[], scope: Scope, rest: Path, depth: number): Target[] {
    const [index, ...further] = rest;
    if (typeof index !== 'number')
      return items.flatMap((item) => this.expression(item, scope, further, depth + 1));
    const item = items[index];
    return item === undefined
      ? [lost('its list is shorter')]
      : this.expression(item, scope, further, depth + 1);
  }

  private object(
    { entries }: ExpressionOf<'object'>,
    scope: Scope,
    [name, ...further]: Path,
    depth: number,
  ): Target[] {
    const entry = entries.find(([key]) => keyName(key) === String(name));
    return entry === undefined
      ? [lost('its object has no such member')]
      : this.expression(entry[1], scope, further, depth + 1);
  }

  /** A value that an expression has for certain: a literal, a key, a variable that is given, a comparison of these. */
  private constant(expression: Expression, scope: Scope, depth: number): Json {
    if (expression.kind === 'literal') return expression.value;
    if (expression.kind === 'operation') return this.comparison(expression, scope, depth);
    if (expression.kind !== 'access' || !isNamespaced(expression)) return undefined;
    // A condition is followed half as far, because what it refers to may contain it.
    const from = Math.max(depth + 1, LONGEST_CHAIN / 2);
    const [target, ...others] = this.expression(expression, scope, [], from);
    return target?.kind === 'value' && others.length === 0 ? target.value : undefined;
  }

  private comparison({ operator, operands }: ExpressionOf<'operation'>, scope: Scope, depth: number): Json {
    const [left, right] = operands.map((operand) => this.constant(operand, scope, depth));
    if (left === undefined) return undefined;
    if (operator === '!') return typeof left === 'boolean' ? !left : undefined;
    if (right === undefined) return undefined;
    if (operator === '==') return left === right;
    return operator === '!=' ? left !== right : undefined;
  }
}

function isNamespaced(expression: Expression): boolean {
  const { base } = unwound(expression);
  return base.kind === 'name' && ['var', 'local', 'each', 'count'].includes(base.name);
}

function keyName(key: Expression): string | undefined {
  if (key.kind === 'name') return key.name;
  return key.kind === 'literal' ? String(key.value) : undefined;
}
