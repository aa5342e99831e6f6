import type { Cluster, Estate } from '../model';
import { nameOf } from '../model/cluster-name';
import { isOfGovernment } from '../model/government';
import { isOtherOrganization } from '../model/organization';
import { isSensitive, quote } from '../model/value';
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

/**
 * Compares a cluster with those of an estate, in all projects: Atlas restores into other projects of the organization. Its
 * own snapshots can always be restored to it, if it is not paused.
 */
export function restoreTargets(source: Cluster, estate: Estate): RestoreTargets {
  const fits: Cluster[] = [];
  const rejected: RejectedTarget[] = [];
  const open: RejectedTarget[] = [];
  const from = endOf(source);
  for (const cluster of estate.clusters) {
    const to = endOf(cluster);
    const { obstacle, doubt } = betweenPlaces(from, to, estate);
    const obstacles = obstacle === undefined ? [] : [obstacle];
    const doubts = doubt === undefined ? [] : [doubt];
    for (const objection of whyNot(from, to)) {
      if (objection.kind === 'obstacle') (objection.isCertain ? obstacles : doubts).push(objection.reason);
      else doubts.push(objection.value.reason ?? `it is known only after ${objection.value.until}`);
    }
    if (obstacles.length > 0) rejected.push({ cluster, reasons: [...new Set(obstacles)] });
    else if (doubts.length > 0) open.push({ cluster, reasons: [...new Set(doubts)] });
    else fits.push(cluster);
  }
  return { fits, rejected, open };
}

/**
 * What the places of two clusters say about a restore: Atlas for Government is a separate Atlas, and the credentials of
 * Terraform belong to one organization.
 * @see https://www.mongodb.com/docs/atlas/backup/cloud-backup/restore-from-snapshot/
 */
function betweenPlaces(
  source: RestoreEnd & { readonly cluster: Cluster },
  target: RestoreEnd & { readonly cluster: Cluster },
  estate: Estate,
): { readonly obstacle?: string; readonly doubt?: string } {
  const snapshot = `a snapshot of ${source.name}`;
  const [from, into] = [isOfGovernment(source.cluster), isOfGovernment(target.cluster)];
  if (from !== undefined && into !== undefined && from !== into)
    return {
      obstacle: `${snapshot} cannot be restored into ${target.name}: one of them is in a government region, and the other is not`,
    };
  if (isOtherOrganization(source.cluster.project, target.cluster.project, estate))
    return {
      obstacle: `${snapshot} can be restored into ${target.name}, which is in another organization, only in the user interface of Atlas`,
    };
  // Of clusters in other regions this is not a question.
  if (source.cluster !== target.cluster && from !== into && (from === true || into === true))
    return {
      doubt: `the regions of ${(from === undefined ? source : target).cluster.address} are not known yet`,
    };
  return {};
}

function endOf(cluster: Cluster): RestoreEnd & { readonly cluster: Cluster } {
  return {
    name: `cluster ${isSensitive(cluster.name) || cluster.name.kind !== 'known' ? nameOf(cluster) : quote(cluster.name)}`,
    kind: cluster.kind,
    cluster,
  };
}
