import { type Cluster, type Estate, linked, nameOf } from '../model';

/** The cluster that a resource belongs to, as reports name it. */
export interface ClusterName {
  readonly address: string;
  /** Its name, or its address where the name is not known or may not be shown. */
  readonly name: string;
}

/** Which cluster each address belongs to: clusters to themselves, schedules, snapshots and restores to theirs. */
export function clustersByAddress(
  estates: readonly (Estate | undefined)[],
): ReadonlyMap<string, ClusterName> {
  const byAddress = new Map<string, ClusterName>();
  const put = (address: string, cluster: Cluster): void => {
    if (!byAddress.has(address)) byAddress.set(address, { address: cluster.address, name: nameOf(cluster) });
  };
  for (const estate of estates) {
    if (estate === undefined) continue;
    for (const cluster of estate.clusters) put(cluster.address, cluster);
    for (const { address, cluster } of [...estate.schedules, ...estate.snapshots, ...estate.exportJobs]) {
      const of = linked(cluster);
      if (of !== undefined) put(address, of);
    }
    for (const { address, source, target } of [...estate.restoreJobs, ...estate.collectionRestoreJobs]) {
      const of = linked(target) ?? linked(source);
      if (of !== undefined) put(address, of);
    }
  }
  return byAddress;
}
