import type { FailOn, Reviewed } from '../report';
import type { Severity } from '../rules';
import { rooms } from './rooms';

/** Whether a review rejects its stack. A rule that crashed leaves the review incomplete. */
export function isRejected({ review: { crashes, findings, unchecked } }: Reviewed, failOn: FailOn): boolean {
  if (crashes.length > 0 || findings.some((finding) => rejects(finding, failOn))) return true;
  return failOn === 'unchecked' && unchecked.length > 0;
}

/** Whether a finding rejects its stack. */
export function rejects({ severity }: { readonly severity: Severity }, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  return severity === 'error' || (severity === 'warning' && failOn !== 'error');
}

/** One error for everything that made synth fail: errors of CDKTF and of other validations, and rejected stacks. */
export function failureOf(
  errors: readonly unknown[],
  rejected: readonly Reviewed[],
  failOn: FailOn,
): unknown {
  const [first] = errors;
  if (errors.length === 1 && rejected.length === 0) return first;
  const messages = errors.map((error) => (error instanceof Error ? error.message : String(error)));
  if (rejected.length > 0) messages.push(rejectionOf(rejected, failOn));
  return new Error(messages.join('\n\n'), first === undefined ? {} : { cause: first });
}

/** Why stacks are rejected, as text. */
export function rejectionOf(rejected: readonly Reviewed[], failOn: FailOn): string {
  const { toPretty } = rooms.report();
  const inputs = rejected.map((one) => reasonsOf(one, failOn));
  return `MongoDB Atlas backups: ${toPretty({ inputs, failOn }).trimEnd()}`;
}

function reasonsOf(reviewed: Reviewed, failOn: FailOn): Reviewed {
  const { review } = reviewed;
  const findings = review.findings.filter((finding) => rejects(finding, failOn));
  const unchecked = failOn === 'unchecked' ? review.unchecked : [];
  return { ...reviewed, review: { ...review, findings, acknowledged: [], unchecked } };
}
