import { type Cluster, type Link, type Project, type Schedule, linked, show } from '../../model';

/** What a message calls a cluster: its name, or its address where the name is not known. */
export function called(cluster: Pick<Cluster, 'name' | 'address'>): string {
  return cluster.name.kind === 'known' ? show(cluster.name) : cluster.address;
}

/** What a message calls whatever a link leads to. */
export function calledAt(link: Link<Cluster>): string {
  if (link.kind === 'linked') return called(link.to);
  return link.kind === 'outside' ? show(link.name) : 'its cluster';
}

/** What a message calls the cluster of a schedule or snapshot. */
export function clusterOf(owner: Pick<Schedule, 'cluster'>): string {
  return calledAt(owner.cluster);
}

/** What a message calls a project. */
export function projectCalled(link: Link<Project>): string {
  return linked(link)?.label ?? 'its project';
}
