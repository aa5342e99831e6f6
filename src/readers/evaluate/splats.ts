import type { Value } from '../../model';
import { ABSENT, UNKNOWN_UNTIL_PLAN, known } from '../../model/value';
import { type Expression, type ExpressionOf, type Step, unwound } from '../expression/expression';
import type { Json } from '../json/json';
import type { Scope } from '../resource/raw-resource';
import type { Composites } from './composites';
import type { Names } from './names';
import type { Evaluation, Scoped } from './surroundings';

/** Evaluates splats such as `x.y[*].name`, and one() and element() of a whole resource with count. */
export class Splats {
  constructor(
    private readonly names: Names,
    private readonly evaluation: Evaluation,
    private readonly composites: Composites,
  ) {}

  /** The value of an access whose step at `at` is its first splat. */
  value(base: Expression, steps: readonly Step[], at: number, scope: Scope, depth: number): Value<Scoped> {
    const [splat, ...behind] = steps.slice(at);
    const elements = this.elements(base, steps.slice(0, at), scope, depth);
    if (elements.kind !== 'known') return elements;
    const end = behind.findIndex(({ kind }) => kind !== 'attribute');
    const ofEach = splat?.kind === 'splat' && splat.ofAttributes === true && end !== -1 ? end : behind.length;
    const path = this.evaluation.pathOf(behind.slice(0, ofEach), scope, depth);
    const rest = this.evaluation.pathOf(behind.slice(ofEach), scope, depth);
    if (path === undefined || rest === undefined) return UNKNOWN_UNTIL_PLAN;
    const values: Json[] = [];
    for (const element of elements.value) {
      const value = this.evaluation.valueAt(element, path, depth + 1);
      // The provider sets what the configuration leaves out of a resource.
      if (value.kind !== 'known') return UNKNOWN_UNTIL_PLAN;
      const plain = this.composites.plain(value.value, depth + 1);
      if (plain.kind === 'unknown') return plain;
      values.push(plain.value);
    }
    return this.evaluation.valueAt({ json: values, scope }, rest, depth + 1);
  }

  /** The instance that one() or element() takes of a whole resource with count; undefined for anything else. */
  instance(
    { name, arguments: [whole, index] }: ExpressionOf<'call'>,
    scope: Scope,
    depth: number,
  ): Value<Scoped> | undefined {
    if (whole === undefined || (name !== 'one' && name !== 'element')) return undefined;
    const instances = this.instances(whole, scope, depth);
    if (instances === undefined) return undefined;
    const number = index === undefined ? 0 : Number(this.evaluation.scalar(index, scope, depth) ?? NaN);
    const instance = instances[number % instances.length];
    return instance === undefined ? (instances.length === 0 ? ABSENT : UNKNOWN_UNTIL_PLAN) : known(instance);
  }

  private instances(whole: Expression, scope: Scope, depth: number): readonly Scoped[] | undefined {
    const { base, steps } = unwound(whole);
    const last = steps.at(-1);
    const own = last?.kind === 'splat' ? steps.slice(0, -1) : steps;
    const path = this.evaluation.pathOf(own, scope, depth);
    return base.kind === 'name' && path !== undefined
      ? this.names.instances(base.name, path, scope)
      : undefined;
  }

  /** What a splat is over: the instances of a resource, the elements of a list, or a single value, which counts as one. */
  private elements(
    base: Expression,
    steps: readonly Step[],
    scope: Scope,
    depth: number,
  ): Value<readonly Scoped[]> {
    const path = this.evaluation.pathOf(steps, scope, depth);
    if (path === undefined) return UNKNOWN_UNTIL_PLAN;
    const instances = base.kind === 'name' ? this.names.instances(base.name, path, scope) : undefined;
    if (instances !== undefined) return known(instances);
    const value = this.evaluation.evaluate(
      steps.reduce<Expression>((of, step) => ({ kind: 'access', of, step }), base),
      scope,
      depth + 1,
    );
    if (value.kind === 'absent') return known([]);
    if (value.kind === 'unknown') return value;
    const { json, scope: within } = value.value;
    const items: readonly Json[] = Array.isArray(json) ? json : [json];
    return known(items.map((item) => ({ json: item, scope: within })));
  }
}
