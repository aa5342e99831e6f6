import { type Reviewed, summaryOf } from '../report/reviewed';

/** Exit codes: nothing at or above --fail-on; findings; the review did not happen or is incomplete. */
export const CLEAN = 0;
export const FOUND = 1;
export const INCOMPLETE = 2;

export type FailOn = 'error' | 'warning' | 'never';

/** The exit code of reviews. Unchecked values never change it. */
export function exitCode(all: readonly Reviewed[], failOn: FailOn): number {
  const { errors, warnings, crashed } = summaryOf(all);
  if (crashed > 0) return INCOMPLETE;
  if (failOn === 'never') return CLEAN;
  return errors > 0 || (failOn === 'warning' && warnings > 0) ? FOUND : CLEAN;
}
