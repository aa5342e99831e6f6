import type { ClusterKind } from '../../atlas';
import { CLUSTER_KIND_NAMES } from '../../atlas/cluster-kind';
import type { Cluster, CompliancePolicy, ExportBucket, Link, Project, Schedule, Value } from '../../model';
import { linked } from '../../model/link';
import { quote } from '../../model/value';

/** A cluster in a sentence: `cluster "orders"`, or its address if its name cannot be shown. */
export function clusterNamed({ name, address }: Pick<Cluster, 'name' | 'address'>): string {
  return `cluster ${isShown(name) ? quote(name) : address}`;
}

/** A cluster with its kind in a sentence: `Flex cluster "reports"`, or its address if its name cannot be shown. */
export function kindNamed(kind: ClusterKind, { name, address }: Pick<Cluster, 'name' | 'address'>): string {
  return `${withoutArticle(CLUSTER_KIND_NAMES[kind])} ${isShown(name) ? quote(name) : address}`;
}

/** The cluster of a kind that a link leads to, in a sentence; `a Flex cluster` if its name cannot be shown. */
export function kindAt(kind: ClusterKind, link: Link<Cluster>): string {
  if (link.kind === 'linked') return kindNamed(kind, link.to);
  const of = CLUSTER_KIND_NAMES[kind];
  return link.kind === 'outside' && isShown(link.name) ? `${withoutArticle(of)} ${quote(link.name)}` : of;
}

function withoutArticle(noun: string): string {
  return noun.replace(/^an? /, '');
}

/** The cluster that a link leads to, in a sentence. */
export function clusterAt(link: Link<Cluster>): string {
  if (link.kind === 'linked') return clusterNamed(link.to);
  return link.kind === 'outside' && isShown(link.name) ? `cluster ${quote(link.name)}` : 'its cluster';
}

/** A schedule in a sentence: `schedule for cluster "orders"`, or its address if its cluster is not known. */
export function scheduleNamed({ cluster, address }: Pick<Schedule, 'cluster' | 'address'>): string {
  const name = clusterAt(cluster);
  return name === 'its cluster' ? `schedule ${address}` : `schedule for ${name}`;
}

/** The project that a link leads to, in a sentence: `project "shop"`. */
export function projectNamed(link: Link<Project>): string {
  const project = linked(link);
  if (project === undefined) return 'its project';
  const shown = [project.name, project.id].find(isShown);
  return `project ${shown === undefined ? project.label : quote(shown)}`;
}

/** A compliance policy in a sentence. */
export function compliancePolicyNamed({ project }: Pick<CompliancePolicy, 'project'>): string {
  return `backup compliance policy of ${projectNamed(project)}`;
}

/** An export bucket in a sentence: `export bucket "shop-attic"`, or its address if its name cannot be shown. */
export function bucketNamed({ bucketName, address }: Pick<ExportBucket, 'bucketName' | 'address'>): string {
  return `export bucket ${isShown(bucketName) ? quote(bucketName) : address}`;
}

/** A schedule or a compliance policy in a sentence. */
export function policyNamed(owner: Schedule | CompliancePolicy): string {
  return 'copySettings' in owner ? scheduleNamed(owner) : compliancePolicyNamed(owner);
}

function isShown(name: Value<string>): boolean {
  return name.kind === 'known' && name.sensitive !== true;
}
