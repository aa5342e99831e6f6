import type { Reviewed } from '../report';
import { rooms } from './rooms';

/** Whether a review rejects its stack. A rule that crashed leaves the review incomplete. */
export function isRejected({ review: { crashes, findings } }: Reviewed): boolean {
  return crashes.length > 0 || findings.some(({ severity }) => severity === 'error');
}

/** One error for everything that made synth fail: errors of CDKTF and of other validations, and rejected stacks. */
export function failureOf(errors: readonly unknown[], rejected: readonly Reviewed[]): unknown {
  const [first] = errors;
  if (errors.length === 1 && rejected.length === 0) return first;
  const messages = errors.map((error) => (error instanceof Error ? error.message : String(error)));
  if (rejected.length > 0) messages.push(rejectionOf(rejected));
  return new Error(messages.join('\n\n'), first === undefined ? {} : { cause: first });
}

/** The errors of rejected stacks, as text. */
export function rejectionOf(rejected: readonly Reviewed[]): string {
  const { toPretty } = rooms.report();
  return `MongoDB Atlas backups:\n\n${toPretty({ inputs: rejected.map(errorsOf) }).trimEnd()}`;
}

function errorsOf(reviewed: Reviewed): Reviewed {
  const { review } = reviewed;
  const findings = review.findings.filter(({ severity }) => severity === 'error');
  return { ...reviewed, review: { ...review, findings, acknowledged: [], unchecked: [] } };
}
