import { count } from '../text/count';
import type { FailOn } from './fail-on';
import type { Report } from './report';
import { counts } from './words';
import { type Summary, summaryOf } from './reviewed';

/** The result of a report. */
export interface Verdict {
  /** Whether anything fails the run; an incomplete review may have missed something. */
  readonly outcome: 'passed' | 'failed' | 'incomplete';
  /** Everything in one line, the highest severity first. */
  readonly sentence: string;
  readonly summary: Summary;
}

/** The result of a report, which is also the exit code of the command. */
export function verdictOf({
  inputs,
  failOn,
  unreadable = [],
}: Pick<Report, 'inputs' | 'failOn' | 'unreadable'>): Verdict {
  const summary = summaryOf(inputs);
  const said = counts(summary);
  if (unreadable.length > 0)
    return {
      outcome: 'incomplete',
      sentence: `${count(unreadable.length, 'input')} could not be read, ${said}`,
      summary,
    };
  if (summary.crashed > 0) return { outcome: 'incomplete', sentence: said, summary };
  const fails =
    inputs.some(({ review }) => review.findings.some(({ severity }) => isFailure(severity, failOn))) ||
    (failOn === 'unchecked' && leavesOpen(summary));
  return { outcome: fails ? 'failed' : 'passed', sentence: said, summary };
}

/** Whether a finding of this severity fails the run. */
export function isFailure(severity: 'error' | 'warning' | 'info', failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  return severity === 'error' || (failOn !== 'error' && severity === 'warning');
}

/** Whether something could not be checked, or was not reviewed at all. */
export function leavesOpen({ unchecked, notReviewed }: Summary): boolean {
  return unchecked > 0 || notReviewed > 0;
}
