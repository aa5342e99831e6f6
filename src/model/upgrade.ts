import type { ClusterKind } from '../atlas';
import type { Cluster } from './cluster';
import { isDestroyed } from './resource';
import { knownValue } from './value';

/**
 * The kind of cluster that this plan upgrades to a dedicated cluster in place; undefined if it upgrades none. The provider
 * sends only the upgrade then, with the backup switch: on for a Flex cluster, and what is configured for an M0.
 */
export function upgradedFrom(cluster: Cluster): Extract<ClusterKind, 'flex' | 'free'> | undefined {
  const { before } = cluster;
  if (before === undefined || isDestroyed(cluster) || knownValue(cluster.kind) !== 'dedicated')
    return undefined;
  const from = knownValue(before.kind);
  return from === 'flex' || from === 'free' ? from : undefined;
}
