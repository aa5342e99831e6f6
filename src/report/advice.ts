import type { Finding } from '../review';
import type { Report } from './report';

/** What the next step depends on, as reports for people show it. */
export interface Advice {
  /** For columns of six characters. */
  readonly short: string;
  readonly label: string;
  readonly text: string;
}

const ONLY_ERRORS: Advice = {
  short: 'fails',
  label: 'fails',
  text: 'on errors, not on warnings',
};

const ACKNOWLEDGE: Advice = {
  short: 'accept',
  label: 'to acknowledge a finding:',
  text: 'add its rule, address and a reason to "acknowledgements" in atlas-backup.config.json, or acknowledge it in the code of the stack',
};

/** Says whether warnings fail where a report has both, and how to acknowledge where a fix names that. */
export function adviceOf({
  inputs,
  failOn,
}: Pick<Report, 'inputs'> & Partial<Pick<Report, 'failOn'>>): readonly Advice[] {
  const findings = inputs.flatMap(({ review }) => review.findings);
  const has = (severity: Finding['severity']): boolean => findings.some((one) => one.severity === severity);
  return [
    ...(failOn === 'error' && has('error') && has('warning') ? [ONLY_ERRORS] : []),
    ...(findings.some(({ fix }) => fix.includes('acknowledge this finding')) ? [ACKNOWLEDGE] : []),
  ];
}
