import type { IConstruct } from 'constructs';
import { TerraformStack } from 'cdktf';
import type { Acknowledgement } from '../review';
import { AppChecks } from './app-checks';
import type { CheckOptions } from './check-options';
import type { StatedObjective } from './stack-metadata';

/** Why a finding is meant, in somebody's words. */
export interface AcknowledgeOptions {
  /** Why this is meant. It stands in every report. */
  readonly reason: string;
  /**
   * Who answers for it.
   * @default - nobody is named
   */
  readonly owner?: string;
  /**
   * The last day that it holds, as `YYYY-MM-DD`. After it, the finding counts again.
   * @default - it holds without an end
   */
  readonly until?: string;
  /**
   * The Terraform addresses that it covers, in which `*` stands for anything.
   * @default - everything in the scope
   */
  readonly address?: string;
}

/**
 * Holds what a stack synthesizes against the rules of Atlas' backups. The constructs of this library attach it by
 * themselves; attach it by hand to stacks of raw resources.
 *
 * The checks run in `app.synth()`, see everything in the stack, raw resources and overrides included, and make it fail
 * with every finding of every stack. They do not run where the App is made with `skipValidation: true`.
 *
 * @example
 * AtlasChecks.of(stack).acknowledge('cluster/backup-disabled', { reason: 'a copy of production, made anew each night' });
 */
export class AtlasChecks {
  /**
   * The checks of a scope, attached if they are not yet: of an App, every stack, also those made later; of a stack or a
   * construct, its stack.
   */
  static of(scope: IConstruct): AtlasChecks {
    const checks = AppChecks.of(scope);
    const stack = stackOf(scope);
    if (stack === undefined) checks.attachAll();
    else checks.attach(stack);
    return new AtlasChecks(scope, checks, stack);
  }

  private constructor(
    private readonly scope: IConstruct,
    private readonly checks: AppChecks,
    private readonly stack: TerraformStack | undefined,
  ) {}

  /**
   * Acknowledges what a rule finds in this scope: it stays in every report, and no longer fails anything. On a stack it
   * covers every address of that stack's plan, also of resources that are gone; below one, the scope and what is in it.
   * It travels in cdk.tf.json, so that a plan review knows it too.
   * @param rule the rule's id, such as `change/cluster-deleted-with-its-snapshots`
   * @throws where there is no such rule, or no reason
   */
  acknowledge(rule: string, options: AcknowledgeOptions): this {
    const acknowledgement: Acknowledgement = {
      rule,
      ...options,
      ...(this.stack === undefined || this.stack === this.scope ? {} : { scope: this.scope.node.path }),
    };
    this.checks.acknowledge(acknowledgement, this.stack, this.scope.node.path);
    return this;
  }

  /**
   * Leaves what backups have to be good for in the stack. Clusters and projects state it with `requireRecovery`.
   * @internal
   */
  requireRecovery(objective: StatedObjective): void {
    this.checks.requireRecovery(objective, this.stack);
  }

  /**
   * Sets how the checks of the whole app run.
   * @throws where an option, a rule or a severity is not known, or a date is none
   */
  configure(options: CheckOptions): this {
    this.checks.configure(options);
    return this;
  }
}

/** What `configure()` set for the app around a construct. */
export function optionsOf(scope: IConstruct): CheckOptions {
  return AppChecks.of(scope).configured;
}

/** The stack around a construct; undefined for an App. */
function stackOf(scope: IConstruct): TerraformStack | undefined {
  return [...scope.node.scopes].reverse().find((one): one is TerraformStack => TerraformStack.isStack(one));
}
