import type { ClusterKind } from '../atlas';
import type { Cluster, Link } from '../model';
import { type Place, type Unchecked, unchecked, unlinked } from './rule';

/** Whether a link leads to a cluster of a kind, or why that cannot be told yet. */
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
          reason: `which kind of cluster ${link.to.address} is, is known after ${of.until}`,
        });
      return of.kind === 'known' && of.value === kind;
    }
    case 'outside':
      if (link.clusterKind === undefined && link.kindToCome !== undefined)
        return unchecked(at, attribute, link.kindToCome);
      return link.clusterKind === kind;
    case 'unlinked':
      return unlinked(at, attribute, link);
    case 'missing':
      return false;
  }
}

/** What says which kind of cluster it is. */
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

/** Whether a cluster is of a kind, or why that cannot be told yet. */
export function isOfKind(kind: ClusterKind, cluster: Cluster, attribute: string): boolean | Unchecked {
  if (cluster.kind.kind === 'unknown')
    return unchecked(cluster, attribute, {
      ...cluster.kind,
      reason: `which kind of cluster this is, is known after ${cluster.kind.until}`,
    });
  return cluster.kind.kind === 'known' && cluster.kind.value === kind;
}
