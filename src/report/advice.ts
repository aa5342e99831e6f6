import type { Finding } from '../review';
import { IN_NONE_OF_THE_INPUTS } from '../model/link';
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

const OTHER_INPUTS: Advice = {
  short: 'add',
  label: 'to check more, add:',
  text: 'the plans or stacks of clusters that are in none of the inputs, or their states with --state',
};

/** Says whether warnings fail where a report has both, how to acknowledge where a fix names that, and how to add inputs that are missing. */
export function adviceOf({
  inputs,
  failOn,
}: Pick<Report, 'inputs'> & Partial<Pick<Report, 'failOn'>>): readonly Advice[] {
  const findings = inputs.flatMap(({ review }) => review.findings);
  const unchecked = inputs.flatMap(({ review }) => review.unchecked);
  const has = (severity: Finding['severity']): boolean => findings.some((one) => one.severity === severity);
  return [
    ...(failOn === 'error' && has('error') && has('warning') ? [ONLY_ERRORS] : []),
    ...(findings.some(({ fix }) => fix.includes('acknowledge this finding')) ? [ACKNOWLEDGE] : []),
    ...(unchecked.some(({ reason }) => reason.endsWith(IN_NONE_OF_THE_INPUTS)) ? [OTHER_INPUTS] : []),
  ];
}
