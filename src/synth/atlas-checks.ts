import type { IConstruct } from 'constructs';
import { TerraformStack } from 'cdktf';
import type { Acknowledgement } from '../review';
import { AppChecks } from './app-checks';
import type { CheckOptions } from './check-options';
import type { StatedObjective } from './stack-metadata';

/** Why a finding is intentional. */
export interface AcknowledgeOptions {
  /** Why the finding is intentional. The reason is in every report. */
  readonly reason: string;
  /**
   * Who is responsible for it.
   * @default - not named
   */
  readonly owner?: string;
  /**
   * The last day of the acknowledgement, as `YYYY-MM-DD`. After it, the finding counts again.
   * @default - it does not end
   */
  readonly until?: string;
  /**
   * The Terraform addresses that it matches; `*` matches any text.
   * @default - everything in the scope
   */
  readonly address?: string;
  /**
   * Whether it may match nothing, for a stack class that has the finding only in some environments.
   * @default - an acknowledgement that matches nothing is reported as stale
   */
  readonly optional?: boolean;
}

/**
 * Checks the JSON of a stack against the rules for Atlas backups. The constructs of this library attach the checks
 * automatically; attach them to stacks of raw resources yourself.
 *
 * The checks run in `app.synth()`, on the JSON that CDKTF writes: with raw resources, overrides, and what aspects and
 * validations add. A stack with errors is not written, and synth fails with the findings of all stacks. The checks do not
 * run if the App is created with `skipValidation: true`.
 *
 * @example
 * AtlasChecks.of(stack).acknowledge('cluster/backup-disabled', { reason: 'a copy of production, recreated every night' });
 */
export class AtlasChecks {
  /**
   * The checks of a scope; attaches them if necessary. For an App, they cover every stack, also those that are created
   * later; for a construct, its stack.
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
   * Acknowledges what a rule finds in this scope: the finding stays in every report, but does not fail anything. On a
   * stack, it matches every address of the stack's plan, also of deleted resources; on a construct, the construct and
   * everything in it. It is written to cdk.tf.json, so that plan reviews apply it too.
   * @param rule the rule's id, such as `change/cluster-deleted-with-its-snapshots`
   * @throws if there is no such rule, or no reason
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
   * Adds a recovery objective to the stack. Clusters and projects declare it with `requireRecovery`.
   * @internal
   */
  requireRecovery(objective: StatedObjective): void {
    this.checks.requireRecovery(objective, this.stack);
  }

  /**
   * Configures the checks of the whole app.
   * @example
   * AtlasChecks.of(app).configure({ failOn: 'warning', infos: true });
   * @throws if an option, a rule, a severity or a date is invalid
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
