import type { Value } from '../../model';
import type { Expression, Step } from '../expression/expression';
import type { Json } from '../json/json';
import type { Scope } from '../resource/raw-resource';

/** A value, and the scope of the templates that may be inside it. */
export interface Scoped {
  readonly json: Json;
  readonly scope: Scope;
}

/** What an expression of JSON configuration can refer to: of the input of its scope. */
export interface Surroundings {
  /** The body of a resource instance by its address. */
  body(address: string, scope: Scope): Scoped | undefined;
  /** The bodies of all instances of a block, in the order of their keys. */
  bodiesOf(id: string, scope: Scope): readonly Scoped[];
  /** Whether the configuration has such a block, however many instances it has. */
  hasBlock(id: string, scope: Scope): boolean;
  local(name: string, scope: Scope): Json;
  /** An output of another input, by the data source that reads its state; undefined if it is not among the inputs. */
  output(remoteState: string, name: string, scope: Scope): Scoped | undefined;
}

/** Evaluates what stands inside an expression. `depth` counts the evaluations around it. */
export interface Evaluation {
  value(json: Json, scope: Scope, depth: number): Value<Scoped>;
  evaluate(expression: Expression, scope: Scope, depth: number): Value<Scoped>;
  /** A text, number or boolean, if it is known. */
  scalar(expression: Expression, scope: Scope, depth: number): string | number | boolean | undefined;
  /** The names and indexes of steps; undefined if one is not known. */
  pathOf(steps: readonly Step[], scope: Scope, depth: number): (string | number)[] | undefined;
  /** The value at a path, with the templates on the way evaluated. */
  valueAt(from: Scoped, path: readonly (string | number)[], depth: number): Value<Scoped>;
}
