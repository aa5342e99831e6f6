import type { FailOn } from '../report';
import { CLEAN, FOUND, INCOMPLETE } from './exit-codes';
import { type Reviewed, summaryOf } from '../report/reviewed';
import { isFailure, leavesOpen } from '../report/verdict';

export { CLEAN, FOUND, INCOMPLETE };

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
