import type { Cluster, Estate, Origin, Place } from '../model';
import { nameOf } from '../model/cluster-name';
import { linked } from '../model/link';

/** The cluster that a resource belongs to, as reports name it. */
export interface ClusterName {
  readonly address: string;
  /** Its name, or its address where the name is not known or may not be shown. */
  readonly name: string;
}

/**
 * Which cluster each address belongs to, by the input that it is in: clusters to themselves, schedules, snapshots and
 * restores to theirs.
 */
export function clustersByAddress(
  estates: readonly (Estate | undefined)[],
): ReadonlyMap<Origin | undefined, ReadonlyMap<string, ClusterName>> {
  return byAddress(estates, (cluster) => ({ address: cluster.address, name: nameOf(cluster) }));
}

/** The same clusters, as the model has them. */
export function clustersBehind(
  estate: Estate,
): ReadonlyMap<Origin | undefined, ReadonlyMap<string, Cluster>> {
  return byAddress([estate], (cluster) => cluster);
}

function byAddress<T>(
  estates: readonly (Estate | undefined)[],
  make: (cluster: Cluster) => T,
): ReadonlyMap<Origin | undefined, ReadonlyMap<string, T>> {
  const byOrigin = new Map<Origin | undefined, Map<string, T>>();
  const put = ({ address, origin }: Place, cluster: Cluster): void => {
    const ofOrigin = byOrigin.get(origin) ?? new Map<string, T>();
    byOrigin.set(origin, ofOrigin);
    if (!ofOrigin.has(address)) ofOrigin.set(address, make(cluster));
  };
  for (const estate of estates) {
    if (estate === undefined) continue;
    for (const cluster of estate.clusters) put(cluster, cluster);
    for (const one of [...estate.schedules, ...estate.snapshots, ...estate.exportJobs]) {
      const of = linked(one.cluster);
      if (of !== undefined) put(one, of);
    }
    for (const one of [...estate.restoreJobs, ...estate.collectionRestoreJobs]) {
      const of = linked(one.target) ?? linked(one.source);
      if (of !== undefined) put(one, of);
    }
  }
  return byOrigin;
}
