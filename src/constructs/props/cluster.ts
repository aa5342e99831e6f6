import type { ITerraformIterator } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { ClusterKind } from '../../atlas';
import type { IAtlasProject } from './project';
import type { OrToken } from './token';

/** A cluster of any kind, created here or referenced by its name. */
export interface ICluster {
  /** Its kind, which determines what backups it can have. */
  readonly clusterKind: ClusterKind;
  /** Its name, or the reference to its resource. */
  readonly clusterName: string;
  readonly project: IAtlasProject;
  /** The id of its project, as an attribute of the cluster's resource: what uses it waits for the cluster. */
  readonly projectId: string;
  /**
   * With `forEach`: iterates over the clusters. A schedule or snapshot of such a cluster exists once for each.
   * @default - a single cluster
   */
  readonly instances?: ITerraformIterator | undefined;
}

/** A cluster of M10 or larger: the only kind that has backup schedules and on-demand snapshots. */
export interface IDedicatedCluster extends ICluster {
  readonly clusterKind: 'dedicated';
  /** Its cloud provider, if known here: copies of its snapshots stay with this provider. */
  readonly cloudProvider: OrToken<string> | undefined;
  /** Whether point-in-time restore is enabled; undefined if not known here. */
  readonly pointInTimeRestore: OrToken<boolean> | undefined;
  /** Its zones. A cluster that is not global has a single zone without a name. */
  readonly zones: readonly ZoneReference[];
}

/** A zone of a cluster, as snapshot copies reference it. */
export interface ZoneReference {
  /** The zone's name; undefined for the only zone of a cluster that is not global. */
  readonly name: string | undefined;
  /** The reference to its id, which Atlas assigns. */
  readonly zoneId: string;
}

/** A Flex cluster, which Atlas backs up automatically. */
export interface IFlexCluster extends ICluster {
  readonly clusterKind: 'flex';
}

/** The actual kind of a cluster: JavaScript can pass a cluster that the types forbid. */
export function kindOf(cluster: { readonly clusterKind: ClusterKind }): ClusterKind {
  return cluster.clusterKind;
}

/** Rejects clusters with `forEach` where a single one is needed. */
export function rejectInstances(
  scope: IConstruct,
  construct: string,
  clusters: readonly (ICluster | undefined)[],
): void {
  if (clusters.every((cluster) => cluster?.instances === undefined)) return;
  throw new Error(
    `${scope.node.path}: ${construct}: a restore needs a single cluster, and this one has forEach: create one restore for each cluster, with AtlasCluster.fromName()`,
  );
}

/** The iterator of a resource that exists once for each instance of a cluster. */
export function forEachOf({ instances }: ICluster): { readonly forEach?: ITerraformIterator } {
  return instances === undefined ? {} : { forEach: instances };
}
