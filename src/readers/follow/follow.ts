import type { Written } from '../expression/written';
import { moduleAt } from '../resource/configuration';
import type { RawResource, Scope } from '../resource/raw-resource';
import { ExpressionFollower } from './expression-follower';
import { type FollowedInput, Inputs } from './inputs';
import type { Target } from './target';

/**
 * Follows expressions to the resources behind them, through modules, variables, locals, keys and numbers, and through
 * the outputs of other inputs.
 */
export class Follower {
  private readonly expressions: ExpressionFollower;
  private readonly inputs: Inputs;

  constructor(inputs: readonly FollowedInput[]) {
    this.inputs = new Inputs(inputs);
    this.expressions = new ExpressionFollower(this.inputs);
  }

  /** What an attribute may lead to. No target: it is not written. */
  targets(written: Written, scope: Scope): Target[] {
    return this.expressions.targets(written, scope);
  }

  /** The resources and data sources that an attribute may lead to, each once. */
  resources(written: Written, scope: Scope): ReadonlySet<RawResource> {
    const found = new Set<RawResource>();
    for (const target of this.targets(written, scope))
      if (target.kind === 'resource') found.add(target.resource);
    return found;
  }

  /** The scope of a module instance's own expressions. */
  scopeOf(module: string, origin: Scope['origin']): Scope {
    const { root } = this.inputs.of({ origin });
    return { module, configuration: moduleAt(root, module), block: undefined, key: undefined, origin };
  }
}
