import type { Resource } from './resource';
import type { Value } from './value';

/** An AWS IAM role of this configuration, with the policies that are attached to it. */
export interface IamRole extends Resource {
  readonly name: Value<string>;
  readonly policies: readonly IamPolicy[];
  /** Resources that attach policies to some role, and perhaps to this one. */
  readonly mayAlsoAttach: readonly Resource[];
  /** Whether a permissions boundary may take away what the policies allow. */
  readonly hasBoundary: boolean;
}

/** A policy that is attached to a role. */
export interface IamPolicy {
  /** What attaches it: the role itself or a resource of its own. Undefined where only the state shows that it is attached. */
  readonly attachedBy: Resource | undefined;
  /** What it says; unknown, with the reason, where it cannot be read here. */
  readonly statements: Value<readonly IamStatement[]>;
}

/** A statement of a policy. */
export interface IamStatement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: IamPatterns;
  readonly resources: IamPatterns;
  /** Whether it holds under a condition only. */
  readonly isConditional: boolean;
}

/**
 * Actions or resources, with the wildcards of AWS. What is not known yet stands in them as `${aws_s3_bucket.attic}`,
 * where it is the name of that bucket, or as `${?}`.
 */
export interface IamPatterns {
  readonly patterns: readonly string[];
  /** Whether everything but these is meant: `NotAction`, `NotResource`. */
  readonly isAllBut: boolean;
}
