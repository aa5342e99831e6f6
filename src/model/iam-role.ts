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
  /** What attaches it: the role itself or a separate resource. Undefined if only the state shows that it is attached. */
  readonly attachedBy: Resource | undefined;
  /** Its statements; unknown, with the reason, if they cannot be read here. */
  readonly statements: Value<readonly IamStatement[]>;
}

/** A statement of a policy. */
export interface IamStatement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: IamPatterns;
  readonly resources: IamPatterns;
  /** Whether it has a condition. */
  readonly isConditional: boolean;
}

/**
 * Actions or resources, with the wildcards of AWS. A part that is not known yet is written as `${aws_s3_bucket.attic}`
 * if it is the name of that bucket, and as `${?}` otherwise.
 */
export interface IamPatterns {
  readonly patterns: readonly string[];
  /** Whether it covers everything except these: `NotAction`, `NotResource`. */
  readonly isAllBut: boolean;
}
