/** What a plan contains and no rule reviews. Reports list it, so that no one takes it for reviewed. */
export type NotReviewedKind =
  /** A change that Terraform defers to a later plan. */
  | 'deferred-change'
  /** An action of a provider that Terraform invokes in addition to the changes. */
  | 'action'
  /** A check, precondition or postcondition that fails. */
  | 'failing-check'
  /** A resource of the state that the plan does not list. */
  | 'unlisted-resource'
  /** A value that differs between two parts of the plan. */
  | 'contradiction'
  /** A member of the plan that this release does not support. */
  | 'unknown-member';

/** One thing that was not reviewed. */
export interface NotReviewed {
  readonly kind: NotReviewedKind;
  /** The address of the resource, action or check, or the name of the member. */
  readonly address: string;
  /** A detail in addition to its kind, in a few words. */
  readonly reason?: string;
}
