import type { Cluster } from './cluster';
import { hostNameOf } from './cluster-name';
import { projectIdOf } from './project';

/**
 * Whether Atlas rejects the replacement of a cluster: with create_before_destroy the new one is created while the old one
 * has its name. The deletion is then not reached, so the old cluster stays with its backups.
 * @param cluster one of the estate before the plan
 */
export function isReplacementRejected(cluster: Cluster): boolean {
  const { change, after } = cluster;
  if (after === undefined || change?.action !== 'replace' || !change.createBeforeDestroy) return false;
  const [name, project] = [hostNameOf(cluster), projectIdOf(cluster.project)];
  return (
    name !== undefined &&
    name === hostNameOf(after) &&
    project !== undefined &&
    project === projectIdOf(after.project)
  );
}
