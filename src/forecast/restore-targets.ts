import { type Cluster, nameOf } from '../model';
import { type RestoreEnd, whyNot } from './restore-compatibility';

/** The clusters that snapshots of one could be restored into, and why the others could not take them. */
export interface RestoreTargets {
  readonly fits: readonly Cluster[];
  readonly refused: readonly RefusedTarget[];
  /** Those of which it is not known. */
  readonly open: readonly RefusedTarget[];
}

/** A cluster that does not take a restore, or perhaps does not. */
export interface RefusedTarget {
  readonly cluster: Cluster;
  readonly reasons: readonly string[];
}

/** Holds a cluster against the others. A cluster takes its own snapshots back, as long as it is not paused. */
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
      else doubts.push(objection.value.reason ?? `it is known after ${objection.value.until}`);
    }
    if (obstacles.length > 0) refused.push({ cluster, reasons: [...new Set(obstacles)] });
    else if (doubts.length > 0) open.push({ cluster, reasons: [...new Set(doubts)] });
    else fits.push(cluster);
  }
  return { fits, refused, open };
}

function endOf(cluster: Cluster): RestoreEnd {
  return { name: nameOf(cluster), kind: cluster.kind, cluster };
}
