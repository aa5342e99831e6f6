import type { ClusterKind } from '../../atlas';
import type { Cluster, CompliancePolicy, Link, Project, Resource } from '../../model';
import { linked } from '../../model/link';
import { policiesOf } from '../../model/project';
import { isDestroyed } from '../../model/resource';
import { isReplacementRejected } from '../../model/rejected-replacement';
import { is, knownValue } from '../../model/value';
import { listed } from '../../text/list';

/*
 * What a plan destroys, and what Atlas does not allow to be deleted. All of it is read from the estate before the plan:
 * the provider deletes what is in the state, with the settings of the state.
 */

/**
 * The clusters of a kind that a plan destroys; 'dedicated' includes those whose kind the state does not have. A deletion
 * that is certainly not reached destroys nothing.
 */
export function* destroyedClusters(
  clusters: readonly Cluster[],
  kind: Extract<ClusterKind, 'dedicated' | 'serverless'>,
): Iterable<Cluster> {
  for (const cluster of clusters)
    if (isDestroyed(cluster) && !isReplacementRejected(cluster) && kindOf(cluster) === kind) yield cluster;
}

/** The kind of a cluster in the state. An unknown kind may be dedicated, so it counts as that. */
export function kindOf({ kind }: Pick<Cluster, 'kind'>): ClusterKind {
  return knownValue(kind) ?? 'dedicated';
}

/** "deleting" or "recreating". */
export function destroying({ change }: Pick<Resource, 'change'>): string {
  return change?.action === 'replace' ? 'recreating' : 'deleting';
}

/** The attributes whose change makes Terraform recreate a resource; none if a person requested it. */
export function forcing({ change }: Pick<Resource, 'change'>): readonly string[] {
  return [...new Set(change?.replacedFor.map((path) => path.replace(/\..*$/, '')))];
}

/** Why Terraform recreates a resource: ", because its name changes,". */
export function becauseOf(resource: Pick<Resource, 'change'>): string {
  const changed = forcing(resource);
  return changed.length === 0
    ? ''
    : `, because its ${listed(changed)} ${changed.length === 1 ? 'changes' : 'change'},`;
}

/** How to avoid that a resource is recreated. */
export function keepUnchanged(resource: Pick<Resource, 'address' | 'change'>): string {
  const changed = forcing(resource);
  if (changed.length > 0) return `keep its ${listed(changed)} unchanged`;
  switch (resource.change?.reason) {
    case 'replace_because_tainted':
      return `run terraform untaint '${resource.address}'`;
    case 'replace_by_request':
      return 'create the plan without -replace';
    case 'replace_by_triggers':
      return 'remove replace_triggered_by from its lifecycle';
    default:
      return 'remove -replace and replace_triggered_by';
  }
}

/** Whether Atlas rejects the deletion of a cluster until an earlier apply disables its termination protection. */
export function isTerminationProtected({ terminationProtectionEnabled }: Cluster): boolean {
  return is(terminationProtectionEnabled, true);
}

/** The compliance policy of a project. It stays in force if the same plan removes it. */
export function policyOf(project: Link<Project>): CompliancePolicy | undefined {
  return policiesOf(project)[0];
}

/** Whether the same plan destroys the project of a resource. */
export function losesItsProject(project: Link<Project>): Resource | undefined {
  const resource = linked(project)?.resource;
  return resource !== undefined && isDestroyed(resource) ? resource : undefined;
}
