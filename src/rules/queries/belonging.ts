import type { ClusterKind } from '../../atlas';
import type { Cluster, Link, Resource } from '../../model';
import { leadsTo } from './cluster-kind';
import type { Problem, Result } from '../rule';
import { kindAt } from './names';

/** What belongs to a cluster: a backup schedule, an on-demand snapshot. */
interface Belonging extends Resource {
  readonly cluster: Link<Cluster>;
}

/** Backup schedules of clusters that do not support them. */
export function schedulesOn(
  kind: ClusterKind,
  schedules: readonly Belonging[],
  fix: Problem['fix'],
): Iterable<Result> {
  return belongingsOn(kind, schedules, (cluster) => ({
    problem: `${cluster} does not support backup schedules`,
    fix,
  }));
}

/** On-demand snapshots of clusters that do not support them. */
export function snapshotsOn(
  kind: ClusterKind,
  snapshots: readonly Belonging[],
  fix: Problem['fix'],
): Iterable<Result> {
  return belongingsOn(kind, snapshots, (cluster) => ({
    problem: `${cluster} does not support on-demand snapshots`,
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
        ...found(kindAt(kind, cluster)),
        ...(cluster.kind === 'linked' ? { related: [cluster.to], about: cluster.to } : {}),
      };
  }
}
