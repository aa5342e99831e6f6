import type { ClusterKind } from '../atlas';
import type { IAtlasProject } from './project';
import type { OrToken } from './token';

/** A cluster of any kind, made here or only named. */
export interface ICluster {
  /** Its kind, which decides what backups it can have. */
  readonly clusterKind: ClusterKind;
  /** Its name, or the reference to what will make it. */
  readonly clusterName: string;
  readonly project: IAtlasProject;
  /** The id of its project, as its own resource has it: using it also orders. */
  readonly projectId: string;
}

/** A cluster of M10 or larger: the only kind that has backup schedules and on-demand snapshots. */
export interface IDedicatedCluster extends ICluster {
  readonly clusterKind: 'dedicated';
  /** The cloud provider that runs it, where that is known here: copies of its snapshots stay with it. */
  readonly cloudProvider: OrToken<string> | undefined;
  /** Whether it has point-in-time restores; undefined where that is not known here. */
  readonly pointInTimeRestore: OrToken<boolean> | undefined;
  /** Its zones: a replica set and a cluster sharded in one zone have a single one without a name. */
  readonly zones: readonly ZoneReference[];
}

/** A zone of a cluster, as copies of snapshots refer to it. */
export interface ZoneReference {
  /** The zone's name; undefined for the only zone of a cluster that is not global. */
  readonly name: string | undefined;
  /** The reference to its id, which Atlas gives it. */
  readonly zoneId: string;
}

/** A Flex cluster, whose backups Atlas takes by itself. */
export interface IFlexCluster extends ICluster {
  readonly clusterKind: 'flex';
}

/** The kind of a cluster as it really is: from JavaScript a construct may be handed one that its types forbid. */
export function kindOf(cluster: { readonly clusterKind: ClusterKind }): ClusterKind {
  return cluster.clusterKind;
}
