/** What a plan holds and no rule looks at. It is said, so that nobody takes it for reviewed. */
export type NotReviewedKind =
  /** A change that Terraform puts off to a later plan. */
  | 'deferred-change'
  /** An action of a provider that Terraform invokes beside the changes. */
  | 'action'
  /** A check, precondition or postcondition that does not hold. */
  | 'failing-check'
  /** A resource of the state of which the plan says nothing. */
  | 'unlisted-resource'
  /** A value of which two parts of the plan say different things. */
  | 'contradiction'
  /** A member of the plan that this release does not know. */
  | 'unknown-member';

/** One thing that was not reviewed. */
export interface NotReviewed {
  readonly kind: NotReviewedKind;
  /** The address of the resource, action or check, or the name of the member. */
  readonly address: string;
  /** What there is to say of it beside its kind, in a few words. */
  readonly reason?: string;
}
