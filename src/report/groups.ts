import type { Finding } from '../review';

/** The findings about one cluster, or about none. */
export interface Group<F extends Finding> {
  readonly cluster: Finding['cluster'];
  readonly findings: readonly F[];
}

/**
 * Findings by cluster, in the order of the first finding of each: reviews list the gravest first. What belongs to no
 * cluster comes last.
 */
export function byCluster<F extends Finding>(findings: readonly F[]): readonly Group<F>[] {
  const groups = new Map<string, { readonly cluster: Finding['cluster']; readonly findings: F[] }>();
  for (const finding of findings) {
    const key = finding.cluster?.address ?? '';
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { cluster: finding.cluster, findings: [finding] });
    else group.findings.push(finding);
  }
  const beside = groups.get('');
  groups.delete('');
  return beside === undefined ? [...groups.values()] : [...groups.values(), beside];
}
