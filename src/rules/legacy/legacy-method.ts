import type { Cluster } from '../../model';
import { type Fix, assign, fix, otherConstruct, resource } from '../fix/fix';
import { type Problem, type Result, unchecked } from '../rule';

/** What to use instead of the legacy Cloud Provider Snapshots. */
export function instead({ backupAttribute }: Cluster): Fix {
  return fix`use cloud backups: ${otherConstruct('AtlasCluster', fix`set ${assign(backupAttribute, true)}`)} and add ${resource('mongodbatlas_cloud_backup_schedule')}`;
}

/** The results for clusters that use the legacy method; unchecked where it is not known yet whether one does. */
export function* whereInUse(
  clusters: readonly Cluster[],
  check: (cluster: Cluster) => Iterable<Result>,
): Iterable<Result> {
  for (const cluster of clusters) {
    const { legacyMethod, providerBackupEnabled } = cluster;
    if (legacyMethod !== undefined) yield* check(cluster);
    else if (providerBackupEnabled.kind === 'unknown' && [...check(cluster)].length > 0)
      yield unchecked(cluster, 'provider_backup_enabled', providerBackupEnabled);
  }
}

/** The place of a finding about the legacy method, and what shows that the cluster uses it. */
export function useOf(cluster: Cluster): Pick<Problem, 'at' | 'attribute' | 'related'> {
  const { legacyMethod } = cluster;
  if (legacyMethod?.by === 'provider_backup_enabled')
    return { at: cluster, attribute: 'provider_backup_enabled' };
  return legacyMethod?.by === 'resource'
    ? { at: cluster, related: [{ address: legacyMethod.address }] }
    : { at: cluster };
}
