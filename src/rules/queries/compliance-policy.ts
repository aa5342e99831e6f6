import type { CompliancePolicy, Estate, Link, Project, Resource, Schedule } from '../../model';
import { linked } from '../../model/link';
import { policiesOf } from '../../model/project';
import { type Unchecked, unlinked } from '../rule';

/** What a compliance policy is for: everything of its project. */
interface Governed extends Resource {
  readonly project: Link<Project>;
}

/** Something with a compliance policy of its project. */
export interface Governance<T> {
  readonly of: T;
  readonly policy: CompliancePolicy;
}

/**
 * Each of these resources with each policy of its project; more than one is reported by another rule. If the project of
 * a resource or a policy is not known, that is unchecked.
 */
export function* underPolicies<T extends Governed>(
  { compliancePolicies }: Estate,
  resources: readonly T[],
): Iterable<Governance<T> | Unchecked> {
  if (compliancePolicies.length === 0 || resources.length === 0) return;
  for (const of of resources) {
    if (of.project.kind === 'unlinked') yield unlinked(of, 'project_id', of.project);
    for (const policy of policiesOf(of.project)) yield { of, policy };
  }
  for (const policy of compliancePolicies)
    if (policy.project.kind === 'unlinked') yield unlinked(policy, 'project_id', policy.project);
}

/** Whether backups of this cluster can be under a policy, which is only for dedicated clusters. */
export function isGovernable({ cluster }: Pick<Schedule, 'cluster'>): boolean {
  if (cluster.kind === 'outside')
    return cluster.clusterKind === undefined || cluster.clusterKind === 'dedicated';
  const kind = linked(cluster)?.kind;
  return kind?.kind !== 'known' || kind.value === 'dedicated';
}
