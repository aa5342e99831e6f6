import type { Cluster } from './cluster';
import { isNew } from './resource';
import { upgradedFrom } from './upgrade';
import { ABSENT, type Value, known } from './value';

/** A switch of a cluster that keeps Atlas' value if the configuration does not set it. */
export type ClusterSwitch = 'backupEnabled' | 'pitEnabled' | 'terminationProtectionEnabled';

/**
 * The value that a switch will have. If it is not set, it is off on a new cluster and unchanged on an existing one. A Flex
 * cluster that is upgraded gets backups, an M0 does not. It is absent if the input does not show whether the cluster
 * exists, as at synth.
 */
export function switchOf(cluster: Cluster, name: ClusterSwitch): Value<boolean> {
  const value = cluster[name];
  if (value.kind !== 'absent') return value;
  if (isNew(cluster)) return known(false);
  const from = upgradedFrom(cluster);
  if (from !== undefined && name !== 'terminationProtectionEnabled')
    return known(from === 'flex' && name === 'backupEnabled');
  return cluster.before === undefined ? ABSENT : cluster.before[name];
}
