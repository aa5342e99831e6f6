import { CLUSTER_KIND_NAMES, type ClusterKind } from '../../atlas';
import type { Cluster, Link, Resource } from '../../model';
import { leadsTo } from './cluster-kind';
import type { Problem, Result } from '../rule';
import { calledAt } from './names';

/** What belongs to a cluster: a backup schedule, an on-demand snapshot. */
interface Belonging extends Resource {
  readonly cluster: Link<Cluster>;
}

/** Backup schedules of clusters that cannot have one. */
export function schedulesOn(
  kind: ClusterKind,
  schedules: readonly Belonging[],
  fix: Problem['fix'],
): Iterable<Result> {
  return belongingsOn(kind, schedules, (cluster) => ({
    problem: `this backup schedule is for ${cluster}, which cannot have one`,
    fix,
  }));
}

/** On-demand snapshots of clusters that cannot have any. */
export function snapshotsOn(
  kind: ClusterKind,
  snapshots: readonly Belonging[],
  fix: Problem['fix'],
): Iterable<Result> {
  return belongingsOn(kind, snapshots, (cluster) => ({
    problem: `this on-demand snapshot is of ${cluster}, which cannot have any`,
    fix,
  }));
}

function* belongingsOn(
  kind: ClusterKind,
  belongings: readonly Belonging[],
  found: (cluster: string) => { readonly problem: string; readonly fix: Problem['fix'] },
): Iterable<Result> {
  for (const belonging of belongings) {
    const { cluster } = belonging;
    const isKind = leadsTo(kind, cluster, belonging, 'cluster_name');
    if (typeof isKind === 'object') yield isKind;
    else if (isKind)
      yield {
        at: belonging,
        attribute: 'cluster_name',
        ...found(withKind(kind, cluster)),
        ...(cluster.kind === 'linked' ? { related: [cluster.to] } : {}),
      };
  }
}

/** "reports, a Flex cluster", or "a Flex cluster" where its name is not known. */
function withKind(kind: ClusterKind, cluster: Link<Cluster>): string {
  const isNameless = cluster.kind === 'outside' && cluster.name.kind !== 'known';
  return isNameless ? CLUSTER_KIND_NAMES[kind] : `${calledAt(cluster)}, ${CLUSTER_KIND_NAMES[kind]}`;
}
