import { CLUSTER_KIND_NAMES, type ClusterKind } from '../../atlas';
import { type Cluster, show } from '../../model';
import { perhapsOfKind } from './cluster-kind';
import type { Result } from '../rule';
import { wrongOn } from './setting';
import { called } from './names';

/** Clusters of a kind that Atlas always backs up, and whose backups are to be off. */
export function* backupOffOn(kind: ClusterKind, clusters: readonly Cluster[]): Iterable<Result> {
  for (const cluster of perhapsOfKind(kind, clusters)) {
    const { backupAttribute, backupEnabled, oldContinuousBackup } = cluster;
    const [attribute, value] =
      // Such a cluster never had the old continuous backup: who switches that off means backups.
      backupEnabled.kind === 'absent'
        ? (['backup_enabled', oldContinuousBackup] as const)
        : ([backupAttribute, backupEnabled] as const);
    yield* wrongOn(kind, cluster, {
      attribute,
      value,
      isWrong: (isOn) => !isOn,
      problem: `${attribute} is ${show(value)} on ${called(cluster)}, ${CLUSTER_KIND_NAMES[kind]}, whose backups cannot be switched off`,
      fix: `remove ${attribute}`,
    });
  }
}
