import type { Cluster, Unknown } from '../../model';
import { switchOf } from '../../model/cluster-switch';
import { is } from '../../model/value';
import { isOfKind, kindAttribute } from './cluster-kind';
import { type Unchecked, unchecked } from '../rule';

/** Whether an M0 cluster becomes one of another kind. */
export function isUpgradedFromFree({ before, kind }: Cluster): boolean {
  return before !== undefined && is(before.kind, 'free') && !is(kind, 'free');
}

/** Whether it does so and does not set backups: it then has none, even if the plan keeps the switch of the state. */
export function isUpgradedWithoutAsking(cluster: Cluster): boolean {
  return (
    isUpgradedFromFree(cluster) && (cluster.backupEnabled.kind === 'absent' || cluster.setsBackup === false)
  );
}

/** Why it is not known whether backups, or another switch, are enabled if the configuration does not set the switch. */
export function leftOut({ backupAttribute, existence }: Cluster, attribute = backupAttribute): Unknown {
  return {
    kind: 'unknown',
    until: 'plan',
    reason:
      existence === 'existing'
        ? `${attribute} is not set, so the cluster keeps its current value, which only a plan shows`
        : `${attribute} is not set, and only a plan shows whether the cluster already exists`,
  };
}

/**
 * Whether a dedicated cluster will have backups, or why that is not known yet. A switch that is not set at synth counts as
 * no backups, which is the default of a new cluster.
 */
export function hasBackups(cluster: Cluster): boolean | Unchecked {
  const { backupAttribute } = cluster;
  const backup = switchOf(cluster, 'backupEnabled');
  if (backup.kind === 'absent' || is(backup, false)) return false;
  const isDedicated = isOfKind('dedicated', cluster, kindAttribute(cluster));
  if (isDedicated !== true) return isDedicated;
  return backup.kind === 'known' || unchecked(cluster, backupAttribute, backup);
}
