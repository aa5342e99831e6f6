import type { ClusterKind } from '../../atlas';
import { CLUSTER_KIND_NAMES } from '../../atlas/cluster-kind';
import type { Cluster, Link } from '../../model';
import { type Place, type Unchecked, unchecked, unlinked } from '../rule';

/** Whether a link leads to a cluster of a kind, or why that is not known yet. */
export function leadsTo(
  kind: ClusterKind,
  link: Link<Cluster>,
  at: Place,
  attribute: string,
): boolean | Unchecked {
  switch (link.kind) {
    case 'linked': {
      const of = link.to.kind;
      if (of.kind === 'unknown')
        return unchecked(at, attribute, {
          ...of,
          reason: `the kind of cluster ${link.to.address} is known only after ${of.until}`,
        });
      return of.kind === 'known' && of.value === kind;
    }
    case 'outside':
      if (link.clusterKind === undefined && link.unread !== undefined)
        return unlinked(at, attribute, link.unread);
      return link.clusterKind === kind;
    case 'unlinked':
      return unlinked(at, attribute, link);
    case 'missing':
      return false;
  }
}

/** The attribute that decides the kind of a cluster. */
export function kindAttribute({ type }: Cluster): string {
  switch (type) {
    case 'mongodbatlas_advanced_cluster':
      return 'replication_specs';
    case 'mongodbatlas_flex_cluster':
      return 'provider_settings';
    case 'mongodbatlas_serverless_instance':
      return 'provider_settings_provider_name';
    default:
      return 'provider_name';
  }
}

/**
 * The clusters that are of a kind or may be: all that a rule about that kind has to look at. They are sorted once for
 * all rules, since nearly every cluster is of another kind than nearly every rule is about.
 */
export function perhapsOfKind(kind: ClusterKind, clusters: readonly Cluster[]): readonly Cluster[] {
  let byKind = sorted.get(clusters);
  if (byKind === undefined) {
    byKind = new Map(CLUSTER_KINDS.map((each) => [each, []]));
    for (const cluster of clusters)
      for (const [each, of] of byKind)
        if (cluster.kind.kind === 'unknown' || (cluster.kind.kind === 'known' && cluster.kind.value === each))
          of.push(cluster);
    sorted.set(clusters, byKind);
  }
  return byKind.get(kind) ?? [];
}

const CLUSTER_KINDS = Object.keys(CLUSTER_KIND_NAMES) as readonly ClusterKind[];

const sorted = new WeakMap<readonly Cluster[], Map<ClusterKind, Cluster[]>>();

/** Whether a cluster is of a kind, or why that is not known yet. */
export function isOfKind(kind: ClusterKind, cluster: Cluster, attribute: string): boolean | Unchecked {
  if (cluster.kind.kind === 'unknown')
    return unchecked(cluster, attribute, {
      ...cluster.kind,
      reason: `the kind of this cluster is known only after ${cluster.kind.until}`,
    });
  return cluster.kind.kind === 'known' && cluster.kind.value === kind;
}
