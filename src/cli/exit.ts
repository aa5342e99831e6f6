import type { FailOn } from '../report';
import { CLEAN, FOUND, INCOMPLETE } from './exit-codes';
import { verdictOf } from '../report/verdict';

export { CLEAN, FOUND, INCOMPLETE };

/** What --fail-on may be, from what fails most to what fails nothing. */
export const FAIL_ON: readonly FailOn[] = ['unchecked', 'warning', 'error', 'never'];

/** The exit code of a run: that of its verdict, which reports state in words. */
export function exitCode(report: Parameters<typeof verdictOf>[0]): number {
  return CODES[verdictOf(report).outcome];
}

const CODES = { passed: CLEAN, failed: FOUND, incomplete: INCOMPLETE } as const;
