import type { FailOn } from '../report';
import { type Reviewed, summaryOf } from '../report/reviewed';
import { isFailure, leavesOpen } from '../report/verdict';

/** Exit codes: nothing at or above --fail-on; findings; the review did not happen or is incomplete. */
export const CLEAN = 0;
export const FOUND = 1;
export const INCOMPLETE = 2;

/** What --fail-on may be, from what fails most to what fails nothing. */
export const FAIL_ON: readonly FailOn[] = ['unchecked', 'warning', 'error', 'never'];

/** The exit code of reviews. What could not be checked changes it only where --fail-on says so. */
export function exitCode(all: readonly Reviewed[], failOn: FailOn): number {
  const summary = summaryOf(all);
  if (summary.crashed > 0) return INCOMPLETE;
  const fails =
    (summary.errors > 0 && isFailure('error', failOn)) ||
    (summary.warnings > 0 && isFailure('warning', failOn)) ||
    (failOn === 'unchecked' && leavesOpen(summary));
  return fails ? FOUND : CLEAN;
}
