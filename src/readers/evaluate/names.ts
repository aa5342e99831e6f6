import type { Value } from '../../model';
import { UNKNOWN_UNTIL_APPLY, UNKNOWN_UNTIL_PLAN, known } from '../../model/value';
import { type Expression, literal } from '../expression/expression';
import { keyInAddress } from '../resource/module-address';
import type { Scope } from '../resource/raw-resource';
import type { Evaluation, Scoped, Surroundings } from './surroundings';

/** Roots of references that are not types of resources. */
const NAMESPACES = new Set(['local', 'count', 'each', 'var', 'data', 'module', 'path', 'terraform', 'self']);

/** Evaluates names: locals, keys, iterators, and attributes of resources in the same configuration. */
export class Names {
  constructor(
    private readonly surroundings: Surroundings,
    private readonly evaluation: Evaluation,
  ) {}

  /** The value of a name, such as `local`, at the path that follows it. */
  value(root: string, path: readonly (string | number)[], scope: Scope, depth: number): Value<Scoped> {
    const [first, ...rest] = path;
    const iteration = scope.iterators?.get(root);
    if (iteration !== undefined)
      return this.within(first === 'key' ? iteration.key : iteration.value, rest, scope, depth);
    switch (root) {
      case 'local':
        return this.local(String(first), rest, scope, depth);
      case 'count':
        return scope.key === undefined ? UNKNOWN_UNTIL_PLAN : known({ json: scope.key, scope });
      case 'each':
        if (scope.key === undefined) return UNKNOWN_UNTIL_PLAN;
        if (first === 'key' || scope.eachValue === undefined) return known({ json: scope.key, scope });
        return this.within(scope.eachValue, rest, scope, depth);
      case 'data':
        return this.remoteState(path, scope, depth);
      case 'var':
      case 'module':
      case 'path':
      case 'terraform':
        return UNKNOWN_UNTIL_PLAN;
      default:
        return this.resource(`${root}.${String(first)}`, rest, scope, depth);
    }
  }

  /** The instances that a splat over a name is of; undefined if it is not the name of a block with count. */
  instances(root: string, path: readonly (string | number)[], scope: Scope): readonly Scoped[] | undefined {
    const [name, ...rest] = path;
    const id = `${root}.${String(name)}`;
    if (rest.length > 0 || NAMESPACES.has(root) || !this.surroundings.hasBlock(id, scope)) return undefined;
    const bodies = this.surroundings.bodiesOf(id, scope);
    return bodies.some(({ scope: own }) => typeof own.key === 'string') ? undefined : bodies;
  }

  /** A local stands outside of resources: in it there is no key of an instance. */
  private local(name: string, path: readonly (string | number)[], from: Scope, depth: number): Value<Scoped> {
    const json = this.surroundings.local(name, from);
    const { module, configuration, origin } = from;
    const scope: Scope = { module, configuration, block: undefined, key: undefined, origin };
    return json === undefined ? UNKNOWN_UNTIL_PLAN : this.evaluation.valueAt({ json, scope }, path, depth);
  }

  /** An output of a stack whose state a data source reads: `data.terraform_remote_state.base.outputs.project`. */
  private remoteState(
    [type, name, outputs, output, ...path]: readonly (string | number)[],
    scope: Scope,
    depth: number,
  ): Value<Scoped> {
    if (type !== 'terraform_remote_state' || outputs !== 'outputs' || output === undefined)
      return UNKNOWN_UNTIL_PLAN;
    const found = this.surroundings.output(String(name), String(output), scope);
    return found === undefined ? UNKNOWN_UNTIL_PLAN : this.evaluation.valueAt(found, path, depth);
  }

  private resource(
    id: string,
    path: readonly (string | number)[],
    scope: Scope,
    depth: number,
  ): Value<Scoped> {
    const single = this.surroundings.body(id, scope);
    if (single === undefined && !this.surroundings.hasBlock(id, scope)) return UNKNOWN_UNTIL_PLAN;
    const [first, ...rest] = path;
    const instance =
      single ?? (first === undefined ? undefined : this.surroundings.body(id + keyInAddress(first), scope));
    if (instance === undefined) return UNKNOWN_UNTIL_PLAN;
    const value = this.evaluation.valueAt(instance, single === undefined ? rest : path, depth);
    // The provider sets what the configuration leaves out of a resource.
    return value.kind === 'absent' ? UNKNOWN_UNTIL_APPLY : value;
  }

  private within(
    expression: Expression,
    path: readonly (string | number)[],
    scope: Scope,
    depth: number,
  ): Value<Scoped> {
    // A path into a resource is evaluated as one reference: what the provider sets there is unknown, not absent.
    if (expression.kind === 'access') {
      const reference = path.reduce<Expression>(
        (of, step) => ({ kind: 'access', of, step: { kind: 'index', index: literal(step) } }),
        expression,
      );
      return this.evaluation.evaluate(reference, scope, depth + 1);
    }
    const value = this.evaluation.evaluate(expression, scope, depth + 1);
    return value.kind === 'known' ? this.evaluation.valueAt(value.value, path, depth + 1) : value;
  }
}
