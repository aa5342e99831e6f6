import type { AcknowledgedFinding } from '../review';
import { bySeverity } from './groups';
import type { Report } from './report';
import { type SharedFindings, sharedFindings } from './shared-findings';
import { reasonOf } from './words';

/** One line of the first screen: what fails, or is likely to, and why. */
export interface FirstLine {
  readonly severity: 'error' | 'warning';
  /** What it is about: `39 clusters`; undefined if the text names it. */
  readonly subject: string | undefined;
  readonly text: string;
}

/** The lines of the first screen. */
export interface FirstLines {
  readonly lines: readonly FirstLine[];
  /** How many lines there would be in addition. */
  readonly more: number;
}

/** A longer list is no longer a first screen. */
const MOST_LINES = 10;

/**
 * The errors and warnings of all inputs, with what they share; errors first. Of each severity, what a change does to the
 * backups that exist comes before what is wrong with the configuration: that can be repaired.
 */
export function sharedByInputs({
  inputs,
  rules,
}: Pick<Report, 'inputs'> & Partial<Pick<Report, 'rules'>>): readonly SharedFindings[] {
  const groups = sharedFindings(
    bySeverity(inputs, ({ review }) => review.findings.filter(({ severity }) => severity !== 'info')),
    { rules },
  );
  return [...groups].sort((one, other) => urgency(one) - urgency(other));
}

/** The acknowledged findings of all inputs, those of one rule with one reason together. */
export function acknowledgedByInputs({
  inputs,
  rules,
}: Pick<Report, 'inputs'> & Partial<Pick<Report, 'rules'>>): readonly SharedFindings<AcknowledgedFinding>[] {
  return sharedFindings(
    bySeverity(inputs, ({ review }) => review.acknowledged),
    { rules, also: ({ acknowledgement }) => reasonOf(acknowledgement) },
  );
}

function urgency({ first: { severity, rule } }: SharedFindings): number {
  return (severity === 'error' ? 0 : 2) + (rule.startsWith('change/') ? 0 : 1);
}

/**
 * One line for each group of errors and warnings, errors first. None if a single group of a single input is all there
 * is: it is next, in full.
 */
export function firstLinesOf(
  groups: readonly SharedFindings[],
  { inputs }: Pick<Report, 'inputs'>,
): FirstLines {
  if (groups.length < 2 && inputs.length < 2) return { lines: [], more: 0 };
  return {
    lines: groups.slice(0, MOST_LINES).flatMap(lineOf),
    more: Math.max(0, groups.length - MOST_LINES),
  };
}

function lineOf({ first: { severity }, count, subject, summary }: SharedFindings): readonly FirstLine[] {
  if (severity === 'info') return [];
  return [{ severity, subject: count === 1 ? undefined : subject, text: summary }];
}
