import type { Value } from '../../model';
import type { Expression } from '../expression/expression';
import type { Json } from '../json/json';
import type { Scope } from '../resource/raw-resource';

/** A value, and the scope of the templates that may be inside it. */
export interface Scoped {
  readonly json: Json;
  readonly scope: Scope;
}

/** What an expression of JSON configuration can refer to. */
export interface Surroundings {
  /** The body of a resource instance by its address. */
  body(address: string): Scoped | undefined;
  /** Whether the configuration has such a block, however many instances it has. */
  hasBlock(id: string): boolean;
  local(name: string): Json;
}

/** Evaluates what stands inside an expression. `depth` counts the evaluations around it. */
export interface Evaluation {
  value(json: Json, scope: Scope, depth: number): Value<Scoped>;
  evaluate(expression: Expression, scope: Scope, depth: number): Value<Scoped>;
  /** The value at a path, with the templates on the way evaluated. */
  valueAt(from: Scoped, path: readonly (string | number)[], depth: number): Value<Scoped>;
}
