import type { Origin } from '../../model';
import type { Expression } from '../expression/expression';
import type { BlockConfiguration, ModuleConfiguration } from './configuration';
import type { InstanceKey } from './module-address';

/** Where an expression stands: it decides what `var.x`, `each.key` and the name of a resource mean in it. */
export interface Scope {
  /** The address of the module instance. */
  readonly module: string;
  /** The configuration of that module; undefined if the input has none. */
  readonly configuration: ModuleConfiguration | undefined;
  /** The block, for `each.value`. */
  readonly block: Pick<BlockConfiguration, 'forEach'> | undefined;
  /** The key or number of the instance. */
  readonly key: InstanceKey | undefined;
  /** The input, where several are read together. */
  readonly origin?: Origin | undefined;
  /** What `each.value` is, if the input shows it. */
  readonly eachValue?: Expression | undefined;
  /** The iterators of the dynamic blocks around the expression. */
  readonly iterators?: ReadonlyMap<string, Iteration>;
}

/** One iteration of a dynamic block. */
export interface Iteration {
  readonly key: Expression;
  readonly value: Expression;
}
