import type { Unknown, Value } from '../../model';
import { known } from '../../model/value';
import { type Expression, type ExpressionOf, literal } from '../expression/expression';
import { toExpression } from '../expression/written';
import type { Json } from '../json/json';
import type { Scope } from '../resource/raw-resource';
import type { Evaluation, Scoped } from './surroundings';

type Plain<T> = { readonly kind: 'known'; readonly value: T } | Unknown;

/** Evaluates what consists of several values: lists, objects and templates. Each is unknown as soon as a part of it is. */
export class Composites {
  constructor(private readonly evaluation: Evaluation) {}

  list(items: readonly Expression[], scope: Scope, depth: number): Value<Scoped> {
    const values = this.all(items, scope, depth);
    return values.kind === 'known' ? known({ json: values.value, scope }) : values;
  }

  object({ entries }: ExpressionOf<'object'>, scope: Scope, depth: number): Value<Scoped> {
    const keys = this.all(
      entries.map(([key]) => (key.kind === 'name' ? literal(key.name) : key)),
      scope,
      depth,
    );
    const values = this.all(
      entries.map(([, value]) => value),
      scope,
      depth,
    );
    if (keys.kind !== 'known') return keys;
    if (values.kind !== 'known') return values;
    const json = Object.fromEntries(keys.value.map((key, at) => [String(key), values.value[at]]));
    return known({ json, scope });
  }

  template(parts: readonly Expression[], scope: Scope, depth: number): Value<Scoped> {
    const values = this.all(parts, scope, depth);
    return values.kind === 'known' ? known({ json: values.value.map(String).join(''), scope }) : values;
  }

  /** A value without templates left in it. */
  plain({ json, scope }: Scoped, depth: number): Plain<Json> {
    if (typeof json !== 'object' || json === null) return known(json);
    if (Array.isArray(json))
      return this.all(
        json.map((item) => toExpression(item)),
        scope,
        depth + 1,
      );
    const entries: [string, Json][] = [];
    for (const [name, inner] of Object.entries(json)) {
      const found = this.all([toExpression(inner)], scope, depth + 1);
      if (found.kind === 'unknown') return found;
      entries.push([name, found.value[0]]);
    }
    return known(Object.fromEntries(entries));
  }

  /** The values of several expressions. Null stands for what is absent. */
  private all(expressions: readonly Expression[], scope: Scope, depth: number): Plain<Json[]> {
    const values: Json[] = [];
    for (const expression of expressions) {
      const value = this.evaluation.evaluate(expression, scope, depth + 1);
      if (value.kind === 'unknown') return value;
      const plain = value.kind === 'known' ? this.plain(value.value, depth) : known(null);
      if (plain.kind === 'unknown') return plain;
      values.push(plain.value);
    }
    return known(values);
  }
}
