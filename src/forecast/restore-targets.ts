import { type Cluster, isSensitive, nameOf, quote } from '../model';
import { type RestoreEnd, whyNot } from './restore-compatibility';

/** The clusters that a cluster's snapshots can be restored into, and why not into the others. */
export interface RestoreTargets {
  readonly fits: readonly Cluster[];
  readonly refused: readonly RefusedTarget[];
  /** The clusters where it is not known. */
  readonly open: readonly RefusedTarget[];
}

/** A cluster that does not support a restore, or perhaps does not. */
export interface RefusedTarget {
  readonly cluster: Cluster;
  readonly reasons: readonly string[];
}

/** Compares a cluster with all of them. A cluster can restore its own snapshots while it is not paused. */
export function restoreTargets(source: Cluster, clusters: readonly Cluster[]): RestoreTargets {
  const fits: Cluster[] = [];
  const refused: RefusedTarget[] = [];
  const open: RefusedTarget[] = [];
  const from = endOf(source);
  for (const cluster of clusters) {
    const obstacles: string[] = [];
    const doubts: string[] = [];
    for (const objection of whyNot(from, endOf(cluster))) {
      if (objection.kind === 'obstacle') (objection.isCertain ? obstacles : doubts).push(objection.reason);
      else doubts.push(objection.value.reason ?? `it is known only after ${objection.value.until}`);
    }
    if (obstacles.length > 0) refused.push({ cluster, reasons: [...new Set(obstacles)] });
    else if (doubts.length > 0) open.push({ cluster, reasons: [...new Set(doubts)] });
    else fits.push(cluster);
  }
  return { fits, refused, open };
}

function endOf(cluster: Cluster): RestoreEnd {
  return {
    name: `cluster ${isSensitive(cluster.name) || cluster.name.kind !== 'known' ? nameOf(cluster) : quote(cluster.name)}`,
    kind: cluster.kind,
    cluster,
  };
}
