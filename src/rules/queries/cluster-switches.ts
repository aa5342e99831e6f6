import { type Cluster, type Unknown, is, switchOf } from '../../model';
import { isOfKind, kindAttribute } from './cluster-kind';
import { type Unchecked, unchecked } from '../rule';

/** Whether an M0 cluster becomes one of another kind. */
export function isUpgradedFromFree({ before, kind }: Cluster): boolean {
  return before !== undefined && is(before.kind, 'free') && !is(kind, 'free');
}

/** Whether it does so without a word about backups: it then gets none, even where the plan keeps the state's switch. */
export function isUpgradedWithoutAsking(cluster: Cluster): boolean {
  return (
    isUpgradedFromFree(cluster) && (cluster.backupEnabled.kind === 'absent' || cluster.setsBackup === false)
  );
}

/** Why nobody knows whether backups, or another switch, are on where the configuration leaves the switch out. */
export function leftOut({ backupAttribute, existence }: Cluster, attribute = backupAttribute): Unknown {
  return {
    kind: 'unknown',
    until: 'plan',
    reason:
      existence === 'existing'
        ? `${attribute} is left out, so the cluster keeps what it has, which shows only in a plan`
        : `${attribute} is left out, and whether the cluster exists already shows only in a plan`,
  };
}

/**
 * Whether an M10+ cluster will have backups, or why that cannot be told yet. Left out at synth counts as none, which
 * is what a cluster to be created gets.
 */
export function hasBackups(cluster: Cluster): boolean | Unchecked {
  const { backupAttribute } = cluster;
  const backup = switchOf(cluster, 'backupEnabled');
  if (backup.kind === 'absent' || is(backup, false)) return false;
  const isDedicated = isOfKind('dedicated', cluster, kindAttribute(cluster));
  if (isDedicated !== true) return isDedicated;
  return backup.kind === 'known' || unchecked(cluster, backupAttribute, backup);
}
