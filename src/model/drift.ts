import type { Estate } from './estate';

/** What was changed outside of Terraform since the last apply, and nothing else. */
export interface Drift {
  /** As the state had it. */
  readonly before: Estate;
  /** As the refresh before the plan found it. */
  readonly after: Estate;
}
