import type { Written } from '../expression/written';
import { type ModuleConfiguration, moduleAt } from '../resource/configuration';
import type { RawResource, Scope } from '../resource/raw-resource';
import { ExpressionFollower } from './expression-follower';
import { Instances } from './instances';
import type { Target } from './target';

/** Follows expressions to the resources behind them, through modules, variables, locals, keys and numbers. */
export class Follower {
  private readonly expressions: ExpressionFollower;

  constructor(
    resources: readonly RawResource[],
    private readonly root: ModuleConfiguration | undefined,
  ) {
    this.expressions = new ExpressionFollower(new Instances(resources), root);
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
  scopeOf(module: string): Scope {
    return { module, configuration: moduleAt(this.root, module), block: undefined, key: undefined };
  }
}
