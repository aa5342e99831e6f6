import { type Cluster, type Estate, type Origin, type Place, linked, nameOf } from '../model';

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
  const byOrigin = new Map<Origin | undefined, Map<string, ClusterName>>();
  const put = ({ address, origin }: Place, cluster: Cluster): void => {
    const byAddress = byOrigin.get(origin) ?? new Map<string, ClusterName>();
    byOrigin.set(origin, byAddress);
    if (!byAddress.has(address)) byAddress.set(address, { address: cluster.address, name: nameOf(cluster) });
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
