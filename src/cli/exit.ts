import { CLEAN, FOUND, INCOMPLETE } from './exit-codes';
import { type Reviewed, summaryOf } from '../report/reviewed';

export { CLEAN, FOUND, INCOMPLETE };

export type FailOn = 'error' | 'warning' | 'never';

/** The exit code of reviews. Unchecked values never change it. */
export function exitCode(all: readonly Reviewed[], failOn: FailOn): number {
  const { errors, warnings, crashed } = summaryOf(all);
  if (crashed > 0) return INCOMPLETE;
  if (failOn === 'never') return CLEAN;
  return errors > 0 || (failOn === 'warning' && warnings > 0) ? FOUND : CLEAN;
}
