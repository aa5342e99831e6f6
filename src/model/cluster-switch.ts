import type { Cluster } from './cluster';
import { isNew } from './resource';
import { upgradedFrom } from './upgrade';
import { ABSENT, type Value, known } from './value';

/** What can be on or off of a cluster, and is Atlas' to say where the configuration leaves it out. */
export type ClusterSwitch = 'backupEnabled' | 'pitEnabled' | 'terminationProtectionEnabled';

/**
 * A switch as it will stand. Left out, it is off on a new cluster and stays as it was on one that exists. A Flex cluster
 * that is upgraded gets backups, an M0 gets none. It is absent
 * where nobody knows which of the two it is, as at synth.
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
