import type { Cluster, CollectionRestoreJob } from '../../model';
import { linked } from '../../model/link';

/** The ends of a collection restore, each with the attribute that names it; one if a cluster is restored into itself. */
export function endsOf({ source, target }: CollectionRestoreJob) {
  const from = { link: source, attribute: 'cluster_name', role: 'from' } as const;
  const into = { link: target, attribute: 'target_cluster_name', role: 'into' } as const;
  return linked(source) !== undefined && linked(source) === linked(target) ? [from] : [from, into];
}

/** The clusters of a collection restore that are in this estate. */
export function clustersIn({ source, target }: CollectionRestoreJob): readonly Cluster[] {
  return [...new Set([linked(source), linked(target)])].filter((cluster) => cluster !== undefined);
}
