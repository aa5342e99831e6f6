import type { ClusterKind } from '../../atlas';
import {
  type Cluster,
  type CompliancePolicy,
  type Link,
  type Project,
  type Resource,
  is,
  linked,
  isDestroyed,
  policiesOf,
  knownValue,
} from '../../model';
import { listed } from '../../text/list';

/*
 * What a plan destroys, and what Atlas refuses to let go. All of it is read from the estate before: the provider
 * deletes what the state says, as the state says it.
 */

/** Whether it is what an interrupted replacement left behind: nothing in the configuration reaches it any more. */
export function isDeposed({ address }: Pick<Resource, 'address'>): boolean {
  return / \(deposed [^()]*\)$/.test(address);
}

/** The clusters of a kind that a plan destroys; with 'dedicated' also those of which the state does not say the kind. */
export function* destroyedClusters(
  clusters: readonly Cluster[],
  kind: Extract<ClusterKind, 'dedicated' | 'serverless'>,
): Iterable<Cluster> {
  for (const cluster of clusters) if (isDestroyed(cluster) && kindOf(cluster) === kind) yield cluster;
}

/** What a state says of a cluster's kind. One that it does not tell may be dedicated, so it is taken for that. */
export function kindOf({ kind }: Pick<Cluster, 'kind'>): ClusterKind {
  return knownValue(kind) ?? 'dedicated';
}

/** "deleting", or "replacing" with what forces it. */
export function destroying({ change }: Pick<Resource, 'change'>): string {
  return change?.action === 'replace' ? 'replacing' : 'deleting';
}

/** The attributes whose change makes Terraform make a resource anew; none where a person asked for that. */
export function forcing({ change }: Pick<Resource, 'change'>): readonly string[] {
  return [...new Set(change?.replacedFor.map((path) => path.replace(/\..*$/, '')))];
}

/** Why Terraform makes a resource anew: " because its name changes". */
export function becauseOf(resource: Pick<Resource, 'change'>): string {
  const changed = forcing(resource);
  return changed.length === 0
    ? ''
    : ` because its ${listed(changed)} ${changed.length === 1 ? 'changes' : 'change'}`;
}

/** What to write so that a resource is not made anew. */
export function leaveAsItIs(resource: Pick<Resource, 'change'>): string {
  const changed = forcing(resource);
  if (changed.length === 0) return 'leave out -replace and replace_triggered_by';
  return `leave its ${listed(changed)} as ${changed.length === 1 ? 'it is' : 'they are'}`;
}

/** Whether Atlas refuses to delete a cluster until its termination protection is switched off, in an apply before. */
export function isTerminationProtected({ terminationProtectionEnabled }: Cluster): boolean {
  return is(terminationProtectionEnabled, true);
}

/** The compliance policy that is in force in a project; one that the same plan removes still is. */
export function policyOf(project: Link<Project>): CompliancePolicy | undefined {
  return policiesOf(project)[0];
}

/** Whether the same plan destroys the project of a resource. */
export function losesItsProject(project: Link<Project>): Resource | undefined {
  const resource = linked(project)?.resource;
  return resource !== undefined && isDestroyed(resource) ? resource : undefined;
}
