/**
 * What Atlas, the provider or Terraform rejects at apply because of a finding. A refused action fails the apply, and
 * nothing that waits for it is reached.
 */
export interface Rejection {
  /** The refused action of the resource that the finding is at; 'write' is a creation or an update. */
  readonly action: 'create' | 'update' | 'delete' | 'write';
  /** The refused action is one of the related resources. @default - it is one of the finding's own resource */
  readonly of?: 'related';
  /**
   * How it depends on when the other side, the related resources (or the finding's own, with `of: 'related'`), changes:
   * - `after`: it is rejected once the other side has changed, or if the plan does not change that
   * - `before`: it is rejected as long as the other side has still to change
   * - `until`: it is rejected until the other side has changed
   * - `last`: of the two sides, the one that changes last is rejected
   * @default - it is rejected whenever it is sent
   */
  readonly when?: 'after' | 'before' | 'until' | 'last';
  /** Only related resources of this type are the other side. @default - all of them are */
  readonly against?: string;
  /** The other side counts only where this attribute of it changes. @default - any change counts */
  readonly changing?: string;
  /**
   * The request of the action that is rejected, where several are sent: `pause` is the one that pauses a cluster, `answer`
   * is Terraform's own check of what the provider reports after all of them.
   * @default - the one that writes what the configuration says
   */
  readonly request?: 'pause' | 'answer';
  /** Whether Atlas may accept it nevertheless, since documents disagree or may have changed. */
  readonly isUncertain?: true;
}
