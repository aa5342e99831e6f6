import type { FailOn } from '../../report';
import { CLEAN, FOUND, INCOMPLETE } from './exit-codes';
import { verdictOf } from '../../report/verdict';

export { CLEAN, FOUND, INCOMPLETE };

/** The values of --fail-on, from the strictest to the most lenient. */
export const FAIL_ON: readonly FailOn[] = ['unchecked', 'warning', 'error', 'never'];

/** The exit code of a run, from its verdict, which reports show in words. */
export function exitCode(report: Parameters<typeof verdictOf>[0]): number {
  return CODES[verdictOf(report).outcome];
}

const CODES = { passed: CLEAN, failed: FOUND, incomplete: INCOMPLETE } as const;
