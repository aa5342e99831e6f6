import type { Finding, UncheckedFinding } from '../review';
import type { Reviewed } from './reviewed';

/** The findings about one cluster, or those about no cluster. */
export interface Group<F extends Finding> {
  readonly cluster: Finding['cluster'];
  readonly findings: readonly F[];
}

/**
 * Findings by cluster, in the order of the first finding of each: reviews list the highest severity first. Findings
 * without a cluster come last.
 */
export function byCluster<F extends Finding>(findings: readonly F[]): readonly Group<F>[] {
  const groups = new Map<string, { readonly cluster: Finding['cluster']; readonly findings: F[] }>();
  for (const finding of findings) {
    const key = finding.cluster?.address ?? '';
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { cluster: finding.cluster, findings: [finding] });
    else group.findings.push(finding);
  }
  const unplaced = groups.get('');
  groups.delete('');
  return unplaced === undefined ? [...groups.values()] : [...groups.values(), unplaced];
}

/** A finding with its input. */
export interface Placed<F extends Finding> {
  readonly finding: F;
  readonly reviewed: Reviewed;
}

/** The findings of all inputs, errors first; within a severity in the order of the inputs and their reviews. */
export function bySeverity<F extends Finding>(
  inputs: readonly Reviewed[],
  findings: (reviewed: Reviewed) => readonly F[],
): readonly Placed<F>[] {
  const lists: Record<Finding['severity'], Placed<F>[]> = { error: [], warning: [], info: [] };
  for (const reviewed of inputs)
    for (const finding of findings(reviewed)) lists[finding.severity].push({ finding, reviewed });
  return [...lists.error, ...lists.warning, ...lists.info];
}

/** One thing that is not known, with the rules that need it. */
export interface Waiting {
  readonly address: string;
  readonly constructPath: string | undefined;
  readonly reason: string;
  readonly rules: readonly string[];
}

/** What is unchecked, grouped by what is not known: several rules may need one value. */
export function byReason(unchecked: readonly UncheckedFinding[]): readonly Waiting[] {
  const groups = new Map<string, Waiting & { readonly rules: string[] }>();
  for (const { rule, address, constructPath, reason } of unchecked) {
    const key = `${address}\n${reason}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { address, constructPath, reason, rules: [rule] });
    else if (!group.rules.includes(rule)) group.rules.push(rule);
  }
  return [...groups.values()];
}
