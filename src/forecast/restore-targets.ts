import { type Cluster, isSensitive, nameOf, quote } from '../model';
import { type RestoreEnd, whyNot } from './restore-compatibility';

/** The clusters that snapshots of one can be restored to, and why the others cannot be restored to. */
export interface RestoreTargets {
  readonly fits: readonly Cluster[];
  readonly rejected: readonly RejectedTarget[];
  /** Clusters for which it is not known. */
  readonly open: readonly RejectedTarget[];
}

/** A cluster that cannot be restored to, or perhaps cannot. */
export interface RejectedTarget {
  readonly cluster: Cluster;
  readonly reasons: readonly string[];
}

/** Compares a cluster with the others. Its own snapshots can always be restored to it, if it is not paused. */
export function restoreTargets(source: Cluster, clusters: readonly Cluster[]): RestoreTargets {
  const fits: Cluster[] = [];
  const rejected: RejectedTarget[] = [];
  const open: RejectedTarget[] = [];
  const from = endOf(source);
  for (const cluster of clusters) {
    const obstacles: string[] = [];
    const doubts: string[] = [];
    for (const objection of whyNot(from, endOf(cluster))) {
      if (objection.kind === 'obstacle') (objection.isCertain ? obstacles : doubts).push(objection.reason);
      else doubts.push(objection.value.reason ?? `it is known only after ${objection.value.until}`);
    }
    if (obstacles.length > 0) rejected.push({ cluster, reasons: [...new Set(obstacles)] });
    else if (doubts.length > 0) open.push({ cluster, reasons: [...new Set(doubts)] });
    else fits.push(cluster);
  }
  return { fits, rejected, open };
}

function endOf(cluster: Cluster): RestoreEnd {
  return {
    name: `cluster ${isSensitive(cluster.name) || cluster.name.kind !== 'known' ? nameOf(cluster) : quote(cluster.name)}`,
    kind: cluster.kind,
    cluster,
  };
}
