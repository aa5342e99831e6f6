import type { ClusterKind } from '../../atlas';
import type { Cluster } from '../../model';
import { perhapsOfKind } from './cluster-kind';
import type { Result } from '../rule';
import { wrongOn } from './setting';
import { assign, fix } from '../fix/fix';
import { kindNamed } from './names';

/** Clusters of a kind that Atlas always backs up, where the configuration disables backups. */
export function* backupOffOn(kind: ClusterKind, clusters: readonly Cluster[]): Iterable<Result> {
  for (const cluster of perhapsOfKind(kind, clusters)) {
    const { backupAttribute, backupEnabled, oldContinuousBackup } = cluster;
    const [attribute, value] =
      // Such a cluster never had the legacy continuous backup, so disabling that is intended to disable backups.
      backupEnabled.kind === 'absent'
        ? (['backup_enabled', oldContinuousBackup] as const)
        : ([backupAttribute, backupEnabled] as const);
    yield* wrongOn(kind, cluster, {
      attribute,
      value,
      isWrong: (isOn) => !isOn,
      problem: `${kindNamed(kind, cluster)} disables backups, which Atlas does not support`,
      fix: fix`remove ${assign(attribute, false)}`,
    });
  }
}
