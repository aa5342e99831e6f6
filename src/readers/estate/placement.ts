import type { Link, Project } from '../../model';
import { linked } from '../../model/link';
import type { Building } from '../link/building';

/** The lists of a project that its resources are in. */
type ProjectList =
  'clusters' | 'schedules' | 'snapshots' | 'compliancePolicies' | 'exportBuckets' | 'encryptionsAtRest';

/** Links a resource to its project, and adds it to a list of that project. */
export function placeIn<K extends ProjectList>(
  project: Link<Project>,
  list: K,
  resource: Building<Project[K][number]>,
): void {
  (resource as { project: Link<Project> }).project = project;
  const into = linked(project);
  if (into !== undefined) (into[list] as unknown[]).push(resource);
}

/** The cluster, bucket or project that a link leads to, while its estate is still being built. */
export function stillBuilding<T>(link: Link<T>): Building<T> | undefined {
  return linked(link) as Building<T> | undefined;
}
