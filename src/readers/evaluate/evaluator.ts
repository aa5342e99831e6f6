import type { Value } from '../../model';
import { ABSENT, UNKNOWN_UNTIL_PLAN, known } from '../../model/value';
import { type Expression, type ExpressionOf, type Step, literal, unwound } from '../expression/expression';
import { isTemplate, parseTemplate } from '../expression/parse';
import { type Json, isObject, member } from '../json/json';
import type { Scope } from '../resource/raw-resource';
import { Composites } from './composites';
import { Functions } from './functions';
import { Names } from './names';
import { type Scalar, operate } from './operators';
import { Splats } from './splats';
import type { Evaluation, Scoped, Surroundings } from './surroundings';

/** Longer chains of references than these are circular. */
const LONGEST_CHAIN = 40;

/** What one value may cost; no configuration that people write comes near this. */
const MOST_EXPRESSIONS = 10_000;

/** Evaluates expressions in JSON configuration, as far as the configuration determines their values. */
export class Evaluator implements Evaluation {
  private readonly names: Names;
  private readonly splats: Splats;
  private readonly composites = new Composites(this);
  private readonly functions = new Functions(this, this.composites);
  private left = MOST_EXPRESSIONS;

  constructor(surroundings: Surroundings) {
    this.names = new Names(surroundings, this);
    this.splats = new Splats(this.names, this, this.composites);
  }

  /** The value of JSON configuration: a template is evaluated, everything else is unchanged. */
  value(json: Json, scope: Scope, depth = 0): Value<Scoped> {
    if (json === undefined || json === null) return ABSENT;
    if (typeof json !== 'string' || !json.includes('{')) return known({ json, scope });
    if (depth === 0) this.left = MOST_EXPRESSIONS;
    return this.evaluate(isTemplate(json) ? parseTemplate(json) : literal(json), scope, depth);
  }

  evaluate(expression: Expression, scope: Scope, depth: number): Value<Scoped> {
    this.left -= 1;
    if (depth > LONGEST_CHAIN || this.left < 0) return UNKNOWN_UNTIL_PLAN;
    switch (expression.kind) {
      case 'literal':
        return expression.value === null ? ABSENT : known({ json: expression.value, scope });
      case 'template':
        return this.composites.template(expression.parts, scope, depth);
      case 'name':
      case 'access':
        return this.access(expression, scope, depth);
      case 'call':
        return this.functions.call(expression, scope, depth);
      case 'conditional':
        return this.conditional(expression, scope, depth);
      case 'operation':
        return this.operation(expression, scope, depth);
      case 'list':
        return this.composites.list(expression.items, scope, depth);
      case 'object':
        return this.composites.object(expression, scope, depth);
      case 'opaque':
        return UNKNOWN_UNTIL_PLAN;
    }
  }

  valueAt(from: Scoped, path: readonly (string | number)[], depth: number): Value<Scoped> {
    let value = this.value(from.json, from.scope, depth + 1);
    for (const step of path) {
      if (value.kind !== 'known') return value;
      const { json, scope } = value.value;
      value = this.value(memberAt(json, step), scope, depth + 1);
    }
    return value;
  }

  private access(expression: Expression, scope: Scope, depth: number): Value<Scoped> {
    const { base, steps } = unwound(expression);
    const splat = steps.findIndex(({ kind }) => kind === 'splat');
    if (splat !== -1) return this.splats.value(base, steps, splat, scope, depth + 1);
    const path = this.pathOf(steps, scope, depth);
    if (path === undefined) return UNKNOWN_UNTIL_PLAN;
    if (base.kind === 'name') return this.names.value(base.name, path, scope, depth + 1);
    const instance = base.kind === 'call' ? this.splats.instance(base, scope, depth + 1) : undefined;
    const value = instance ?? this.evaluate(base, scope, depth + 1);
    return value.kind === 'known' ? this.valueAt(value.value, path, depth + 1) : value;
  }

  /** The names and indexes of steps; undefined if one is not known. */
  pathOf(steps: readonly Step[], scope: Scope, depth: number): (string | number)[] | undefined {
    const path: (string | number)[] = [];
    for (const step of steps) {
      const index = this.index(step, scope, depth);
      if (index === undefined) return undefined;
      path.push(index);
    }
    return path;
  }

  private index(step: Step, scope: Scope, depth: number): string | number | undefined {
    if (step.kind === 'attribute') return step.name;
    if (step.kind === 'splat') return undefined;
    const index = this.scalar(step.index, scope, depth);
    return typeof index === 'boolean' ? undefined : index;
  }

  private conditional(
    { condition, yes, no }: ExpressionOf<'conditional'>,
    scope: Scope,
    depth: number,
  ): Value<Scoped> {
    const holds = this.scalar(condition, scope, depth);
    if (holds === true || holds === 'true') return this.evaluate(yes, scope, depth + 1);
    if (holds === false || holds === 'false') return this.evaluate(no, scope, depth + 1);
    // Whatever the condition will be, two equal sides have one value.
    const [one, other] = [this.scalar(yes, scope, depth), this.scalar(no, scope, depth)];
    return one !== undefined && one === other ? known({ json: one, scope }) : UNKNOWN_UNTIL_PLAN;
  }

  private operation(
    { operator, operands }: ExpressionOf<'operation'>,
    scope: Scope,
    depth: number,
  ): Value<Scoped> {
    const values = operands.map((operand) => this.scalar(operand, scope, depth));
    const json = operate(operator, values, operands.length === 1);
    return json === undefined ? UNKNOWN_UNTIL_PLAN : known({ json, scope });
  }

  /** A text, number or boolean, if it is known. */
  scalar(expression: Expression, scope: Scope, depth: number): Scalar | undefined {
    const value = this.evaluate(expression, scope, depth + 1);
    if (value.kind !== 'known') return undefined;
    const { json } = value.value;
    return typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean'
      ? json
      : undefined;
  }
}

function memberAt(json: Json, step: string | number): Json {
  if (Array.isArray(json)) return json[Number(step)];
  if (!isObject(json)) return undefined;
  // A single block may be written as an object; for expressions it is still a list.
  return step === 0 && !Object.hasOwn(json, '0') ? json : member(json, String(step));
}
